"""The lines of "what needs me today", ready for the screen, for those who work at a desk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from livline.office.access import matrix
from livline.office.access.viewer import Viewer
from livline.pages.common import links
from livline.pages.common.screens import ViewerRequest
from livline.records.journey import queries as journey
from livline.records.journey.queries import TodayItem, Urgency


@dataclass(frozen=True)
class TodayLine:
    """One line: who, what to do, by when, how pressing, and where it is done."""

    name: str
    case_url: str
    action: str | Promise
    url: str
    detail: str | Promise
    due: date | datetime | None
    since: date | None
    tone: str
    is_callback: bool


@dataclass(frozen=True)
class TodayCount:
    """How many lines ask for one thing."""

    label: str
    number: int


def page(request: ViewerRequest, template: str) -> HttpResponse:
    """One list, most urgent first, each line with its one next action."""
    items = journey.today(request.viewer)
    request.shown_cases = [item.case.pk for item in items]
    context = {
        "lines": lines(items, request.viewer),
        "counts": counts(items),
        "urgent": urgent(items),
        "on": request.viewer.on,
    }
    return render(request, template, context)


def lines(items: Sequence[TodayItem], viewer: Viewer) -> list[TodayLine]:
    """The lines in their order, with the name that the role may read."""
    full = "name" in matrix.fields_for(
        viewer.role, "person", matrix.allowing(viewer.role, matrix.Verb.READ, "person")
    )
    return [
        TodayLine(
            name=item.case.citizen.name if full else item.case.citizen.calling_name,
            case_url=links.to("common:case", case=item.case),
            action=item.action.label,
            url=links.to(item.action.url_name, case=item.case, object_id=item.object_id),
            detail=item.detail,
            due=item.due_at or item.action.due_on,
            since=item.since,
            tone=item.action.urgency.label,
            is_callback=item.is_callback,
        )
        for item in items
    ]


def counts(items: Sequence[TodayItem]) -> list[TodayCount]:
    """How many of each action there are, most first, for the line above the list."""
    return [
        TodayCount(label, number)
        for label, number in Counter(str(item.action.label) for item in items).most_common()
    ]


def urgent(items: Sequence[TodayItem]) -> int:
    """How many lines are urgent."""
    return sum(item.action.urgency == Urgency.URGENT for item in items)
