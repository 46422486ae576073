"""A start password opens one page: the one on which it is changed."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from pytest_django.fixtures import Settings

from livline.office.accounts import actions
from livline.office.accounts.models import Role, User
from livline.office.accounts.start_password import OPEN
from tests.access.addresses import guarded
from tests.factories import people
from tests.factories.cases import Scene

OWN = "En lang sætning om tog"


@pytest.fixture
def mentor(scene: Scene) -> User:
    """The scene's mentor."""
    return scene.mentor_user


@pytest.fixture
def password(mentor: User) -> str:
    """The start password that the mentor was given."""
    return actions.give_start_password(mentor, now=people.NOW)


def signed_in(user: User, password: str) -> Client:
    client = Client()
    client.post("/konto/log-ind/", {"login": user.username, "password": password})
    return client


def change(client: Client, old: str, new: str) -> object:
    sent = {"oldpassword": old, "password1": new, "password2": new}
    return client.post("/konto/adgangskode/", sent)


def test_every_page_leads_to_the_change_of_a_start_password(mentor: User, password: str) -> None:
    client = signed_in(mentor, password)
    for url in ("/", "/mentor/", "/mine-opslag/", "/api/openapi.json", "/konto/sikkerhed/"):
        assert client.get(url).headers["Location"] == "/konto/adgangskode/", url
        assert client.post(url).headers["Location"] == "/konto/adgangskode/", url
    assert "Vælg din egen adgangskode" in client.get("/konto/adgangskode/").content.decode()


def test_no_guarded_address_is_open_to_a_start_password() -> None:
    assert [one.route for one in guarded() if f"/{one.route}".startswith(OPEN)] == []


def test_an_own_password_leads_on_to_the_start_page(mentor: User, password: str) -> None:
    client = signed_in(mentor, password)
    assert change(client, password, OWN).headers["Location"] == "/"  # type: ignore[attr-defined]
    assert client.get("/mentor/").status_code == 200
    assert not User.objects.get(pk=mentor.pk).must_change_password


def test_the_start_password_cannot_be_kept(mentor: User, password: str) -> None:
    client = signed_in(mentor, password)
    answer = change(client, password, password)
    assert "Vælg en anden adgangskode end den, du fik." in answer.content.decode()  # type: ignore[attr-defined]
    assert User.objects.get(pk=mentor.pk).must_change_password


def test_a_start_password_that_was_not_used_in_time_opens_nothing(
    mentor: User, password: str
) -> None:
    with time_machine.travel(people.NOW + actions.START_PASSWORD_LASTS + timedelta(minutes=1)):
        client = Client()
        sent = {"login": mentor.username, "password": password}
        answer = client.post("/konto/log-ind/", sent, follow=True)
        assert "Din startadgangskode er udløbet" in answer.content.decode()
        assert "/konto/log-ind/" in client.get("/mentor/").headers["Location"]


def test_a_new_start_password_ends_the_sessions_there_are(mentor: User) -> None:
    client = Client()
    client.force_login(mentor)
    assert client.get("/mentor/").status_code == 200
    actions.give_start_password(mentor, now=people.NOW)
    assert "/konto/log-ind/" in client.get("/mentor/").headers["Location"]


def test_staff_set_up_the_second_factor_after_the_own_password(
    scene: Scene, settings: Settings
) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    staff = people.account(Role.CASEWORKER, of=scene.municipality, in_unit=scene.unit)
    first = actions.give_start_password(staff, now=people.NOW)
    client = signed_in(staff, first)
    assert client.get("/konto/sikkerhed/app/").headers["Location"] == "/konto/adgangskode/"
    change(client, first, OWN)
    assert client.get("/sagsbehandler/").headers["Location"] == "/konto/sikkerhed/app/"
