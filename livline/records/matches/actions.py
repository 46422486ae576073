"""Write matches: propose, answer, sign, prolong, end; the mentor's rights follow each step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TypeAlias

from django.db import IntegrityError, transaction
from django.db.models import Max, Q, QuerySet

from livline.office.access.matrix import Relation
from livline.office.access.viewer import Viewer
from livline.office.accounts.models import User
from livline.office.audit import actions as audit
from livline.records.agreements import actions as agreements
from livline.records.agreements.models import Agreement, AgreementState, Party
from livline.records.cases import actions as cases
from livline.records.cases.models import Case
from livline.records.matches import queries
from livline.records.matches.models import DeclineReason, EndReason, Match, MatchState, days
from livline.records.people.models import Mentor

ONE_DAY = timedelta(days=1)
Right: TypeAlias = tuple[User | None, Relation, date, date | None]


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
    _rights_follow(current, by=by)
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
    _rights_follow(current, by=by)
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
    current = _locked(match, MatchState.ACTIVE)
    if current.starts_on is None or current.ends_on is None or until <= current.ends_on:
        raise OutsidePeriod(f"the match ends on {current.ends_on}; {until} is not later")
    current.period = days(current.starts_on, until)
    if agreement is not None:
        current.agreement = agreement
    _stored(current)
    _rights_follow(current, by=by)
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
    _rights_follow(current, by=by)
    return _logged(current, verb="change", by=by)


@transaction.atomic
def take_over(agreement: Agreement, *, by: Viewer) -> Match:
    """Keep a match that began in an earlier system, for the days of its grant; the rights follow.

    Raises AnotherRuns where the days are taken.
    """
    grant, mentor = agreement.grant, agreement.mentor
    assert mentor is not None, "an agreement taken over names its mentor"
    assert grant.starts_on is not None, "a decided grant has a first day"
    assert grant.ends_on is not None, "a decided grant has a last day"
    match = _proposal(agreement, mentor, by=by)
    ended = grant.ends_on < by.on
    match.state = MatchState.ENDED if ended else MatchState.ACTIVE
    match.end_reason = EndReason.PLANNED if ended else ""
    match.period = days(grant.starts_on, grant.ends_on)
    _stored(match)
    _rights_follow(match, by=by)
    return _logged(match, verb="create", by=by)


@transaction.atomic
def ask_for_another(match: Match, *, words: str, by: Viewer) -> Match:
    """The citizen wishes another mentor; the match runs until somebody has talked with them."""
    current = _locked(match, MatchState.ACTIVE)
    current.another_wished_at, current.another_words = by.now, words.strip()[:300]
    current.save(update_fields=["another_wished_at", "another_words"])
    return _logged(current, verb="change", by=by)


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
    _stored(match)
    _rights_follow(match, by=by)
    return _logged(match, verb="change", by=by)


def _proposal(agreement: Agreement, mentor: Mentor, *, by: Viewer) -> Match:
    grant = agreement.grant
    if grant.purpose_kind is None or grant.hours_per_week is None:
        raise NotReady("a proposal needs a grant with purpose and hours")
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


def _rights_follow(match: Match, *, by: Viewer) -> None:
    """From today on, mentor and company contacts see the case as their matches in it say.

    All of them count: the same mentor may have another match or proposal in the case.
    """
    rights = [right for one in _holding(match.case, by.on) for right in _rights(one, by.on)]
    asked = [(match.mentor.user, relation) for relation in (Relation.PROPOSED, Relation.MATCH)]
    asked += [(contact, Relation.COMPANY) for contact in _contacts(match.case)]
    for user, relation in asked:
        if user is None:
            continue
        cases.let_out(match.case, user=user, relation=relation, on=by.on, by=by)
        for holder, named, since, until in rights:
            if holder == user and named == relation:
                cases.let_in(
                    match.case, user=user, relation=relation, since=since, until=until, by=by
                )


def _holding(case: Case, on: date) -> QuerySet[Match]:
    ahead = Q(state__in=(MatchState.ACTIVE, MatchState.ENDED), period__endswith__gt=on)
    found = Match.objects.filter(ahead | Q(state=MatchState.ACCEPTED), case=case)
    return found.select_related("mentor__user", "agreement__company_contact__user")


def _rights(match: Match, on: date) -> Iterator[Right]:
    """What a match gives whom, from when until when: first the agreement to read, then the case."""
    mentor, contact = match.mentor.user, match.agreement.company_contact
    if match.starts_on is None:
        yield mentor, Relation.PROPOSED, on, None
        return
    if on < match.starts_on:
        yield mentor, Relation.PROPOSED, on, match.starts_on - ONE_DAY
    since = max(on, match.starts_on)
    yield mentor, Relation.MATCH, since, match.ends_on
    if contact is not None and match.agreement.company_agreed:
        yield contact.user, Relation.COMPANY, since, match.ends_on


def _contacts(case: Case) -> set[User]:
    named = Agreement.objects.filter(case=case, company_contact__user__isnull=False)
    users = (one.company_contact for one in named.select_related("company_contact__user"))
    return {contact.user for contact in users if contact is not None and contact.user is not None}
