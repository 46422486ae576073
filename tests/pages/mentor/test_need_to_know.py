"""A mentor gets what the task needs: the calling name, the agreed sentence, own hours. No more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from livline.office.access.matrix import Relation
from livline.office.accounts.models import Role, User
from livline.records.cases import actions as cases
from livline.records.contacts.models import Contact
from livline.records.people import actions as people_actions
from livline.records.people import queries as people_queries
from tests.factories import cases as case_factory
from tests.factories import contacts, lifeline, people
from tests.factories.cases import Scene
from tests.factories.contacts import Support

ADDRESS = "Kanarievej 17, 9000 Aalborg"
NOTE = "KANARIENOTE om forbrug"
UNAGREED = "KANARIESÆTNING som ingen har sagt ja til"
AGREED = "Morgener er svære."


@pytest.fixture
def support(scene: Scene) -> Support:
    by = scene.by_caseworker
    people_actions.keep_address(scene.citizen, ADDRESS, by=by)
    case_factory.need(scene.case, by=by, note=NOTE, own_words="KANARIEORD", citizen_agrees=True)
    case_factory.need(scene.case, by=by, note=NOTE, good_to_know=UNAGREED)
    case_factory.other_support(scene.case, by=by)
    return contacts.support(scene)


@pytest.fixture
def mentor(scene: Scene, signed_in: Callable[[User], Client]) -> Client:
    return signed_in(scene.mentor_user)


def _addresses(scene: Scene, support: Support) -> Iterator[str]:
    contact = contacts.contact(support.match, by=scene.by_mentor)
    callback = lifeline.callback(scene.case, by=scene.by_citizen)
    yield from (reverse(f"mentor:{name}") for name in ("today", "citizens", "hours"))
    for name in ("citizen", "contact", "appointments", "agreement", "ending"):
        yield reverse(f"mentor:{name}", args=[scene.case.public_id])
    yield reverse("mentor:logged", args=[scene.case.public_id, contact.public_id])
    yield reverse("mentor:callback", args=[scene.case.public_id, callback.public_id])


def test_no_page_tells_a_mentor_the_name_address_number_or_a_note(
    scene: Scene, support: Support, mentor: Client
) -> None:
    citizen = scene.citizen
    forbidden = [
        citizen.family_name,
        citizen.name,
        citizen.id_number_masked,
        people_queries.id_number_of(citizen),
        "Kanarievej",
        NOTE,
        "KANARIEORD",
        UNAGREED,
        scene.case.referral_reason,
        support.grant.decisive_reason,
    ]

    for address in _addresses(scene, support):
        answer = mentor.get(address)
        text = answer.content.decode()
        assert answer.status_code == 200, address
        assert [word for word in forbidden if word in text] == [], address


def test_the_citizens_page_tells_the_task_the_line_and_how_to_reach_them(
    scene: Scene, support: Support, mentor: Client
) -> None:
    text = mentor.get(reverse("mentor:citizen", args=[scene.case.public_id])).content.decode()

    wanted = [
        support.task.what,
        "Lægebesøg",
        "Støtte Prøvesen",
        AGREED,
        f"tel:{scene.citizen.phone}",
        scene.citizen.calling_name,
    ]
    assert [word for word in wanted if word not in text] == []


def test_a_citizen_who_must_not_be_rung_has_no_number_on_the_page(
    scene: Scene, support: Support, mentor: Client
) -> None:
    scene.citizen.channel = "none"
    scene.citizen.save()

    text = mentor.get(reverse("mentor:citizen", args=[scene.case.public_id])).content.decode()

    assert scene.citizen.phone not in text


def test_with_the_match_the_pages_end_on_the_next_request_and_only_hours_stay(
    scene: Scene, support: Support, mentor: Client
) -> None:
    contacts.contact(support.match, by=scene.by_mentor, minutes=90)
    address = reverse("mentor:citizen", args=[scene.case.public_id])
    assert mentor.get(address).status_code == 200

    match = support.match
    match.state, match.end_reason = "ended", "planned"
    match.period = (contacts.STARTED_ON, people.TODAY)
    match.save()
    cases.let_out(
        scene.case,
        user=scene.mentor_user,
        relation=Relation.MATCH,
        on=people.TODAY,
        by=scene.by_coordinator,
    )

    assert mentor.get(address).status_code == 404
    assert mentor.post(reverse("mentor:contact", args=[scene.case.public_id])).status_code == 404
    hours = mentor.get(reverse("mentor:hours")).content.decode()
    assert scene.citizen.calling_name not in hours
    assert "1,5" in hours


def test_another_mentor_finds_nothing(
    scene: Scene, support: Support, signed_in: Callable[[User], Client]
) -> None:
    stranger = signed_in(people.account(Role.MENTOR, of=scene.municipality))

    for address in list(_addresses(scene, support))[3:]:
        assert stranger.get(address).status_code == 404, address
        assert stranger.post(address, {}).status_code == 404, address


def test_the_start_page_costs_the_same_whatever_the_number_of_contacts(
    scene: Scene, support: Support, mentor: Client, django_assert_max_num_queries: object
) -> None:
    for day in range(1, 9):
        contacts.contact(
            support.match, by=scene.by_mentor, started_at=people.NOW - timedelta(days=day)
        )
    assert Contact.objects.count() == 8

    with django_assert_max_num_queries(40):  # type: ignore[operator]
        mentor.get(reverse("mentor:today"))


@pytest.mark.parametrize("name", ["today", "citizens", "hours"])
def test_a_list_costs_the_same_for_one_citizen_as_for_four(
    scene: Scene, support: Support, mentor: Client, name: str
) -> None:
    address = reverse(f"mentor:{name}")
    mentor.get(address)
    with CaptureQueriesContext(connection) as for_one:
        mentor.get(address)

    for _ in range(3):
        case = case_factory.case(caseworker=scene.caseworker)
        more = contacts.support(replace(scene, case=case))
        contacts.appointment(more.match, by=scene.by_mentor)
        contacts.contact(more.match, by=scene.by_mentor)
        lifeline.callback(case, by=scene.by_caseworker)
    with CaptureQueriesContext(connection) as for_four:
        answer = mentor.get(address)

    assert answer.content.decode().count("Testine") >= 4
    assert len(for_four) <= len(for_one)
