"""Who is asking, in which role, when and what for: handed to every query and action."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypedDict

from django.utils import timezone

from livline.office.accounts.models import Role, User
from livline.office.tenancy.models import Municipality


class Stamp(TypedDict):
    """What every new row of a personal table carries."""

    municipality_id: int
    created_at: datetime


@dataclass(frozen=True)
class Viewer:
    """A signed-in person at one moment. ``purpose`` is what the audit log shows as the reason."""

    user_id: int | None
    role: Role
    municipality_code: int
    unit_id: int | None
    now: datetime
    purpose: str = ""

    @property
    def on(self) -> date:
        """The Danish date of this moment; days and deadlines are counted in it."""
        return timezone.localtime(self.now).date()

    @property
    def stamp(self) -> Stamp:
        """Municipality and time of creation for a new row."""
        return {"municipality_id": self.municipality_code, "created_at": self.now}

    def with_purpose(self, purpose: str) -> Viewer:
        """The same viewer, doing something for this purpose."""
        return replace(self, purpose=purpose)

    def at(self, now: datetime) -> Viewer:
        """The same viewer at another moment (imports and the demo write history)."""
        return replace(self, now=now)


def viewer_of(user: User, *, now: datetime) -> Viewer:
    """The viewer that an account is at this moment."""
    return Viewer(
        user_id=user.pk,
        role=Role(user.role),
        municipality_code=user.municipality_id,
        unit_id=user.unit_id,
        now=now,
    )


def system_viewer(municipality: Municipality, *, now: datetime, purpose: str) -> Viewer:
    """The administrator's command line, which imports but is no account."""
    return Viewer(
        user_id=None,
        role=Role.ADMINISTRATOR,
        municipality_code=municipality.code,
        unit_id=None,
        now=now,
        purpose=purpose,
    )
