"""All cases the coordinator sees: who, where, and with which mentor."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from livline.office.tenancy import queries as tenancy
from livline.pages.common import lists
from livline.pages.common.lists import Column
from livline.pages.common.screens import ViewerRequest, screen
from livline.pages.coordinator import exports
from livline.records.cases import queries
from livline.records.cases.models import Case, CaseStatus
from livline.records.matches import queries as matches


class CaseFilter(forms.Form):
    """What the list is narrowed by."""

    unit = forms.ChoiceField(label=_("Unit"), choices=[], required=False)
    status = forms.ChoiceField(
        label=_("Status"), choices=[("", _("All")), *CaseStatus.choices], required=False
    )

    def __init__(self, request: ViewerRequest) -> None:
        super().__init__(request.GET)
        units = tenancy.units_of(request.viewer.municipality_code)
        field = self.fields["unit"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("All")), *((unit.public_id, unit.name) for unit in units)]


def _address(case: Case) -> str:
    return reverse("common:case", args=[case.public_id])


def _until(case: Any) -> object:
    return case.mentor_until - timedelta(days=1) if case.mentor_until else ""


COLUMNS: list[Column[Any]] = [
    Column(
        "name",
        _("Citizen"),
        lambda c: c.citizen.name,
        "person.name",
        ("citizen__sort_key",),
        _address,
    ),
    Column("unit", _("Unit"), lambda c: c.unit.name, "case.unit", ("unit__name",)),
    Column("status", _("Status"), lambda c: c.get_status_display(), "case.status", ("status",)),
    Column(
        "referred", _("Referred"), lambda c: c.referred_on, "case.referred_on", ("referred_on",)
    ),
    Column(
        "mentor", _("Mentor"), lambda c: c.mentor_name or "", "match.mentor_name", ("mentor_name",)
    ),
    Column("until", _("Mentor until"), _until, "match.period", ("mentor_until",)),
]


@screen("case")
def cases(request: ViewerRequest) -> HttpResponse:
    """The cases as a list that filters, sorts and can be taken out."""
    columns = lists.allowed(COLUMNS, role=request.viewer.role)
    form, search = CaseFilter(request), request.GET.get("q", "")
    form.is_valid()
    chosen = queries.listed(
        request.viewer,
        search=search,
        status=form.cleaned_data.get("status", ""),
        unit_id=form.cleaned_data.get("unit", ""),
    )
    found = matches.with_mentor(chosen, request.viewer.on)
    file = exports.taken_out(request, found, columns, sort="name", object="case", case_key="pk")
    if file is not None:
        return file
    page = lists.page_of(request, found, columns, sort="name")
    request.shown_cases = [case.pk for case in page.records]
    counted = ngettext("%(count)s case", "%(count)s cases", page.total) % {"count": page.total}
    shown = {
        "page": page,
        "form": form,
        "search": search,
        "count": counted,
        "exports": exports.may_export(request, "case"),
    }
    return render(request, "coordinator/cases.html", shown)
