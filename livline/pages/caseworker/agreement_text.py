"""An agreement in words, with the fields a viewer may read and no others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from livline.pages.caseworker.grant_text import Line, period_of
from livline.records.agreements import queries
from livline.records.agreements.models import (
    Agreement,
    AgreementState,
    Boundary,
    Party,
    Signature,
    TaperStep,
    Task,
)


@dataclass(frozen=True)
class Signer:
    """A party: who it is, and the day they signed."""

    party: Party
    name: str
    role: str | Promise
    signed_on: date | None
    note: str | Promise = ""


@dataclass(frozen=True)
class AgreementText:
    """What is shown of an agreement; a field the viewer may not read is empty."""

    state: str
    tone: str
    goal: str
    facts: tuple[Line, ...]
    tasks: tuple[Task, ...]
    boundaries: tuple[Boundary, ...]
    taper: tuple[TaperStep, ...]
    signers: tuple[Signer, ...]


TONES = {
    AgreementState.DRAFT: "attention",
    AgreementState.READY: "info",
    AgreementState.SIGNED: "good",
    AgreementState.ENDED: "neutral",
}


def text_of(agreement: Agreement, *, shown: frozenset[str]) -> AgreementText:
    """The agreement in words; ``shown`` are the fields of the matrix that the viewer may read."""
    state = AgreementState(agreement.state)
    return AgreementText(
        state=str(state.label) if "state" in shown else "",
        tone=TONES[state],
        goal=agreement.goal if "goal" in shown else "",
        facts=_facts(agreement, shown=shown),
        tasks=tuple(agreement.tasks.all()) if "tasks" in shown else (),
        boundaries=tuple(agreement.boundaries.all()) if "boundaries" in shown else (),
        taper=tuple(agreement.taper.all()) if "taper" in shown else (),
        signers=signers(agreement) if "signatures" in shown else (),
    )


def signers(agreement: Agreement) -> tuple[Signer, ...]:
    """Everybody who signs, signed or not, in the order of the paper."""
    given = {row.party: row for row in agreement.signatures.all()}
    parties = [*queries.SIGNERS]
    if agreement.company_contact is not None and agreement.company_agreed:
        parties.append(Party.COMPANY)
    return tuple(_signer(agreement, party, given.get(party)) for party in parties)


def _signer(agreement: Agreement, party: Party, signature: Signature | None) -> Signer:
    mentor, contact = agreement.mentor, agreement.company_contact
    names = {
        Party.CITIZEN: agreement.case.citizen.name,
        Party.MENTOR: mentor.name if mentor else str(_("No mentor named yet")),
        Party.MUNICIPALITY: signature.signed_by.name if signature else str(_("The caseworker")),
        Party.COMPANY: contact.name if contact else "",
    }
    on_paper = signature is not None and not _signed_themselves(agreement, party, signature)
    return Signer(
        party=party,
        name=names[party],
        role=party.label,
        signed_on=_day(signature.signed_at) if signature else None,
        note=_("on paper") if on_paper else "",
    )


def _signed_themselves(agreement: Agreement, party: Party, signature: Signature) -> bool:
    """Whether the signature was given from the party's own account."""
    mentor, contact = agreement.mentor, agreement.company_contact
    own = {
        Party.CITIZEN: agreement.case.citizen.user_id,
        Party.MENTOR: mentor.user_id if mentor else None,
        Party.MUNICIPALITY: signature.signed_by_id,
        Party.COMPANY: contact.user_id if contact else None,
    }
    return own[party] == signature.signed_by_id


def _facts(agreement: Agreement, *, shown: frozenset[str]) -> tuple[Line, ...]:
    grant, mentor = agreement.grant, agreement.mentor
    contact = ", ".join(filter(None, (mentor.phone, mentor.email))) if mentor else ""
    hours = number_format(grant.hours_per_week.normalize()) if grant.hours_per_week else ""
    lines = [
        ("mentor", Line(_("Mentor"), mentor.name if mentor else "")),
        ("mentor", Line(_("Reach the mentor"), contact)),
        ("period", Line(_("Period"), period_of(grant))),
        ("hours", Line(_("Hours per week"), hours)),
        ("goal", Line(_("How often you meet"), agreement.contact_frequency)),
    ]
    return tuple(line for field, line in lines if field in shown and line.value)


def _day(moment: datetime) -> date:
    return localtime(moment).date()
