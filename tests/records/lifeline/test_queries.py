"""Times that can be promised lie within the hours that are safe to ring."""

from __future__ import annotations

from datetime import UTC, datetime, time

from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from livline.records.lifeline import queries
from livline.records.people.models import Citizen

moments = st.datetimes(
    min_value=datetime(2026, 1, 1),  # noqa: DTZ001 - the strategy adds the zone
    max_value=datetime(2028, 12, 31),  # noqa: DTZ001
    timezones=st.just(UTC),
)
clock = st.one_of(st.none(), st.times(min_value=time(0), max_value=time(23, 59)))


@given(now=moments, safe_from=clock, safe_until=clock)
def test_every_time_offered_can_be_promised(
    now: datetime, safe_from: time | None, safe_until: time | None
) -> None:
    citizen = Citizen(safe_from=safe_from, safe_until=safe_until)

    offered = queries.times_offered(citizen, now=now)

    assert offered
    assert all(queries.can_be_promised(moment, now=now) for moment in offered)
    assert offered == sorted(set(offered))


@given(now=moments)
def test_nothing_is_offered_outside_the_safe_hours(now: datetime) -> None:
    citizen = Citizen(safe_from=time(12), safe_until=time(14))

    offered = queries.times_offered(citizen, now=now)

    assert all(time(12) <= timezone.localtime(one).time() <= time(14) for one in offered)
