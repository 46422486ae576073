"""The audit log: searched, filtered, paged, taken out."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from livline.office.access.matrix import Verb
from livline.office.accounts.models import Role
from livline.office.audit import actions as audit
from livline.office.audit.models import AuditEntry, Purpose
from livline.office.audit.words import OBJECTS, VERBS, object_words, verb_words
from livline.pages.common import lists
from livline.pages.common.lists import Column
from livline.pages.common.screens import ViewerRequest, screen
from livline.pages.components.days import Day
from livline.records.journey.queries import lookups
from livline.records.journey.queries.lookups import LookupFilter


def _case(entry: AuditEntry) -> str:
    return getattr(entry, "case_public_id", None) or ""


def _open(entry: AuditEntry) -> str:
    return reverse("common:open_case", args=[_case(entry)]) if _case(entry) else ""


def _concerned(entry: AuditEntry) -> object:
    if entry.subjects:
        return _("A list with several cases")
    return _case(entry)[:6]


COLUMNS: list[Column[AuditEntry]] = [
    Column("at", _("When"), lambda entry: entry.at, "audit_entry.at", sort=("at",)),
    Column("actor", _("Who"), lambda entry: getattr(entry, "actor_name", ""), "audit_entry.actor"),
    Column("role", _("Role"), lambda entry: entry.get_role_display(), "audit_entry.role"),
    Column("verb", _("What was done"), lambda entry: verb_words(entry.verb), "audit_entry.verb"),
    Column(
        "object", _("With what"), lambda entry: object_words(entry.object), "audit_entry.object"
    ),
    Column("purpose", _("Why"), lambda entry: entry.get_purpose_display(), "audit_entry.purpose"),
    Column("case", _("Case"), _concerned, "audit_entry.object", link=_open),
]


class LogForm(forms.Form):
    """What the log is narrowed to."""

    actor = forms.CharField(label=_("Name of the person"), required=False, max_length=80)
    role = forms.ChoiceField(label=_("Role"), required=False, choices=[("", "–"), *Role.choices])
    verb = forms.ChoiceField(
        label=_("What was done"), required=False, choices=[("", "–"), *VERBS.items()]
    )
    object = forms.ChoiceField(
        label=_("With what"), required=False, choices=[("", "–"), *OBJECTS.items()]
    )
    purpose = forms.ChoiceField(
        label=_("Why"), required=False, choices=[("", "–"), *Purpose.choices]
    )
    since = Day(
        label=_("From"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    until = Day(
        label=_("Until"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    case_id = forms.CharField(required=False, max_length=22, widget=forms.HiddenInput)


@screen("audit_entry")
def log(request: ViewerRequest) -> HttpResponse:
    """Who looked at what, when and what for; ``?export=`` gives what the filters leave."""
    form = LogForm(request.GET or None)
    narrowed = LookupFilter(**form.cleaned_data) if form.is_valid() else LookupFilter()
    found = lookups.log(request.viewer, narrowed)
    columns = lists.allowed(COLUMNS, role=request.viewer.role)
    file = lists.export(request, found, columns, sort="-at", name="opslag")
    if file is not None:
        audit.record(request.viewer, verb=Verb.EXPORT, object="audit_entry")
        return file
    page = lists.page_of(request, found, columns, sort="-at")
    return render(request, "auditor/log.html", {"page": page, "form": form})
