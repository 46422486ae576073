"""The municipality, its units and its staff; the accounts one can sign in as."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar

from livline.demo import figures, words
from livline.office.access.viewer import Viewer, system_viewer, viewer_of
from livline.office.accounts import actions as accounts
from livline.office.accounts.models import Role, User
from livline.office.audit.models import Purpose
from livline.office.tenancy import actions as tenancy
from livline.office.tenancy.models import Municipality, Unit
from livline.records.people import actions as people
from livline.records.people.models import (
    Company,
    CompanyContact,
    Competence,
    Gender,
    Language,
    Mentor,
    MentorKind,
    Provider,
)

# No real municipality has this code or name, so nothing here can be taken for somebody's data.
MUNICIPALITY_CODE = 999
MUNICIPALITY_NAME = "Prøvekøbing"
CASES_PER_CASEWORKER = 45
HALVES = 2
SIGN_IN_NAMES = {
    Role.CITIZEN: "borger",
    Role.MENTOR: "mentor",
    Role.COMPANY_CONTACT: "virksomhed",
    Role.CASEWORKER: "sagsbehandler",
    Role.COORDINATOR: "koordinator",
    Role.MANAGER: "leder",
    Role.ANALYST: "analytiker",
    Role.AUDITOR: "databeskyttelse",
    Role.ADMINISTRATOR: "administrator",
}


@dataclass(frozen=True)
class Town:
    """The municipality with everybody who works in it."""

    municipality: Municipality
    units: tuple[Unit, ...]
    caseworkers: tuple[User, ...]
    coordinator: User
    mentors: tuple[Mentor, ...]
    companies: tuple[CompanyContact, ...]
    system: Viewer


def build_town(
    rng: random.Random, *, citizens: int, mentors: int, units: int, now: datetime
) -> Town:
    """Open the municipality, its units, staff, mentors and companies."""
    municipality, _ = Municipality.objects.get_or_create(
        code=MUNICIPALITY_CODE,
        defaults={"name": MUNICIPALITY_NAME, "region_code": 1099, "region_name": "Prøveregionen"},
    )
    system = system_viewer(municipality, now=now, purpose=Purpose.ADMINISTRATION)
    opened = tuple(_unit(municipality, number) for number in range(units))
    corps = tenancy.open_unit(municipality, name="Mentorkorpset", kind=Unit.Kind.MENTOR_CORPS)
    staff = tuple(
        _caseworker(rng, municipality, opened[number % units], number)
        for number in range(max(units, citizens // CASES_PER_CASEWORKER))
    )
    coordinator = _named(municipality, Role.COORDINATOR, "Koordinator Prøvesen", corps)
    for role in (Role.MANAGER, Role.ANALYST, Role.AUDITOR, Role.ADMINISTRATOR):
        _named(municipality, role, f"{str(role.value).capitalize()} Prøvesen", None)
    by = viewer_of(coordinator, now=now).with_purpose(Purpose.COORDINATION)
    return Town(
        municipality=municipality,
        units=opened,
        caseworkers=staff,
        coordinator=coordinator,
        mentors=tuple(_mentor(rng, number, units=opened, by=by) for number in range(mentors)),
        companies=tuple(
            _company(name, number, municipality, by) for number, name in enumerate(words.COMPANIES)
        ),
        system=system,
    )


def _unit(municipality: Municipality, number: int) -> Unit:
    name = words.UNITS[number % len(words.UNITS)]
    round_ = number // len(words.UNITS)
    return tenancy.open_unit(
        municipality, name=f"Jobcenter {name}" + (f" {round_ + 1}" if round_ else "")
    )


def _named(municipality: Municipality, role: Role, name: str, unit: Unit | None) -> User:
    return accounts.open_account(
        username=SIGN_IN_NAMES[role], name=name, role=role, municipality=municipality, unit=unit
    )


def _caseworker(rng: random.Random, municipality: Municipality, unit: Unit, number: int) -> User:
    username = SIGN_IN_NAMES[Role.CASEWORKER] + (str(number + 1) if number else "")
    name = f"{rng.choice(words.WOMEN + words.MEN)} {rng.choice(words.FAMILY)}"
    return accounts.open_account(
        username=username, name=name, role=Role.CASEWORKER, municipality=municipality, unit=unit
    )


def _mentor(rng: random.Random, number: int, *, units: Sequence[Unit], by: Viewer) -> Mentor:
    woman = rng.random() < 0.6
    name = f"{rng.choice(words.WOMEN if woman else words.MEN)} {rng.choice(words.MENTOR_FAMILY)}"
    user = accounts.open_account(
        username=SIGN_IN_NAMES[Role.MENTOR] + (str(number + 1) if number else ""),
        name=name,
        role=Role.MENTOR,
        municipality=units[0].municipality,
    )
    # The first mentor is the one to sign in as, and must fit the citizen one signs in as.
    kind = MentorKind(_drawn(rng, figures.MENTOR_KINDS)) if number else MentorKind.MUNICIPAL
    is_external = kind is MentorKind.EXTERNAL
    facts = people.MentorFacts(
        number=f"M{number + 1:03d}",
        name=name,
        kind=kind,
        hours_per_week=Decimal(rng.choice((6, 10, 12, 15, 20)) if number else 20),
        phone=f"00 00 {number // 100:02d} {number % 100:02d}",
        languages=_languages(rng),
        competences=tuple(sorted(rng.sample(list(Competence.values), k=rng.randint(2, 5)))),
        areas=_areas(rng, units, number),
        gender=Gender.WOMAN if woman else Gender.MAN,
        on_leave=number > 0 and rng.random() < 0.03,
        qualifications="Socialfaglig uddannelse og to års erfaring som mentor (prøvetekst).",
        confidentiality_signed_on=date(by.on.year - 3, 1, 1),
        provider=_provider(rng, by) if is_external else None,
    )
    return people.register_mentor(facts, by=by, user=user)


def _languages(rng: random.Random) -> tuple[str, ...]:
    danish = Language.DANISH.value
    return (danish, rng.choice(list(figures.LANGUAGES))) if rng.random() < 0.3 else (danish,)


def _areas(rng: random.Random, units: Sequence[Unit], number: int) -> tuple[int, ...]:
    """Units of one half of the town: the halves share no mentor and are told side by side."""
    half = units[number % HALVES :: HALVES]
    chosen = {unit.pk for unit in rng.sample(half, k=min(len(half), rng.randint(2, 4)))}
    # The first mentor meets where the citizen one signs in as lives.
    return tuple(sorted(chosen | {units[0].pk} if number == 0 else chosen))


def _provider(rng: random.Random, by: Viewer) -> Provider:
    return people.register_provider(rng.choice(words.PROVIDERS), by=by)


def _company(name: str, number: int, municipality: Municipality, by: Viewer) -> CompanyContact:
    company: Company = people.register_company(name, by=by)
    user = None
    if number == 0:
        user = _named(municipality, Role.COMPANY_CONTACT, "Kontakt Prøvesen", None)
    return people.register_company_contact(
        company, name=f"Kontakt {words.FAMILY[number]}", phone="00 00 90 00", by=by, user=user
    )


Choice = TypeVar("Choice")


def _drawn(rng: random.Random, weights: Mapping[Choice, int]) -> Choice:
    return rng.choices(list(weights), weights=list(weights.values()))[0]
