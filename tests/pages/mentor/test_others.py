"""Call-backs, appointments, agreement, hours and ending on the mentor's pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from livline.office.accounts.models import Role, User
from livline.records.agreements.models import Party
from livline.records.contacts.models import Appointment
from livline.records.followups import actions as followup_actions
from livline.records.lifeline import actions as lifeline_actions
from livline.records.lifeline.models import CallBack
from livline.records.matches import actions as match_actions
from tests.factories import contacts, followups, lifeline, matches, people
from tests.factories.cases import Scene
from tests.factories.contacts import Support


@pytest.fixture
def support(scene: Scene) -> Support:
    return contacts.support(scene)


@pytest.fixture
def mentor(scene: Scene, signed_in: Callable[[User], Client]) -> Client:
    return signed_in(scene.mentor_user)


def _callback_address(scene: Scene, callback: CallBack) -> str:
    return reverse("mentor:callback", args=[scene.case.public_id, callback.public_id])


def test_a_call_back_stands_first_on_the_start_page(
    scene: Scene, support: Support, mentor: Client
) -> None:
    callback = lifeline.callback(scene.case, by=scene.by_citizen)

    text = mentor.get(reverse("mentor:today")).content.decode()

    first = text.index(_callback_address(scene, callback))
    assert first < text.index(reverse("mentor:contact", args=[scene.case.public_id]))


def test_a_call_back_is_taken_and_closed_with_what_was_prevented(
    scene: Scene, support: Support, mentor: Client
) -> None:
    callback = lifeline.callback(scene.case, by=scene.by_citizen)
    address = _callback_address(scene, callback)

    taken = mentor.post(address, {"take": "1"})
    closed = mentor.post(address, {"state": "done", "prevented": "workplace"})

    assert (taken.status_code, closed.status_code) == (302, 302)
    callback.refresh_from_db()
    assert (callback.state, callback.prevented) == ("done", "workplace")


def test_who_comes_second_to_a_call_back_is_told(
    scene: Scene, support: Support, mentor: Client
) -> None:
    callback = lifeline.callback(scene.case, by=scene.by_citizen)
    lifeline_actions.take(callback, by=scene.by_coordinator)

    answer = mentor.post(_callback_address(scene, callback), {"take": "1"})

    assert answer.status_code == 409
    callback.refresh_from_db()
    assert callback.taken_by == scene.coordinator


def test_an_appointment_is_made_and_called_off(
    scene: Scene, support: Support, mentor: Client
) -> None:
    address = reverse("mentor:appointments", args=[scene.case.public_id])
    day = (people.TODAY + timedelta(days=3)).isoformat()
    wish = {"on": day, "at": "10:00", "minutes": "60", "kind": "meeting", "place": "Biblioteket"}

    made = mentor.post(address, wish)
    appointment = Appointment.objects.get()
    ids = [scene.case.public_id, appointment.public_id]
    cancelled = mentor.post(reverse("mentor:cancel_appointment", args=ids))

    assert (made.status_code, cancelled.status_code) == (302, 302)
    appointment.refresh_from_db()
    assert appointment.cancelled_at is not None


def test_an_appointment_in_the_past_is_refused_at_its_field(
    scene: Scene, support: Support, mentor: Client
) -> None:
    address = reverse("mentor:appointments", args=[scene.case.public_id])
    day = (people.TODAY - timedelta(days=1)).isoformat()

    answer = mentor.post(address, {"on": day, "at": "10:00", "minutes": "60", "kind": "meeting"})

    assert answer.status_code == 422
    assert "on" in answer.context["form"].errors
    assert not Appointment.objects.exists()


def test_a_mentor_the_citizen_said_yes_to_reads_and_signs_and_knows_only_the_calling_name(
    scene: Scene, mentor: Client
) -> None:
    match = matches.accepted(scene)
    address = reverse("mentor:agreement", args=[scene.case.public_id])
    assert address in mentor.get(reverse("mentor:today")).content.decode()

    answer = mentor.post(address)

    assert answer.status_code == 302
    assert match.agreement.signatures.filter(party="mentor").exists()
    page = mentor.get(reverse("mentor:citizen", args=[scene.case.public_id])).content.decode()
    assert scene.citizen.calling_name in page
    assert scene.citizen.phone not in page


def test_signing_twice_is_told_and_signs_once(scene: Scene, mentor: Client) -> None:
    match = matches.accepted(scene)
    address = reverse("mentor:agreement", args=[scene.case.public_id])
    mentor.post(address)

    answer = mentor.post(address)

    assert answer.status_code == 409
    assert match.agreement.signatures.filter(party="mentor").count() == 1


def test_the_ending_page_lays_the_agreed_tapering_beside_the_contact_there_is(
    scene: Scene, support: Support, mentor: Client
) -> None:
    contacts.contact(support.match, by=scene.by_mentor, minutes=240)

    text = mentor.get(reverse("mentor:ending", args=[scene.case.public_id])).content.decode()

    assert "Hver anden uge" in text
    assert "1,0 timer om ugen" in text
    assert support.task.done_when in text


@pytest.mark.parametrize("agrees", [True, False])
def test_the_note_of_the_mentor_before_is_read_if_the_citizen_agreed(
    scene: Scene, signed_in: Callable[[User], Client], agrees: bool
) -> None:
    before = followups.running(scene)
    followup_actions.hand_over(
        before,
        note="Ringer helst om formiddagen.",
        citizen_agrees=agrees,
        on=people.TODAY,
        by=scene.by_caseworker,
    )
    user = people.account(Role.MENTOR, of=scene.municipality)
    following = people.mentor(by=scene.by_coordinator, user=user)
    agreement = before.agreement
    offered = match_actions.propose(
        agreement, mentor=following, reasons="", by=scene.by_coordinator
    )
    match_actions.accept(offered, by=scene.by_citizen)
    for party, viewer in (
        (Party.CITIZEN, scene.by_citizen),
        (Party.MENTOR, people.viewer(user)),
        (Party.MUNICIPALITY, scene.by_caseworker),
    ):
        followup_actions.start_support(agreement, party=party, by=viewer)

    page = signed_in(user).get(reverse("mentor:citizen", args=[scene.case.public_id]))

    assert ("Ringer helst om formiddagen." in page.content.decode()) is agrees
