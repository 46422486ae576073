"""Who takes part in one story, and as whom each of them acts on a day."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date

from livline.demo.accounts import Town
from livline.demo.moments import at
from livline.demo.story import Story
from livline.office.access.viewer import Viewer, viewer_of
from livline.office.accounts.models import Role, User
from livline.office.audit.models import Purpose
from livline.records.cases.models import Case

PURPOSES = {
    Role.CITIZEN: Purpose.OWN_DATA,
    Role.MENTOR: Purpose.MENTOR_SUPPORT,
    Role.CASEWORKER: Purpose.CASE_WORK,
    Role.COORDINATOR: Purpose.COORDINATION,
}


@dataclass(frozen=True)
class Chapter:
    """The day on which a story goes on."""

    on: date


@dataclass(frozen=True)
class Cast:
    """The people of one story."""

    town: Town
    story: Story
    rng: random.Random
    case: Case
    citizen: User
    caseworker: User
    today: date
    is_shown: bool

    def by_citizen(self, on: date) -> Viewer:
        """The citizen on a day."""
        return viewer_at(self.citizen, on)

    def by_caseworker(self, on: date) -> Viewer:
        """The caseworker on a day."""
        return viewer_at(self.caseworker, on)

    def by_coordinator(self, on: date) -> Viewer:
        """The coordinator on a day."""
        return viewer_at(self.town.coordinator, on)


def viewer_at(user: User, on: date) -> Viewer:
    role = Role(user.role)
    purpose = PURPOSES.get(role, Purpose.COMPANY_SUPPORT)
    return viewer_of(user, now=at(on)).with_purpose(purpose)
