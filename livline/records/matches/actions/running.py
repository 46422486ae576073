"""Begin a match with the last signature, prolong it, end it."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Max

from livline.office.access.viewer import Viewer
from livline.records.agreements import actions as agreements
from livline.records.agreements.models import Agreement, AgreementState, Party
from livline.records.matches.actions.keeping import locked, logged, proposal_of, stored
from livline.records.matches.actions.rights import ONE_DAY, rights_follow
from livline.records.matches.models import EndReason, Match, MatchState, days


class GrantOver(Exception):
    """The grant has run out: there is no day left on which the match could be active."""


class OutsidePeriod(Exception):
    """A day outside what the match allows; the text names both."""


@transaction.atomic
def sign(agreement: Agreement, *, party: Party, by: Viewer) -> Match | None:
    """Sign for a party; with the last signature the match begins and is returned.

    It runs from the latest of today, the grant's first day and the first day without the mentor
    before, to the grant's last day. Raises GrantOver or AnotherRuns; then nothing is signed.
    """
    agreements.sign(agreement, party=party, by=by)
    signed = Agreement.objects.select_related("grant", "company_contact__user").get(pk=agreement.pk)
    if signed.state != AgreementState.SIGNED:
        return None
    match = signed.matches.filter(state=MatchState.ACCEPTED).first()
    return _begin(match, signed, by=by) if match else None


@transaction.atomic
def prolong(match: Match, *, until: date, by: Viewer, agreement: Agreement | None = None) -> Match:
    """Let a running match go on to a later day (inclusive), under a new agreement if one is given.

    Raises OutsidePeriod for a day that is not later, AnotherRuns where the days are taken.
    """
    current = locked(match, MatchState.ACTIVE)
    if current.starts_on is None or current.ends_on is None or until <= current.ends_on:
        raise OutsidePeriod(f"the match ends on {current.ends_on}; {until} is not later")
    current.period = days(current.starts_on, until)
    if agreement is not None:
        current.agreement = agreement
    stored(current)
    rights_follow(current, by=by)
    return logged(current, verb="change", by=by)


@transaction.atomic
def end(match: Match, *, on: date, reason: EndReason, note: str, by: Viewer) -> Match:
    """End a match: ``on`` is the first day without it, and access is gone with that day.

    Raises OutsidePeriod for a day after the agreed end (that would be prolonging).
    """
    current = locked(match, MatchState.ACTIVE)
    if current.starts_on is None or current.ends_on is None or on > current.ends_on + ONE_DAY:
        raise OutsidePeriod(f"the match ends on {current.ends_on} anyway, before {on}")
    current.state = MatchState.ENDED
    current.period = days(current.starts_on, on - ONE_DAY)
    current.end_reason, current.end_note = EndReason(reason), note.strip()
    current.save(update_fields=["state", "period", "end_reason", "end_note"])
    rights_follow(current, by=by)
    return logged(current, verb="change", by=by)


@transaction.atomic
def take_over(agreement: Agreement, *, by: Viewer) -> Match:
    """Keep a match that began in an earlier system, for the days of its grant; the rights follow.

    Raises AnotherRuns where the days are taken.
    """
    grant, mentor = agreement.grant, agreement.mentor
    assert mentor is not None, "an agreement taken over names its mentor"
    assert grant.starts_on is not None, "a decided grant has a first day"
    assert grant.ends_on is not None, "a decided grant has a last day"
    match = proposal_of(agreement, mentor, by=by)
    ended = grant.ends_on < by.on
    match.state = MatchState.ENDED if ended else MatchState.ACTIVE
    match.end_reason = EndReason.PLANNED if ended else ""
    match.period = days(grant.starts_on, grant.ends_on)
    stored(match)
    rights_follow(match, by=by)
    return logged(match, verb="create", by=by)


@transaction.atomic
def ask_for_another(match: Match, *, words: str, by: Viewer) -> Match:
    """The citizen wishes another mentor; the match runs until somebody has talked with them."""
    current = locked(match, MatchState.ACTIVE)
    current.another_wished_at, current.another_words = by.now, words.strip()[:300]
    current.save(update_fields=["another_wished_at", "another_words"])
    return logged(current, verb="change", by=by)


def _begin(match: Match, agreement: Agreement, *, by: Viewer) -> Match:
    grant = agreement.grant
    ended = Match.objects.filter(
        case=match.case, purpose_kind=match.purpose_kind, state=MatchState.ENDED
    )
    free_from = ended.aggregate(day=Max("period__endswith"))["day"] or by.on
    first = max(by.on, free_from, grant.starts_on or by.on)
    if grant.starts_on is None or grant.ends_on is None or grant.ends_on < first:
        raise GrantOver(f"the grant ends on {grant.ends_on}, before {first}")
    match.state, match.period = MatchState.ACTIVE, days(first, grant.ends_on)
    stored(match)
    rights_follow(match, by=by)
    return logged(match, verb="change", by=by)
