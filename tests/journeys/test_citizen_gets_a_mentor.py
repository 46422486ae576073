"""The whole way: from the referral to the mentor who is gone when the support has ended."""

import pytest

from livline.office.accounts.models import Role
from tests.factories import people as factory
from tests.journeys import people, ways
from tests.journeys.conftest import Visit
from tests.journeys.people import Town
from tests.journeys.site import Site

NUMBER = "730180-1234"


@pytest.fixture
def testine(site: Site, town: Town) -> str:
    """A registered citizen who can sign in, without a case; the user name."""
    with site.arranging():
        user = factory.account(Role.CITIZEN, of=town.municipality, name="Testine Vejen")
        people.citizen_of(
            town, user=user, id_number=NUMBER, given_names="Testine", family_name="Vejen"
        )
    town.users["testine"] = user
    return "testine"


def test_a_citizen_gets_a_mentor(visit: Visit, testine: str) -> None:
    caseworker = visit("sagsbehandler")

    case = ways.refer(caseworker, number=NUMBER)
    ways.write_needs(caseworker, case=case)
    ways.write_plan(caseworker, case=case)
    ways.approve_plan(caseworker, citizen="Testine")
