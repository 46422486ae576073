"""Figures of the scheme per unit and per month: use, waiting, follow-ups, contacts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import (
    Aggregate,
    Count,
    DateField,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Sum,
)
from django.db.models.functions import TruncMonth

from livline.office.access.viewer import Viewer
from livline.office.tenancy.queries import units_of
from livline.records.agreements.models import Agreement, AgreementState
from livline.records.contacts.models import Contact, ContactOutcome
from livline.records.followups.models import FollowUp
from livline.records.matches.models import Match, MatchState

YEAR = timedelta(days=365)
RECENT = timedelta(days=30)
MONTHS = 12
MINUTES_PER_HOUR = 60
BEGUN = (MatchState.ACTIVE, MatchState.ENDED)


@dataclass(frozen=True)
class UnitFigures:
    """One unit on a day; a year back for what starts and ends, 30 days for contacts.

    ``waiting_days`` is the median from decision to first day of support, of ``started`` matches;
    None where none started. ``missing`` are follow-up talks whose day has passed without a talk,
    of ``due`` in the year.
    """

    unit: str
    active: int
    waiting: int
    waiting_days: int | None
    started: int
    ended: int
    due: int
    missing: int
    contacts: int
    hours: Decimal


@dataclass(frozen=True)
class MonthFigures:
    """How many matches started and ended in a month (named by its first day)."""

    month: date
    started: int
    ended: int


class Median(Aggregate):
    """The middle value, PostgreSQL's percentile_cont(0.5)."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"


def by_unit(viewer: Viewer) -> list[UnitFigures]:
    """The figures of every unit of the viewer's municipality, by name, in seven queries."""
    active = _count(_begun(viewer).filter(period__contains=viewer.on))
    started = _count(_started(viewer))
    ended = _count(_ended(viewer))
    waiting, days = _waiting(viewer), _waiting_days(viewer)
    due, missing = _followups(viewer)
    contacts, minutes = _contacts(viewer)
    return [
        UnitFigures(
            unit=unit.name,
            active=active.get(unit.pk, 0),
            waiting=waiting.get(unit.pk, 0),
            waiting_days=days.get(unit.pk),
            started=started.get(unit.pk, 0),
            ended=ended.get(unit.pk, 0),
            due=due.get(unit.pk, 0),
            missing=missing.get(unit.pk, 0),
            contacts=contacts.get(unit.pk, 0),
            hours=(Decimal(minutes.get(unit.pk, 0)) / MINUTES_PER_HOUR).quantize(Decimal("0.1")),
        )
        for unit in units_of(viewer.municipality_code)
    ]


def by_month(viewer: Viewer) -> list[MonthFigures]:
    """What started and ended in each of the last twelve months, oldest first."""
    months = _months(viewer.on)
    begun = _begun(viewer).filter(period__startswith__gte=months[0])
    over = _begun(viewer).filter(
        state=MatchState.ENDED, period__endswith__gte=months[0], period__endswith__lte=viewer.on
    )
    started, ended = _by_month(begun, "period__startswith"), _by_month(over, "period__endswith")
    return [MonthFigures(month, started.get(month, 0), ended.get(month, 0)) for month in months]


def _begun(viewer: Viewer) -> QuerySet[Match]:
    return Match.objects.filter(
        municipality=viewer.municipality_code, state__in=BEGUN, period__startswith__lte=viewer.on
    ).order_by()


def _started(viewer: Viewer) -> QuerySet[Match]:
    return _begun(viewer).filter(period__startswith__gt=viewer.on - YEAR)


def _ended(viewer: Viewer) -> QuerySet[Match]:
    # The upper bound is the first day without support.
    return _begun(viewer).filter(
        period__endswith__gt=viewer.on - YEAR, period__endswith__lte=viewer.on
    )


def _waiting(viewer: Viewer) -> dict[int, int]:
    open_states = (MatchState.PROPOSED, MatchState.ACCEPTED, MatchState.ACTIVE)
    taken = Match.objects.filter(agreement=OuterRef("pk"), state__in=open_states)
    ready = Agreement.objects.filter(
        municipality=viewer.municipality_code, state=AgreementState.READY
    )
    return _count(ready.exclude(Exists(taken)).order_by())


def _waiting_days(viewer: Viewer) -> dict[int, int]:
    decided = F("agreement__grant__decided_at")
    waited = ExpressionWrapper(F("period__startswith") - decided, output_field=DurationField())
    rows = (
        _started(viewer)
        .filter(agreement__grant__decided_at__isnull=False)
        .values_list("case__unit")
        .annotate(median=Median(waited, output_field=DurationField()))
    )
    return {unit: max(0, _whole_days(median)) for unit, median in rows if median is not None}


def _whole_days(duration: timedelta) -> int:
    return round(duration / timedelta(days=1))


def _followups(viewer: Viewer) -> tuple[dict[int, int], dict[int, int]]:
    rows = (
        FollowUp.objects.filter(
            municipality=viewer.municipality_code,
            cancelled_on=None,
            due_on__lt=viewer.on,
            due_on__gt=viewer.on - YEAR,
        )
        .order_by()
        .values_list("case__unit")
        .annotate(due=Count("pk"), missing=Count("pk", filter=Q(held_on=None)))
    )
    found = list(rows)
    return {unit: due for unit, due, _ in found}, {unit: missing for unit, _, missing in found}


def _contacts(viewer: Viewer) -> tuple[dict[int, int], dict[int, int]]:
    rows = (
        Contact.objects.filter(
            municipality=viewer.municipality_code,
            started_at__gt=viewer.now - RECENT,
            started_at__lte=viewer.now,
        )
        .order_by()
        .values_list("case__unit")
        .annotate(held=Count("pk", filter=Q(outcome=ContactOutcome.HELD)), minutes=Sum("minutes"))
    )
    found = list(rows)
    return {unit: held for unit, held, _ in found}, {unit: sum_ for unit, _, sum_ in found}


def _count(found: QuerySet[Match] | QuerySet[Agreement]) -> dict[int, int]:
    return dict(found.values_list("case__unit").annotate(number=Count("pk")))


def _by_month(found: QuerySet[Match], day: str) -> dict[date, int]:
    month = TruncMonth(F(day), output_field=DateField())
    return dict(found.annotate(month=month).values_list("month").annotate(number=Count("pk")))


def _months(on: date) -> list[date]:
    """The first days of this month and the eleven before, oldest first."""
    number = on.year * MONTHS + on.month - 1
    return [
        date(one // MONTHS, one % MONTHS + 1, 1) for one in range(number - MONTHS + 1, number + 1)
    ]
