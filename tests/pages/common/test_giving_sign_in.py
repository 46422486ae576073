"""Coordinator and caseworker give a sign-in, and the person uses it."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from livline.office.accounts.models import Role, User
from livline.office.audit.models import AuditEntry
from livline.records.people.models import CompanyContact
from tests.factories import cases as case_factory
from tests.factories import matches as match_factory
from tests.factories import people
from tests.factories.cases import Scene

SignedIn = Callable[[User], Client]
OWN = "En lang sætning om tog"


def first_visit(username: str, password: str) -> Client:
    """Sign in with the start password and choose an own one."""
    client = Client()
    client.post("/konto/log-ind/", {"login": username, "password": password})
    sent = {"oldpassword": password, "password1": OWN, "password2": OWN}
    assert client.post("/konto/adgangskode/", sent).status_code == 302
    return client


def test_a_mentor_is_given_a_sign_in_and_uses_it(scene: Scene, signed_in: SignedIn) -> None:
    mentor = people.mentor(by=scene.by_coordinator, name="Mona Prøvesen", email="m@proeve.dk")
    client = signed_in(scene.coordinator)
    url = f"/koordinator/mentorer/{mentor.public_id}/adgang/"
    form = client.get(url).context["form"]
    assert form.initial == {"username": "mona.proevesen", "email": "m@proeve.dk"}

    answer = client.post(url, {"do": "open", **form.initial})

    password = answer.context["password"]
    assert password in answer.content.decode()
    assert first_visit("mona.proevesen", password).get("/mentor/").status_code == 200
    assert password not in client.get(url).content.decode()
    assert User.objects.get(username="mona.proevesen").email == "m@proeve.dk"


def test_a_citizen_is_given_a_sign_in_and_sees_the_own_case(
    scene: Scene, signed_in: SignedIn
) -> None:
    citizen = people.citizen(by=scene.by_caseworker, given_names="Åse", email="a@proeve.dk")
    case = case_factory.case(caseworker=scene.caseworker, citizen=citizen)
    client = signed_in(scene.caseworker)
    url = f"/sagsbehandler/sag/{case.public_id}/person/adgang/"
    form = client.get(url).context["form"]
    assert form.initial["username"].startswith("aase.")
    assert form.initial["email"] == ""

    answer = client.post(url, {"do": "open", "username": "aase.1", "email": ""})

    own = first_visit("aase.1", answer.context["password"])
    assert "Åse" in own.get("/borger/").content.decode()
    assert client.get(url).context["account"].username == "aase.1"


def test_a_company_contact_is_added_chosen_and_given_a_sign_in(
    scene: Scene, signed_in: SignedIn
) -> None:
    match = match_factory.running(scene)
    client = signed_in(scene.caseworker)
    base = f"/sagsbehandler/sag/{scene.case.public_id}/virksomhed/"
    assert client.get(f"{base}adgang/").headers["Location"] == base
    client.post(base, {"company": "Prøvebageriet", "name": "Karl Prøve", "phone": "", "email": ""})
    agreement = match.agreement
    agreement.company_contact = CompanyContact.objects.get(name="Karl Prøve")
    agreement.company_agreed = True
    agreement.save()

    answer = client.post(f"{base}adgang/", {"do": "open", "username": "karl", "email": ""})

    own = first_visit("karl", answer.context["password"])
    assert scene.citizen.calling_name in own.get("/virksomhed/").content.decode()


def test_a_taken_user_name_keeps_what_was_written(scene: Scene, signed_in: SignedIn) -> None:
    mentor = people.mentor(by=scene.by_coordinator)
    url = f"/koordinator/mentorer/{mentor.public_id}/adgang/"
    sent = {"do": "open", "username": scene.caseworker.username, "email": "m@proeve.dk"}
    answer = signed_in(scene.coordinator).post(url, sent)
    assert answer.status_code == 422
    assert "En anden konto har dette brugernavn." in answer.content.decode()
    assert 'value="m@proeve.dk"' in answer.content.decode()


def test_closing_renewing_and_mail_are_done_and_logged(scene: Scene, signed_in: SignedIn) -> None:
    client = signed_in(scene.coordinator)
    url = f"/koordinator/mentorer/{scene.mentor.public_id}/adgang/"

    assert client.post(url, {"do": "close"}).status_code == 302
    assert not User.objects.get(pk=scene.mentor_user.pk).is_active
    client.post(url, {"do": "reopen"})
    client.post(url, {"do": "email", "email": "ny@proeve.dk"})
    password = client.post(url, {"do": "renew"}).context["password"]

    user = User.objects.get(pk=scene.mentor_user.pk)
    assert (user.is_active, user.email) == (True, "ny@proeve.dk")
    assert user.check_password(password)
    assert AuditEntry.objects.filter(object="mentor_sign_in", verb="change").count() == 4


def test_an_administrator_opens_staff_and_no_others(scene: Scene, signed_in: SignedIn) -> None:
    client = signed_in(people.account(Role.ADMINISTRATOR, of=scene.municipality))
    for role in (Role.CITIZEN, Role.MENTOR, Role.COMPANY_CONTACT):
        sent = {"username": "ny.proeve", "name": "Ny Prøve", "role": role.value}
        assert client.post("/administration/konto/ny/", sent).status_code == 422
    url = f"/administration/konto/{scene.mentor_user.public_id}/"
    client.post(url, {"start_password": "new"})
    assert not User.objects.get(pk=scene.mentor_user.pk).must_change_password


def test_an_administrator_gives_staff_a_new_start_password(
    scene: Scene, signed_in: SignedIn
) -> None:
    client = signed_in(people.account(Role.ADMINISTRATOR, of=scene.municipality))
    url = f"/administration/konto/{scene.caseworker.public_id}/"
    password = client.post(url, {"start_password": "new"}).context["password"]
    user = User.objects.get(pk=scene.caseworker.pk)
    assert user.check_password(password)
    assert user.must_change_password
    assert AuditEntry.objects.filter(object="account", verb="change").count() == 1
