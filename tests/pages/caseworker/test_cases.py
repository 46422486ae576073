"""The caseworker's cases as a list: by unit, open or closed, each with what is next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from livline.office.accounts.models import User
from livline.records.followups import actions
from tests.factories import cases, people, plans
from tests.factories.cases import Scene

SignIn = Callable[[User], Client]
ADDRESS = "/sagsbehandler/sager/"


def _shown(client: Client, **query: str) -> Any:
    return client.get(ADDRESS, query).context["page"]


def test_each_case_shows_what_is_next_and_leads_there(scene: Scene, signed_in: SignIn) -> None:
    plans.approved(scene.case, by=scene.by_caseworker)

    page = _shown(signed_in(scene.caseworker))

    cell = page.rows[0][-1]
    assert str(cell.text) == "Skriv bevillingen"
    assert cell.link == f"/sagsbehandler/sag/{scene.case.public_id}/bevilling/"


def test_what_is_next_costs_the_same_for_one_case_and_for_many(
    scene: Scene, signed_in: SignIn
) -> None:
    client = signed_in(scene.caseworker)
    client.get(ADDRESS)
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get(ADDRESS)
    for _number in range(5):
        cases.case(caseworker=scene.caseworker)
    with CaptureQueriesContext(connection) as many:
        client.get(ADDRESS)

    assert len(many) == len(one)


def test_closed_cases_stand_under_their_filter(scene: Scene, signed_in: SignIn) -> None:
    actions.close_case(scene.case, by=scene.by_caseworker)
    client = signed_in(scene.caseworker)

    assert _shown(client).records == []
    assert _shown(client, status="closed").records == [scene.case]


def test_cases_of_several_units_are_narrowed_to_one(scene: Scene, signed_in: SignIn) -> None:
    other = people.unit(scene.municipality, name="Prøvejobcenter Syd")
    elsewhere = cases.case(caseworker=scene.caseworker, unit=other)
    client = signed_in(scene.caseworker)

    assert _shown(client, unit=other.public_id).records == [elsewhere]
    assert {one.name for one in client.get(ADDRESS).context["units"]} == {
        scene.unit.name,
        other.name,
    }


def test_with_cases_of_one_unit_there_is_nothing_to_choose(scene: Scene, signed_in: SignIn) -> None:
    assert signed_in(scene.caseworker).get(ADDRESS).context["units"] == []
