"""Hold an agreement while it is changed, keep it and log it."""

from __future__ import annotations

from collections.abc import Sequence

from livline.engines.findings import Finding
from livline.office.access.viewer import Viewer
from livline.office.audit import actions as audit
from livline.office.tenancy.edits import EditedMeanwhile
from livline.records.agreements.models import (
    Agreement,
    AgreementState,
)
from livline.records.agreements.queries import AgreementFacts as AgreementFacts
from livline.records.agreements.queries import BoundaryFacts as BoundaryFacts
from livline.records.agreements.queries import TaperFacts as TaperFacts
from livline.records.agreements.queries import TaskFacts as TaskFacts


class WrongState(Exception):
    """The agreement is not in a state in which this can be done; somebody may have been quicker."""

    def __init__(self, agreement: Agreement, *expected: AgreementState) -> None:
        wanted = " or ".join(one.value for one in expected)
        super().__init__(f"the agreement is {agreement.state}, expected {wanted}")
        self.agreement = agreement


class Blocked(Exception):
    """The law stops this; ``findings`` say what and how to mend it."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(f"blocked by {', '.join(one.rule for one in findings)}")
        self.findings = tuple(findings)


def locked(agreement: Agreement, *expected: AgreementState) -> Agreement:
    """The agreement as it is now, held for this transaction; raises WrongState."""
    current = (
        Agreement.objects.select_for_update(of=("self",))
        .select_related("grant__case", "case", "mentor", "company_contact")
        .get(pk=agreement.pk)
    )
    if current.state not in expected:
        raise WrongState(current, *expected)
    return current


def must_be(agreement: Agreement, version: int) -> None:
    """Raises EditedMeanwhile unless this is the version that the writer has seen."""
    if agreement.version != version:
        raise EditedMeanwhile(agreement)


def must_be_lawful(found: Sequence[Finding]) -> None:
    """Raises Blocked where a finding blocks."""
    blocking = [one for one in found if one.blocks]
    if blocking:
        raise Blocked(blocking)


def saved(agreement: Agreement, *, verb: str, by: Viewer) -> Agreement:
    """Save what was changed, as the next version, and log it."""
    agreement.version += 1
    agreement.save()
    return logged(agreement, verb=verb, by=by)


def logged(agreement: Agreement, *, verb: str, by: Viewer) -> Agreement:
    """Log what was done with the agreement."""
    audit.record(
        by,
        verb=verb,
        object="agreement",
        subject=agreement.case_id,
        object_id=agreement.public_id,
    )
    return agreement
