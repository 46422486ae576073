"""A citizen asks to be rung: the call stands first at the mentor's and at the coordinator's."""

from tests.factories.cases import Scene
from tests.journeys.browser import PHONE
from tests.journeys.conftest import Visit
from tests.journeys.visitor import Visitor


def first_on_the_list(person: Visitor) -> str:
    """What stands first of all that waits."""
    main = person.go("/").page.locator("main")
    return main.locator(".ll-next-action, li").first.inner_text()


def calls_waiting(person: Visitor) -> int:
    """How many calls stand on the list of the day."""
    return person.go("/").page.locator("main").get_by_role("link", name="Ring tilbage").count()


def test_a_wish_to_be_rung_stands_first_until_it_is_taken(visit: Visit, scene: Scene) -> None:
    citizen, mentor = visit("borger", size=PHONE), visit("mentor", size=PHONE)
    coordinator = visit("koordinator")

    citizen.go("/").look("citizen in the midst of support").press("Ring mig op")
    citizen.look("citizen is told when")

    assert "Bo" in first_on_the_list(mentor)
    mentor.look("mentor with a call to make")
    assert "Bo" in first_on_the_list(coordinator)
    coordinator.look("coordinator with a call nobody took")

    mentor.press("Ring tilbage").look("mentor is about to ring").walk()
    mentor.press("Jeg ringer").sees("Du har lovet at ringe. Borgeren kan se det.")
    assert not calls_waiting(coordinator)
    mentor.page.get_by_role("radio", name="Noget på arbejdspladsen").check()
    mentor.press("Afslut ring-op").look("mentor has rung")
    assert not calls_waiting(mentor)
