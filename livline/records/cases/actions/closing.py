"""Close a case, and open it again."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from livline.office.access.viewer import Viewer
from livline.office.audit import actions as audit
from livline.records.cases.models import Case, CaseStatus


class WrongStatus(Exception):
    """The case is closed, or open, already; somebody may have been quicker."""


@transaction.atomic
def close(case: Case, *, on: date, by: Viewer) -> Case:
    """Close the case; it stays readable for those responsible. Raises WrongStatus."""
    current = _locked(case, CaseStatus.OPEN)
    current.status, current.closed_on = CaseStatus.CLOSED, on
    return _saved(current, by=by)


@transaction.atomic
def reopen(case: Case, *, by: Viewer) -> Case:
    """Open a closed case again: the citizen is back, and the way begins anew from this day.

    Raises WrongStatus.
    """
    current = _locked(case, CaseStatus.CLOSED)
    current.status, current.closed_on, current.reopened_on = CaseStatus.OPEN, None, by.on
    return _saved(current, by=by)


def _locked(case: Case, expected: CaseStatus) -> Case:
    current = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    if current.status != expected:
        raise WrongStatus(f"the case is {current.status}, expected {expected.value}")
    return current


def _saved(case: Case, *, by: Viewer) -> Case:
    case.version += 1
    case.save(update_fields=["status", "closed_on", "reopened_on", "version"])
    audit.record(by, verb="change", object="case", subject=case.pk, object_id=case.public_id)
    return case
