"""Close a case, and open it again."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from livline.office.access.viewer import Viewer
from livline.office.audit import actions as audit
from livline.records.cases.models import (
    Case,
    CaseStatus,
)


@transaction.atomic
def close(case: Case, *, on: date, by: Viewer) -> Case:
    """Close the case; it stays readable for those responsible."""
    case.status, case.closed_on = CaseStatus.CLOSED, on
    case.version += 1
    case.save(update_fields=["status", "closed_on", "version"])
    audit.record(by, verb="change", object="case", subject=case.pk, object_id=case.public_id)
    return case


@transaction.atomic
def reopen(case: Case, *, by: Viewer) -> Case:
    """Open a closed case again: the citizen is back."""
    case.status, case.closed_on = CaseStatus.OPEN, None
    case.version += 1
    case.save(update_fields=["status", "closed_on", "version"])
    audit.record(by, verb="change", object="case", subject=case.pk, object_id=case.public_id)
    return case
