"""What people do from the grant to the running support, step by step."""

from datetime import date, timedelta

from django.utils import timezone

from tests.journeys.visitor import Visitor

REASON = (
    "Prøvegrund: uden en mentor kommer borgeren ikke afsted om morgenen og mister praktikken, "
    "som det er sket to gange før."
)
TASK = "Følges med bussen om morgenen"
TOO_LONG = timedelta(days=250)


def today() -> date:
    """The Danish date of this moment."""
    return timezone.localdate()


def write_grant(caseworker: Visitor, *, case: str) -> None:
    """Write the grant; a period too long is blocked and the last lawful day taken instead."""
    caseworker.go(f"/sagsbehandler/sag/{case}/bevilling/").look("grant to be written")
    page = caseworker.page
    page.get_by_label("Formål").select_option("Tilbud")
    page.get_by_label("Få", exact=True).check()
    caseworker.fill("Hvilken aktivitet, hvilket tilbud", "Praktik på Prøvelageret")
    caseworker.fill("Hvorfor mentoren er af afgørende betydning", REASON)
    page.get_by_label("Indtil").fill(str(today() + TOO_LONG))
    caseworker.fill("Timer om ugen", "2")
    page.get_by_label("Slags mentor").select_option("Ansat i kommunen")
    caseworker.sees("Perioden er længere end 6 måneder.")
    caseworker.look("grant blocked")
    page.locator("#check").get_by_role("button").first.click()
    page.get_by_text("Perioden er længere end 6 måneder.").wait_for(state="detached")
    caseworker.settle()


def decide_grant(caseworker: Visitor) -> None:
    """Decide the grant after one question."""
    page = caseworker.page
    page.locator("summary").filter(has_text="Bevilg").click()
    caseworker.look("grant to be confirmed")
    caseworker.press("Ja, bevilg")
    caseworker.sees("Mentorstøtten er bevilget. Skriv nu aftalen.")


def write_agreement(caseworker: Visitor, *, case: str) -> None:
    """Write the agreement with one precise task; the days of its ending are proposed."""
    caseworker.go(f"/sagsbehandler/sag/{case}/aftale/").look("agreement to be written")
    page = caseworker.page
    caseworker.fill("Hvor tit I mødes", "En gang om ugen")
    page.get_by_label("Det gør mentoren").fill(TASK)
    page.get_by_label("Hvor tit", exact=True).fill("Mandag og torsdag")
    page.get_by_label("Hvor", exact=True).fill("Fra stoppestedet til arbejdspladsen")
    page.get_by_label("Færdig når").fill("Borgeren tager bussen alene en uge")
    caseworker.press("Aftalen er klar til underskrift")
    caseworker.sees("Underskrifter")
    caseworker.look("agreement ready")


def propose(coordinator: Visitor, *, citizen: str, mentor: str) -> None:
    """Find the citizen on the waiting list and propose a mentor who can."""
    coordinator.go("/koordinator/").look("coordinator today").press("Venteliste")
    coordinator.look("waiting list").press(citizen).look("who can")
    offer = coordinator.page.get_by_role("listitem").filter(has_text=mentor)
    offer.locator("summary").first.click()
    coordinator.look("proposal to be confirmed")
    coordinator.press("Send til borgeren")
    coordinator.sees("Forslaget er hos borgeren.")
    coordinator.look("proposal sent")


def say_yes(citizen: Visitor) -> None:
    """The citizen reads who it is, says yes and signs."""
    citizen.go("/").look("citizen with a proposal").walk()
    citizen.press("Se hvem det er").look("the proposal").walk().press("Ja tak")
    citizen.press("Min aftale").look("agreement to be signed").press("Underskriv")
    citizen.sees("Du har skrevet under på aftalen.")
    citizen.look("agreement signed by the citizen")


def sign_as_mentor(mentor: Visitor, *, citizen: str) -> None:
    """The mentor finds the agreement first on the list, reads and signs it."""
    mentor.go("/").look("mentor with something to sign").walk()
    mentor.sees(citizen)
    mentor.press("Læs og skriv under på aftalen").look("mentor reads the agreement")
    mentor.press("Skriv under på aftalen").sees("Du har skrevet under på aftalen.")


def sign_as_municipality(caseworker: Visitor, *, case: str) -> None:
    """The last signature; with it the support begins."""
    caseworker.go(f"/sag/{case}/").press("Gå til opgaven").look("municipality signs")
    caseworker.press("Skriv under for kommunen")
    caseworker.sees("Alle har skrevet under: støtten begynder.")


def log_a_contact(mentor: Visitor) -> int:
    """Log a meeting from the start page; returns how many actions it took."""
    mentor.go("/")
    mentor.press("Skriv en kontakt ned").look()
    mentor.page.get_by_role("radio", name="45 min.").check()
    mentor.look().press("Gem kontakten").look()
    return 3
