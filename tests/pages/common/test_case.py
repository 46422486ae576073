"""The case page, and opening a case of another team."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from livline.office.accounts.models import Role, User
from livline.office.audit.models import AuditEntry, Purpose
from tests.factories import contacts, people, plans
from tests.factories.cases import Scene

SignIn = Callable[[User], Client]


@pytest.fixture
def told(scene: Scene) -> Scene:
    """A case with a plan, support and two contacts."""
    plans.approved(scene.case, by=scene.by_caseworker)
    support = contacts.support(scene)
    contacts.contact(support.match, by=scene.by_mentor, shared_note="Vi tog bussen.")
    contacts.contact(support.match, by=scene.by_mentor, shared_note="Vi ringede til skolen.")
    return scene


def _address(scene: Scene) -> str:
    return f"/sag/{scene.case.public_id}/"


def test_the_case_page_shows_steps_facts_people_and_timeline(
    told: Scene, signed_in: SignIn
) -> None:
    body = signed_in(told.caseworker).get(_address(told)).content.decode()
    for text in (told.citizen.name, told.mentor.name, "Vi tog bussen.", "Hvad der er sket"):
        assert text in body
    assert "<c-" not in body


def test_words_narrow_the_timeline_and_stay_out_of_addresses(
    told: Scene, signed_in: SignIn
) -> None:
    client = signed_in(told.caseworker)
    body = client.post(_address(told), {"q": "bussen"}).content.decode()
    assert "Vi tog bussen." in body
    assert "Vi ringede til skolen." not in body
    assert "q=bussen" not in body


def test_searching_is_reading_and_leaves_one_row(told: Scene, signed_in: SignIn) -> None:
    client = signed_in(told.caseworker)
    before = AuditEntry.objects.count()
    client.post(_address(told), {"q": "bussen"})
    row = AuditEntry.objects.order_by("-pk")[0]
    assert AuditEntry.objects.count() == before + 1
    assert (row.verb, row.object, row.subject) == ("read", "case", told.case.pk)


def test_the_coordinator_sees_no_words_of_the_contacts(told: Scene, signed_in: SignIn) -> None:
    body = signed_in(told.coordinator).get(_address(told)).content.decode()
    assert "Vi tog bussen." not in body
    assert told.mentor.name in body


def test_the_page_costs_as_many_queries_with_many_contacts(
    told: Scene, signed_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    match = told.case.matches.get()
    for _number in range(30):
        contacts.contact(match, by=told.by_mentor)
    client = signed_in(told.caseworker)
    with django_assert_max_num_queries(50):
        assert client.get(_address(told)).status_code == 200


def test_another_team_opens_a_case_for_a_reason_that_is_kept(
    told: Scene, signed_in: SignIn
) -> None:
    stranger = people.account(Role.CASEWORKER, of=told.municipality)
    client = signed_in(stranger)
    assert client.get(_address(told)).status_code == 404
    assert client.post(f"{_address(told)}aabn/", {"reason": " "}).status_code == 422
    answer = client.post(f"{_address(told)}aabn/", {"reason": "Vagten har ringet"})
    assert answer.headers["Location"] == _address(told)
    assert client.get(_address(told)).status_code == 200
    rows = AuditEntry.objects.filter(actor_id=stranger.pk).exclude(verb="refused").order_by("pk")
    assert [row.verb for row in rows] == ["open", "read"]
    assert {row.purpose for row in rows} == {Purpose.STATED_REASON.value}


def test_a_reason_is_no_text_of_the_log(told: Scene, signed_in: SignIn) -> None:
    stranger = people.account(Role.CASEWORKER, of=told.municipality)
    signed_in(stranger).post(f"{_address(told)}aabn/", {"reason": "Hemmelig grund"})
    assert "Hemmelig" not in str(list(AuditEntry.objects.values()))


@pytest.mark.parametrize("role", [Role.MENTOR, Role.MANAGER, Role.ADMINISTRATOR, Role.ANALYST])
def test_others_cannot_open_a_case_for_a_reason(told: Scene, signed_in: SignIn, role: Role) -> None:
    client = signed_in(people.account(role, of=told.municipality))
    assert client.post(f"{_address(told)}aabn/", {"reason": "Nysgerrig"}).status_code == 404
