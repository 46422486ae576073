"""The caseworker's cases as a list: searched, filtered, sorted, paged and taken out."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from livline.office.access.matrix import Verb
from livline.office.audit import actions as audit
from livline.pages.common import lists
from livline.pages.common.lists import Column
from livline.pages.common.screens import ViewerRequest, screen
from livline.records.cases import queries
from livline.records.cases.models import Case, CaseStatus


def _names(case: Case) -> str:
    responsible = getattr(case, "responsible", [])
    return ", ".join(row.user.name for row in responsible)


def _number(case: Case) -> str:
    return case.citizen.id_number_masked


COLUMNS: list[Column[Case]] = [
    Column(
        "name",
        _("Name"),
        lambda case: case.citizen.name,
        "person.name",
        sort=("citizen__sort_key",),
        link=lambda case: reverse("common:case", args=[case.public_id]),
    ),
    Column(
        "number",
        _("CPR number"),
        lambda case: case.citizen.id_number_masked,
        "person.id_number_masked",
    ),
    Column("unit", _("Unit"), lambda case: case.unit.name, "case.unit", sort=("unit__name",)),
    Column("caseworker", _("Caseworker"), _names, "case.caseworker"),
    Column(
        "referred",
        _("Referred on"),
        lambda case: case.referred_on,
        "case.referred_on",
        sort=("referred_on",),
    ),
    Column("status", _("Status"), lambda case: case.get_status_display(), "case.status"),
]


@screen("case")
def cases(request: ViewerRequest) -> HttpResponse:
    """The cases the caseworker may read; ``?export=`` gives those they may take out."""
    viewer = request.viewer
    search = request.GET.get("q", "").strip()
    status = request.GET.get("status", CaseStatus.OPEN)
    found = queries.listed(viewer, search=search, status=status)
    columns = lists.allowed(COLUMNS, role=viewer.role)
    allowed = found.filter(queries.reachable(viewer, object="case", verb=Verb.EXPORT))
    file = lists.export(
        request,
        queries.with_caseworkers(allowed, on=viewer.on),
        columns,
        sort="name",
        name="sager",
    )
    if file is not None:
        shown = list(allowed.values_list("pk", flat=True)[: lists.EXPORTED_UP_TO])
        audit.record(viewer, verb=Verb.EXPORT, object="case", subjects=shown)
        return file
    page = lists.page_of(
        request, queries.with_caseworkers(found, on=viewer.on), columns, sort="name"
    )
    request.shown_cases = [case.pk for case in page.records]
    context = {"page": page, "search": search, "status": status, "statuses": CaseStatus.choices}
    return render(request, "caseworker/cases.html", context)
