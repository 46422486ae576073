"""ISO weeks and working days."""

from dataclasses import dataclass
from datetime import date, timedelta

_SATURDAY = 5


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """A week from Monday to Sunday, numbered as Danish calendars do (ISO 8601)."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Week":
        """The week that `day` lies in; its year may differ from the day's around new year."""
        year, number, _ = day.isocalendar()
        return cls(year, number)

    @property
    def monday(self) -> date:
        """The week's first day."""
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def sunday(self) -> date:
        """The week's last day."""
        return date.fromisocalendar(self.year, self.number, 7)

    def later(self, weeks: int) -> "Week":
        """The week that lies `weeks` later (earlier when negative)."""
        return Week.of(self.monday + timedelta(weeks=weeks))


def is_weekday(day: date) -> bool:
    """Monday to Friday. Public holidays are not known here and count as any other day."""
    return day.weekday() < _SATURDAY


def add_working_days(day: date, count: int) -> date:
    """The `count`-th weekday after `day`; public holidays are not skipped."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_weekday(day)
    return day
