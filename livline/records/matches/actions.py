"""Write matches: propose, answer, sign, prolong, end; the mentor's rights follow each step."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import IntegrityError, transaction

from livline.office.access.matrix import Relation
from livline.office.access.viewer import Viewer
from livline.office.accounts.models import User
from livline.office.audit import actions as audit
from livline.records.agreements import actions as agreements
from livline.records.agreements.models import Agreement, AgreementState, Party
from livline.records.cases import actions as cases
from livline.records.matches import queries
from livline.records.matches.models import DeclineReason, EndReason, Match, MatchState, days
from livline.records.people.models import Mentor

ONE_DAY = timedelta(days=1)


class NotReady(Exception):
    """A mentor is proposed for an agreement that is ready to sign, and for no other."""


class ProposalOpen(Exception):
    """The case has a proposal already that is not settled."""


class MentorCannot(Exception):
    """Something stands in the mentor's way that nobody may overrule; ``obstacles`` names it."""

    def __init__(self, obstacles: Iterable[queries.Obstacle]) -> None:
        self.obstacles = tuple(obstacles)
        super().__init__(f"the mentor cannot: {', '.join(one.value for one in self.obstacles)}")


class WrongState(Exception):
    """The match is not in a state in which this can be done; somebody may have been quicker."""

    def __init__(self, match: Match, *expected: MatchState) -> None:
        wanted = " or ".join(one.value for one in expected)
        super().__init__(f"the match is {match.state}, expected {wanted}")
        self.match = match


class AnotherRuns(Exception):
    """Another match runs for the same purpose on some of these days; the database refused."""


class GrantOver(Exception):
    """The grant has run out: there is no day left on which the match could be active."""


class OutsidePeriod(Exception):
    """A day outside what the match allows; the text names both."""


@transaction.atomic
def propose(agreement: Agreement, *, mentor: Mentor, reasons: str, by: Viewer) -> Match:
    """Propose a mentor to the citizen; the mentor learns nothing before the citizen's yes.

    Raises NotReady, ProposalOpen, or MentorCannot for what nobody may overrule.
    """
    ready = (
        Agreement.objects.select_for_update(of=("self",))
        .select_related("grant", "case__citizen", "case__unit")
        .get(pk=agreement.pk)
    )
    if ready.state != AgreementState.READY:
        raise NotReady(f"the agreement is {ready.state}, expected {AgreementState.READY.value}")
    if ready.matches.filter(state__in=(*queries.OPEN, MatchState.ACTIVE)).exists():
        raise ProposalOpen("the agreement has a mentor or a proposal already")
    # Two coordinators who think of the same mentor are asked one after the other.
    asked = Mentor.objects.select_for_update(of=("self",)).get(pk=mentor.pk)
    candidate = queries.judge(asked, queries.wanted_by(ready, viewer=by), viewer=by)
    if not candidate.can_be_proposed:
        raise MentorCannot(candidate.obstacles)
    match = _proposal(ready, asked, by=by)
    match.reasons = reasons.strip()
    return _logged(_stored(match), verb="create", by=by)


@transaction.atomic
def withdraw(match: Match, *, by: Viewer) -> Match:
    """Take a proposal back that is not signed yet."""
    current = _locked(match, *queries.OPEN)
    if current.state == MatchState.ACCEPTED and current.agreement.mentor_id == current.mentor_id:
        agreements.release_mentor(current.agreement, by=by)
    current.state = MatchState.WITHDRAWN
    current.save(update_fields=["state"])
    _let_out(current, relation=Relation.PROPOSED, on=by.on, by=by)
    return _logged(current, verb="change", by=by)


@transaction.atomic
def accept(match: Match, *, by: Viewer) -> Match:
    """The citizen says yes: the agreement names the mentor, who may now read and sign it.

    Raises NotReady while the caseworker is writing the agreement anew.
    """
    current = _locked(match, MatchState.PROPOSED)
    if current.agreement.state != AgreementState.READY:
        raise NotReady(f"the agreement is {current.agreement.state}: it is being changed")
    current.state, current.answered_at = MatchState.ACCEPTED, by.now
    current.save(update_fields=["state", "answered_at"])
    agreements.name_mentor(current.agreement, mentor=current.mentor, by=by)
    _let_in(current, current.mentor.user, relation=Relation.PROPOSED, since=by.on, by=by)
    return _logged(current, verb="decide", by=by)


@transaction.atomic
def decline(match: Match, *, reason: DeclineReason, words: str, by: Viewer) -> Match:
    """The citizen says no, and says why; held against nobody."""
    current = _locked(match, MatchState.PROPOSED)
    current.state, current.answered_at = MatchState.DECLINED, by.now
    current.decline_reason, current.decline_words = DeclineReason(reason), words.strip()[:300]
    current.save(update_fields=["state", "answered_at", "decline_reason", "decline_words"])
    return _logged(current, verb="decide", by=by)


@transaction.atomic
def sign(agreement: Agreement, *, party: Party, by: Viewer) -> Match | None:
    """Sign for a party; with the last signature the match begins and is returned.

    It runs from the later of today and the grant's first day to the grant's last day. Raises
    GrantOver or AnotherRuns, and then nothing is signed.
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
    current = _locked(match, MatchState.ACTIVE)
    if current.starts_on is None or current.ends_on is None or until <= current.ends_on:
        raise OutsidePeriod(f"the match ends on {current.ends_on}; {until} is not later")
    # Stay where the match has run out meanwhile: the new days begin today.
    again = max(by.on, current.starts_on)
    current.period = days(current.starts_on, until)
    if agreement is not None:
        current.agreement = agreement
    _stored(current)
    _let_out(current, relation=Relation.MATCH, on=again, by=by)
    _let_out(current, relation=Relation.COMPANY, on=again, by=by)
    _let_in_for_match(current, since=again, until=until, by=by)
    return _logged(current, verb="change", by=by)


@transaction.atomic
def end(match: Match, *, on: date, reason: EndReason, note: str, by: Viewer) -> Match:
    """End a match: ``on`` is the first day without it, and access is gone with that day.

    Raises OutsidePeriod for a day after the agreed end (that would be prolonging).
    """
    current = _locked(match, MatchState.ACTIVE)
    if current.starts_on is None or current.ends_on is None or on > current.ends_on + ONE_DAY:
        raise OutsidePeriod(f"the match ends on {current.ends_on} anyway, before {on}")
    current.state = MatchState.ENDED
    current.period = days(current.starts_on, on - ONE_DAY)
    current.end_reason, current.end_note = EndReason(reason), note.strip()
    current.save(update_fields=["state", "period", "end_reason", "end_note"])
    for relation in (Relation.PROPOSED, Relation.MATCH, Relation.COMPANY):
        _let_out(current, relation=relation, on=on, by=by)
    _keep_other_rights(current, since=on, by=by)
    return _logged(current, verb="change", by=by)


@transaction.atomic
def ask_for_another(match: Match, *, words: str, by: Viewer) -> Match:
    """The citizen wishes another mentor; the match runs until somebody has talked with them."""
    current = _locked(match, MatchState.ACTIVE)
    current.another_wished_at, current.another_words = by.now, words.strip()[:300]
    current.save(update_fields=["another_wished_at", "another_words"])
    return _logged(current, verb="change", by=by)


def _begin(match: Match, agreement: Agreement, *, by: Viewer) -> Match:
    grant = agreement.grant
    if grant.starts_on is None or grant.ends_on is None or grant.ends_on < by.on:
        raise GrantOver(f"the grant ended on {grant.ends_on}")
    first = max(by.on, grant.starts_on)
    match.state, match.period = MatchState.ACTIVE, days(first, grant.ends_on)
    _stored(match)
    _let_out(match, relation=Relation.PROPOSED, on=first, by=by)
    _let_in_for_match(match, since=first, until=grant.ends_on, by=by)
    return _logged(match, verb="change", by=by)


def _proposal(agreement: Agreement, mentor: Mentor, *, by: Viewer) -> Match:
    grant = agreement.grant
    if grant.purpose_kind is None or grant.hours_per_week is None or by.user_id is None:
        raise NotReady("a proposal needs a grant with purpose and hours, and somebody who proposes")
    return Match(
        **by.stamp,
        case=agreement.case,
        agreement=agreement,
        mentor=mentor,
        purpose_kind=grant.purpose_kind,
        hours_per_week=grant.hours_per_week,
        proposed_by_id=by.user_id,
        proposed_on=by.on,
    )


def _stored(match: Match) -> Match:
    """Save; what the database refuses comes back in the words of the field."""
    try:
        with transaction.atomic():
            match.save()
    except IntegrityError as refused:
        if "one_open_proposal_per_case" in str(refused):
            raise ProposalOpen("the case has a proposal already") from refused
        if "no_two_matches_for_one_purpose" in str(refused):
            raise AnotherRuns("another match runs for the same purpose on these days") from refused
        raise
    return match


def _locked(match: Match, *expected: MatchState) -> Match:
    current = (
        Match.objects.select_for_update(of=("self",))
        .select_related("case", "mentor__user", "agreement__company_contact__user")
        .get(pk=match.pk)
    )
    if current.state not in expected:
        raise WrongState(current, *expected)
    return current


def _logged(match: Match, *, verb: str, by: Viewer) -> Match:
    audit.record(by, verb=verb, object="match", subject=match.case_id, object_id=match.public_id)
    return match


def _company_user(match: Match) -> User | None:
    contact = match.agreement.company_contact
    return contact.user if contact is not None and match.agreement.company_agreed else None


def _let_in_for_match(match: Match, *, since: date, until: date, by: Viewer) -> None:
    mentor, contact = match.mentor.user, _company_user(match)
    _let_in(match, mentor, relation=Relation.MATCH, since=since, until=until, by=by)
    _let_in(match, contact, relation=Relation.COMPANY, since=since, until=until, by=by)


def _let_in(
    match: Match,
    user: User | None,
    *,
    relation: Relation,
    since: date,
    by: Viewer,
    until: date | None = None,
) -> None:
    if user is not None and (until is None or until >= since):
        cases.let_in(match.case, user=user, relation=relation, since=since, until=until, by=by)


def _let_out(match: Match, *, relation: Relation, on: date, by: Viewer) -> None:
    user = _company_user(match) if relation is Relation.COMPANY else match.mentor.user
    if user is not None:
        cases.let_out(match.case, user=user, relation=relation, on=on, by=by)


def _keep_other_rights(match: Match, *, since: date, by: Viewer) -> None:
    """The same mentor may have another match in the case, for another purpose: it goes on."""
    others = Match.objects.filter(case=match.case, state=MatchState.ACTIVE).exclude(pk=match.pk)
    for other in others.select_related("mentor__user", "agreement__company_contact__user"):
        shared = other.mentor_id == match.mentor_id
        if shared and other.starts_on and other.ends_on and other.ends_on >= since:
            first = max(since, other.starts_on)
            _let_in_for_match(other, since=first, until=other.ends_on, by=by)
