"""Sign an agreement from any person's page; what stops it is said in words, never an error page."""

from __future__ import annotations

from django.contrib import messages
from django.utils.translation import gettext as _

from livline.pages.common.screens import ViewerRequest
from livline.records.agreements import actions as agreements
from livline.records.agreements import queries
from livline.records.agreements.models import Agreement, AgreementState, Party
from livline.records.followups import actions as followups
from livline.records.matches import actions as matches

STOPPED = (
    agreements.Blocked,
    agreements.NotTheirSignature,
    agreements.WrongState,
    matches.AnotherRuns,
    matches.GrantOver,
)


def is_to_sign(agreement: Agreement | None, party: Party) -> bool:
    """Whether the agreement names a mentor and waits for this party's signature."""
    if agreement is None or agreement.mentor_id is None:
        return False
    return agreement.state == AgreementState.READY and party not in queries.signed_by(agreement)


def sign(request: ViewerRequest, agreement: Agreement, *, party: Party) -> bool:
    """Sign and say so; False where it was not possible. The last signature starts the support."""
    try:
        followups.start_support(agreement, party=party, by=request.viewer)
    except STOPPED:
        messages.error(
            request, _("The agreement cannot be signed as it stands. Talk to the caseworker.")
        )
        return False
    messages.success(request, _("You have signed the agreement."))
    return True
