"""Write follow-ups, and the steps that touch the whole support: start, extend, hand over, end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from livline.office.access.viewer import Viewer
from livline.office.audit import actions as audit
from livline.records.agreements import actions as agreements
from livline.records.agreements.models import Agreement, AgreementState, Party
from livline.records.cases import actions as cases
from livline.records.cases.models import Case, CaseStatus
from livline.records.followups import queries
from livline.records.followups.models import (
    Decision,
    Ending,
    FollowUp,
    FollowUpKind,
    Handover,
    View,
)
from livline.records.grants import actions as grants
from livline.records.grants.models import Grant, GrantState
from livline.records.lifeline.models import CallBack, CallBackState
from livline.records.matches import actions as matches
from livline.records.matches.models import EndReason, Match, MatchState
from livline.records.matches.queries import OPEN
from livline.records.people.models import Mentor

ONE_DAY = timedelta(days=1)


class AlreadyHeld(Exception):
    """The talk was held or cancelled already; somebody may have been quicker."""


class NotAnExtension(Exception):
    """Only a decided extension prolongs the support; the text names what was found."""


class NothingToEnd(Exception):
    """There is no support running in this case."""


class CallBackWaits(Exception):
    """The citizen has been promised a call: it is made before the mentor is let go."""


@dataclass(frozen=True)
class TakenOver:
    """A grant of an earlier system, and the mentor who supports under it where one does."""

    source_id: str
    facts: grants.GrantFacts
    decided_on: date
    mentor: Mentor | None = None
    tasks: tuple[str, ...] = ()


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
                    _cancel(FollowUp.objects.filter(pk=talk.pk), on=by.on)
    return grant


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
    _log(by, verb="create", object="followup", case_id=grant.case_id)
    return planned


@transaction.atomic
def plan_extra(grant: Grant, *, due_on: date, by: Viewer) -> FollowUp:
    """Plan a talk beside the usual ones."""
    talk = FollowUp.objects.create(
        **by.stamp, case_id=grant.case_id, grant=grant, kind=FollowUpKind.EXTRA, due_on=due_on
    )
    _log(by, verb="create", object="followup", case_id=grant.case_id, object_id=talk.public_id)
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
    _log(by, verb="change", object="followup", case_id=current.case_id, object_id=current.public_id)
    return current


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
    _cancel(FollowUp.objects.filter(pointless, grant=extension.previous), on=by.on)
    plan_dates(extension, by=by)
    return renewed


@transaction.atomic
def hand_over(match: Match, *, note: str, citizen_agrees: bool, on: date, by: Viewer) -> Handover:
    """End a match so that another mentor can take over; ``on`` is the first day without the old.

    The note reaches the next mentor only if the citizen agrees. The citizen is on the waiting list
    from now on, and the next match begins no earlier than ``on``.
    """
    _must_have_no_call(match.case_id)
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
    _log(by, verb="create", object="handover", case_id=ended.case_id, object_id=handover.public_id)
    return handover


@transaction.atomic
def end_support(case: Case, *, reason: EndReason, summary: str, on: date, by: Viewer) -> Ending:
    """End every running part of the support, latest step first, so that none is left alone.

    ``on`` is the first day without support; the case is closed when that day has come. Raises
    NothingToEnd, and CallBackWaits while the citizen has been promised a call.
    """
    assert by.user_id is not None, "support is ended by somebody with an account"
    held = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    running = list(held.grants.filter(state=GrantState.GRANTED).order_by("ends_on", "pk"))
    if not running:
        raise NothingToEnd("no grant is running in this case")
    _must_have_no_call(held.pk)
    _cancel(FollowUp.objects.filter(case=held), on=by.on)
    for match in held.matches.filter(state__in=(*OPEN, MatchState.ACTIVE)):
        _end_match(match, reason=reason, on=on, by=by)
    for agreement in held.agreements.exclude(state=AgreementState.ENDED):
        agreements.end(agreement, on=on, by=by)
    for draft in held.grants.filter(state=GrantState.DRAFT):
        grants.withdraw_draft(draft, by=by)
    ended = [grants.end(grant, on=min(on, _day_after(grant)), by=by) for grant in running]
    ending = Ending.objects.create(
        **by.stamp,
        case=held,
        grant=ended[-1],
        ended_on=on,
        reason=EndReason(reason),
        summary=summary.strip(),
        ended_by_id=by.user_id,
    )
    if on <= by.on and held.status == CaseStatus.OPEN:
        cases.close(held, on=by.on, by=by)
    _log(by, verb="create", object="ending", case_id=held.pk, object_id=ending.public_id)
    return ending


def _readied(agreement: Agreement, *, by: Viewer) -> Agreement:
    try:
        with transaction.atomic():
            return agreements.make_ready(agreement, by=by)
    except agreements.Blocked:
        # The caseworker writes what is missing; the mentor goes on meanwhile.
        return agreement


def _end_match(match: Match, *, reason: EndReason, on: date, by: Viewer) -> None:
    if match.state in OPEN:
        matches.withdraw(match, by=by)
        return
    last_possible = match.ends_on + ONE_DAY if match.ends_on else on
    matches.end(match, on=min(on, last_possible), reason=reason, note="", by=by)


def _day_after(grant: Grant) -> date:
    assert grant.ends_on is not None
    return grant.ends_on + ONE_DAY


def _must_have_no_call(case_id: int) -> None:
    waits = (CallBackState.WAITING, CallBackState.TAKEN)
    if CallBack.objects.filter(case=case_id, state__in=waits).exists():
        raise CallBackWaits("a promised call is still to be made")


def _cancel(found: QuerySet[FollowUp], *, on: date) -> None:
    found.filter(held_on__isnull=True, cancelled_on__isnull=True).update(cancelled_on=on)


def _log(by: Viewer, *, verb: str, object: str, case_id: int, object_id: str = "") -> None:
    audit.record(by, verb=verb, object=object, subject=case_id, object_id=object_id)
