"""A municipality, its units and accounts, and people whose names and numbers are plainly made up.

Every function needs ``tenancy.context.working_for(municipality.code)`` around it (the fixture
``scene`` of tests/records and tests/pages does that).
"""

from __future__ import annotations

import itertools
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from livline.office.access.viewer import Viewer, viewer_of
from livline.office.accounts import actions as accounts
from livline.office.accounts.models import Role, User
from livline.office.audit.models import Purpose
from livline.office.tenancy import actions as tenancy
from livline.office.tenancy.models import Municipality, Unit
from livline.records.people import actions
from livline.records.people.actions import CitizenFacts, MentorFacts
from livline.records.people.models import Citizen, CompanyContact, Mentor, MentorKind

# A Monday morning at work. Tests of pages travel to NOW, so that nothing depends on the real day.
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))
TODAY = NOW.date()
AALBORG, ODENSE = 851, 461

PURPOSES = {
    Role.CITIZEN: Purpose.OWN_DATA,
    Role.MENTOR: Purpose.MENTOR_SUPPORT,
    Role.COMPANY_CONTACT: Purpose.COMPANY_SUPPORT,
    Role.CASEWORKER: Purpose.CASE_WORK,
    Role.COORDINATOR: Purpose.COORDINATION,
    Role.MANAGER: Purpose.MANAGEMENT,
    Role.ANALYST: Purpose.STATISTICS,
    Role.AUDITOR: Purpose.CONTROL,
    Role.ADMINISTRATOR: Purpose.ADMINISTRATION,
}
_next = itertools.count(1)


def municipality(code: int = AALBORG) -> Municipality:
    """A municipality as tenant; asking twice gives the same one."""
    return tenancy.open_municipality(code)


def unit(of: Municipality, *, name: str = "Prøvejobcenter Nord") -> Unit:
    """A jobcentre unit; asking twice for one name gives the same one."""
    return tenancy.open_unit(of, name=name)


def account(role: Role, *, of: Municipality, in_unit: Unit | None = None, name: str = "") -> User:
    """An account of a role."""
    number = next(_next)
    return accounts.open_account(
        username=f"{role.value}-{of.code}-{number}",
        name=name or f"Test-{role.value} {number:04}",
        role=role,
        municipality=of,
        unit=in_unit,
    )


def viewer(user: User, *, now: datetime = NOW) -> Viewer:
    """The viewer that an account is at a moment, with the purpose of its role."""
    return viewer_of(user, now=now).with_purpose(PURPOSES[Role(user.role)])


def id_number(number: int) -> str:
    """The n-th substitute number: a birth day plus 60, so that it can be nobody's CPR number."""
    born = date(1960, 1, 1) + timedelta(days=number % 14_000)
    # Seventh digit 0-3 means the 1900s.
    return f"{born.day + 60:02}{born:%m%y}-{number // 14_000:02}{number % 97:02}"


def citizen(*, by: Viewer, user: User | None = None, **facts: Any) -> Citizen:
    """A citizen; any field of CitizenFacts may be given."""
    number = next(_next)
    given: dict[str, Any] = {
        "id_number": id_number(number),
        "given_names": "Testine",
        "family_name": f"Prøvesen {number:04}",
        "phone": f"+4500{number:06}",
    }
    return actions.register_citizen(CitizenFacts(**{**given, **facts}), by=by, user=user)


def mentor(*, by: Viewer, user: User | None = None, **facts: Any) -> Mentor:
    """A municipal mentor who has signed confidentiality; any field of MentorFacts may be given."""
    number = next(_next)
    given: dict[str, Any] = {
        "number": f"M{number:04}",
        "name": f"Mentor Mønstersen {number:04}",
        "kind": MentorKind.MUNICIPAL,
        "hours_per_week": Decimal(20),
        "phone": f"+4500{number:06}",
        "competences": ("anxiety_depression", "workplace"),
        "qualifications": "Ti år som vejleder på en prøvearbejdsplads.",
        "confidentiality_signed_on": date(2026, 1, 5),
    }
    return actions.register_mentor(MentorFacts(**{**given, **facts}), by=by, user=user)


def company_contact(*, by: Viewer, user: User | None = None) -> CompanyContact:
    """The contact person of a company."""
    number = next(_next)
    company = actions.register_company(f"Prøvevirksomhed {number:04} ApS", by=by)
    return actions.register_company_contact(
        company, name=f"Kontakt Prøvemann {number:04}", phone=f"+4500{number:06}", by=by, user=user
    )
