"""Fill a database with the synthetic municipality.

``small`` is built through the same actions as the screens use; ``city`` and ``nation`` by whole
tables, for tests and benchmarks. The same seed on the same day gives the same people and history.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from django.utils import timezone

from livline.demo import bulk, figures, lately
from livline.demo.accounts import MUNICIPALITY_CODE, SIGN_IN_NAMES, Town, build_town
from livline.demo.bundle import Bundle, store
from livline.demo.story import Story, draw, shown
from livline.demo.told import Telling, tell_all
from livline.office.tenancy.context import working_for

CHUNK = 1_000
WEEKLY = 7.0
# The city has a million contacts among twenty thousand citizens, so they meet more often.
OFTEN = 2.4
Say = Callable[[str], None]


class UnknownSize(Exception):
    """The size is none of small, city, nation."""


class SignIn(NamedTuple):
    """An account that one can sign in as in the demo."""

    user_name: str
    role: str


def fill(*, size: str = "small", seed: int = 1, progress: Say = print) -> list[SignIn]:
    """Build the municipality and return one sign-in per role; raises UnknownSize."""
    if size not in figures.SIZES:
        raise UnknownSize(f"{size!r}: expected one of {', '.join(figures.SIZES)}")
    citizens, mentors, units = figures.SIZES[size]
    rng = random.Random(seed)  # noqa: S311  # synthetic people, no secrets
    now = timezone.now()
    progress(f"{citizens} borgere, {mentors} mentorer, {units} enheder")
    with working_for(MUNICIPALITY_CODE):
        town = build_town(rng, citizens=citizens, mentors=mentors, units=units, now=now)
    stories = _stories(rng, town, citizens, now)
    if size == "small":
        telling = Telling(town, tuple(stories), seed, timezone.localtime(now).date())
        tell_all(telling, progress=progress)
        lately.happen(town, rng, now=now)
    else:
        _by_tables(town, rng, stories, now=now, progress=progress)
    return [SignIn(name, role.value) for role, name in SIGN_IN_NAMES.items()]


def _stories(rng: random.Random, town: Town, citizens: int, now: datetime) -> list[Story]:
    today = timezone.localtime(now).date()
    stories = [
        draw(
            rng,
            index=index,
            units=len(town.units),
            caseworkers=len(town.caseworkers),
            today=today,
        )
        for index in range(citizens)
    ]
    return [shown(stories[0], today=today), *stories[1:]]


def _by_tables(
    town: Town, rng: random.Random, stories: list[Story], *, now: datetime, progress: Say
) -> None:
    today = timezone.localtime(now).date()
    for number, chunk in enumerate(bulk.chunks(stories, CHUNK), start=1):
        bundle = Bundle(town, today)
        for story in chunk:
            bulk.tell(bundle, rng, story, every_days=OFTEN, is_shown=story is stories[0])
        with working_for(town.municipality.code):
            rows = store(bundle)
        done = min(number * CHUNK, len(stories))
        progress(f"{done} af {len(stories)} borgere ({rows} rækker)")
