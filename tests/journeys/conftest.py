"""What every journey has: the site on its own database, one browser, and visitors who watch."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize, sync_playwright
from pytest_django.plugin import DjangoDbBlocker

from livline.office.accounts.models import User
from tests.database import TestDatabase
from tests.factories.cases import Scene
from tests.journeys import browser as browsers
from tests.journeys import people, support_in_town
from tests.journeys.people import Town
from tests.journeys.site import Site
from tests.journeys.visitor import Visitor

# Playwright runs an event loop in this thread, in which Django else refuses the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

TIME_ZONE = "Europe/Copenhagen"
Visit = Callable[..., Visitor]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the stories, and keep them in one process: one server and one browser for all."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.xdist_group("journeys"))


@pytest.fixture(scope="session")
def site(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Site]:
    """The running site, with nobody in it."""
    log = tmp_path_factory.mktemp("site") / "server.log"
    made = Site(log=log, template=TestDatabase().template, blocker=django_db_blocker)
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="session")
def town(site: Site) -> Town:
    """A person of every kind."""
    with site.arranging():
        return people.build()


@pytest.fixture(scope="session")
def scene(site: Site, town: Town) -> Scene:
    """The citizen of the sign-in, in the midst of the support."""
    with site.arranging():
        return support_in_town.supported(town)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser all stories share."""
    with sync_playwright() as playwright:
        opened = browsers.launch(playwright)
        yield opened
        opened.close()


@pytest.fixture
def visit(site: Site, town: Town, browser: Browser) -> Iterator[Visit]:
    """Let a person (user name, account or nobody) sit down at a browser; judged at the end."""
    visitors: list[Visitor] = []
    site.new_faults()

    def sit_down(who: str | User = "", *, size: ViewportSize = browsers.DESK) -> Visitor:
        context = browser.new_context(viewport=size, locale="da-DK", timezone_id=TIME_ZONE)
        context.set_default_timeout(8000)
        user = town.users.get(who) if isinstance(who, str) else who
        if user is not None:
            context.add_cookies([site.session_of(user)])  # type: ignore[list-item]
        visitors.append(Visitor(context, address=site.address, name=str(user or "nobody")))
        return visitors[-1]

    yield sit_down
    complaints = [line for visitor in visitors for line in visitor.complaints]
    for visitor in visitors:
        visitor.context.close()
    complaints += site.new_faults()
    assert not complaints, "\n".join(complaints)
