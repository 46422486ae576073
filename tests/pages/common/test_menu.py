"""The menu: the entry of the page that is open is marked, also on the pages of one case."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from livline.office.accounts.models import User
from tests.factories import contacts, plans
from tests.factories.cases import Scene


def _marked(client: Client, address: str) -> list[str]:
    return [way.url for way in client.get(address).context["navigation"] if way.current]


@pytest.mark.parametrize("page", ["/sag/{}/", "/sagsbehandler/sag/{}/bevilling/"])
def test_the_pages_of_a_case_belong_to_the_cases(
    scene: Scene, signed_in: Callable[[User], Client], page: str
) -> None:
    client = signed_in(scene.caseworker)

    assert _marked(client, page.format(scene.case.public_id)) == ["/sagsbehandler/sager/"]


def test_a_mentors_page_of_a_citizen_belongs_to_the_citizens(
    scene: Scene, signed_in: Callable[[User], Client]
) -> None:
    plans.approved(scene.case, by=scene.by_caseworker)
    contacts.support(scene)
    client = signed_in(scene.mentor_user)

    assert _marked(client, f"/sag/{scene.case.public_id}/") == ["/mentor/borgere/"]


def test_the_page_of_today_is_marked_as_itself(
    scene: Scene, signed_in: Callable[[User], Client]
) -> None:
    assert _marked(signed_in(scene.caseworker), "/sagsbehandler/") == ["/sagsbehandler/"]
