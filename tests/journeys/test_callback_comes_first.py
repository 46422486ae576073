"""A citizen asks to be rung: the call stands first at the mentor's and at the coordinator's."""

from tests.factories.cases import Scene
from tests.journeys.browser import PHONE
from tests.journeys.conftest import Visit
from tests.journeys.visitor import Visitor

RING = "Ring op"


def first_on_the_list(person: Visitor) -> str:
    """What stands first of all that waits."""
    main = person.go("/").page.locator("main")
    return main.locator(".ll-next-action, li").first.inner_text()


def test_a_wish_to_be_rung_stands_first_until_it_is_taken(visit: Visit, scene: Scene) -> None:
    citizen, mentor = visit("borger", size=PHONE), visit("mentor", size=PHONE)
    coordinator = visit("koordinator")

    citizen.go("/").look("citizen in the midst of support").press("Ring mig op")
    citizen.look("citizen is told when")

    assert "Bo" in first_on_the_list(mentor)
    mentor.look("mentor with a call to make")
    assert "Bo" in first_on_the_list(coordinator)
    coordinator.look("coordinator with a call nobody took")
    print(mentor.page.locator("main").aria_snapshot())
    print(coordinator.page.locator("main").aria_snapshot()[:2000])
