"""What people do on the screens, step by step, as the stories put it together."""

import re

from tests.journeys.visitor import Visitor

GOAL = "Jeg vil have et arbejde, hvor jeg kan være mig selv."
STEP = "Ringe til den nye arbejdsplads hver dag"


def refer(caseworker: Visitor, *, number: str) -> str:
    """Find the person by number, refer, and return the public id of the new case."""
    caseworker.go("/sagsbehandler/").press("Ny henvisning").look().walk()
    caseworker.fill("Cpr-nummer", number).press("Find personen").look("referral of a known person")
    caseworker.page.get_by_label("Målgruppe").select_option(index=3)
    caseworker.fill("Hvorfor en mentor", "Prøvetekst: har svært ved at komme afsted.")
    caseworker.press("Registrer, og åbn sagen")
    caseworker.sees("Behov og ressourcer")
    found = re.search(r"/sag/([^/]+)/", caseworker.path)
    assert found, caseworker.path
    return found.group(1)


def write_needs(caseworker: Visitor, *, case: str) -> None:
    """Write down what stands in the way, and the one sentence the mentor may read."""
    caseworker.go(f"/sagsbehandler/sag/{case}/behov/").look()
    caseworker.page.get_by_label("Emne").select_option("Angst eller depression")
    caseworker.fill("Med borgerens egne ord", "Jeg bliver bange, når der er mange mennesker.")
    caseworker.fill("Sagsbehandlerens notat", "Prøvenote, som kun sagsbehandler og borger læser.")
    caseworker.fill("Godt at vide", "Rolige steder er bedst.")
    caseworker.page.get_by_text("Borgeren siger ja til, at mentoren").click()
    caseworker.press("Tilføj", exact=True)
    caseworker.sees("Rolige steder er bedst.")
    caseworker.look("needs written")


def write_plan(caseworker: Visitor, *, case: str) -> None:
    """Write the plan on the screen turned to the citizen; an unsure step is made smaller."""
    caseworker.go(f"/sagsbehandler/sag/{case}/sammen/").look("plan to be written")
    caseworker.fill("Mit mål, med mine egne ord", GOAL)
    caseworker.fill("Hvorfor det betyder noget for mig", "Så kan jeg købe en cykel.")
    step = caseworker.page.get_by_role("group", name="Skridt 1")
    step.get_by_label("Hvad").first.fill(STEP)
    step.get_by_role("radio", name=re.compile("^5 ")).check()
    caseworker.sees("Skal vi gøre det mindre?")
    caseworker.look("a smaller step proposed")
    caseworker.press("Tag det mindre skridt")
    step.get_by_role("radio", name=re.compile("^8 ")).check()


def approve_plan(caseworker: Visitor, *, citizen: str) -> None:
    """Both say yes on the same screen."""
    caseworker.press(f"{citizen} siger ja").press("Sagsbehandleren siger ja")
    caseworker.sees("I har begge sagt ja")
    caseworker.look("plan approved")
