"""Tell all stories at once in the order of their days, each step through the screens' actions.

A mentor's free hours depend on who else has been given that mentor by that day, so the stories
run side by side: each is a generator that says on which day it goes on.
"""

from __future__ import annotations

import heapq
import random
from collections.abc import Callable, Iterator
from datetime import date, datetime

from django.utils import timezone, translation

from livline.demo.accounts import Town
from livline.demo.life import Chapter, live
from livline.demo.story import Story
from livline.office.tenancy.context import working_for

STEPS_PER_COMMIT = 400


def tell_all(
    town: Town,
    stories: list[Story],
    *,
    seed: int,
    now: datetime,
    progress: Callable[[str], None],
) -> None:
    """Let every story run until today."""
    today = timezone.localtime(now).date()
    lives = [
        live(town, random.Random(f"{seed}/{index}"), story, index=index, today=today)  # noqa: S311
        for index, story in enumerate(stories)
    ]
    with translation.override("da"):
        _run(town, lives, today=today, progress=progress)


def _run(
    town: Town, lives: list[Iterator[Chapter]], *, today: date, progress: Callable[[str], None]
) -> None:
    waiting = [
        (chapter.on, number, life) for number, life in enumerate(lives) for chapter in [next(life)]
    ]
    heapq.heapify(waiting)
    first = waiting[0][0]
    while waiting and waiting[0][0] <= today:
        with working_for(town.municipality.code):
            day = _some_steps(waiting, today)
        done = (day - first).days / max(1, (today - first).days)
        progress(f"{day:%d-%m-%Y} ({done:.0%})")


def _some_steps(waiting: list[tuple[date, int, Iterator[Chapter]]], today: date) -> date:
    """Take the next steps in the order of their days; returns the day reached."""
    day = waiting[0][0]
    for _ in range(STEPS_PER_COMMIT):
        if not waiting or waiting[0][0] > today:
            break
        day, number, life = heapq.heappop(waiting)
        chapter = next(life, None)
        if chapter is not None:
            heapq.heappush(waiting, (chapter.on, number, life))
    return day
