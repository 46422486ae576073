"""Tell all stories at once in the order of their days, each step through the screens' actions.

A mentor's free hours depend on who else has been given that mentor by that day, so the stories
run side by side: each is a generator that says on which day it goes on. The two halves of the
town share no mentor and are told by two processes.
"""

from __future__ import annotations

import heapq
import multiprocessing
import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.db import connection, connections
from django.utils import translation

from livline.demo.accounts import HALVES, Town
from livline.demo.cast import Chapter
from livline.demo.life import live
from livline.demo.story import Story
from livline.office.tenancy.context import working_for

STEPS_PER_COMMIT = 300
Say = Callable[[str], None]


class HalfUntold(Exception):
    """A process that told a half of the stories has failed; its own output says why."""


@dataclass(frozen=True)
class Telling:
    """Everything that is to be told."""

    town: Town
    stories: tuple[Story, ...]
    seed: int
    today: date


def tell_all(telling: Telling, *, progress: Say) -> None:
    """Let every story run until today; raises HalfUntold."""
    if "fork" not in multiprocessing.get_all_start_methods():
        _tell(telling, range(HALVES), progress=progress)
        return
    # A connection cannot be shared by two processes.
    connections.close_all()
    fork = multiprocessing.get_context("fork")
    others = [
        fork.Process(
            target=_tell, args=(telling, [half]), kwargs={"progress": _silent}, daemon=True
        )
        for half in range(1, HALVES)
    ]
    for other in others:
        other.start()
    _tell(telling, [0], progress=progress)
    for other in others:
        other.join()
        if other.exitcode:
            raise HalfUntold(f"exit code {other.exitcode}")


def _silent(_line: str) -> None:
    """The first half tells how far both have come."""


def _tell(telling: Telling, halves: range | list[int], *, progress: Say) -> None:
    parent = os.getppid()
    lives = [
        live(
            telling.town,
            random.Random(f"{telling.seed}/{index}"),  # noqa: S311  # synthetic people
            story,
            index=index,
            today=telling.today,
        )
        for index, story in enumerate(telling.stories)
        if story.unit % HALVES in halves
    ]
    waiting = [
        (chapter.on, number, life) for number, life in enumerate(lives) for chapter in [next(life)]
    ]
    heapq.heapify(waiting)
    first, all_days = waiting[0][0], max(1, (telling.today - waiting[0][0]).days)
    with _without_savepoints(), translation.override("da"):
        while waiting and waiting[0][0] <= telling.today:
            # Who was started by a process that is gone has nobody to tell for.
            if os.getppid() != parent:
                return
            with working_for(telling.town.municipality.code):
                day = _some_steps(waiting, telling.today)
            progress(f"{day:%d-%m-%Y} ({(day - first).days / all_days:.0%})")


@contextmanager
def _without_savepoints() -> Iterator[None]:
    """Spare a third of all statements: nobody mends a failed step here, so none is gone back to."""
    connection.features.uses_savepoints = False
    try:
        yield
    finally:
        connection.features.uses_savepoints = True


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
