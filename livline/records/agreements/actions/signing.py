"""Name the mentor and sign."""

from __future__ import annotations

from django.db import transaction
from django.db.models import prefetch_related_objects

from livline.office.access.viewer import Viewer
from livline.office.accounts.models import Role
from livline.records.agreements import queries
from livline.records.agreements.actions.keeping import (
    locked,
    must_be_lawful,
    saved,
)
from livline.records.agreements.models import (
    Agreement,
    AgreementState,
    Party,
    Signature,
)
from livline.records.agreements.queries import AgreementFacts as AgreementFacts
from livline.records.agreements.queries import BoundaryFacts as BoundaryFacts
from livline.records.agreements.queries import TaperFacts as TaperFacts
from livline.records.agreements.queries import TaskFacts as TaskFacts
from livline.records.people.models import Mentor

# Citizen and mentor sign from their own account, or on paper, which the caseworker then notes.
MAY_SIGN_FOR = {
    Party.CITIZEN: {Role.CITIZEN, Role.CASEWORKER},
    Party.MENTOR: {Role.MENTOR, Role.CASEWORKER, Role.COORDINATOR},
    Party.MUNICIPALITY: {Role.CASEWORKER},
    Party.COMPANY: {Role.COMPANY_CONTACT, Role.CASEWORKER},
}


class NotTheirSignature(Exception):
    """Nobody signs for another, but the caseworker may note a signature on paper."""


@transaction.atomic
def name_mentor(agreement: Agreement, *, mentor: Mentor, by: Viewer) -> Agreement:
    """Name the mentor whom the citizen has accepted; earlier signatures named another or nobody."""
    current = locked(agreement, AgreementState.READY)
    current.mentor = mentor
    current.signatures.all().delete()
    return saved(current, verb="change", by=by)


@transaction.atomic
def release_mentor(agreement: Agreement, *, by: Viewer) -> Agreement:
    """The mentor stops and the support goes on: ready again for another mentor, signatures void."""
    current = locked(agreement, AgreementState.READY, AgreementState.SIGNED)
    current.state, current.mentor = AgreementState.READY, None
    current.signatures.all().delete()
    return saved(current, verb="change", by=by)


@transaction.atomic
def sign(agreement: Agreement, *, party: Party, by: Viewer) -> Signature:
    """Sign the text as it stands; with citizen, mentor and municipality it is in force.

    Signing twice gives the first signature again. Raises NotTheirSignature, Blocked (no mentor
    named, nothing to sign), WrongState. A company contact may also sign what is in force.
    """
    assert by.user_id is not None, "an agreement is signed by somebody with an account"
    current = locked(agreement, AgreementState.READY, AgreementState.SIGNED)
    party = Party(party)
    _must_sign_for(current, party, by=by)
    given = current.signatures.filter(party=party).first()
    if given is not None:
        return given
    # Read once; the law and the hash both go through the whole text.
    prefetch_related_objects([current], "tasks", "boundaries", "taper")
    must_be_lawful(queries.signing_findings(current, on=by.on))
    signature = Signature.objects.create(
        **by.stamp,
        agreement=current,
        party=party,
        signed_by_id=by.user_id,
        signed_at=by.now,
        content_hash=queries.content_hash(current),
    )
    parties = set(current.signatures.values_list("party", flat=True))
    if parties.issuperset(queries.SIGNERS):
        current.state = AgreementState.SIGNED
    saved(current, verb="sign", by=by)
    return signature


def _must_sign_for(agreement: Agreement, party: Party, *, by: Viewer) -> None:
    if by.role not in MAY_SIGN_FOR[party]:
        raise NotTheirSignature(f"{by.role} cannot sign for the {party.value}")
    mentor, contact = agreement.mentor, agreement.company_contact
    if by.role == Role.MENTOR and (mentor is None or mentor.user_id != by.user_id):
        raise NotTheirSignature("another mentor is named in this agreement")
    if party == Party.COMPANY and (contact is None or not agreement.company_agreed):
        raise NotTheirSignature("no company takes part in this agreement")
    if by.role == Role.COMPANY_CONTACT and (contact is None or contact.user_id != by.user_id):
        raise NotTheirSignature("another contact is named in this agreement")
