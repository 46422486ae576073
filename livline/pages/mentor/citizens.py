"""My citizens: everybody whose mentor I am today."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from livline.pages.common.screens import ViewerRequest, screen
from livline.pages.mentor.lines import citizen_lines


@screen("person")
def citizens(request: ViewerRequest) -> HttpResponse:
    """The running matches, searched by the name a citizen is called."""
    search = request.GET.get("q", "").strip()
    found = [
        line
        for line in citizen_lines(request.viewer)
        if search.casefold() in line.calling_name.casefold()
    ]
    request.shown_cases = [line.match.case_id for line in found]
    return render(request, "mentor/citizens.html", {"lines": found, "search": search})
