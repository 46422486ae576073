"""The agreement as those who sign it read it: only the fields that their role may see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from livline.records.agreements.models import Agreement, Boundary, Party, TaperStep, Task


@dataclass(frozen=True)
class PartyShown:
    """A party of the agreement and when it signed, for the part signature-list."""

    name: str
    signed_on: date | None
    role: str = ""
    note: str = ""


@dataclass(frozen=True)
class AgreementShown:
    """An agreement with the viewer's fields; what the viewer may not see is empty."""

    goal: str
    contact_frequency: str
    mentor: str
    tasks: Sequence[Task]
    boundaries: Sequence[Boundary]
    taper: Sequence[TaperStep]
    starts_on: date | None
    ends_on: date | None
    hours_per_week: Decimal | None
    parties: Sequence[PartyShown]


def agreement_shown(agreement: Agreement, *, fields: frozenset[str]) -> AgreementShown:
    """The agreement with these fields of the matrix and no others."""
    grant = agreement.grant
    with_period = "period" in fields
    return AgreementShown(
        goal=agreement.goal if "goal" in fields else "",
        contact_frequency=agreement.contact_frequency if "taper" in fields else "",
        mentor=agreement.mentor.name if agreement.mentor and "mentor" in fields else "",
        tasks=list(agreement.tasks.all()) if "tasks" in fields else [],
        boundaries=list(agreement.boundaries.all()) if "boundaries" in fields else [],
        taper=list(agreement.taper.all()) if "taper" in fields else [],
        starts_on=grant.starts_on if with_period else None,
        ends_on=grant.ends_on if with_period else None,
        hours_per_week=grant.hours_per_week if "hours" in fields else None,
        parties=parties(agreement) if "signatures" in fields else [],
    )


def parties(agreement: Agreement) -> list[PartyShown]:
    """Everybody who is to sign, and when they did."""
    signed = {one.party: _day(one.signed_at) for one in agreement.signatures.all()}
    expected = [Party.CITIZEN, Party.MENTOR, Party.MUNICIPALITY]
    if agreement.company_contact_id is not None and agreement.company_agreed:
        expected.append(Party.COMPANY)
    return [PartyShown(str(party.label), signed.get(party)) for party in expected]


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()
