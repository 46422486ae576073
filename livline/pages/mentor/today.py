"""The mentor's start page: who needs me today, and one press to log a contact."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from livline.pages.common import today_lines
from livline.pages.common.screens import ViewerRequest, screen
from livline.pages.mentor.lines import citizen_lines
from livline.records.contacts import queries as contacts
from livline.records.journey import queries as journey
from livline.records.journey.queries import Urgency


@screen("work_list")
def today(request: ViewerRequest) -> HttpResponse:
    """Call-backs first, then what waits for a signature, then the citizens by next appointment."""
    viewer = request.viewer
    pressing = [one for one in journey.today(viewer) if one.action.urgency > Urgency.CALM]
    lines = citizen_lines(viewer)
    shown = {line.match.case_id for line in lines} | {one.case.pk for one in pressing}
    request.shown_cases = sorted(shown)
    context = {
        "pressing": today_lines.lines(pressing, viewer),
        "drafts": contacts.drafts_of(viewer),
        "lines": lines,
        "on": viewer.on,
    }
    return render(request, "mentor/today.html", context)
