"""What every path of the API does first: who asks, may they, and one row in the log."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpRequest

from livline.office.access import matrix
from livline.office.access.matrix import Relation, Verb
from livline.office.access.rules import ScreenRule
from livline.office.access.viewer import Viewer
from livline.office.audit import actions as audit
from livline.office.audit.models import Purpose
from livline.office.audit.purposes import PURPOSES
from livline.records.cases import access
from livline.records.cases import queries as cases
from livline.records.cases.models import Case


def about_case(object: str, *, write: Verb | None = None) -> ScreenRule:
    """The rule of a path about one case."""
    return ScreenRule(object, Verb.READ, write, on_case=True)


def about_many(object: str) -> ScreenRule:
    """The rule of a path that lists."""
    return ScreenRule(object, Verb.READ, None, on_case=False)


def opened(
    request: HttpRequest, case_id: str, rule: ScreenRule, *, verb: Verb = Verb.READ
) -> tuple[Case, Viewer]:
    """The case and the viewer; a reading leaves its row. Unknown and forbidden are both 404."""
    viewer = _viewer(request)
    case = cases.find(case_id, viewer=viewer, object=rule.object, verb=verb)
    if case is None:
        hidden = cases.exists_hidden(case_id, viewer=viewer)
        if hidden is not None:
            audit.record(viewer, verb="refused", object=rule.object, subject=hidden)
        raise Http404
    relations = access.relations_to(case, viewer)
    if Relation.OPENED in relations and Relation.RESPONSIBLE not in relations:
        viewer = viewer.with_purpose(Purpose.STATED_REASON)
    if verb == Verb.READ:
        audit.record(
            viewer, verb=verb, object=rule.object, subject=case.pk, object_id=case.public_id
        )
    return case, viewer


def entered(request: HttpRequest, rule: ScreenRule) -> Viewer:
    """The viewer of a list; 404 unless the role may read the object in some relation."""
    viewer = _viewer(request)
    if not matrix.allowing(viewer.role, rule.read, rule.object):
        raise Http404
    return viewer


def listed(viewer: Viewer, rule: ScreenRule, *, subjects: Sequence[int] = ()) -> None:
    """Leave the row of a list: whose data it showed."""
    audit.record(viewer, verb=rule.read, object=rule.object, subjects=subjects)


def _viewer(request: HttpRequest) -> Viewer:
    viewer: Viewer | None = getattr(request, "viewer", None)
    if viewer is None:
        raise Http404
    return viewer.with_purpose(PURPOSES[viewer.role])
