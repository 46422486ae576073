"""My lookups: what the signed-in person has looked at and changed, and what for."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from livline.office.audit import queries as audit
from livline.office.audit.models import AuditEntry
from livline.office.audit.words import object_words, verb_words
from livline.pages.common import lists
from livline.pages.common.lists import Column
from livline.pages.common.screens import ViewerRequest, screen

COLUMNS: list[Column[AuditEntry]] = [
    Column("at", _("When"), lambda entry: entry.at, "audit_entry.at", sort=("at",)),
    Column("verb", _("What was done"), lambda entry: verb_words(entry.verb), "audit_entry.verb"),
    Column(
        "object", _("With what"), lambda entry: object_words(entry.object), "audit_entry.object"
    ),
    Column("purpose", _("Why"), lambda entry: entry.get_purpose_display(), "audit_entry.purpose"),
]


@screen("audit_entry")
def own_lookups(request: ViewerRequest) -> HttpResponse:
    """Everybody may check their own use; a colleague's is for the auditor."""
    columns = lists.allowed(COLUMNS, role=request.viewer.role)
    found = audit.own(request.viewer)
    page = lists.page_of(request, found, columns, sort="-at")
    return render(request, "common/own_lookups.html", {"page": page})
