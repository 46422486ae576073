"""A caseworker who uses no mouse writes a grant, mends what blocks it and decides."""

from livline.records.cases.models import Case
from tests.factories import plans
from tests.journeys import people
from tests.journeys.accessibility import tab_to
from tests.journeys.conftest import Visit
from tests.journeys.people import Town
from tests.journeys.site import Site
from tests.journeys.ways_to_support import REASON


def planned(site: Site, town: Town) -> Case:
    """A case with an approved plan."""
    with site.arranging():
        case = people.referred(town)
        plans.approved(case, by=town.viewer("sagsbehandler"))
    return case


def test_a_grant_is_written_and_decided_without_a_mouse(
    visit: Visit, site: Site, town: Town
) -> None:
    case = planned(site, town).public_id
    caseworker = visit("sagsbehandler").go(f"/sag/{case}/")
    page, keys = caseworker.page, caseworker.page.keyboard

    tab_to(page, "Gå til opgaven")
    keys.press("Enter")
    page.wait_for_url("**/bevilling/")
    tab_to(page, "Formål")
    keys.type("Tilbud")
    tab_to(page, "Få")
    keys.press("Space")
    tab_to(page, "Hvilken aktivitet")
    keys.type("Praktik på Prøvelageret")
    tab_to(page, "Hvorfor mentoren")
    keys.type(REASON)
    tab_to(page, "Timer om ugen")
    keys.type("2")
    caseworker.settle().sees("Der står ikke, hvilken slags mentor det er.")
    # The check speaks beside the form; the caret stays where the caseworker writes.
    assert page.evaluate("document.activeElement.name") == "hours_per_week"
    tab_to(page, "Slags mentor")
    keys.type("Ansat i kommunen")
    page.get_by_text("Der står ikke, hvilken slags mentor").wait_for(state="detached")
    tab_to(page, "Bevilg")
    keys.press("Enter")
    tab_to(page, "Ja, bevilg")
    keys.press("Enter")

    assert caseworker.sees("Mentorstøtten er bevilget")
    caseworker.look("grant decided by keyboard")
