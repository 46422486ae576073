"""Declare a screen: which object of the matrix it shows, and who therefore may open it.

A screen finds its case through ``visible_to``, answers 404 for unknown and forbidden alike, and
leaves one audit row. The access test reads ``view.screen_rule`` of every address.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.cache import never_cache

from livline.office.access import matrix
from livline.office.access.matrix import Relation, Verb
from livline.office.access.rules import READING, OpenRule, ScreenRule
from livline.office.access.viewer import Viewer
from livline.office.accounts.models import Role
from livline.office.audit import actions as audit
from livline.office.audit.models import Purpose
from livline.office.audit.purposes import PURPOSES
from livline.records.cases import access
from livline.records.cases import queries as cases
from livline.records.cases.models import Case

P = ParamSpec("P")

# A person's pages are that person's alone: they are laid out for what that role may read.
ROLE_OF_PAGES = {
    "citizen": Role.CITIZEN,
    "mentor": Role.MENTOR,
    "company": Role.COMPANY_CONTACT,
    "caseworker": Role.CASEWORKER,
    "coordinator": Role.COORDINATOR,
    "manager": Role.MANAGER,
    "analyst": Role.ANALYST,
    "auditor": Role.AUDITOR,
    "administrator": Role.ADMINISTRATOR,
}


class ViewerRequest(HttpRequest):
    """A request of a signed-in viewer; ``shown_cases`` collects whose data a list showed."""

    viewer: Viewer
    shown_cases: Sequence[int]


CaseView = Callable[Concatenate[ViewerRequest, Case, P], HttpResponseBase]
PlainView = Callable[Concatenate[ViewerRequest, P], HttpResponseBase]
View = Callable[..., HttpResponseBase]


def case_screen(
    object: str, *, read: Verb = Verb.READ, write: Verb | None = None, logged: bool = True
) -> Callable[[CaseView[P]], View]:
    """A screen about one case: the address has ``case_id``, the view gets the case."""
    declared = ScreenRule(object, read, write, on_case=True, logged=logged)

    def declare(view: CaseView[P]) -> View:
        rule = _among(view, declared)

        @never_cache
        @functools.wraps(view)
        def opened(request: HttpRequest, case_id: str, *args: Any, **kw: Any) -> HttpResponseBase:
            asked = _enter(request, rule, case_id=case_id)
            if isinstance(asked, HttpResponse):
                return asked
            case = cases.find(case_id, viewer=asked.viewer, object=object, verb=_verb(asked, rule))
            if case is None:
                _refuse(asked, rule, case_id)
                raise Http404
            return _run(asked, rule, case, functools.partial(view, asked, case, *args, **kw))

        opened.screen_rule = rule  # type: ignore[attr-defined]
        return opened

    return declare


def own_case_screen(
    object: str, *, read: Verb = Verb.READ, write: Verb | None = None, logged: bool = True
) -> Callable[[CaseView[P]], View]:
    """A citizen's screen about their own case; the address has no case in it."""
    declared = ScreenRule(object, read, write, on_case=True, own_case=True, logged=logged)

    def declare(view: CaseView[P]) -> View:
        rule = _among(view, declared)

        @never_cache
        @functools.wraps(view)
        def opened(request: HttpRequest, *args: Any, **kw: Any) -> HttpResponseBase:
            asked = _enter(request, rule)
            if isinstance(asked, HttpResponse):
                return asked
            if asked.viewer.role != Role.CITIZEN:
                raise Http404
            found = access.visible_to(asked.viewer, object=object, verb=_verb(asked, rule))
            case = found.select_related("citizen", "unit").first()
            if case is None:
                raise Http404
            return _run(asked, rule, case, functools.partial(view, asked, case, *args, **kw))

        opened.screen_rule = rule  # type: ignore[attr-defined]
        return opened

    return declare


def screen(
    object: str, *, read: Verb = Verb.READ, write: Verb | None = None, logged: bool = True
) -> Callable[[PlainView[P]], View]:
    """A screen about no single case: lists, own things, the register. ``visible_to`` narrows it.

    Whoever may do this to the object in any relation may open the page; what it lists is for the
    view's query to narrow, and ``request.shown_cases`` names whose data were shown.
    """
    declared = ScreenRule(object, read, write, on_case=False, logged=logged)

    def declare(view: PlainView[P]) -> View:
        rule = _among(view, declared)

        @never_cache
        @functools.wraps(view)
        def opened(request: HttpRequest, *args: Any, **kw: Any) -> HttpResponseBase:
            asked = _enter(request, rule)
            if isinstance(asked, HttpResponse):
                return asked
            if not matrix.allowing(asked.viewer.role, _verb(asked, rule), object):
                raise Http404
            return _run(asked, rule, None, functools.partial(view, asked, *args, **kw))

        opened.screen_rule = rule  # type: ignore[attr-defined]
        return opened

    return declare


def open_page(why: str) -> Callable[[View], View]:
    """A page that shows nobody's data (sign-in, errors, health); ``why`` is read by the tests."""

    def declare(view: View) -> View:
        @functools.wraps(view)
        def opened(request: HttpRequest, *args: Any, **kw: Any) -> HttpResponseBase:
            return view(request, *args, **kw)

        opened.screen_rule = OpenRule(why)  # type: ignore[attr-defined]
        return opened

    return declare


def require(request: ViewerRequest, verb: Verb, object: str, *, case: Case) -> None:
    """404 unless the viewer may also do this to another object of the case shown."""
    if not access.may(request.viewer, verb, object, case=case):
        raise Http404


def _among(view: Callable[..., object], rule: ScreenRule) -> ScreenRule:
    """The rule, narrowed to the role among whose pages the view lies."""
    person = view.__module__.removeprefix("livline.pages.").partition(".")[0]
    role = ROLE_OF_PAGES.get(person)
    return rule if role is None else replace(rule, roles=frozenset({role}))


def _enter(
    request: HttpRequest, rule: ScreenRule, *, case_id: str = ""
) -> ViewerRequest | HttpResponse:
    viewer: Viewer | None = getattr(request, "viewer", None)
    if viewer is None:
        return redirect_to_login(request.get_full_path())
    request.viewer = viewer.with_purpose(PURPOSES[viewer.role])  # type: ignore[attr-defined]
    request.shown_cases = ()  # type: ignore[attr-defined]
    asked: ViewerRequest = request  # type: ignore[assignment]
    if viewer.role not in rule.roles or (request.method not in READING and rule.write is None):
        _refuse(asked, rule, case_id)
        raise Http404
    return asked


def _verb(request: ViewerRequest, rule: ScreenRule) -> Verb:
    if request.method in READING or rule.write is None:
        return rule.read
    return rule.write


def _run(
    request: ViewerRequest,
    rule: ScreenRule,
    case: Case | None,
    view: Callable[[], HttpResponseBase],
) -> HttpResponseBase:
    if case is not None:
        request.viewer = _with_reason(request.viewer, case)
    response = view()
    # What redirects or gives a file has left its own row; everything else showed data.
    if rule.logged and not (_redirects(response) or _gives_a_file(response)):
        audit.record(
            request.viewer,
            # Opening a form reads, whatever right it takes to open it.
            verb=Verb.EXPORT if rule.read is Verb.EXPORT else Verb.READ,
            object=rule.object,
            subject=case.pk if case else None,
            subjects=request.shown_cases if case is None else (),
            object_id=case.public_id if case else "",
        )
    return response


def _with_reason(viewer: Viewer, case: Case) -> Viewer:
    relations = access.relations_to(case, viewer)
    if Relation.OPENED in relations and Relation.RESPONSIBLE not in relations:
        return viewer.with_purpose(Purpose.STATED_REASON)
    return viewer


def _redirects(response: HttpResponseBase) -> bool:
    return response.status_code in {302, 303} or response.has_header("HX-Redirect")


def _gives_a_file(response: HttpResponseBase) -> bool:
    return response.has_header("Content-Disposition")


def _refuse(request: ViewerRequest, rule: ScreenRule, case_id: str) -> None:
    """Log that somebody asked for a case in vain; the answer tells nothing."""
    hidden = cases.exists_hidden(case_id, viewer=request.viewer) if case_id else None
    if hidden is not None:
        audit.record(request.viewer, verb="refused", object=rule.object, subject=hidden)
