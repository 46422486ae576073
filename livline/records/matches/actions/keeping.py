"""Hold a match while it is changed, keep it and log it; what the database refuses in words."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from livline.office.access.viewer import Viewer
from livline.office.audit import actions as audit
from livline.records.agreements.models import Agreement
from livline.records.matches.models import Match, MatchState
from livline.records.people.models import Mentor


class NotReady(Exception):
    """A mentor is proposed for an agreement that is ready to sign, and for no other."""


class ProposalOpen(Exception):
    """The case has a proposal already that is not settled."""


class WrongState(Exception):
    """The match is not in a state in which this can be done; somebody may have been quicker."""

    def __init__(self, match: Match, *expected: MatchState) -> None:
        wanted = " or ".join(one.value for one in expected)
        super().__init__(f"the match is {match.state}, expected {wanted}")
        self.match = match


class AnotherRuns(Exception):
    """Another match runs for the same purpose on some of these days; the database refused."""


def proposal_of(agreement: Agreement, mentor: Mentor, *, by: Viewer) -> Match:
    """An unsaved proposal with purpose and hours of the grant; raises NotReady without them."""
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


def stored(match: Match) -> Match:
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


def locked(match: Match, *expected: MatchState) -> Match:
    """The match as it is now, held for this transaction; raises WrongState."""
    current = (
        Match.objects.select_for_update(of=("self",))
        .select_related("case", "mentor__user", "agreement__company_contact__user")
        .get(pk=match.pk)
    )
    if current.state not in expected:
        raise WrongState(current, *expected)
    return current


def logged(match: Match, *, verb: str, by: Viewer) -> Match:
    """Log what was done with the match."""
    audit.record(by, verb=verb, object="match", subject=match.case_id, object_id=match.public_id)
    return match
