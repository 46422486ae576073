"""The manager's figures per unit and per month, as they are."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from livline.pages.common import figures as tables
from livline.pages.common.screens import ViewerRequest, screen
from livline.records.journey.queries import figures as queries


@screen("figures")
def figures(request: ViewerRequest) -> HttpResponse:
    """Every unit of the municipality today; ``?export=`` gives the same table as a file."""
    table = tables.unit_table(queries.by_unit(request.viewer), is_protected=False)
    file = tables.file_asked_for(request, table, name="enheder")
    if file is not None:
        return file
    context = {"table": table, "on": request.viewer.on, "now": "units"}
    return render(request, "manager/figures.html", context)


@screen("figures")
def months(request: ViewerRequest) -> HttpResponse:
    """The last twelve months; ``?export=`` gives the same table as a file."""
    table = tables.month_table(queries.by_month(request.viewer), is_protected=False)
    file = tables.file_asked_for(request, table, name="maaneder")
    if file is not None:
        return file
    context = {"table": table, "on": request.viewer.on, "now": "months"}
    return render(request, "manager/figures.html", context)
