"""My hours: granted, used and left by match; of an ended match the hours and no person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render

from livline.pages.common.screens import ViewerRequest, screen
from livline.records.contacts import queries as contacts
from livline.records.contacts.queries import Hours
from livline.records.matches.models import Match
from livline.records.people import queries as people

FIRST_OF_MONTH = 1
MINUTES_PER_HOUR = 60


@dataclass(frozen=True)
class HoursLine:
    """One match in hours; ``calling_name`` is empty once the match has ended."""

    calling_name: str
    starts_on: date | None
    ends_on: date | None
    hours: Hours
    this_month: float


@screen("hours")
def hours(request: ViewerRequest) -> HttpResponse:
    """Running matches first; the mentor's own hours stay after a match has ended."""
    viewer = request.viewer
    mentor = people.mentor_of(viewer)
    begun = list(contacts.begun_matches(mentor)) if mentor else []
    running = {match.pk for match in contacts.own_matches(viewer)}
    counted = contacts.hours_of(begun, on=viewer.on)
    since = viewer.on.replace(day=FIRST_OF_MONTH)
    month = contacts.minutes_between(begun, since=since, until=viewer.on)
    lines = [
        HoursLine(
            calling_name=match.case.citizen.calling_name if match.pk in running else "",
            starts_on=match.starts_on,
            ends_on=match.ends_on,
            hours=counted[match.pk],
            this_month=_hours(month, match),
        )
        for match in begun
    ]
    request.shown_cases = [match.case_id for match in begun if match.pk in running]
    total = sum(line.this_month for line in lines)
    return render(request, "mentor/hours.html", {"lines": lines, "total": total})


def _hours(minutes: dict[int, int], match: Match) -> float:
    return round(minutes.get(match.pk, 0) / MINUTES_PER_HOUR, 2)
