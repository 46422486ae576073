"""Everybody finds in: by one click in the demo, and out again."""

import pytest
from playwright.sync_api import ViewportSize

from tests.journeys.browser import DESK, PHONE
from tests.journeys.conftest import Visit
from tests.journeys.people import STAFF

FOUND = 302


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_demo_shows_its_sign_ins_and_the_password_page_is_plain(
    visit: Visit, size: ViewportSize
) -> None:
    guest = visit(size=size)

    guest.go("/").look().walk().look_narrow()
    assert guest.path == "/demo/"
    guest.go("/konto/log-ind/").look().walk().look_narrow()


@pytest.mark.parametrize("username", STAFF)
def test_one_click_signs_in_and_one_signs_out(visit: Visit, username: str) -> None:
    guest = visit().go("/demo/")

    guest.page.locator(f"form:has(input[value='{username}']) button").click()
    guest.page.wait_for_url(lambda url: not url.endswith("/demo/"))
    theirs = guest.path
    guest.press("Log af")
    guest.page.wait_for_url(lambda url: not url.endswith(theirs))

    assert guest.status_of(theirs) == FOUND


def test_an_unknown_address_says_so_and_leads_on(visit: Visit) -> None:
    guest = visit()
    guest.expected = {404}

    guest.go("/findes-ikke/").look().walk()

    assert guest.page.get_by_role("link", name="min startside").count()
