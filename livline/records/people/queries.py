"""Questions about people and organisations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from livline.engines import cpr
from livline.office.access.viewer import Viewer
from livline.office.encryption import fingerprint, open_sealed
from livline.records.people.models import Citizen, CompanyContact, Mentor

ID_NUMBER = "citizen.id_number"
ADDRESS = "citizen.address"
NotACprNumber = cpr.NotACprNumber


@dataclass(frozen=True)
class NumberRead:
    """What can be read from a number as typed.

    ``check_fails`` informs and never rejects: since 1 October 2007 CPR numbers are given out that
    fail modulus 11, and substitute numbers have no check digit at all.
    """

    digits: str
    masked: str
    birth_date: date
    is_substitute: bool
    check_fails: bool


def number_hash(digits: str) -> bytes:
    """The keyed hash under which a CPR or substitute number is found."""
    return fingerprint(digits, about=ID_NUMBER)


def read_number(text: str) -> NumberRead:
    """Read a CPR or substitute number; raises NotACprNumber for any other text."""
    number = cpr.parse(text)
    substitute = number.kind is cpr.Kind.SUBSTITUTE
    return NumberRead(
        digits=number.digits,
        masked=number.masked,
        birth_date=number.birth_date,
        is_substitute=substitute,
        check_fails=not substitute and not number.check_passes,
    )


def citizen_by_number(text: str, *, viewer: Viewer) -> Citizen | None:
    """The citizen of the municipality with this number; raises cpr.NotACprNumber for other text."""
    digits = cpr.parse(text).digits
    return Citizen.objects.filter(
        municipality=viewer.municipality_code, id_number_hash=number_hash(digits)
    ).first()


def id_number_of(citizen: Citizen) -> str:
    """The full number, opened; whoever shows it has stated a reason."""
    digits = open_sealed(bytes(citizen.id_number_sealed), about=ID_NUMBER)
    return f"{digits[:6]}-{digits[6:]}"


def address_of(citizen: Citizen) -> str | None:
    """The protected address, opened; None where none is kept."""
    if citizen.address_sealed is None:
        return None
    return open_sealed(bytes(citizen.address_sealed), about=ADDRESS)


def citizen_of(viewer: Viewer) -> Citizen | None:
    """The citizen that the signed-in account is."""
    return Citizen.objects.filter(user=viewer.user_id).first()


def mentor_of(viewer: Viewer) -> Mentor | None:
    """The mentor that the signed-in account is."""
    return Mentor.objects.filter(user=viewer.user_id).first()


def company_contact_of(viewer: Viewer) -> CompanyContact | None:
    """The company contact that the signed-in account is."""
    return CompanyContact.objects.filter(user=viewer.user_id).select_related("company").first()


def age_on(citizen: Citizen, on: date) -> int:
    """Whole years on a day."""
    born = citizen.birth_date
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def mentors_listed(viewer: Viewer, *, search: str = "") -> QuerySet[Mentor]:
    """The mentors of the municipality, by name."""
    mentors = Mentor.objects.filter(municipality=viewer.municipality_code).select_related(
        "provider"
    )
    for word in search.split():
        mentors = mentors.filter(Q(name__icontains=word) | Q(number__iexact=word))
    return mentors
