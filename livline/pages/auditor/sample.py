"""A random sample of recent lookups that no relation to the case explains."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from livline.office.audit.models import AuditEntry, ReviewFinding
from livline.office.audit.words import object_words, verb_words
from livline.pages.common.screens import ViewerRequest, screen
from livline.records.journey.queries import lookups


@dataclass(frozen=True)
class Line:
    """One lookup in words."""

    entry: AuditEntry
    verb: str
    object: str


@screen("audit_entry")
def sample(request: ViewerRequest) -> HttpResponse:
    """A few to review, another few each time the page is loaded."""
    context = {
        "entries": lines(lookups.sample(request.viewer)),
        "unreviewed": lookups.unreviewed(request.viewer).count(),
        "days": lookups.RECENT.days,
        "findings": ReviewFinding.choices,
    }
    return render(request, "auditor/sample.html", context)


def lines(entries: Iterable[AuditEntry]) -> list[Line]:
    """The lookups, ready to be judged one by one."""
    return [Line(one, verb_words(one.verb), object_words(one.object)) for one in entries]
