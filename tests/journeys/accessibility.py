"""axe-core on a page, and a walk over it with nothing but the keyboard."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from playwright.sync_api import Page

from tests.journeys.scripts import script

AXE = Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js"
MANY_STOPS = 400
PARTS_OF_A_FIELD = 6
LOOK_AWAY = "() => { document.activeElement?.blur(); scrollTo(0, 0); }"


class NoAxe(Exception):
    """axe-core was not set up; the text says how."""


@cache
def _axe() -> str:
    if not AXE.exists():
        raise NoAxe(f"{AXE.parent} is missing. Run: make test (it sets up axe-core)")
    return AXE.read_text(encoding="utf-8")


@dataclass(frozen=True)
class Stop:
    """One place where the Tab key halts."""

    number: str
    tag: str
    name: str
    visible: bool
    marked: bool
    covered: bool


def violations(page: Page) -> list[str]:
    """What axe finds on the page as it is: rule, place and reason, one line each."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_axe())
    return list(page.evaluate(script("axe")))


def walk(page: Page) -> list[Stop]:
    """Press Tab from the top until the page is left; a trap ends the walk with an error."""
    page.evaluate(LOOK_AWAY)
    stops: list[Stop] = []
    rested = 0
    while len(stops) < MANY_STOPS:
        page.keyboard.press("Tab")
        found = page.evaluate(script("stop"))
        if found and found["covered"]:
            # What slides away (the link to the content) needs a moment to be gone.
            page.wait_for_timeout(200)
            found = page.evaluate(script("stop"))
        if found is None or (stops and found["number"] == stops[0].number):
            return stops
        stop = Stop(**found)
        # A field for a date halts at its day, month, year and calendar in turn.
        rested = rested + 1 if stops and stop.number == stops[-1].number else 0
        if rested > PARTS_OF_A_FIELD or (not rested and stop in stops):
            raise AssertionError(f"the keyboard is trapped at {stop}")
        if not rested:
            stops.append(stop)
    raise AssertionError(f"more than {MANY_STOPS} stops; the last: {stops[-1]}")


def hidden_stops(stops: list[Stop]) -> list[Stop]:
    """Stops that a person at the keyboard cannot see, tell or read."""
    return [
        stop
        for stop in stops
        if not stop.visible or not stop.marked or stop.covered or not stop.name
    ]


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the keyboard halts at the field, link or button with this name."""
    for _ in range(MANY_STOPS):
        page.keyboard.press("Tab")
        found = page.evaluate(script("stop"))
        if found and found["name"].startswith(name):
            return
    raise AssertionError(f"the keyboard never came to {name!r}")
