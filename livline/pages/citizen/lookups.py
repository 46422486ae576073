"""Who has looked at my case: when, why and in which role, never the name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from livline.office.access.matrix import Verb
from livline.office.accounts.models import Role
from livline.office.audit import actions as audit_actions
from livline.office.audit import queries as audit
from livline.office.audit.models import AuditEntry, Purpose
from livline.office.audit.words import object_words, verb_words
from livline.pages.common import lists
from livline.pages.common.screens import ViewerRequest, own_case_screen, require
from livline.records.cases.models import Case

PAGE_SIZE = 50


@dataclass(frozen=True)
class Lookup:
    """The same use by the same role on one day, however often."""

    on: date
    role: str | Promise
    verb: str
    object: str
    purpose: str | Promise
    times: int


@own_case_screen("audit_entry")
def lookups(request: ViewerRequest, case: Case) -> HttpResponse:
    """Every use of the citizen's data by others, the latest first; ``?export=`` gives the file."""
    others = audit.concerning(case.pk).exclude(actor_id=request.viewer.user_id)
    months = audit.months_of(others)
    chosen = next((one for one in months if f"{one:%Y-%m}" == request.GET.get("month")), None)
    found = others if chosen is None else audit.in_month(others, chosen)
    if request.GET.get("export") in lists.KINDS:
        return _taken_out(request, case, found)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lookups": gathered(page.object_list),
        "months": [(f"{one:%Y-%m}", one, one == chosen) for one in months],
    }
    return render(request, "citizen/lookups.html", context)


def _taken_out(request: ViewerRequest, case: Case, found: QuerySet[AuditEntry]) -> HttpResponse:
    """The same lines as a file; that it was taken is logged, too."""
    require(request, Verb.EXPORT, "audit_entry", case=case)
    table = [
        (one.on, one.role, f"{one.verb}: {one.object}", one.purpose, one.times)
        for one in gathered(found[: lists.EXPORTED_UP_TO])
    ]
    labels = [str(label) for label in (_("When"), _("Who"), _("What"), _("Why"), _("Times"))]
    audit_actions.record(
        request.viewer,
        verb=Verb.EXPORT,
        object="audit_entry",
        subject=case.pk,
        object_id=case.public_id,
    )
    return lists.file_of(request.GET["export"], labels=labels, table=table, name="opslag")


def gathered(entries: Iterable[AuditEntry]) -> list[Lookup]:
    """Neighbouring equal uses of one day as one line with their number."""
    return [
        Lookup(
            on=day,
            role=Role(role).label,
            verb=verb_words(verb),
            object=object_words(object),
            purpose=Purpose(purpose).label,
            times=len(list(same)),
        )
        for (day, role, verb, object, purpose), same in groupby(entries, key=_use)
    ]


def _use(entry: AuditEntry) -> tuple[date, str, str, str, str]:
    day = timezone.localtime(entry.at).date()
    return day, entry.role, entry.verb, entry.object, entry.purpose
