"""One entry of the timeline, and what of it a viewer may read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.functional import Promise

from livline.office.access.viewer import Viewer
from livline.office.accounts.models import Role
from livline.records.cases.models import Case

Text = str | Promise


@dataclass(frozen=True)
class TimelineEntry:
    """One thing that happened. ``object`` is its object of the matrix; ``anchor`` links to it."""

    at: datetime
    object: str
    heading: Text
    anchor: str
    text: str = ""
    icon: str = "check"
    tone: str = "neutral"
    is_whole_day: bool = False

    @property
    def shown_at(self) -> date | datetime:
        """The day, or the day and hour, as far as it is known."""
        here = timezone.localtime(self.at)
        return here.date() if self.is_whole_day else here


@dataclass(frozen=True)
class Shown:
    """What the viewer may read of one object of this case."""

    viewer: Viewer
    fields: frozenset[str]

    @property
    def is_mentor(self) -> bool:
        """Mentors never learn who was there before them, or what stood in older versions."""
        return self.viewer.role == Role.MENTOR

    def text(self, field: str, value: str) -> str:
        """The text if the viewer may read the field, else nothing."""
        return value if field in self.fields else ""


Source = Callable[[Case, Shown], Iterator[TimelineEntry]]


def start_of(day: date) -> datetime:
    """The first moment of a day."""
    return timezone.make_aware(datetime.combine(day, time.min))
