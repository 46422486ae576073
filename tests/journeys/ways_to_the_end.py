"""What people do from the first follow-up talk to the end of the support, step by step."""

from datetime import date

from playwright.sync_api import expect

from tests.journeys.visitor import Visitor

ASSESSMENT = "Prøvetekst: borgeren kommer nu tre af fem dage. De to sidste kræver stadig følgeskab."


def hold_a_talk(caseworker: Visitor, *, case: str, on: date) -> None:
    """Plan a talk for today and hold it; the decision is to extend."""
    caseworker.go(f"/sagsbehandler/sag/{case}/opfoelgninger/").look("talks planned")
    caseworker.page.get_by_label("Samtalens dag").fill(str(on))
    caseworker.press("Planlæg en ekstra samtale").press("Hold samtalen")
    caseworker.look("talk to be held")
    view = caseworker.page.get_by_role("group", name="Hvordan ser borgeren det?")
    view.get_by_role("radio", name="Bedre").check()
    caseworker.fill("Hvad der blev sagt", "Prøvetekst: det går fremad.")
    caseworker.page.get_by_role("radio", name="Forlæng", exact=True).check()
    caseworker.press("Gem samtalen").sees("Samtalen er skrevet ned.")


def extend(caseworker: Visitor) -> None:
    """Give a new period after a concrete assessment; the mentor goes on."""
    caseworker.look("extension to be assessed")
    caseworker.fill("Konkret vurdering for en ny periode", ASSESSMENT)
    caseworker.press("Gå videre til den nye bevilling").look("extension to be decided")
    caseworker.page.locator("summary").filter(has_text="Bevilg").click()
    caseworker.press("Ja, bevilg").sees("Den nye periode er bevilget. Mentor fortsætter.")
    caseworker.look("extension decided")


def end(caseworker: Visitor, *, case: str) -> None:
    """End everything that runs, from today."""
    caseworker.go(f"/sagsbehandler/sag/{case}/afslutning/").look("support to be ended")
    caseworker.page.get_by_role("radio", name="Målet er nået").check()
    caseworker.fill("Det tager borgeren med sig", "Prøvetekst: jeg kan selv tage bussen.")
    caseworker.press("Afslut støtten")
    caseworker.sees("Støtten er afsluttet. Mentoren har ikke længere adgang.")
    caseworker.look("support ended").go(f"/sag/{case}/").look("case after the end")


def is_shut_out(mentor: Visitor, *, case: str) -> bool:
    """Whether the mentor's next request for the citizen finds nothing."""
    pages = ("", "kontakt/", "aftaler/", "mentoraftale/", "udslusning/")
    return {mentor.status_of(f"/mentor/borger/{case}/{page}") for page in pages} == {404}


def reads_that_it_ended(citizen: Visitor) -> None:
    """The citizen reads own words and no word of a mentor to come."""
    citizen.go("/").look("citizen after the end").sees("Din støtte er slut")
    expect(citizen.page.get_by_text("Du har ikke en mentor endnu")).to_have_count(0)
