"""The invented municipality of the stories: one person of every kind, signed in by name."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone

from livline.office.access.viewer import Viewer
from livline.office.accounts import actions as accounts
from livline.office.accounts.models import Role, User
from livline.office.tenancy.models import Municipality, Unit
from livline.records.cases.models import Case
from livline.records.people.models import Citizen, Mentor
from tests.factories import cases, people

# The user names are those of the demo's one-click sign-in.
STAFF = {
    "sagsbehandler": ("Sanne Sagsby", Role.CASEWORKER),
    "koordinator": ("Kaj Koordinsen", Role.COORDINATOR),
    "leder": ("Lene Ledersen", Role.MANAGER),
    "analytiker": ("Anna Analysen", Role.ANALYST),
    "databeskyttelse": ("Dan Datavagt", Role.AUDITOR),
    "administrator": ("Asta Adminsen", Role.ADMINISTRATOR),
    "virksomhed": ("Vagn Virksomsen", Role.COMPANY_CONTACT),
    "mentor": ("Mona Mentorsen", Role.MENTOR),
    "borger": ("Bo Borgersen", Role.CITIZEN),
}
IN_UNIT = {Role.CASEWORKER, Role.MANAGER}


@dataclass(frozen=True)
class Town:
    """The municipality with its accounts by user name."""

    municipality: Municipality
    unit: Unit
    users: dict[str, User] = field(default_factory=dict)

    def viewer(self, name: str) -> Viewer:
        """The person as viewer at this very moment; stories play today."""
        return people.viewer(self.users[name], now=timezone.now())


def build() -> Town:
    """Open the municipality, its unit and an account of every kind; needs `Site.arranging`."""
    home = people.municipality()
    unit = people.unit(home, name="Prøvejobcenter Nord")
    town = Town(home, unit)
    for username, (name, role) in STAFF.items():
        town.users[username] = accounts.open_account(
            username=username,
            name=name,
            role=role,
            municipality=home,
            unit=unit if role in IN_UNIT else None,
        )
    return town


def another(town: Town, role: Role, *, name: str) -> User:
    """One more account, for a story that needs its own person."""
    return people.account(role, of=town.municipality, name=name, in_unit=None)


def mentor_of_corps(town: Town, *, user: User | None = None, name: str = "") -> Mentor:
    """A mentor in the corps who has signed confidentiality."""
    signed = timezone.localdate() - timedelta(days=200)
    return people.mentor(
        by=town.viewer("koordinator"),
        user=user or town.users["mentor"],
        name=name or town.users["mentor"].name,
        confidentiality_signed_on=signed,
    )


def citizen_of(town: Town, *, user: User | None = None, **facts: object) -> Citizen:
    """A registered citizen with an account."""
    return people.citizen(by=town.viewer("sagsbehandler"), user=user, **facts)


def referred(town: Town) -> Case:
    """A case of another citizen, in which nothing has happened but the referral."""
    by = town.viewer("sagsbehandler")
    return cases.case(caseworker=town.users["sagsbehandler"], citizen=people.citizen(by=by), by=by)
