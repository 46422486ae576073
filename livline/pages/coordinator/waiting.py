"""The waiting list: citizens with an agreement ready and no mentor yet, the longest wait first."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import floatformat
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from livline.pages.common import lists
from livline.pages.common.lists import Column
from livline.pages.common.screens import ViewerRequest, screen
from livline.pages.coordinator import exports
from livline.records.cases.models import Case
from livline.records.grants.models import PurposeKind
from livline.records.matches import queries as matches


def columns_on(on: date) -> list[Column[Any]]:
    """The columns; the wait is counted to this day."""

    def waited(case: Any) -> object:
        return (on - case.waiting_since).days if case.waiting_since else ""

    return [
        Column("name", _("Citizen"), _name, "person.name", ("citizen__sort_key",), _address),
        Column("unit", _("Unit"), lambda c: c.unit.name, "case.unit", ("unit__name",)),
        Column("since", _("Granted"), _since, "grant.period", ("waiting_since",)),
        Column("days", _("Days waited"), waited, "grant.period", ("-waiting_since",)),
        Column("purpose", _("Purpose"), _purpose, "grant.purpose", ("purpose_kind",)),
        Column("hours", _("Hours per week"), _hours, "grant.hours", ("hours_wanted",)),
        Column("language", _("Language"), _language, "person.language", ("citizen__language",)),
        Column("nos", _("Said no"), lambda c: c.nos or "", "match.answer", ("nos",)),
    ]


@screen("match")
def waiting(request: ViewerRequest) -> HttpResponse:
    """Who waits for a mentor; each name leads to those who can."""
    columns = lists.allowed(columns_on(request.viewer.on), role=request.viewer.role)
    found = matches.waiting(request.viewer)
    file = exports.taken_out(request, found, columns, sort="since", object="match", case_key="pk")
    if file is not None:
        return file
    page = lists.page_of(request, found, columns, sort="since")
    request.shown_cases = [case.pk for case in page.records]
    counted = ngettext("%(count)s citizen waits", "%(count)s citizens wait", page.total)
    shown = {
        "page": page,
        "count": counted % {"count": page.total},
        "exports": exports.may_export(request, "match"),
    }
    return render(request, "coordinator/waiting.html", shown)


def _name(case: Case) -> str:
    return case.citizen.name


def _address(case: Case) -> str:
    return reverse("coordinator:match", args=[case.public_id])


def _since(case: Any) -> object:
    return case.waiting_since


def _purpose(case: Any) -> object:
    return PurposeKind(case.purpose_kind).label if case.purpose_kind else ""


def _hours(case: Any) -> str:
    return floatformat(case.hours_wanted, -2)


def _language(case: Case) -> object:
    return case.citizen.get_language_display()
