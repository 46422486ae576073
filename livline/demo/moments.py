"""Office hours of the past: the moments at which the demo's people did things."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

DENMARK = ZoneInfo("Europe/Copenhagen")


def at(day: date, hour: int = 10) -> datetime:
    """An hour of a Danish day."""
    return datetime.combine(day, time(hour), tzinfo=DENMARK)


def end_of(day: date) -> datetime:
    """The last minute of a Danish day."""
    return datetime.combine(day, time(23, 59), tzinfo=DENMARK)
