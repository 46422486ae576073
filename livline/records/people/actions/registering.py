"""Register people and organisations, and change what is registered."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date, time
from decimal import Decimal

from django.db import transaction

from livline.engines import cpr
from livline.engines.danish import sort_key
from livline.office.access.viewer import Viewer
from livline.office.accounts.models import User
from livline.office.audit import actions as audit
from livline.office.encryption import seal
from livline.office.tenancy.edits import EditedMeanwhile
from livline.office.tenancy.models import Unit
from livline.records.people.models import (
    Channel,
    Citizen,
    Company,
    CompanyContact,
    Gender,
    Language,
    Mentor,
    MentorKind,
    Protection,
    Provider,
)
from livline.records.people.queries import ADDRESS, ID_NUMBER, number_hash


class NumberTaken(Exception):
    """Another citizen or mentor of the municipality has this number."""


@dataclass(frozen=True)
class CitizenFacts:
    """What is registered about a citizen. ``id_number`` is a CPR or substitute number."""

    id_number: str
    given_names: str
    family_name: str
    calling_name: str = ""
    phone: str = ""
    email: str = ""
    language: Language = Language.DANISH
    needs_interpreter: bool = False
    protection: Protection = Protection.NONE
    channel: Channel = Channel.CALL
    safe_from: time | None = None
    safe_until: time | None = None
    safe_note: str = ""


@dataclass(frozen=True)
class MentorFacts:
    """What is registered about a mentor; ``areas`` are keys of units where the mentor meets."""

    number: str
    name: str
    kind: MentorKind
    hours_per_week: Decimal
    phone: str = ""
    email: str = ""
    languages: tuple[str, ...] = (Language.DANISH.value,)
    competences: tuple[str, ...] = ()
    areas: tuple[int, ...] = ()
    gender: Gender = Gender.OTHER
    on_leave: bool = False
    qualifications: str = ""
    confidentiality_signed_on: date | None = None
    provider: Provider | None = field(default=None)
    company: Company | None = field(default=None)
    unit: Unit | None = field(default=None)


@transaction.atomic
def register_citizen(facts: CitizenFacts, *, by: Viewer, user: User | None = None) -> Citizen:
    """Register a citizen; raises NumberTaken if the number is known in the municipality.

    Only the case that follows is logged with a subject; the person alone has none yet.
    """
    number = cpr.parse(facts.id_number)
    hashed = number_hash(number.digits)
    if Citizen.objects.filter(municipality=by.municipality_code, id_number_hash=hashed).exists():
        raise NumberTaken(number.masked)
    citizen = Citizen(
        **by.stamp,
        user=user,
        id_number_sealed=seal(number.digits, about=ID_NUMBER),
        id_number_hash=hashed,
        id_number_masked=number.masked,
        birth_date=number.birth_date,
    )
    _write_facts(citizen, facts)
    citizen.save()
    audit.record(by, verb="create", object="person", object_id=citizen.public_id)
    return citizen


@transaction.atomic
def change_citizen(citizen: Citizen, facts: CitizenFacts, *, version: int, by: Viewer) -> Citizen:
    """Change what is registered; raises EditedMeanwhile if ``version`` is not the stored one."""
    current = Citizen.objects.select_for_update().get(pk=citizen.pk)
    if current.version != version:
        raise EditedMeanwhile(current)
    _write_facts(current, facts)
    if current.protection == Protection.SPECIAL:
        current.address_sealed = None
    current.version += 1
    current.save()
    audit.record(
        by,
        verb="change",
        object="person",
        subject=_case_key(current),
        object_id=current.public_id,
    )
    return current


@transaction.atomic
def keep_address(citizen: Citizen, address: str, *, by: Viewer) -> Citizen:
    """Keep a protected address, sealed; under special protection none is kept at all."""
    if citizen.protection == Protection.SPECIAL:
        raise AddressNotKept("special address protection: no address is kept")
    citizen.address_sealed = seal(address, about=ADDRESS) if address else None
    citizen.save(update_fields=["address_sealed"])
    audit.record(
        by,
        verb="change",
        object="protected_address",
        subject=_case_key(citizen),
        object_id=citizen.public_id,
    )
    return citizen


class AddressNotKept(Exception):
    """The citizen's protection forbids keeping an address."""


@transaction.atomic
def register_mentor(facts: MentorFacts, *, by: Viewer, user: User | None = None) -> Mentor:
    """Add a mentor to the corps; raises NumberTaken if the mentor number is used."""
    if Mentor.objects.filter(municipality=by.municipality_code, number=facts.number).exists():
        raise NumberTaken(facts.number)
    mentor = Mentor(**by.stamp, user=user)
    _write_mentor(mentor, facts)
    mentor.save()
    audit.record(by, verb="create", object="mentor", object_id=mentor.public_id)
    return mentor


@transaction.atomic
def change_mentor(mentor: Mentor, facts: MentorFacts, *, version: int, by: Viewer) -> Mentor:
    """Change what is registered; raises EditedMeanwhile if ``version`` is not the stored one."""
    current = Mentor.objects.select_for_update().get(pk=mentor.pk)
    if current.version != version:
        raise EditedMeanwhile(current)
    _write_mentor(current, facts)
    current.version += 1
    current.save()
    audit.record(by, verb="change", object="mentor", object_id=current.public_id)
    return current


@transaction.atomic
def set_leave(mentor: Mentor, *, on_leave: bool, by: Viewer) -> Mentor:
    """Mark a mentor as away or back; running matches stay."""
    mentor.on_leave = on_leave
    mentor.version += 1
    mentor.save(update_fields=["on_leave", "version"])
    audit.record(by, verb="change", object="mentor", object_id=mentor.public_id)
    return mentor


def register_provider(name: str, *, by: Viewer, cvr: str = "") -> Provider:
    """Add a provider of external mentors, or return the one with that name."""
    provider, _ = Provider.objects.get_or_create(
        municipality_id=by.municipality_code,
        name=name,
        defaults={"cvr": cvr, "created_at": by.now},
    )
    return provider


def register_company(name: str, *, by: Viewer, cvr: str = "") -> Company:
    """Add a company, or return the one with that name."""
    company, _ = Company.objects.get_or_create(
        municipality_id=by.municipality_code,
        name=name,
        defaults={"cvr": cvr, "created_at": by.now},
    )
    return company


def register_company_contact(
    company: Company,
    *,
    name: str,
    phone: str,
    by: Viewer,
    email: str = "",
    user: User | None = None,
) -> CompanyContact:
    """Add the person at a company whom mentor and caseworker talk to."""
    contact = CompanyContact.objects.create(
        **by.stamp, company=company, name=name, phone=phone, email=email, user=user
    )
    audit.record(by, verb="create", object="company_contact", object_id=contact.public_id)
    return contact


def _case_key(citizen: Citizen) -> int | None:
    """The key of the citizen's case, under which the citizen sees who looked; None before it."""
    return citizen.case.pk if hasattr(citizen, "case") else None


def _write_facts(citizen: Citizen, facts: CitizenFacts) -> None:
    for one in fields(facts):
        if one.name != "id_number":
            setattr(citizen, one.name, getattr(facts, one.name))
    citizen.calling_name = facts.calling_name or facts.given_names.split()[0]
    citizen.sort_key = sort_key(f"{facts.family_name} {facts.given_names}")


def _write_mentor(mentor: Mentor, facts: MentorFacts) -> None:
    for one in fields(facts):
        value = getattr(facts, one.name)
        setattr(mentor, one.name, list(value) if isinstance(value, tuple) else value)
    mentor.sort_key = sort_key(facts.name)
