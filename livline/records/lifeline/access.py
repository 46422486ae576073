"""Which call-backs a viewer may reach."""

from __future__ import annotations

from django.db.models import QuerySet

from livline.office.access.matrix import Verb
from livline.office.access.viewer import Viewer
from livline.office.accounts.models import Role
from livline.records.cases import access as cases
from livline.records.lifeline.models import CallBack


def visible_to(viewer: Viewer, *, verb: Verb = Verb.READ) -> QuerySet[CallBack]:
    """Call-backs of the cases that the viewer may read; a mentor's are of own matches."""
    reachable = cases.visible_to(viewer, object="callback", verb=verb)
    found = CallBack.objects.filter(case__in=reachable)
    if viewer.role == Role.MENTOR:
        return found.filter(match__mentor__user=viewer.user_id)
    return found
