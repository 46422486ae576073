"""Prepare the ending: how the contact tapers, what remains, and what to talk about."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render

from livline.pages.common.screens import ViewerRequest, case_screen
from livline.pages.mentor.contact import tasks_of
from livline.records.cases.models import Case
from livline.records.contacts import queries as contacts

WEEKS_BACK = 4
DAYS_PER_WEEK = 7
MINUTES_PER_HOUR = 60


@case_screen("agreement")
def ending(request: ViewerRequest, case: Case) -> HttpResponse:
    """Where the contact should be by now, where it is, and which tasks are left."""
    viewer = request.viewer
    match = contacts.own_match(case, viewer=viewer)
    if match is None:
        # Before the support begins there is only the agreement to read and sign.
        return redirect("mentor:agreement", case_id=case.public_id)
    taper = list(match.agreement.taper.all())
    last_day = match.ends_on or viewer.on
    since = viewer.on - timedelta(weeks=WEEKS_BACK)
    minutes = contacts.minutes_between([match], since=since, until=viewer.on).get(match.pk, 0)
    context = {
        "case": case,
        "calling_name": case.citizen.calling_name,
        "last_day": last_day,
        "weeks_left": max(0, (last_day - viewer.on).days // DAYS_PER_WEEK),
        "reached": [step for step in taper if step.starts_on <= viewer.on],
        "coming": [step for step in taper if step.starts_on > viewer.on],
        "tasks": tasks_of(match),
        "per_week": round(minutes / MINUTES_PER_HOUR / WEEKS_BACK, 1),
        "agreed": match.hours_per_week,
    }
    return render(request, "mentor/ending.html", context)
