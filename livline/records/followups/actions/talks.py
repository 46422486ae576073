"""Plan the talks, hold them, cancel those that lost their point."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet

from livline.office.access.viewer import Viewer
from livline.office.audit import actions as audit
from livline.records.followups import queries
from livline.records.followups.models import (
    Decision,
    FollowUp,
    FollowUpKind,
    View,
)
from livline.records.grants.models import Grant
from livline.records.matches.models import Match, MatchState

ONE_DAY = timedelta(days=1)


class AlreadyHeld(Exception):
    """The talk was held or cancelled already; somebody may have been quicker."""


@dataclass(frozen=True)
class TalkFacts:
    """What the talk showed. ``support_delivered``: None where it was not asked."""

    held_on: date
    decision: Decision
    summary: str = ""
    support_delivered: bool | None = None
    citizen_view: View = View.NO_ANSWER
    mentor_view: View = View.NO_ANSWER


@transaction.atomic
def plan_dates(grant: Grant, *, by: Viewer) -> list[FollowUp]:
    """Plan the talks of a grant from the day its support begins; talks held already stay.

    Planning again moves the talks not held yet, so that nothing stands twice.
    """
    if grant.starts_on is None or grant.ends_on is None:
        return []
    begun = Match.objects.filter(agreement__grant=grant, state=MatchState.ACTIVE).first()
    starts_on = begun.starts_on if begun else None
    first = max(grant.starts_on, starts_on or grant.starts_on)
    held = FollowUp.objects.filter(grant=grant, held_on__isnull=False)
    done = set(held.values_list("kind", flat=True))
    planned = []
    for kind, due_on in queries.suggested(first, grant.ends_on):
        if kind not in done:
            talk, _ = FollowUp.objects.update_or_create(
                grant=grant,
                kind=kind,
                held_on=None,
                cancelled_on=None,
                defaults={"due_on": due_on},
                create_defaults={**by.stamp, "case_id": grant.case_id, "due_on": due_on},
            )
            planned.append(talk)
    log(by, verb="create", object="followup", case_id=grant.case_id)
    return planned


@transaction.atomic
def plan_extra(grant: Grant, *, due_on: date, by: Viewer) -> FollowUp:
    """Plan a talk beside the usual ones."""
    talk = FollowUp.objects.create(
        **by.stamp, case_id=grant.case_id, grant=grant, kind=FollowUpKind.EXTRA, due_on=due_on
    )
    log(by, verb="create", object="followup", case_id=grant.case_id, object_id=talk.public_id)
    return talk


@transaction.atomic
def hold(followup: FollowUp, *, facts: TalkFacts, by: Viewer) -> FollowUp:
    """Write down the talk and what it led to; raises AlreadyHeld."""
    current = FollowUp.objects.select_for_update().get(pk=followup.pk)
    if current.held_on is not None or current.cancelled_on is not None:
        raise AlreadyHeld("the talk has been held or cancelled already")
    current.held_on, current.held_by_id = facts.held_on, by.user_id
    current.decision, current.summary = Decision(facts.decision), facts.summary.strip()
    current.support_delivered = facts.support_delivered
    current.citizen_view, current.mentor_view = View(facts.citizen_view), View(facts.mentor_view)
    current.save()
    log(by, verb="change", object="followup", case_id=current.case_id, object_id=current.public_id)
    return current


def cancel(found: QuerySet[FollowUp], *, on: date) -> None:
    """Cancel those of the talks that are still to be held."""
    found.filter(held_on__isnull=True, cancelled_on__isnull=True).update(cancelled_on=on)


def log(by: Viewer, *, verb: str, object: str, case_id: int, object_id: str = "") -> None:
    """Log what was done with a talk, a handover or an ending."""
    audit.record(by, verb=verb, object=object, subject=case_id, object_id=object_id)
