"""The contacts and follow-up talks within a story."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from livline.demo import figures, words
from livline.demo.story import Course

DENMARK = ZoneInfo("Europe/Copenhagen")
USUAL_MINUTES = {
    "meeting": (45, 90),
    "accompanying": (60, 120),
    "phone": (10, 30),
    "video": (20, 45),
}
IRREGULAR_MINUTES = 16 * 60


@dataclass(frozen=True)
class Talk:
    """One contact as it happened."""

    started_at: datetime
    minutes: int
    kind: str
    outcome: str
    task: int
    shared_note: str
    note: str


@dataclass(frozen=True)
class Review:
    """How a follow-up went: None where nobody held it."""

    citizen_view: str
    mentor_view: str
    summary: str


def talks(rng: random.Random, course: Course, *, every_days: float, until: date) -> Iterator[Talk]:
    """The contacts of one mentor up to a day; some planned ones never come about."""
    day = course.starts_on + timedelta(days=rng.randint(0, 3))
    last = min(course.ends_on, until)
    exact = float((day - course.starts_on).days)
    while day <= last:
        if rng.random() < figures.HELD_SHARE / (1 - figures.MISSED_SHARE):
            yield _talk(rng, _weekday(day, last))
        exact += every_days * rng.uniform(0.7, 1.3)
        day = course.starts_on + timedelta(days=round(exact))


def review(rng: random.Random) -> Review | None:
    """How a due follow-up went; a third of them are missing."""
    if rng.random() < figures.FOLLOWUP_MISSING:
        return None
    return Review(
        citizen_view="better" if rng.random() < figures.CITIZEN_SEES_BETTER else "same",
        mentor_view="better" if rng.random() < figures.MENTOR_SEES_BETTER else "same",
        summary=rng.choice(words.SUMMARIES),
    )


def _talk(rng: random.Random, day: date) -> Talk:
    started_at = datetime.combine(
        day, time(rng.randint(8, 18), rng.choice((0, 15, 30, 45))), tzinfo=DENMARK
    )
    kind = rng.choices(list(figures.CONTACT_KINDS), weights=list(figures.CONTACT_KINDS.values()))[0]
    missed = rng.random() < figures.MISSED_SHARE
    if missed:
        outcome = "no_show" if rng.random() < 0.6 else "late_cancellation"
        return Talk(started_at, 0, "meeting", outcome, rng.randrange(2), "", "")
    low, high = USUAL_MINUTES.get(kind, (5, 10))
    minutes = (
        IRREGULAR_MINUTES if rng.random() < figures.IRREGULAR_CONTACT else rng.randint(low, high)
    )
    return Talk(
        started_at,
        minutes // 5 * 5,
        kind,
        "held",
        rng.randrange(2),
        rng.choice(words.SHARED_NOTES),
        rng.choice(words.MENTOR_NOTES),
    )


def _weekday(day: date, last: date) -> date:
    """Saturday and Sunday become Monday, or Friday where the course ends on the weekend."""
    if day.weekday() < 5:
        return day
    monday = day + timedelta(days=7 - day.weekday())
    return monday if monday <= last else day
