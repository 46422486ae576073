"""Mentor and citizen on their phones: a contact logged in few presses, a call-back asked for."""

from livline.records.contacts.models import Contact
from tests.factories.cases import Scene
from tests.journeys import browser
from tests.journeys.conftest import Visit
from tests.journeys.site import Site

PRESSES = 5
DRAFT_KEPT = "Din kladde er gemt"


def test_a_mentor_logs_a_contact_in_five_presses_from_the_start_page(
    visit: Visit, site: Site, scene: Scene
) -> None:
    mentor = visit("mentor", size=browser.PHONE)
    pressed = ["Skriv en kontakt ned", "Telefon", "45 min.", "Gem kontakten"]

    mentor.go("/mentor/")
    page = mentor.page
    page.get_by_role("link", name=pressed[0]).first.click()
    mentor.settle()
    for choice in pressed[1:3]:
        page.get_by_label(choice, exact=True).check()
    page.get_by_role("button", name=pressed[3]).click()
    mentor.settle()

    assert len(pressed) <= PRESSES
    assert mentor.sees("Kontakten er gemt.")
    with site.arranging():
        contact = Contact.objects.filter(case=scene.case).order_by("-pk").first()
    assert contact is not None
    assert (contact.kind, contact.minutes) == ("phone", 45)


def test_what_a_mentor_has_typed_is_there_after_the_page_was_lost(
    visit: Visit, scene: Scene
) -> None:
    mentor = visit("mentor", size=browser.PHONE)
    mentor.go(f"/mentor/borger/{scene.case.public_id}/kontakt/")

    mentor.page.get_by_label("Note til dig og sagsbehandleren").fill("Halv tanke i bussen")
    mentor.page.locator("[data-draft-state]", has_text=DRAFT_KEPT).wait_for(timeout=9000)
    mentor.go("/mentor/").go(f"/mentor/borger/{scene.case.public_id}/kontakt/")

    note = mentor.page.get_by_label("Note til dig og sagsbehandleren")
    assert note.input_value() == "Halv tanke i bussen"


def test_a_citizen_asks_to_be_rung_and_calls_it_off(visit: Visit, scene: Scene) -> None:
    citizen = visit("borger", size=browser.PHONE)

    citizen.go("/borger/")
    citizen.page.get_by_role("button", name="Ring mig op").click()
    citizen.settle()
    assert citizen.sees("Din mentor kan se, at du venter.")
    citizen.page.get_by_text("Jeg har ikke brug for det nu").click()
    citizen.page.get_by_role("button", name="Nej, ring ikke").click()
    citizen.settle()

    assert citizen.sees("Vi ringer ikke nu.")
    assert citizen.page.get_by_role("button", name="Ring mig op").is_visible()
