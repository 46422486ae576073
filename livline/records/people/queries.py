"""Questions about people and organisations."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from livline.engines import cpr
from livline.office.access.viewer import Viewer
from livline.office.encryption import fingerprint, open_sealed
from livline.records.people.models import Citizen, CompanyContact, Mentor

ID_NUMBER = "citizen.id_number"
ADDRESS = "citizen.address"


def number_hash(digits: str) -> bytes:
    """The keyed hash under which a CPR or substitute number is found."""
    return fingerprint(digits, about=ID_NUMBER)


def citizen_by_number(text: str, *, viewer: Viewer) -> Citizen | None:
    """The citizen of the municipality with this number; raises cpr.NotACprNumber for other text."""
    digits = cpr.parse(text).digits
    return Citizen.objects.filter(
        municipality=viewer.municipality_code, id_number_hash=number_hash(digits)
    ).first()


def id_number_of(citizen: Citizen) -> str:
    """The full number, opened; whoever shows it has stated a reason."""
    digits = open_sealed(citizen.id_number_sealed, about=ID_NUMBER)
    return f"{digits[:6]}-{digits[6:]}"


def address_of(citizen: Citizen) -> str | None:
    """The protected address, opened; None where none is kept."""
    if citizen.address_sealed is None:
        return None
    return open_sealed(citizen.address_sealed, about=ADDRESS)


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
