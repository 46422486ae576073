"""The analyst's figures per unit and per month, with small numbers protected."""

from __future__ import annotations

from django.http import HttpResponse

from livline.pages.common import figures as tables
from livline.pages.common.screens import ViewerRequest, screen

TEMPLATE = "analyst/figures.html"


@screen("figures")
def figures(request: ViewerRequest) -> HttpResponse:
    """Every unit of the municipality today."""
    return tables.units_page(request, TEMPLATE, is_protected=True)


@screen("figures")
def months(request: ViewerRequest) -> HttpResponse:
    """The last twelve months."""
    return tables.months_page(request, TEMPLATE, is_protected=True)
