"""Proposals that wait for an answer, what citizens said no to, and who wishes another mentor."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from livline.office.access.viewer import Viewer
from livline.pages.common import lists
from livline.pages.common.lists import Column
from livline.pages.common.screens import ViewerRequest, screen
from livline.pages.coordinator import exports
from livline.records.matches import queries as matches
from livline.records.matches.models import Match, MatchState

VIEWS = {
    "open": _("Waiting for an answer or signatures"),
    "no": _("The citizen said no"),
    "wishes": _("Wishes another mentor"),
}


def _address(match: Match) -> str:
    return reverse("coordinator:match", args=[match.case.public_id])


FIRST: list[Column[Any]] = [
    Column(
        "name",
        _("Citizen"),
        lambda m: m.case.citizen.name,
        "person.name",
        ("case__citizen__sort_key",),
        _address,
    ),
    Column("unit", _("Unit"), lambda m: m.case.unit.name, "case.unit", ("case__unit__name",)),
    Column(
        "mentor", _("Mentor"), lambda m: m.mentor.name, "match.mentor_name", ("mentor__sort_key",)
    ),
]
PROPOSED: Column[Any] = Column(
    "on", _("Proposed"), lambda m: m.proposed_on, "match.state", ("proposed_on",)
)
MORE: dict[str, list[Column[Any]]] = {
    "open": [
        PROPOSED,
        Column("state", _("State"), lambda m: m.get_state_display(), "match.state", ("state",)),
    ],
    "no": [
        PROPOSED,
        Column("at", _("Answered"), lambda m: m.answered_at, "match.answer", ("answered_at",)),
        Column(
            "why",
            _("Reason"),
            lambda m: m.get_decline_reason_display(),
            "match.decline_reason",
            ("decline_reason",),
        ),
        Column("words", _("In own words"), lambda m: m.decline_words, "match.decline_reason"),
    ],
    "wishes": [
        Column(
            "at", _("Wished"), lambda m: m.another_wished_at, "match.answer", ("another_wished_at",)
        ),
        Column("words", _("In own words"), lambda m: m.another_words, "match.answer"),
    ],
}
SORTS = {"open": "on", "no": "-at", "wishes": "at"}


@screen("match")
def proposals(request: ViewerRequest) -> HttpResponse:
    """One of three views of the proposals, each with its own address."""
    chosen = request.GET.get("view", "open")
    chosen = chosen if chosen in VIEWS else "open"
    columns = lists.allowed([*FIRST, *MORE[chosen]], role=request.viewer.role)
    found = _found(chosen, request.viewer)
    file = exports.taken_out(
        request, found, columns, sort=SORTS[chosen], object="match", case_key="case"
    )
    if file is not None:
        return file
    page = lists.page_of(request, found, columns, sort=SORTS[chosen])
    request.shown_cases = [match.case_id for match in page.records]
    tabs = [
        {"label": label, "url": f"?view={key}", "current": key == chosen}
        for key, label in VIEWS.items()
    ]
    shown = {"page": page, "tabs": tabs, "exports": exports.may_export(request, "match")}
    return render(request, "coordinator/proposals.html", shown | {"caption": VIEWS[chosen]})


def _found(chosen: str, viewer: Viewer) -> QuerySet[Match]:
    if chosen == "wishes":
        return matches.wishes_for_another(viewer)
    if chosen == "no":
        return matches.proposals(viewer, states=[MatchState.DECLINED])
    return matches.proposals(viewer)
