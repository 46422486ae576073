"""The company contact sees the agreed tasks and the mentor's number, and never learns why."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from livline.office.access.matrix import Relation
from livline.office.accounts.models import Role, User
from livline.records.agreements.models import AgreementState
from livline.records.cases import actions as cases
from livline.records.grants.models import PurposeKind
from livline.records.matches.models import Match
from tests.factories import cases as case_factory
from tests.factories import contacts, people
from tests.factories.cases import Scene
from tests.factories.contacts import Support


@pytest.fixture
def support(scene: Scene) -> Support:
    case_factory.need(scene.case, by=scene.by_caseworker, citizen_agrees=True)
    return contacts.support(scene)


@pytest.fixture(autouse=True)
def at_the_workplace(support: Support) -> None:
    support.task.at_company = True
    support.task.save()


@pytest.fixture
def contact_user(scene: Scene, support: Support) -> User:
    user = people.account(Role.COMPANY_CONTACT, of=scene.municipality)
    contact = people.company_contact(by=scene.by_caseworker, user=user)
    support.agreement.company_contact = contact
    support.agreement.company_agreed = True
    support.agreement.save()
    cases.let_in(
        scene.case,
        user=user,
        relation=Relation.COMPANY,
        since=contacts.STARTED_ON,
        until=contacts.ENDS_ON,
        by=scene.by_coordinator,
    )
    return user


def _address(scene: Scene) -> str:
    return reverse("company:citizen", args=[scene.case.public_id])


def test_the_agreed_part_is_shown_and_nothing_about_why(
    scene: Scene, support: Support, contact_user: User, signed_in: Callable[[User], Client]
) -> None:
    company = signed_in(contact_user)
    text = (
        company.get(reverse("company:citizens")).content.decode()
        + company.get(_address(scene)).content.decode()
    )

    shown = [support.task.what, f"tel:{scene.mentor.phone}", scene.citizen.calling_name]
    hidden = [
        scene.citizen.family_name,
        scene.citizen.phone,
        "Morgener er svære",
        support.agreement.goal,
        support.grant.decisive_reason,
        "Lægebesøg",
    ]
    assert [word for word in shown if word not in text] == []
    assert [word for word in hidden if word in text] == []


def test_a_task_that_is_not_at_the_workplace_is_not_the_companys_business(
    scene: Scene, support: Support, contact_user: User, signed_in: Callable[[User], Client]
) -> None:
    support.task.at_company = False
    support.task.save()

    page = signed_in(contact_user).get(_address(scene)).content.decode()

    assert support.task.what not in page


def test_a_citizen_who_takes_the_yes_back_is_gone_from_the_page(
    scene: Scene, support: Support, contact_user: User, signed_in: Callable[[User], Client]
) -> None:
    support.agreement.company_agreed = False
    support.agreement.save()
    company = signed_in(contact_user)

    assert company.get(_address(scene)).status_code == 404
    assert scene.citizen.calling_name not in company.get("/virksomhed/").content.decode()


def test_the_company_signs_its_part_of_what_is_in_force(
    scene: Scene, support: Support, contact_user: User, signed_in: Callable[[User], Client]
) -> None:
    answer = signed_in(contact_user).post(_address(scene))

    assert answer.status_code == 302
    assert support.agreement.signatures.filter(party="company").exists()


def test_the_mentor_is_reached_by_phone_and_by_mail(
    scene: Scene, contact_user: User, signed_in: Callable[[User], Client]
) -> None:
    scene.mentor.email = "mentor@eksempel.invalid"
    scene.mentor.save()
    company = signed_in(contact_user)

    for page in (company.get("/virksomhed/"), company.get(_address(scene))):
        text = page.content.decode()
        assert f"tel:{scene.mentor.phone}" in text
        assert "mailto:mentor@eksempel.invalid" in text


def test_a_mentor_without_number_and_mail_leaves_a_way_on(
    scene: Scene, contact_user: User, signed_in: Callable[[User], Client]
) -> None:
    scene.mentor.phone = ""
    scene.mentor.save()

    text = signed_in(contact_user).get(_address(scene)).content.decode()

    assert "Bed kommunen om at ringe" in text
    assert 'href="tel:"' not in text


def test_of_two_matches_the_one_that_the_company_takes_part_in_is_shown(
    scene: Scene, support: Support, contact_user: User, signed_in: Callable[[User], Client]
) -> None:
    agreement, _task = contacts.agreement(
        scene, of=contacts.grant(scene), mentor=scene.mentor, state=AgreementState.SIGNED
    )
    agreement.company_contact = support.agreement.company_contact
    agreement.company_agreed = True
    agreement.save()
    support.agreement.company_agreed = False
    support.agreement.save()
    match = Match.objects.get(pk=support.match.pk)
    match.pk, match.public_id, match.agreement = None, "x" * 22, agreement
    match.purpose_kind = PurposeKind.FLEX_JOB
    match.save(force_insert=True)
    company = signed_in(contact_user)

    assert company.get(_address(scene)).status_code == 200
    assert company.get("/virksomhed/").content.decode().count(scene.citizen.calling_name) == 1


def test_nobody_at_the_workplace_is_said_with_a_way_on(
    scene: Scene, signed_in: Callable[[User], Client]
) -> None:
    user = people.account(Role.COMPANY_CONTACT, of=scene.municipality)

    text = signed_in(user).get("/virksomhed/").content.decode()

    assert "Ingen lige nu" in text
    assert "sagsbehandler" in text
