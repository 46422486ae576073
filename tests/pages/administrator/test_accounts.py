"""The administrator's accounts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from livline.office.accounts.models import Role, User
from livline.office.audit.models import AuditEntry
from tests.factories import people
from tests.factories.cases import Scene


@pytest.fixture
def administrator(scene: Scene) -> User:
    """The administrator of the scene's municipality."""
    return people.account(Role.ADMINISTRATOR, of=scene.municipality)


@pytest.fixture
def client(administrator: User, signed_in: Callable[[User], Client]) -> Client:
    """The administrator's browser."""
    return signed_in(administrator)


def test_an_account_is_opened_with_a_password_that_is_shown_once(
    client: Client, scene: Scene
) -> None:
    sent = {"username": "ny.proeve", "name": "Ny Prøve", "role": "caseworker"}
    answer = client.post("/administration/konto/ny/", sent)
    password = answer.context["password"]
    user = User.objects.get(username="ny.proeve")
    assert user.check_password(password)
    assert user.municipality == scene.municipality
    assert password not in client.get(f"/administration/konto/{user.public_id}/").content.decode()


def test_a_user_name_is_given_once(client: Client, scene: Scene) -> None:
    sent = {"username": scene.caseworker.username, "name": "Ny Prøve", "role": "caseworker"}
    answer = client.post("/administration/konto/ny/", sent)
    assert answer.status_code == 422
    assert "En anden konto har dette brugernavn." in answer.content.decode()


def test_closing_and_opening_again_are_logged(client: Client, scene: Scene) -> None:
    url = f"/administration/konto/{scene.caseworker.public_id}/"
    client.post(url, {"state": "close"})
    assert not User.objects.get(pk=scene.caseworker.pk).is_active
    client.post(url, {"state": "open"})
    assert User.objects.get(pk=scene.caseworker.pk).is_active
    rows = AuditEntry.objects.filter(object="account", verb="change")
    assert {row.object_id for row in rows} == {scene.caseworker.public_id}
    assert rows.count() == 2


def test_nobody_closes_their_own_account(client: Client, administrator: User) -> None:
    client.post(f"/administration/konto/{administrator.public_id}/", {"state": "close"})
    assert User.objects.get(pk=administrator.pk).is_active


def test_the_accounts_of_another_municipality_are_not_there(client: Client) -> None:
    other = people.account(Role.CASEWORKER, of=people.municipality(people.ODENSE))
    assert client.get(f"/administration/konto/{other.public_id}/").status_code == 404
    assert other.username not in client.get("/administration/").content.decode()


def test_a_unit_is_added(client: Client, scene: Scene) -> None:
    client.post("/administration/enheder/", {"name": "Prøvejobcenter Øst", "kind": "jobcentre"})
    assert scene.municipality.units.filter(name="Prøvejobcenter Øst").exists()
