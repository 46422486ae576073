"""Questions about call-backs: who waits to be rung, and which times can be promised."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from livline.office.access.viewer import Viewer
from livline.office.accounts.models import Role
from livline.records.cases.models import Case
from livline.records.lifeline import access
from livline.records.lifeline.models import CallBack, CallBackState
from livline.records.people.models import Citizen

OPEN_STATES = (CallBackState.WAITING, CallBackState.TAKEN)
LONGEST_PROMISE = timedelta(days=7)
HOURS_AHEAD = (1, 2, 4)
MORNING, AFTERNOON = time(9, 30), time(13)
DAY_STARTS, DAY_ENDS = time(8), time(20)

visible_to = access.visible_to


def open_for(viewer: Viewer) -> QuerySet[CallBack]:
    """Call-backs that wait for this viewer, the soonest promise first.

    A mentor: those of own matches. A coordinator: all that nobody has taken.
    """
    found = (
        access.visible_to(viewer)
        .filter(state__in=OPEN_STATES)
        .select_related("case__citizen", "match__mentor", "taken_by")
        .order_by("due_at", "pk")
    )
    if viewer.role == Role.COORDINATOR:
        found = found.filter(state=CallBackState.WAITING)
    return found


def open_of(case: Case) -> CallBack | None:
    """The call-back of a case that still waits; at most one does."""
    return CallBack.objects.filter(case=case, state__in=OPEN_STATES).first()


def times_offered(citizen: Citizen, *, now: datetime) -> list[datetime]:
    """Times to promise a call by, all within the day and the hours that are safe to ring."""
    here = timezone.localtime(now)
    start = _rounded_up(here)
    soon = [start + timedelta(hours=hours) for hours in HOURS_AHEAD]
    later = [
        timezone.make_aware(datetime.combine(here.date() + timedelta(days=days), hour))
        for days in (1, 2)
        for hour in (MORNING, AFTERNOON)
    ]
    earliest, latest = citizen.safe_from or DAY_STARTS, citizen.safe_until or DAY_ENDS
    offered = [moment for moment in [*soon, *later] if earliest <= moment.time() <= latest]
    return offered or [_next_safe(here, earliest, latest)]


def can_be_promised(due_at: datetime, *, now: datetime) -> bool:
    """Whether a call can be promised by this time: ahead, and within a week."""
    return now < due_at <= now + LONGEST_PROMISE


def _rounded_up(moment: datetime) -> datetime:
    """The next half hour, so that a promise reads as a time on the clock."""
    minutes = 30 - moment.minute % 30
    return moment.replace(second=0, microsecond=0) + timedelta(minutes=minutes % 30)


def _next_safe(here: datetime, earliest: time, latest: time) -> datetime:
    """The end of tomorrow's safe hours, where they are too narrow for the usual times."""
    hour = latest if latest >= earliest else earliest
    return timezone.make_aware(datetime.combine(here.date() + timedelta(days=1), hour))
