"""A citizen's case, and the scene most tests play in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from livline.office.access.viewer import Viewer
from livline.office.accounts.models import Role, User
from livline.office.tenancy.context import working_for
from livline.office.tenancy.models import Municipality, Unit
from livline.records.cases import actions
from livline.records.cases.actions import NeedFacts, Referral, SupportFacts
from livline.records.cases.models import Case, Need, NeedCategory, NeedKind, OtherSupport
from livline.records.people.models import Citizen, Mentor
from tests.factories import people

REFERRED_ON = people.TODAY - timedelta(days=14)


@dataclass(frozen=True)
class Scene:
    """One municipality with a case that nothing has happened in but the referral.

    Accounts: the citizen's, the responsible ``caseworker``'s, a ``colleague``'s of the same unit,
    the ``coordinator``'s and one mentor's (in no relation to the case yet).
    """

    municipality: Municipality
    unit: Unit
    caseworker: User
    colleague: User
    coordinator: User
    citizen_user: User
    mentor_user: User
    citizen: Citizen
    mentor: Mentor
    case: Case

    @property
    def by_caseworker(self) -> Viewer:
        """The responsible caseworker at NOW."""
        return people.viewer(self.caseworker)

    @property
    def by_colleague(self) -> Viewer:
        """A caseworker of the same unit, not responsible, at NOW."""
        return people.viewer(self.colleague)

    @property
    def by_coordinator(self) -> Viewer:
        """The coordinator at NOW."""
        return people.viewer(self.coordinator)

    @property
    def by_citizen(self) -> Viewer:
        """The citizen at NOW."""
        return people.viewer(self.citizen_user)

    @property
    def by_mentor(self) -> Viewer:
        """The mentor at NOW."""
        return people.viewer(self.mentor_user)


def case(
    *, caseworker: User, by: Viewer | None = None, citizen: Citizen | None = None, **referral: Any
) -> Case:
    """A case referred two weeks before NOW; any field of Referral may be given."""
    assert caseworker.unit is not None
    writer = by or people.viewer(caseworker)
    given: dict[str, Any] = {
        "unit": caseworker.unit,
        "referred_on": REFERRED_ON,
        "caseworker": caseworker,
        "reason": "Prøvetekst: har svært ved at komme ud ad døren om morgenen.",
        "target_group": 3,
    }
    return actions.refer(
        citizen or people.citizen(by=writer), Referral(**{**given, **referral}), by=writer
    )


def need(of: Case, *, by: Viewer, **facts: Any) -> Need:
    """A barrier; any field of NeedFacts may be given."""
    given: dict[str, Any] = {
        "kind": NeedKind.BARRIER,
        "category": NeedCategory.ROUTINE,
        "own_words": "Jeg kommer ikke op om morgenen.",
        "note": "Prøvenote, som kun sagsbehandleren læser.",
        "good_to_know": "Morgener er svære.",
    }
    return actions.add_need(of, NeedFacts(**{**given, **facts}), by=by)


def other_support(of: Case, *, by: Viewer, until: date | None = None) -> OtherSupport:
    """A support and contact person on the overlap map."""
    facts = SupportFacts(
        function="skp",
        helper="Støtte Prøvesen",
        does="Hjælper med lægen og kommunen",
        boundary="Mentor går ikke med til lægen",
        until=until,
    )
    return actions.add_other_support(of, facts, by=by)


def scene(code: int = people.AALBORG) -> Scene:
    """A municipality with one referred case; needs ``working_for(code)`` around it."""
    home = people.municipality(code)
    unit = people.unit(home)
    caseworker = people.account(Role.CASEWORKER, of=home, in_unit=unit)
    coordinator = people.account(Role.COORDINATOR, of=home)
    citizen_user = people.account(Role.CITIZEN, of=home)
    mentor_user = people.account(Role.MENTOR, of=home)
    citizen = people.citizen(by=people.viewer(caseworker), user=citizen_user)
    return Scene(
        municipality=home,
        unit=unit,
        caseworker=caseworker,
        colleague=people.account(Role.CASEWORKER, of=home, in_unit=unit),
        coordinator=coordinator,
        citizen_user=citizen_user,
        mentor_user=mentor_user,
        citizen=citizen,
        mentor=people.mentor(by=people.viewer(coordinator), user=mentor_user),
        case=case(caseworker=caseworker, citizen=citizen),
    )


@contextmanager
def playing(code: int = people.AALBORG) -> Iterator[Scene]:
    """A scene, with the database working for its municipality inside the block."""
    people.municipality(code)
    with working_for(code):
        yield scene(code)
