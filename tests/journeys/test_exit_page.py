"""Somebody looks over the shoulder: one press, and the site was never there."""

import time

import pytest
from playwright.sync_api import ViewportSize

from tests.factories.cases import Scene
from tests.journeys.browser import DESK, PHONE
from tests.journeys.conftest import Visit
from tests.journeys.visitor import Visitor

CASE_WORDS = ("Livline", "mentor", "Mentor", "borger")
AT_ONCE = 300  # milliseconds
SOON = 5  # seconds
OPEN, SIGNED_OUT = 200, 302
PRESS = """() => {
  const began = performance.now();
  document.querySelector("[data-exit]").click();
  return performance.now() - began;
}"""


def shown(person: Visitor) -> str:
    """All that can be read on the screen and in its tab."""
    return person.page.title() + person.page.inner_text("body")


def nothing_is_left(person: Visitor) -> bool:
    return not any(word in shown(person) for word in CASE_WORDS)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_one_press_leaves_and_back_shows_nothing(
    visit: Visit, scene: Scene, size: ViewportSize
) -> None:
    person = visit("borger", size=size).go("/")

    person.page.get_by_role("link", name="Forlad siden").click()
    person.page.wait_for_url("https://www.dmi.dk/")
    person.page.go_back(wait_until="load")

    assert nothing_is_left(person)


def test_shift_three_times_leaves(visit: Visit, scene: Scene) -> None:
    person = visit("borger").go("/")

    for _ in range(3):
        person.page.keyboard.press("Shift")
    person.page.wait_for_url("https://www.dmi.dk/")

    assert nothing_is_left(person)


def test_without_network_the_page_is_covered_at_once(visit: Visit, scene: Scene) -> None:
    person = visit("borger", size=PHONE).go("/")
    person.context.set_offline(True)

    took = person.page.evaluate(PRESS)
    person.page.locator(".ll-cover").wait_for()

    assert took < AT_ONCE
    assert nothing_is_left(person)
    person.complaints.clear()  # the sign-out it tries in the background has no network


def test_who_left_is_signed_out(visit: Visit, scene: Scene) -> None:
    person = visit("borger").go("/")
    page_of_theirs = person.path

    person.page.get_by_role("link", name="Forlad siden").click()
    person.page.wait_for_url("https://www.dmi.dk/")

    # The sign-out is sent in the background, so that leaving never waits for it.
    until = time.monotonic() + SOON
    while person.status_of(page_of_theirs) == OPEN and time.monotonic() < until:
        person.page.wait_for_timeout(100)
    assert person.status_of(page_of_theirs) == SIGNED_OUT


def test_every_page_of_a_citizen_takes_one_place_in_the_history(visit: Visit, scene: Scene) -> None:
    person = visit("borger", size=PHONE).go("/")
    before = person.page.evaluate("history.length")

    for link in ("Min plan", "Min aftale", "Min mentor"):
        person.press(link)

    assert person.page.evaluate("history.length") == before


def test_the_button_is_there_for_everybody(visit: Visit, scene: Scene) -> None:
    for username in ("sagsbehandler", "koordinator", "mentor", "virksomhed", "leder"):
        person = visit(username).go("/")
        assert person.page.get_by_role("link", name="Forlad siden").is_visible()
