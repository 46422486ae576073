"""The caseworker's start page: what needs me today."""

from __future__ import annotations

from django.http import HttpResponse

from livline.pages.common import today_lines
from livline.pages.common.screens import ViewerRequest, screen


@screen("work_list")
def today(request: ViewerRequest) -> HttpResponse:
    """One list, most urgent first, each case with its one next action."""
    return today_lines.page(request, "caseworker/today.html")
