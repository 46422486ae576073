"""The reviews: what was found about lookups, who is still to be asked, and one more finding."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from livline.office.access.matrix import Verb
from livline.office.audit import actions as audit
from livline.office.audit import queries
from livline.office.audit.models import AuditEntry, Review, ReviewFinding
from livline.office.audit.words import object_words, verb_words
from livline.pages.auditor.sample import lines
from livline.pages.common import lists
from livline.pages.common.lists import Column
from livline.pages.common.screens import ViewerRequest, screen
from livline.records.journey.queries import lookups

ASKED_SHOWN = 50
# Once the person has been asked, the lookup is one or the other.
SETTLED = [(one.value, one.label) for one in (ReviewFinding.OK, ReviewFinding.BREACH)]

COLUMNS: list[Column[Review]] = [
    Column(
        "at",
        gettext_lazy("Reviewed"),
        lambda one: one.reviewed_at,
        "review.reviewed_at",
        sort=("reviewed_at",),
    ),
    Column(
        "finding",
        gettext_lazy("Finding"),
        lambda one: one.get_finding_display(),
        "review.finding",
        sort=("finding",),
    ),
    Column(
        "by", gettext_lazy("Reviewed by"), lambda one: one.reviewed_by.name, "review.reviewed_by"
    ),
    Column("when", gettext_lazy("Looked on"), lambda one: one.entry.at, "review.lookup"),
    Column(
        "actor", gettext_lazy("Who"), lambda one: getattr(one, "actor_name", ""), "review.lookup"
    ),
    Column(
        "verb",
        gettext_lazy("What was done"),
        lambda one: verb_words(one.entry.verb),
        "review.lookup",
    ),
    Column(
        "object",
        gettext_lazy("With what"),
        lambda one: object_words(one.entry.object),
        "review.lookup",
    ),
]


@screen("review")
def reviews(request: ViewerRequest) -> HttpResponse:
    """Every finding, the latest first, and above them the lookups that wait for an answer."""
    viewer = request.viewer
    finding = request.GET.get("finding", "")
    found = lookups.reviews(viewer)
    if finding in ReviewFinding.values:
        found = found.filter(finding=finding)
    columns = lists.allowed(COLUMNS, role=viewer.role)
    file = lists.export(request, found, columns, sort="-at", name="gennemgang")
    if file is not None:
        audit.record(viewer, verb=Verb.EXPORT, object="review")
        return file
    context = {
        "page": lists.page_of(request, found, columns, sort="-at"),
        "finding": finding,
        "choices": ReviewFinding.choices,
        "asked": lines(lookups.asked_about(viewer)[:ASKED_SHOWN]),
        "findings": SETTLED,
    }
    return render(request, "auditor/reviews.html", context)


@screen("review", read=Verb.CREATE, write=Verb.CREATE, logged=False)
def review(request: ViewerRequest) -> HttpResponse:
    """Keep the finding that was pressed beside a lookup, and go back to the list it stood in."""
    back = "auditor:reviews" if request.POST.get("from") == "reviews" else "auditor:sample"
    finding, lookup = request.POST.get("finding", ""), _lookup(request)
    if lookup is None or finding not in ReviewFinding.values:
        messages.error(request, _("Choose a finding for one of the lookups."))
        return redirect(back)
    audit.review(lookup, finding=ReviewFinding(finding), by=request.viewer)
    messages.success(request, _("The finding is kept."))
    return redirect(back)


def _lookup(request: ViewerRequest) -> AuditEntry | None:
    key = request.POST.get("lookup", "")
    if not (key.isascii() and key.isdigit() and len(key) < 19):
        return None
    return queries.visible_to(request.viewer).filter(pk=int(key)).first()
