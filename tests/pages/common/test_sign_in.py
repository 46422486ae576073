"""Sign-in: start page, demo, second factor, language, errors."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from livline.office.accounts.actions import close_account, open_account
from livline.office.accounts.models import Role, User
from tests.factories import people
from tests.factories.cases import Scene

PASSWORD = "En lang sætning om tog"


@pytest.fixture
def caseworker(scene: Scene) -> User:
    """An account with a password."""
    return open_account(
        username="sagsbehandler",
        name="Sanne Prøvesen",
        role=Role.CASEWORKER,
        municipality=scene.municipality,
        unit=scene.unit,
        password=PASSWORD,
    )


def _sign_in(username: str, password: str) -> Client:
    client = Client()
    client.post("/konto/log-ind/", {"login": username, "password": password})
    return client


def test_a_user_name_and_password_lead_to_the_own_start_page(caseworker: User) -> None:
    client = _sign_in("sagsbehandler", PASSWORD)
    assert client.get("/").headers["Location"] == "/sagsbehandler/"


def test_a_wrong_password_keeps_the_user_name_and_says_so_in_danish(caseworker: User) -> None:
    answer = Client().post("/konto/log-ind/", {"login": "sagsbehandler", "password": "forkert"})
    body = answer.content.decode()
    assert 'value="sagsbehandler"' in body
    assert "Der er noget, der skal rettes" in body


def test_a_closed_account_is_out_with_the_next_request(caseworker: User) -> None:
    client = _sign_in("sagsbehandler", PASSWORD)
    close_account(caseworker)
    assert "/konto/log-ind/" in client.get("/sagsbehandler/").headers["Location"]


def test_staff_without_a_second_factor_set_one_up_first(
    caseworker: User, settings: Settings
) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    client = _sign_in("sagsbehandler", PASSWORD)
    assert client.get("/sagsbehandler/").headers["Location"] == "/konto/sikkerhed/app/"
    again = client.get("/konto/sikkerhed/app/", follow=True).content.decode()
    assert "Er det dig?" in again


def test_a_citizen_needs_no_second_factor(scene: Scene, settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    client = Client()
    client.force_login(scene.citizen_user)
    assert client.get("/borger/").status_code == 200


def test_the_demo_signs_in_with_one_press(caseworker: User) -> None:
    client = Client()
    assert "Sagsbehandler" in client.get("/demo/").content.decode()
    assert client.post("/demo/", {"username": "sagsbehandler"}).headers["Location"] == "/"
    assert client.get("/").headers["Location"] == "/sagsbehandler/"


def test_the_demo_signs_in_nobody_but_its_own_people(scene: Scene) -> None:
    answer = Client().post("/demo/", {"username": scene.caseworker.username})
    assert answer.status_code == 404


def test_a_municipality_has_no_one_press_sign_in(caseworker: User, settings: Settings) -> None:
    settings.DEMO = False
    assert Client().get("/demo/").status_code == 404
    assert Client().post("/demo/", {"username": "sagsbehandler"}).status_code == 404
    assert "/konto/log-ind/" in Client().get("/").headers["Location"]


@pytest.mark.django_db
def test_danish_is_shown_whatever_the_browser_prefers_until_english_is_chosen() -> None:
    client = Client(headers={"accept-language": "en"})
    assert '<html lang="da"' in client.get("/konto/log-ind/").content.decode()
    client.post("/sprog/", {"language": "en", "next": "/konto/log-ind/"})
    assert '<html lang="en"' in client.get("/konto/log-ind/").content.decode()


@pytest.mark.django_db
def test_the_site_says_that_it_is_well_and_nothing_else() -> None:
    assert Client().get("/sundhed/").content == b"ok"


@pytest.mark.django_db
def test_a_form_from_elsewhere_is_refused_in_plain_words() -> None:
    answer = Client(enforce_csrf_checks=True).post("/demo/", {"username": "borger"})
    assert answer.status_code == 403
    assert "Siden har været åben for længe" in answer.content.decode()


def test_unknown_and_forbidden_get_the_same_answer(scene: Scene) -> None:
    client = Client()
    client.force_login(people.account(Role.CASEWORKER, of=scene.municipality))
    forbidden = client.get(f"/sag/{scene.case.public_id}/")
    unknown = client.get("/sag/findesikke/")
    assert forbidden.status_code == unknown.status_code == 404
    assert _bare(forbidden.content, scene.case.public_id) == _bare(unknown.content, "findesikke")


def _bare(body: bytes, address: str) -> str:
    """The page without what differs in every answer: its own address and the token."""
    lines = body.decode().replace(address, "").splitlines()
    return "\n".join(line for line in lines if "csrf" not in line.lower())
