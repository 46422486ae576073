"""More: the ways to the pages that are needed less often, and the numbers for help."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from livline.pages.common.screens import ViewerRequest, own_case_screen
from livline.records.cases.models import Case


@own_case_screen("case", logged=False)
def more(request: ViewerRequest, case: Case) -> HttpResponse:
    """Only ways; no personal data stand here."""
    return render(request, "citizen/more.html")
