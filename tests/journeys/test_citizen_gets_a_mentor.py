"""The whole way: from the referral to the mentor who is gone when the support has ended."""

import pytest

from livline.office.accounts.models import Role
from tests.factories import people as factory
from tests.journeys import people, ways
from tests.journeys import ways_to_support as support
from tests.journeys import ways_to_the_end as ending
from tests.journeys.browser import PHONE
from tests.journeys.conftest import Visit
from tests.journeys.people import Town
from tests.journeys.site import Site

NUMBER = "730180-1234"
MENTOR = "Mille Mentorine"
MOST_ACTIONS = 5


@pytest.fixture
def testine(site: Site, town: Town) -> str:
    """A registered citizen who can sign in, without a case; the user name."""
    with site.arranging():
        user = factory.account(Role.CITIZEN, of=town.municipality, name="Testine Vejen")
        mentor = factory.account(Role.MENTOR, of=town.municipality, name=MENTOR)
        people.mentor_of_corps(town, user=mentor, name=MENTOR)
        people.citizen_of(
            town, user=user, id_number=NUMBER, given_names="Testine", family_name="Vejen"
        )
    town.users["testine"], town.users["mille"] = user, mentor
    return "testine"


def test_a_citizen_gets_a_mentor(visit: Visit, testine: str) -> None:
    caseworker = visit("sagsbehandler")

    case = ways.refer(caseworker, number=NUMBER)
    ways.write_needs(caseworker, case=case)
    ways.write_plan(caseworker, case=case)
    ways.approve_plan(caseworker, citizen="Testine")
    support.write_grant(caseworker, case=case)
    support.decide_grant(caseworker)
    support.write_agreement(caseworker, case=case)
    support.propose(visit("koordinator"), citizen="Testine Vejen", mentor=MENTOR)
    citizen, mentor = visit(testine, size=PHONE), visit("mille", size=PHONE)
    support.say_yes(citizen)
    support.sign_as_mentor(mentor, citizen="Testine")
    support.sign_as_municipality(caseworker, case=case)
    assert support.log_a_contact(mentor) <= MOST_ACTIONS
    citizen.go("/borger/kalender/").look("citizen's calendar after the first contact")
    ending.hold_a_talk(caseworker, case=case, on=support.today())
    ending.extend(caseworker)
    assert not ending.is_shut_out(mentor, case=case)
    ending.end(caseworker, case=case)
    assert ending.is_shut_out(mentor, case=case)
    ending.reads_that_it_ended(citizen)
