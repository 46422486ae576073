"""The case page: where the case stands, its next action, the facts and one timeline."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from livline.pages.common.screens import ViewerRequest, case_screen, screen
from livline.records.cases.models import Case


@case_screen("case")
def case(request: ViewerRequest, case: Case) -> HttpResponse:
    """The case as the viewer may see it."""
    return render(request, "common/case.html", {"case": case})


@screen("case", logged=False)
def open_case(request: ViewerRequest, case_id: str) -> HttpResponse:
    """Ask for a reason before a case of another team opens."""
    raise Http404
