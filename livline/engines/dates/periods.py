"""Periods with both ends included, and months as the law counts them."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_ONE_DAY = timedelta(days=1)


class EmptyPeriod(ValueError):
    """A period whose last day lies before its first."""


def add_months(day: date, months: int) -> date:
    """The same day of the month `months` later; the month's last day where that day is missing."""
    month_index = day.year * 12 + day.month - 1 + months
    year, month = divmod(month_index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_day_within(start: date, months: int) -> date:
    """The last day of a period of `months` that begins on `start`, the first day counted.

    It is the day before the same day of the month: from 1 January six months end on 30 June, from
    31 January on 30 July. Where the day before does not exist, the period ends with the month:
    from 29, 30 or 31 August six months end on 28 February (29 in a leap year). A later start so
    never gives an earlier end.
    """
    if start.day == 1:
        return add_months(start, months) - _ONE_DAY
    return add_months(start - _ONE_DAY, months)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days from `start` to `until`, both included. Refuses an end before its start."""

    start: date
    until: date

    def __post_init__(self) -> None:
        if self.until < self.start:
            raise EmptyPeriod(f"{self.start} to {self.until}: the last day lies before the first.")

    @property
    def days(self) -> int:
        """Number of days, both ends counted."""
        return (self.until - self.start).days + 1

    @property
    def months(self) -> int:
        """Fewest whole months that hold the period: six months and a day are 7."""
        months = (self.until.year - self.start.year) * 12 + self.until.month - self.start.month
        return months if months > 0 and self.fits(months) else months + 1

    def fits(self, months: int) -> bool:
        """Whether the period is no longer than `months`."""
        return self.until <= last_day_within(self.start, months)

    def shortened_to(self, months: int) -> "Period":
        """The same start, ending no later than the last day within `months`."""
        return Period(self.start, min(self.until, last_day_within(self.start, months)))

    def holds(self, day: date) -> bool:
        """Whether `day` lies in the period."""
        return self.start <= day <= self.until

    def overlaps(self, other: "Period") -> bool:
        """Whether the two share at least one day."""
        return self.start <= other.until and other.start <= self.until

    def __iter__(self) -> Iterator[date]:
        return (self.start + timedelta(days=offset) for offset in range(self.days))
