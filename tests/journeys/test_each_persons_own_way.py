"""What each person comes for, from the sign-in to its end."""

import re
from datetime import timedelta
from pathlib import Path

from livline.office.accounts.models import Role
from tests.factories.cases import Scene
from tests.journeys import people
from tests.journeys.browser import PHONE
from tests.journeys.conftest import Visit
from tests.journeys.people import Town
from tests.journeys.site import Site
from tests.journeys.visitor import Visitor
from tests.journeys.ways_to_support import today

NOT_FOR_THEM = ("Prøvenote, som kun sagsbehandleren læser.", "Prøvesen", "Følges med bussen")
SIGNED_OUT = 302
UNKNOWN = 404


def file_of(person: Visitor, link: str) -> str:
    """The text of the file behind a link, as the browser saves it."""
    with person.page.expect_download() as waiting:
        person.page.get_by_role("link", name=link).click()
    return Path(waiting.value.path()).read_text(encoding="utf-8-sig")


def test_a_company_contact_sees_what_was_agreed_and_no_more(visit: Visit, scene: Scene) -> None:
    contact = visit("virksomhed", size=PHONE).go("/").look()

    contact.press("Bo", exact=True).look().sees("Gennemgår dagens opgaver sammen")

    assert not any(words in contact.page.inner_text("main") for words in NOT_FOR_THEM)
    contact.go(f"/sag/{scene.case.public_id}/").look("case as a company sees it")
    assert not any(words in contact.page.content() for words in NOT_FOR_THEM)
    assert "Opfølgning" not in contact.page.inner_text("main")
    assert contact.status_of(f"/mentor/borger/{scene.case.public_id}/") == UNKNOWN


def test_a_manager_reads_the_figures_and_takes_them_along(visit: Visit, scene: Scene) -> None:
    manager = visit("leder").go("/").look().press("Pr. måned").look().press("Pr. enhed")

    taken = file_of(manager, "CSV")

    assert "Prøvejobcenter Nord" in taken
    assert scene.citizen.family_name not in taken
    manager.go(f"/sag/{scene.case.public_id}/").look("case as a manager sees it")
    assert scene.citizen.family_name not in manager.page.content()


def test_an_analyst_sees_no_small_number(visit: Visit, scene: Scene) -> None:
    analyst = visit("analytiker").go("/").look()

    cells = analyst.page.locator("tbody td").all_inner_texts()

    assert set(cells) == {"–"}
    assert re.search(r"[;,][1-4][;,\r\n]", file_of(analyst, "CSV")) is None


def test_an_auditor_finds_who_looked_and_why(visit: Visit, scene: Scene) -> None:
    visit("koordinator").go(f"/sag/{scene.case.public_id}/")
    auditor = visit("databeskyttelse").go("/").look()

    auditor.fill("Navn på personen", "Kaj Koordinsen").press("Vis").look("log of one person")

    row = auditor.page.locator("tbody tr").first.inner_text()
    assert "Kaj Koordinsen" in row
    assert "Koordinering af mentorer" in row
    auditor.press("Stikprøve").look()
    assert auditor.status_of(f"/sag/{scene.case.public_id}/") == UNKNOWN


def test_an_administrator_closes_an_account_and_never_sees_a_case(
    visit: Visit, site: Site, town: Town, scene: Scene
) -> None:
    with site.arranging():
        leaver = people.another(town, Role.COORDINATOR, name="Rie Rejsesen")
    colleague = visit(leaver).go("/").look()
    administrator = visit("administrator").go("/").look().press("Rie Rejsesen").look()

    administrator.page.locator("summary").filter(has_text="Luk kontoen").click()
    administrator.look("account to be closed")
    administrator.page.locator("details[open]").get_by_role("button", name="Luk kontoen").click()
    administrator.settle().look("account closed")

    assert colleague.status_of("/koordinator/") == SIGNED_OUT
    assert administrator.status_of(f"/sag/{scene.case.public_id}/") == UNKNOWN


def test_a_citizen_decides_what_the_mentor_reads(visit: Visit, scene: Scene) -> None:
    citizen, mentor = visit("borger", size=PHONE), visit("mentor", size=PHONE)
    page_of_mentor = f"/mentor/borger/{scene.case.public_id}/"
    assert "Morgener er svære." not in mentor.go(page_of_mentor).page.inner_text("main")

    citizen.go("/").press("Sig ja eller nej").look().press("Ja, min mentor må læse det")
    citizen.look("a sentence agreed to")

    assert mentor.go(page_of_mentor).sees("Morgener er svære.")


def test_a_citizen_says_how_to_be_reached_and_sees_who_looked(visit: Visit, scene: Scene) -> None:
    citizen, mentor = visit("borger", size=PHONE), visit("mentor", size=PHONE)

    citizen.go("/").press("Mere").press("Sådan når I mig")
    citizen.fill("Er der mere, vi skal tænke på?", "Sig, at du ringer fra biblioteket.")
    citizen.press("Gem", exact=True).look("ways of contact kept")

    mentor.go(f"/mentor/borger/{scene.case.public_id}/").sees("Sig, at du ringer fra biblioteket.")
    citizen.go("/").press("Mere").press("Hvem har set min sag").look()
    seen = citizen.page.inner_text("main")
    assert "Mentor" in seen
    assert "Mona" not in seen


def test_a_citizen_asks_for_another_mentor(visit: Visit, scene: Scene) -> None:
    citizen, caseworker = visit("borger", size=PHONE), visit("sagsbehandler")

    citizen.go("/").press("Jeg vil have en anden mentor").look()
    citizen.press("Bed om en anden mentor").look("another mentor asked for")

    assert caseworker.go("/").look("caseworker of a citizen who wishes another").sees("Bo")


def test_a_mentor_plans_a_meeting_that_the_citizen_sees(visit: Visit, scene: Scene) -> None:
    mentor, citizen = visit("mentor", size=PHONE), visit("borger", size=PHONE)

    mentor.go("/").press("Bo", exact=True).press("Aftaler om at mødes")
    mentor.fill("Dag", str(today() + timedelta(days=5))).fill("Hvad tid", "10:15")
    mentor.page.get_by_role("textbox", name="Hvor (frivilligt)").fill("Prøvetorvet")
    mentor.press("Lav aftalen").look("a meeting planned")

    assert citizen.go("/borger/kalender/").look().sees("Prøvetorvet")
