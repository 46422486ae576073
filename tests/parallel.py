"""Do several things at the same moment, each with a connection of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from livline.office.tenancy.context import working_for
from tests.factories.people import AALBORG


def at_once(
    steps: Sequence[Callable[[], object]], *, refused: tuple[type[Exception], ...] = ()
) -> list[object]:
    """What each step gave: its result, or one of the refusals expected. Others are raised."""
    start = Barrier(len(steps))

    def run(step: Callable[[], object]) -> object:
        try:
            with working_for(AALBORG):
                start.wait(timeout=20)
                return step()
        except refused as told:
            return told
        finally:
            connection.close()

    with ThreadPoolExecutor(len(steps)) as pool:
        return list(pool.map(run, steps))
