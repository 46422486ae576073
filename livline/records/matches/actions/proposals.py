"""Propose a mentor, and the answer of the citizen."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from livline.office.access.viewer import Viewer
from livline.records.agreements import actions as agreements
from livline.records.agreements.models import Agreement, AgreementState
from livline.records.matches import queries
from livline.records.matches.actions.keeping import (
    NotReady,
    ProposalOpen,
    locked,
    logged,
    proposal_of,
    stored,
)
from livline.records.matches.actions.rights import rights_follow
from livline.records.matches.models import DeclineReason, Match, MatchState
from livline.records.people.models import Mentor


class MentorCannot(Exception):
    """Something stands in the mentor's way that nobody may overrule; ``obstacles`` names it."""

    def __init__(self, obstacles: Iterable[queries.Obstacle]) -> None:
        self.obstacles = tuple(obstacles)
        super().__init__(f"the mentor cannot: {', '.join(one.value for one in self.obstacles)}")


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
    match = proposal_of(ready, asked, by=by)
    match.reasons = reasons.strip()
    return logged(stored(match), verb="create", by=by)


@transaction.atomic
def withdraw(match: Match, *, by: Viewer) -> Match:
    """Take a proposal back that is not signed yet."""
    current = locked(match, *queries.OPEN)
    if current.state == MatchState.ACCEPTED and current.agreement.mentor_id == current.mentor_id:
        agreements.release_mentor(current.agreement, by=by)
    current.state = MatchState.WITHDRAWN
    current.save(update_fields=["state"])
    rights_follow(current, by=by)
    return logged(current, verb="change", by=by)


@transaction.atomic
def accept(match: Match, *, by: Viewer) -> Match:
    """The citizen says yes: the agreement names the mentor, who may now read and sign it.

    Raises NotReady while the caseworker is writing the agreement anew.
    """
    current = locked(match, MatchState.PROPOSED)
    if current.agreement.state != AgreementState.READY:
        raise NotReady(f"the agreement is {current.agreement.state}: it is being changed")
    current.state, current.answered_at = MatchState.ACCEPTED, by.now
    current.save(update_fields=["state", "answered_at"])
    agreements.name_mentor(current.agreement, mentor=current.mentor, by=by)
    rights_follow(current, by=by)
    return logged(current, verb="decide", by=by)


@transaction.atomic
def decline(match: Match, *, reason: DeclineReason, words: str, by: Viewer) -> Match:
    """The citizen says no, and says why; held against nobody."""
    current = locked(match, MatchState.PROPOSED)
    current.state, current.answered_at = MatchState.DECLINED, by.now
    current.decline_reason, current.decline_words = DeclineReason(reason), words.strip()[:300]
    current.save(update_fields=["state", "answered_at", "decline_reason", "decline_words"])
    return logged(current, verb="decide", by=by)
