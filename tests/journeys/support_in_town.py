"""The one citizen in the midst of the support, made today through the actions of the screens."""

from datetime import datetime, timedelta

from django.utils import timezone

from livline.office.access.viewer import Viewer
from livline.office.accounts.models import Role
from livline.records.agreements.models import Agreement
from livline.records.agreements.queries import SIGNERS, AgreementFacts, TaperFacts
from livline.records.cases.models import Case
from livline.records.followups import actions as followups
from livline.records.matches import actions as matches
from livline.records.matches.models import Match
from tests.factories import agreements, cases, contacts, grants, people, plans
from tests.factories.cases import Scene
from tests.journeys.people import Town, another, citizen_of, mentor_of_corps

WEEKS_AGO = timedelta(weeks=4)
PERIOD = timedelta(days=150)
SIGNED_BY = {"citizen": "borger", "mentor": "mentor", "municipality": "sagsbehandler"}


def supported(town: Town) -> Scene:
    """The citizen with a plan, a company, a match four weeks old, contacts and an appointment."""
    then = timezone.now() - WEEKS_AGO
    by = _viewer(town, "sagsbehandler", then)
    scene = _scene(town, then)
    cases.need(scene.case, by=by, good_to_know="Morgener er svære.")
    cases.other_support(scene.case, by=by)
    plans.approved(scene.case, by=by)
    match = _match(town, _agreement(town, scene.case, then), scene, then)
    mentor = town.viewer("mentor")
    contacts.contact(match, by=mentor, started_at=mentor.now - timedelta(days=3))
    contacts.appointment(match, by=mentor, starts_at=mentor.now + timedelta(days=2))
    return scene


def _scene(town: Town, then: datetime) -> Scene:
    caseworker = town.users["sagsbehandler"]
    citizen = citizen_of(town, user=town.users["borger"], given_names="Bo")
    return Scene(
        municipality=town.municipality,
        unit=town.unit,
        caseworker=caseworker,
        colleague=another(town, Role.CASEWORKER, name="Kim Kollegasen"),
        coordinator=town.users["koordinator"],
        citizen_user=town.users["borger"],
        mentor_user=town.users["mentor"],
        citizen=citizen,
        mentor=mentor_of_corps(town),
        case=cases.case(
            caseworker=caseworker,
            citizen=citizen,
            by=_viewer(town, "sagsbehandler", then),
            referred_on=then.date() - timedelta(weeks=2),
        ),
    )


def _agreement(town: Town, case: Case, then: datetime) -> Agreement:
    by = _viewer(town, "sagsbehandler", then)
    ends_on = by.on + PERIOD
    contact = people.company_contact(by=by, user=town.users["virksomhed"])
    grant = grants.granted(case, by=by, starts_on=by.on, ends_on=ends_on)
    facts: AgreementFacts = agreements.facts(
        tasks=(
            agreements.task(until=ends_on - timedelta(days=60)),
            agreements.task("Gennemgår dagens opgaver sammen", until=ends_on, at_company=True),
        ),
        taper=(TaperFacts(ends_on - timedelta(days=60), "Hver anden uge"),),
        written_in_plan_on=by.on,
        company_contact=contact,
        company_agreed=True,
    )
    fields = {name: getattr(facts, name) for name in facts.__dataclass_fields__}
    return agreements.ready(grant, by=by, **fields)


def _match(town: Town, agreement: Agreement, scene: Scene, then: datetime) -> Match:
    by = _viewer(town, "koordinator", then)
    match = matches.propose(agreement, mentor=scene.mentor, reasons="Kender arbejdspladsen.", by=by)
    matches.accept(match, by=_viewer(town, "borger", then))
    for party in SIGNERS:
        signer = _viewer(town, SIGNED_BY[party.value], then)
        followups.start_support(agreement, party=party, by=signer)
    match.refresh_from_db()
    return match


def _viewer(town: Town, name: str, at: datetime) -> Viewer:
    return town.viewer(name).at(at)
