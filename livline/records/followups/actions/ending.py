"""End the support, and close the case once it is over."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from livline.office.access.viewer import Viewer
from livline.records.agreements import actions as agreements
from livline.records.agreements.models import AgreementState
from livline.records.cases import actions as cases
from livline.records.cases.models import Case, CaseStatus
from livline.records.followups import queries
from livline.records.followups.actions.talks import ONE_DAY, cancel, log
from livline.records.followups.models import (
    Ending,
    FollowUp,
)
from livline.records.grants import actions as grants
from livline.records.grants.models import Grant, GrantState
from livline.records.lifeline.models import CallBack, CallBackState
from livline.records.matches import actions as matches
from livline.records.matches.models import EndReason, Match, MatchState
from livline.records.matches.queries import OPEN


class NothingToEnd(Exception):
    """There is no support running in this case."""


class SupportRuns(Exception):
    """A case is closed once its support is over; ``until`` is the last day of it where known."""

    def __init__(self, until: date | None) -> None:
        super().__init__(f"support runs in this case until {until}")
        self.until = until


class CallBackWaits(Exception):
    """The citizen has been promised a call: it is made before the mentor is let go."""


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
    must_have_no_call(held.pk)
    cancel(FollowUp.objects.filter(case=held), on=by.on)
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
    log(by, verb="create", object="ending", case_id=held.pk, object_id=ending.public_id)
    return ending


@transaction.atomic
def close_case(case: Case, *, by: Viewer) -> Case:
    """Close a case in which no support runs: a draft is withdrawn.

    Raises SupportRuns, also before the last day has passed of a support that was ended to a later
    day, and CallBackWaits.
    """
    held = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    until = queries.supported_until(held, on=by.on)
    if until is not None or queries.is_running(held):
        raise SupportRuns(until)
    must_have_no_call(held.pk)
    for draft in held.grants.filter(state=GrantState.DRAFT):
        grants.withdraw_draft(draft, by=by)
    cancel(FollowUp.objects.filter(case=held), on=by.on)
    return cases.close(held, on=by.on, by=by)


def _end_match(match: Match, *, reason: EndReason, on: date, by: Viewer) -> None:
    if match.state in OPEN:
        matches.withdraw(match, by=by)
        return
    last_possible = match.ends_on + ONE_DAY if match.ends_on else on
    matches.end(match, on=min(on, last_possible), reason=reason, note="", by=by)


def _day_after(grant: Grant) -> date:
    assert grant.ends_on is not None
    return grant.ends_on + ONE_DAY


def must_have_no_call(case_id: int) -> None:
    """Raises CallBackWaits while a call is promised and not made."""
    waits = (CallBackState.WAITING, CallBackState.TAKEN)
    if CallBack.objects.filter(case=case_id, state__in=waits).exists():
        raise CallBackWaits("a promised call is still to be made")
