"""Write who else helps the citizen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from livline.office.access.viewer import Viewer
from livline.office.audit import actions as audit
from livline.records.cases.models import (
    Case,
    OtherSupport,
)


@dataclass(frozen=True)
class SupportFacts:
    """Another helper of the citizen."""

    function: str
    helper: str
    does: str
    boundary: str = ""
    phone: str = ""
    until: date | None = None


@transaction.atomic
def add_other_support(case: Case, facts: SupportFacts, *, by: Viewer) -> OtherSupport:
    """Note another helper on the overlap map."""
    support = OtherSupport.objects.create(
        **by.stamp,
        case=case,
        function=facts.function,
        helper=facts.helper,
        does=facts.does,
        boundary=facts.boundary,
        phone=facts.phone,
        until=facts.until,
    )
    audit.record(
        by, verb="create", object="other_support", subject=case.pk, object_id=support.public_id
    )
    return support


@transaction.atomic
def end_other_support(support: OtherSupport, *, on: date, by: Viewer) -> OtherSupport:
    """The other help has ended; ``on`` is its last day."""
    support.until = on
    support.save(update_fields=["until"])
    audit.record(
        by,
        verb="change",
        object="other_support",
        subject=support.case_id,
        object_id=support.public_id,
    )
    return support
