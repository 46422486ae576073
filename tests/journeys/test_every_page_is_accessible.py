"""Every page of every person, at a desk and on a phone: no barrier, no English, no dead end."""

import pytest

from tests.factories.cases import Scene
from tests.journeys import accessibility, crawl
from tests.journeys.browser import DESK, PHONE
from tests.journeys.conftest import Visit
from tests.journeys.people import STAFF


@pytest.mark.parametrize("username", STAFF)
def test_every_page_can_be_used_by_everybody(visit: Visit, scene: Scene, username: str) -> None:
    person = visit(username)

    found = set()
    for name in crawl.pages(person):
        found.add(name)
        for size in (DESK, PHONE):
            person.page.set_viewport_size(size)
            person.look()
        person.look_narrow()
        person.page.set_viewport_size(DESK)

    print(username, sorted(found))
    assert len(found) > 1


@pytest.mark.parametrize("username", ["borger", "mentor", "sagsbehandler", "koordinator"])
def test_every_stop_of_the_keyboard_can_be_seen(visit: Visit, scene: Scene, username: str) -> None:
    person = visit(username)

    for _ in crawl.pages(person, each=1):
        person.walk()


def test_the_check_itself_finds_a_barrier(visit: Visit) -> None:
    guest = visit().go("/demo/")

    guest.page.evaluate(
        "() => document.querySelector('main').insertAdjacentHTML('beforeend', "
        "'<img src=\"/static/icons/favicon.svg\"><input>')"
    )

    rules = {line.split(":")[0] for line in accessibility.violations(guest.page)}
    assert {"image-alt", "label"} <= rules
