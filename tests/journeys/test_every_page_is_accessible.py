"""Every page of every person, at a desk and on a phone: no barrier, no English, no dead end."""

import pytest

from tests.factories.cases import Scene
from tests.journeys import accessibility, crawl
from tests.journeys.browser import DESK, PHONE
from tests.journeys.conftest import Visit
from tests.journeys.people import STAFF

MUST_BE_FOUND = {
    "borger": {"citizen:plan", "citizen:agreement", "citizen:words", "citizen:lookups"},
    "mentor": {"mentor:citizen", "mentor:contact", "mentor:appointments", "mentor:hours"},
    "virksomhed": {"company:citizen"},
    "sagsbehandler": {"common:case", "caseworker:together", "caseworker:grant"},
    "koordinator": {"common:case", "coordinator:mentor", "coordinator:waiting"},
    "leder": {"manager:figures", "manager:months"},
    "analytiker": {"analyst:figures"},
    "databeskyttelse": {"auditor:log", "auditor:sample"},
    "administrator": {"administrator:account", "administrator:units"},
}


@pytest.mark.parametrize("username", STAFF)
def test_every_page_can_be_used_by_everybody(visit: Visit, scene: Scene, username: str) -> None:
    person = visit(username)
    on_phones = username in {"borger", "mentor", "virksomhed"}

    found = set()
    for name in crawl.pages(person):
        found.add(name)
        for size in (DESK, PHONE):
            person.page.set_viewport_size(size)
            person.look()
            if (size == PHONE) == on_phones:
                person.walk()
        person.look_narrow()
        person.page.set_viewport_size(DESK)

    assert found >= MUST_BE_FOUND[username], sorted(found)


def test_the_check_itself_finds_a_barrier(visit: Visit) -> None:
    guest = visit().go("/demo/")

    guest.page.evaluate(
        "() => document.querySelector('main').insertAdjacentHTML('beforeend', "
        "'<img src=\"/static/icons/favicon.svg\"><input>')"
    )

    rules = {line.split(":")[0] for line in accessibility.violations(guest.page)}
    assert {"image-alt", "label"} <= rules


SPOILED = """() => {
  const main = document.querySelector("main");
  main.insertAdjacentHTML("beforeend", "<p>Sign in</p><p>{{ raw }}</p><div id='wide'>x</div>" +
    "<div class='ll-table'><table><tbody><tr><td>7</td></tr></tbody></table></div>" +
    "<a href='/' id='nameless'></a>");
  document.getElementById("wide").style.width = "3000px";
  document.title = "Bo Borgersen";
}"""
KINDS = ("English", "template", "wider than", "title", "a cell", "axe", "keyboard", "console")


def test_every_check_can_fail(visit: Visit) -> None:
    guest = visit().go("/demo/")

    guest.page.evaluate(SPOILED)
    guest.page.evaluate("() => console.error('something broke')")
    guest.look().walk()

    found = [kind for kind in KINDS if any(kind in line for line in guest.complaints)]
    guest.complaints.clear()
    assert found == list(KINDS)
