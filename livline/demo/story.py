"""One citizen's way through the scheme, drawn before anything is written: plain dates and choices.

The same seed and the same day give the same stories. What lies after today is drawn too, and left
out when the story is told, so that the cases of today stand at every step of the way.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar

from livline.demo import figures, words
from livline.engines.dates import last_day_within

HISTORY = timedelta(days=730)
BLOCK_MONTHS = 6
# No I and no O, which look like 1 and 0.
SIGNS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
Choice = TypeVar("Choice")


@dataclass(frozen=True)
class Person:
    """Who the citizen is."""

    number: str
    given_names: str
    family_name: str
    language: str
    needs_interpreter: bool
    protected: bool
    target_group: int


@dataclass(frozen=True)
class Block:
    """One grant of at most six months."""

    decided_on: date
    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class Course:
    """One mentor, from the proposal until the mentor or the support ends."""

    proposed_on: date
    starts_on: date
    ends_on: date
    reason: str


@dataclass(frozen=True)
class Story:
    """Everything that happens to one citizen, by date."""

    person: Person
    unit: int
    caseworker: int
    referred_on: date
    reason: str
    barriers: tuple[str, ...]
    resources: tuple[str, ...]
    support: int | None
    goal: int
    planned_on: date
    purpose: int
    direction: str
    company: int
    hours: Decimal
    mentor_kind: str
    refused: bool
    declines_first: bool
    blocks: tuple[Block, ...]
    courses: tuple[Course, ...]
    ended_on: date
    end_reason: str


def draw(rng: random.Random, *, index: int, units: int, caseworkers: int, today: date) -> Story:
    """Draw the story of citizen number ``index``."""
    referred_on = today - timedelta(days=rng.randrange(HISTORY.days))
    blocks, courses, end_reason = _support(rng, referred_on)
    unit = rng.randrange(units)
    # Caseworkers are numbered round the units, so every units-th one works in the same unit.
    caseworker = unit + units * rng.randrange(max(1, caseworkers // units))
    barriers = [name for name, share in figures.BARRIERS.items() if rng.random() * 100 < share]
    return Story(
        person=_person(rng, index, referred_on),
        unit=unit,
        caseworker=caseworker,
        referred_on=referred_on,
        reason=rng.choice(words.REASONS),
        barriers=tuple(barriers[:4] or ["routine"]),
        resources=tuple(rng.sample(("skills", "motivation", "family"), k=rng.randint(1, 2))),
        support=rng.randrange(len(words.SUPPORT)) if rng.random() < 0.35 else None,
        goal=rng.randrange(len(words.GOALS)),
        planned_on=blocks[0].decided_on - timedelta(days=2),
        purpose=_drawn(rng, {1: 20, 2: 45, 3: 10, 4: 10, 5: 15}),
        direction="keep" if rng.random() < 0.4 else "get",
        company=rng.randrange(len(words.COMPANIES)),
        hours=_drawn(rng, figures.HOURS_PER_WEEK),
        mentor_kind=_drawn(rng, figures.MENTOR_KINDS),
        refused=rng.random() < 0.04,
        declines_first=rng.random() < figures.DECLINED_MATCH,
        blocks=blocks,
        courses=courses,
        ended_on=courses[-1].ends_on,
        end_reason=end_reason,
    )


def shown(story: Story, *, today: date) -> Story:
    """The story of the citizen one signs in as: ten weeks into a steady support."""
    starts_on = today - timedelta(days=70)
    block = Block(
        starts_on - timedelta(days=4), starts_on, last_day_within(starts_on, BLOCK_MONTHS)
    )
    return replace(
        story,
        person=replace(
            story.person, language="da", needs_interpreter=False, protected=False, target_group=3
        ),
        unit=0,
        caseworker=0,
        referred_on=starts_on - timedelta(days=16),
        barriers=("anxiety_depression", "routine"),
        resources=("skills", "motivation"),
        support=0,
        planned_on=block.decided_on - timedelta(days=2),
        purpose=2,
        direction="keep",
        company=0,
        hours=Decimal("1.5"),
        mentor_kind="municipal",
        refused=False,
        declines_first=False,
        blocks=(block,),
        courses=(Course(starts_on - timedelta(days=3), starts_on, block.ends_on, ""),),
        ended_on=block.ends_on,
        end_reason="planned",
    )


def _person(rng: random.Random, index: int, on: date) -> Person:
    woman = rng.random() < figures.WOMEN
    low, high = _drawn(rng, figures.AGES)
    born = on - timedelta(days=rng.randint(low * 366, high * 365))
    danish = rng.random() >= figures.NOT_DANISH
    group = _drawn(rng, figures.TARGET_GROUPS)
    if group in {4, 5} and (on - born).days > 29 * 365:
        group = 3
    return Person(
        number=substitute_number(born, index),
        given_names=rng.choice(words.WOMEN if woman else words.MEN),
        family_name=rng.choice(words.FAMILY),
        language="da" if danish else _drawn(rng, figures.LANGUAGES),
        needs_interpreter=not danish and rng.random() < figures.NEEDS_INTERPRETER,
        protected=rng.random() < figures.PROTECTED_ADDRESS,
        target_group=group,
    )


def substitute_number(born: date, index: int) -> str:
    """A number that no person can have: day + 60, and a serial that tells people apart.

    The seventh sign keeps the century: 0 for the 1900s, 4 for 2000-2036. Where the three signs
    after it have all been used, a letter takes its place, which the century does not depend on.
    """
    rounds, serial = divmod(index, len(SIGNS) ** 3)
    century = "4" if born.year >= 2000 else "0"
    seventh = SIGNS[len("0123456789") + rounds - 1] if rounds else century
    return f"{born.day + 60:02d}{born.month:02d}{born.year % 100:02d}-{seventh}{_signs(serial)}"


def _signs(serial: int) -> str:
    signs = ""
    for _ in range(3):
        serial, rest = divmod(serial, len(SIGNS))
        signs = SIGNS[rest] + signs
    return signs


def _support(
    rng: random.Random, referred_on: date
) -> tuple[tuple[Block, ...], tuple[Course, ...], str]:
    """Grants of at most six months each, and the mentors within them."""
    starts_on = referred_on + timedelta(days=rng.randint(*figures.REFERRAL_TO_MATCH_DAYS))
    low, high = _drawn(rng, figures.LENGTH_MONTHS)
    months = rng.randint(low, high)
    blocks: list[Block] = []
    first = starts_on
    while months > 0:
        last = last_day_within(first, min(months, BLOCK_MONTHS))
        lead = 4 if not blocks else 14
        blocks.append(Block(first - timedelta(days=min(lead, rng.randint(3, 12))), first, last))
        first, months = last + timedelta(days=1), months - BLOCK_MONTHS
    dropped = rng.random() < figures.DROPPED_OUT
    ends_on = blocks[-1].ends_on
    if dropped:
        share = rng.uniform(0.2, 0.9)
        ends_on = starts_on + timedelta(days=int((ends_on - starts_on).days * share))
        blocks = [block for block in blocks if block.starts_on <= ends_on]
    reason = rng.choice(("citizen_wish", "other_support")) if dropped else "planned"
    if not dropped and rng.random() < 0.4:
        reason = "goal_reached"
    return tuple(blocks), _courses(rng, starts_on, ends_on), reason


def _courses(rng: random.Random, starts_on: date, ends_on: date) -> tuple[Course, ...]:
    days = (ends_on - starts_on).days
    proposed_on = starts_on - timedelta(days=rng.randint(1, 3))
    if days > 60 and rng.random() < figures.MENTOR_CHANGE_PER_YEAR * days / 365:
        change = starts_on + timedelta(days=rng.randint(30, days - 21))
        again = change + timedelta(days=rng.randint(2, 10))
        return (
            Course(proposed_on, starts_on, change, "handover"),
            Course(again - timedelta(days=1), again, ends_on, ""),
        )
    return (Course(proposed_on, starts_on, ends_on, ""),)


def _drawn(rng: random.Random, weights: Mapping[Choice, int]) -> Choice:
    return rng.choices(list(weights), weights=list(weights.values()))[0]
