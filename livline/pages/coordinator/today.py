"""The coordinator's start page: what needs me today."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from livline.pages.common import today_lines
from livline.pages.common.screens import ViewerRequest, screen
from livline.records.journey import queries as journey


@screen("work_list")
def today(request: ViewerRequest) -> HttpResponse:
    """Call-backs that nobody has taken first, then who waits, each with its one next action."""
    items = journey.today(request.viewer)
    request.shown_cases = [item.case.pk for item in items]
    return render(
        request,
        "coordinator/today.html",
        {
            "lines": today_lines.lines(items, request.viewer),
            "counts": today_lines.counts(items),
            "urgent": today_lines.urgent(items),
            "on": request.viewer.on,
        },
    )
