"""Questions about follow-ups: which talks are due, what was decided, how the support ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import QuerySet

from livline.engines import law
from livline.engines.findings import Finding
from livline.office.access.viewer import Viewer
from livline.records.agreements.models import Agreement
from livline.records.cases.models import Case
from livline.records.followups import access
from livline.records.followups.models import Ending, FollowUp, FollowUpKind, Handover
from livline.records.grants.models import Grant, GrantState
from livline.records.matches.models import Match

visible_to = access.visible_to
endings_visible_to = access.endings_visible_to

# Practice, not law: a talk early, one in the middle, one while there is time to decide.
AFTER_START = {FollowUpKind.WEEK_4: timedelta(weeks=4), FollowUpKind.WEEK_13: timedelta(weeks=13)}
BEFORE_END = timedelta(weeks=4)


def suggested(first: date, last: date) -> Iterator[tuple[FollowUpKind, date]]:
    """When to follow up support from ``first`` to ``last`` (both inclusive).

    A talk that would fall on or after the one before the end is left out; support that is over
    within four weeks has that one talk on its first day.
    """
    before_end = max(first, last - BEFORE_END)
    for kind, later in AFTER_START.items():
        if first + later < before_end:
            yield kind, first + later
    yield FollowUpKind.BEFORE_END, before_end


def of_case(case: Case) -> QuerySet[FollowUp]:
    """The talks of the case that are due or were held, by day."""
    return case.followups.filter(cancelled_on__isnull=True).select_related("grant", "held_by")


def open_of(case: Case) -> QuerySet[FollowUp]:
    """The talks of the case that are still to be held, by day."""
    return of_case(case).filter(held_on__isnull=True)


def next_of(case: Case) -> FollowUp | None:
    """The next talk to hold; None where none is planned."""
    return open_of(case).first()


def due(viewer: Viewer, *, until: date) -> QuerySet[FollowUp]:
    """Talks of the viewer's cases not held and due on this day or earlier, the oldest first."""
    return (
        visible_to(viewer)
        .filter(held_on__isnull=True, due_on__lte=until)
        .select_related("case__citizen", "case__unit", "grant")
    )


def find(case: Case, public_id: str) -> FollowUp | None:
    """The talk of this case with this public id."""
    return of_case(case).filter(public_id=public_id).first()


def ending_of(grant: Grant) -> Ending | None:
    """How the support under this grant ended; None while it goes on."""
    return Ending.objects.filter(grant=grant).first()


def endings_of(case: Case) -> QuerySet[Ending]:
    """How each support of the case ended, the newest first."""
    return case.endings.select_related("grant", "ended_by").order_by("-ended_on", "-pk")


def handovers_of(case: Case) -> QuerySet[Handover]:
    """The handovers of the case, the newest first."""
    found = case.handovers.select_related("from_match__mentor")
    return found.order_by("-handed_over_on", "-pk")


def note_for(match: Match) -> str:
    """What the mentor before has passed on to this one; empty unless the citizen agreed."""
    agreed = Handover.objects.filter(case=match.case_id, citizen_agrees=True)
    return (
        agreed.exclude(from_match=match)
        .filter(from_match__pk__lt=match.pk)
        .order_by("-handed_over_on", "-pk")
        .values_list("note", flat=True)
        .first()
        or ""
    )


def is_running(case: Case) -> bool:
    """Whether there is a grant that has not been ended, run out or not."""
    return case.grants.filter(state=GrantState.GRANTED).exists()


def supported_until(case: Case, *, on: date) -> date | None:
    """The last day of support that was ended to a day still to come; None where there is none."""
    coming = case.endings.filter(ended_on__gt=on).order_by("-ended_on").first()
    return coming.ended_on - timedelta(days=1) if coming else None


def ending_findings(agreement: Agreement, *, ends_on: date, on: date) -> tuple[Finding, ...]:
    """What the law of the day says about ending this support on this day, most urgent first."""
    tapering = tuple(agreement.taper.values_list("starts_on", flat=True))
    return law.check_ending(law.EndingFacts(ends_on=ends_on, tapering=tapering), on)
