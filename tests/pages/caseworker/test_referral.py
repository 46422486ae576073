"""A new referral: the number first, then the person, then the case."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from livline.office.accounts.models import Role, User
from livline.office.audit.models import AuditEntry
from livline.records.cases import access, queries
from livline.records.cases.models import Case
from livline.records.people.models import Citizen
from tests.factories import cases, people
from tests.factories.cases import Scene

ADDRESS = "/sagsbehandler/henvisning/"
NUMBER = people.id_number(9001)


@pytest.fixture
def desk(scene: Scene, signed_in: Callable[[User], Client]) -> Client:
    """The caseworker's browser."""
    return signed_in(scene.caseworker)


def sealed_in(page: object) -> str:
    found = re.search(r'name="sealed_number" value="([^"]+)"', page.content.decode())  # type: ignore[attr-defined]
    assert found is not None
    return found.group(1)


def filled(scene: Scene, sealed: str, **more: str) -> dict[str, str]:
    return {
        "sealed_number": sealed,
        "given_names": "Testine",
        "family_name": "Nyprøve",
        "language": "so",
        "needs_interpreter": "on",
        "protection": "name_and_address",
        "phone": "+45 00 00 90 01",
        "channel": "text",
        "safe_from": "09:00",
        "safe_until": "14:00",
        "referred_on": people.TODAY.isoformat(),
        "target_group": "3",
        "caseworker": scene.caseworker.public_id,
        **more,
    }


def test_a_person_nobody_knows_is_registered_and_the_case_opened(
    scene: Scene, desk: Client
) -> None:
    sealed = sealed_in(desk.post(ADDRESS, {"id_number": NUMBER}))
    answer = desk.post(ADDRESS, filled(scene, sealed))
    case = Case.objects.get(citizen__family_name="Nyprøve")
    assert answer.headers["Location"] == reverse("caseworker:needs", args=[case.public_id])
    assert case.citizen.phone == "+4500009001"
    group = queries.target_group_on(case, on=people.TODAY)
    assert group is not None
    assert group.number == 3
    assert access.visible_to(scene.by_caseworker).filter(pk=case.pk).exists()


def test_the_number_stands_in_no_page_and_no_address(scene: Scene, desk: Client) -> None:
    page = desk.post(ADDRESS, {"id_number": NUMBER})
    text = page.content.decode()
    assert f"{NUMBER[:6]}-****" in text
    assert NUMBER not in text
    assert NUMBER.replace("-", "") not in text


def test_a_sealed_number_of_another_account_opens_nothing(
    scene: Scene, desk: Client, signed_in: Callable[[User], Client]
) -> None:
    sealed = sealed_in(desk.post(ADDRESS, {"id_number": NUMBER}))
    other = signed_in(scene.colleague)
    assert other.post(ADDRESS, filled(scene, sealed)).status_code == 422
    assert other.post(ADDRESS, filled(scene, "vrøvl")).status_code == 422
    assert not Citizen.objects.filter(family_name="Nyprøve").exists()


def test_the_own_case_is_opened_and_another_teams_is_asked_a_reason_for(
    scene: Scene, desk: Client, signed_in: Callable[[User], Client]
) -> None:
    number = people.id_number(9002)
    citizen = people.citizen(by=scene.by_caseworker, id_number=number)
    case = cases.case(caseworker=scene.caseworker, citizen=citizen)
    mine = desk.post(ADDRESS, {"id_number": number.replace("-", "")}).content.decode()
    theirs = signed_in(scene.colleague).post(ADDRESS, {"id_number": number}).content.decode()
    assert reverse("common:case", args=[case.public_id]) in mine
    assert reverse("common:open_case", args=[case.public_id]) in theirs
    assert citizen.family_name not in theirs
    searches = AuditEntry.objects.filter(verb="search", subject=case.pk)
    assert searches.count() == 2


def test_a_failing_check_digit_informs_and_a_word_that_is_no_number_is_refused(
    scene: Scene, desk: Client
) -> None:
    failing = desk.post(ADDRESS, {"id_number": "010190-1112"})
    assert failing.status_code == 200
    assert "alert-warning" in failing.content.decode()
    assert desk.post(ADDRESS, {"id_number": "311190-1112"}).status_code == 422
    assert desk.post(ADDRESS, {"id_number": "hej"}).status_code == 422


def test_target_groups_are_those_of_the_day_of_referral(scene: Scene, desk: Client) -> None:
    sealed = sealed_in(desk.post(ADDRESS, {"id_number": NUMBER}))
    offered = {}
    for day in ("2013-12-31", "2021-01-04"):
        page = desk.post(ADDRESS, filled(scene, sealed, groups="1", referred_on=day))
        offered[day] = page.content.decode().count("<option")
    assert offered["2013-12-31"] == 2
    assert offered["2021-01-04"] > 10
    refused = desk.post(ADDRESS, filled(scene, sealed, referred_on="2013-12-31"))
    assert refused.status_code == 422


def test_what_was_typed_stays_when_something_is_missing(scene: Scene, desk: Client) -> None:
    sealed = sealed_in(desk.post(ADDRESS, {"id_number": NUMBER}))
    page = desk.post(ADDRESS, filled(scene, sealed, phone="", reason="Bliver stående"))
    assert page.status_code == 422
    assert "Bliver stående" in page.content.decode()


def test_two_who_register_the_same_person_end_with_one_case(scene: Scene, desk: Client) -> None:
    sealed = sealed_in(desk.post(ADDRESS, {"id_number": NUMBER}))
    desk.post(ADDRESS, filled(scene, sealed))
    again = desk.post(ADDRESS, filled(scene, sealed, family_name="Overskrevet"))
    assert again.status_code == 409
    assert Citizen.objects.get(family_name="Nyprøve").case is not None


def test_outside_the_act_is_recorded_as_such(scene: Scene, desk: Client) -> None:
    sealed = sealed_in(desk.post(ADDRESS, {"id_number": NUMBER}))
    desk.post(ADDRESS, filled(scene, sealed, target_group="outside"))
    period = Case.objects.get(citizen__family_name="Nyprøve").target_groups.get()
    assert period.number is None


def test_only_caseworkers_of_the_own_unit_can_be_chosen(scene: Scene, desk: Client) -> None:
    elsewhere = people.unit(scene.municipality, name="Prøvejobcenter Syd")
    other = people.account(Role.CASEWORKER, of=scene.municipality, in_unit=elsewhere)
    sealed = sealed_in(desk.post(ADDRESS, {"id_number": NUMBER}))
    page = desk.post(ADDRESS, filled(scene, sealed, caseworker=other.public_id))
    assert page.status_code == 422


def test_nobody_but_a_caseworker_registers(
    scene: Scene, signed_in: Callable[[User], Client]
) -> None:
    for user in (scene.coordinator, scene.mentor_user, scene.citizen_user):
        assert signed_in(user).get(ADDRESS).status_code == 404
