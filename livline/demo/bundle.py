"""The unsaved rows of some stories, and how they are stored in the order of the journey."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Model

from livline.demo.accounts import Town
from livline.demo.moments import at, end_of
from livline.office.accounts.models import Role, User
from livline.office.audit.models import AuditEntry, Purpose
from livline.records.agreements.models import Agreement, Signature, TaperStep, Task
from livline.records.cases.models import Case, Need, Participation, TargetGroupPeriod
from livline.records.contacts.models import Contact
from livline.records.followups.models import Ending, FollowUp
from livline.records.grants.models import Grant
from livline.records.matches.models import Match
from livline.records.people.models import Citizen
from livline.records.plans.models import PlanVersion, Step

ORDER: tuple[type[Model], ...] = (
    User,
    Citizen,
    Case,
    Participation,
    TargetGroupPeriod,
    Need,
    PlanVersion,
    Step,
    Grant,
    Agreement,
    Task,
    TaperStep,
    Signature,
    Match,
    Contact,
    FollowUp,
    Ending,
)
BATCH = 2_000


@dataclass
class Bundle:
    """The unsaved rows of some stories, by table."""

    town: Town
    today: date
    rows: dict[type[Model], list[Any]] = field(
        default_factory=lambda: {table: [] for table in ORDER}
    )

    def add(self, table: type[Model], on: date, **values: object) -> Any:
        """One more row, as of a day; accounts belong to no tenant table and carry no stamp."""
        stamp = {"municipality": self.town.municipality, "created_at": at(on)}
        row = table(**stamp, **values)
        self.rows[table].append(row)
        return row


def store(bundle: Bundle) -> int:
    """Write the rows in the order of the journey, and one log row per table; returns how many."""
    for table in ORDER:
        for rows in _waves(bundle.rows[table]):
            table._default_manager.bulk_create(rows, batch_size=BATCH)
    cases = [case.pk for case in bundle.rows[Case]]
    AuditEntry.objects.create(
        municipality=bundle.town.municipality,
        at=end_of(bundle.today),
        role=Role.ADMINISTRATOR,
        verb="create",
        object="case",
        purpose=Purpose.ADMINISTRATION,
        subjects=cases,
    )
    return sum(len(rows) for rows in bundle.rows.values())


def _waves(rows: list[Any]) -> Iterator[list[Any]]:
    """Rows that point to no unsaved row of their own table, then those that point to these."""
    while rows:
        yield [row for row in rows if _is_free(row)]
        rows = [row for row in rows if row.pk is None]


def _is_free(row: Any) -> bool:
    previous = getattr(row, "previous", None)
    return previous is None or previous.pk is not None
