"""A random sample of recent lookups that no relation to the case explains."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from livline.office.audit.words import object_words, verb_words
from livline.pages.common.screens import ViewerRequest, screen
from livline.records.journey.queries import lookups


@screen("audit_entry")
def sample(request: ViewerRequest) -> HttpResponse:
    """A few to review, another few each time the page is loaded."""
    entries = [
        {"entry": entry, "verb": verb_words(entry.verb), "object": object_words(entry.object)}
        for entry in lookups.sample(request.viewer)
    ]
    unexplained = lookups.unexplained(request.viewer).count()
    context = {"entries": entries, "unexplained": unexplained, "days": lookups.RECENT.days}
    return render(request, "auditor/sample.html", context)
