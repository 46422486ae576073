"""The steps that touch the whole support: start, take over, extend, hand over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q

from livline.office.access.viewer import Viewer
from livline.records.agreements import actions as agreements
from livline.records.agreements.models import Agreement, AgreementState, Party
from livline.records.cases.models import Case
from livline.records.followups.actions.ending import must_have_no_call
from livline.records.followups.actions.talks import ONE_DAY, cancel, log, plan_dates
from livline.records.followups.models import (
    FollowUp,
    FollowUpKind,
    Handover,
)
from livline.records.grants import actions as grants
from livline.records.grants.models import Grant, GrantState
from livline.records.matches import actions as matches
from livline.records.matches.models import EndReason, Match, MatchState
from livline.records.people.models import Mentor


class NotAnExtension(Exception):
    """Only a decided extension prolongs the support; the text names what was found."""


@dataclass(frozen=True)
class TakenOver:
    """A grant of an earlier system, and the mentor who supports under it where one does."""

    source_id: str
    facts: grants.GrantFacts
    decided_on: date
    mentor: Mentor | None = None
    tasks: tuple[str, ...] = ()


@transaction.atomic
def start_support(agreement: Agreement, *, party: Party, by: Viewer) -> Match | None:
    """Sign for a party; with the last signature the match begins and its talks are planned."""
    match = matches.sign(agreement, party=party, by=by)
    if match is not None:
        plan_dates(Grant.objects.get(pk=agreement.grant_id), by=by)
    return match


@transaction.atomic
def take_over(case: Case, taken: TakenOver, *, by: Viewer) -> Grant:
    """Go on with support that an earlier system granted: its agreement, match and coming talks.

    Raises matches.AnotherRuns where a mentor supports the same purpose on these days.
    """
    grant = grants.take_over(
        case, facts=taken.facts, decided_on=taken.decided_on, source_id=taken.source_id, by=by
    )
    if taken.mentor is not None:
        agreement = agreements.take_over(grant, mentor=taken.mentor, tasks=taken.tasks, by=by)
        match = matches.take_over(agreement, by=by)
        if match.state == MatchState.ACTIVE:
            for talk in plan_dates(grant, by=by):
                if talk.due_on < by.on:
                    cancel(FollowUp.objects.filter(pk=talk.pk), on=by.on)
    return grant


@transaction.atomic
def extend_support(extension: Grant, *, by: Viewer) -> Agreement | None:
    """A decided extension goes on with the same mentor: match and agreement are prolonged.

    The renewed agreement is ready to be signed anew (a draft where the law asks for more); the
    mentor goes on meanwhile. Without a running match the citizen waits for a mentor again. None
    where there was no agreement before: one is written for the new period.
    """
    if extension.state != GrantState.GRANTED or extension.previous is None:
        raise NotAnExtension(f"the grant is {extension.state}, expected a decided extension")
    before = Agreement.objects.filter(grant=extension.previous).first()
    if before is None:
        return None
    match = before.matches.filter(state=MatchState.ACTIVE).first()
    renewed = _readied(agreements.renew(before, grant=extension, by=by), by=by)
    starts_on, until = extension.starts_on, extension.ends_on
    assert starts_on is not None
    assert until is not None
    if before.state != AgreementState.ENDED:
        agreements.end(before, on=starts_on, by=by)
    if match is not None and match.ends_on is not None and starts_on <= match.ends_on + ONE_DAY:
        matches.prolong(match, until=until, agreement=renewed, by=by)
    elif renewed.state == AgreementState.READY:
        renewed = agreements.release_mentor(renewed, by=by)
    pointless = Q(kind=FollowUpKind.BEFORE_END) | Q(due_on__gte=starts_on)
    cancel(FollowUp.objects.filter(pointless, grant=extension.previous), on=by.on)
    plan_dates(extension, by=by)
    return renewed


@transaction.atomic
def hand_over(match: Match, *, note: str, citizen_agrees: bool, on: date, by: Viewer) -> Handover:
    """End a match so that another mentor can take over; ``on`` is the first day without the old.

    The note reaches the next mentor only if the citizen agrees. The citizen is on the waiting list
    from now on, and the next match begins no earlier than ``on``.
    """
    must_have_no_call(match.case_id)
    ended = matches.end(match, on=on, reason=EndReason.HANDOVER, note="", by=by)
    if ended.agreement.state in (AgreementState.READY, AgreementState.SIGNED):
        agreements.release_mentor(ended.agreement, by=by)
    handover = Handover.objects.create(
        **by.stamp,
        case_id=ended.case_id,
        from_match=ended,
        note=note.strip(),
        citizen_agrees=citizen_agrees,
        handed_over_on=on,
    )
    log(by, verb="create", object="handover", case_id=ended.case_id, object_id=handover.public_id)
    return handover


def _readied(agreement: Agreement, *, by: Viewer) -> Agreement:
    try:
        with transaction.atomic():
            return agreements.make_ready(agreement, by=by)
    except agreements.Blocked:
        # The caseworker writes what is missing; the mentor goes on meanwhile.
        return agreement
