"""Months as the law counts them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livline.engines.dates import (
    EmptyPeriod,
    Period,
    Week,
    add_months,
    add_working_days,
    in_words,
    last_day_within,
)

DAYS = st.dates(date(2003, 7, 1), date(2040, 12, 31))
MONTHS = st.integers(1, 36)


@pytest.mark.parametrize(
    ("start", "last"),
    [
        (date(2026, 1, 1), date(2026, 6, 30)),
        (date(2026, 1, 31), date(2026, 7, 30)),
        (date(2026, 3, 15), date(2026, 9, 14)),
        (date(2026, 8, 29), date(2027, 2, 28)),
        (date(2026, 8, 30), date(2027, 2, 28)),
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2026, 9, 1), date(2027, 2, 28)),
        (date(2027, 8, 31), date(2028, 2, 29)),
        (date(2025, 12, 31), date(2026, 6, 30)),
    ],
)
def test_six_months_end_the_day_before_the_same_day_or_with_the_month(
    start: date, last: date
) -> None:
    assert last_day_within(start, 6) == last


@given(DAYS, MONTHS)
def test_a_later_start_never_gives_an_earlier_end(start: date, months: int) -> None:
    assert last_day_within(start + timedelta(days=1), months) >= last_day_within(start, months)


@given(DAYS, MONTHS)
def test_the_last_day_fits_and_the_next_does_not(start: date, months: int) -> None:
    last = last_day_within(start, months)

    assert Period(start, last).months == months
    assert not Period(start, last + timedelta(days=1)).fits(months)


@given(DAYS, st.integers(0, 1500))
def test_the_months_of_a_period_are_the_fewest_that_hold_it(start: date, days: int) -> None:
    period = Period(start, start + timedelta(days=days))

    assert period.fits(period.months)
    assert period.months == 1 or not period.fits(period.months - 1)


def test_a_missing_day_becomes_the_months_last() -> None:
    assert add_months(date(2026, 8, 31), 6) == date(2027, 2, 28)


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(EmptyPeriod):
        Period(date(2026, 2, 1), date(2026, 1, 31))


def test_periods_that_share_one_day_overlap() -> None:
    first = Period(date(2026, 1, 1), date(2026, 6, 30))

    assert first.overlaps(Period(date(2026, 6, 30), date(2026, 7, 1)))
    assert not first.overlaps(Period(date(2026, 7, 1), date(2026, 7, 2)))


def test_the_first_days_of_january_may_lie_in_last_years_week() -> None:
    week = Week.of(date(2027, 1, 1))

    assert week == Week(2026, 53)
    assert (week.monday, week.sunday) == (date(2026, 12, 28), date(2027, 1, 3))
    assert week.later(1) == Week(2027, 1)


def test_the_working_day_after_a_friday_is_monday() -> None:
    assert add_working_days(date(2026, 11, 27), 1) == date(2026, 11, 30)


def test_a_day_is_written_as_each_language_does() -> None:
    assert in_words(date(2026, 6, 30), "da") == "30. juni 2026"
    assert in_words(date(2026, 6, 30), "en") == "30 June 2026"
