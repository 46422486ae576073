"""Log a contact on a phone: few presses, nothing lost, once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from livline.office.accounts.models import User
from livline.records.contacts.models import Addendum, Contact, ContactDraft
from tests.factories import contacts, people
from tests.factories.cases import Scene
from tests.factories.contacts import Support


@pytest.fixture
def support(scene: Scene) -> Support:
    return contacts.support(scene)


@pytest.fixture
def mentor(scene: Scene, signed_in: Callable[[User], Client]) -> Client:
    return signed_in(scene.mentor_user)


def _address(scene: Scene, name: str = "contact", **more: str) -> str:
    return reverse(f"mentor:{name}", kwargs={"case_id": scene.case.public_id, **more})


def _as_offered(mentor: Client, address: str) -> dict[str, Any]:
    """What the browser would send if nothing on the form was touched."""
    form = mentor.get(address).context["form"]
    return {bound.html_name: bound.value() or "" for bound in form}


def test_from_the_start_page_a_usual_contact_takes_two_presses(
    scene: Scene, support: Support, mentor: Client
) -> None:
    address = _address(scene)
    assert f'href="{address}"' in mentor.get(reverse("mentor:today")).content.decode()

    answer = mentor.post(address, _as_offered(mentor, address))

    assert answer.status_code == 302
    contact = Contact.objects.get()
    assert (contact.minutes, contact.task, contact.outcome) == (30, support.task, "held")


def test_a_form_sent_again_after_a_lost_answer_logs_once(
    scene: Scene, support: Support, mentor: Client
) -> None:
    address = _address(scene)
    sent = _as_offered(mentor, address)

    assert [mentor.post(address, sent).status_code for _ in range(3)] == [302, 302, 302]

    assert Contact.objects.count() == 1


def test_a_key_with_other_content_is_answered_409_with_the_text_still_there(
    scene: Scene, support: Support, mentor: Client
) -> None:
    address = _address(scene)
    sent = _as_offered(mentor, address)
    mentor.post(address, sent)

    answer = mentor.post(address, sent | {"note": "Noget helt andet"})

    assert answer.status_code == 409
    assert "Noget helt andet" in answer.content.decode()
    assert Contact.objects.get().note == ""


def test_what_was_begun_is_there_again(scene: Scene, support: Support, mentor: Client) -> None:
    sent = _as_offered(mentor, _address(scene))

    kept = mentor.post(_address(scene, "contact_draft"), sent | {"note": "Halv tanke", "on": ""})

    assert kept.status_code == 204
    assert "Halv tanke" in mentor.get(_address(scene)).content.decode()


def test_a_draft_thrown_away_is_gone(scene: Scene, support: Support, mentor: Client) -> None:
    mentor.post(_address(scene, "contact_draft"), {"note": "Halv tanke"})

    mentor.post(_address(scene, "contact_discard"))

    assert not ContactDraft.objects.exists()
    assert "Halv tanke" not in mentor.get(_address(scene)).content.decode()


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"minutes": "other", "other_minutes": ""}, "other_minutes"),
        ({"on": (people.TODAY + timedelta(days=1)).isoformat()}, "on"),
        ({"kind": "smoke signal"}, "kind"),
        ({"task": "of-another-agreement"}, "task"),
    ],
)
def test_a_mistake_is_shown_at_its_field_and_everything_typed_is_kept(
    scene: Scene, support: Support, mentor: Client, wrong: dict[str, str], where: str
) -> None:
    address = _address(scene)
    sent = _as_offered(mentor, address) | {"note": "Bliver stående"} | wrong

    answer = mentor.post(address, sent)

    assert answer.status_code == 422
    assert where in answer.context["form"].errors
    assert "Bliver stående" in answer.content.decode()


def test_a_contact_is_changed_within_a_day(scene: Scene, support: Support, mentor: Client) -> None:
    contact = contacts.contact(support.match, by=scene.by_mentor, minutes=25)
    address = _address(scene, "logged", contact_id=contact.public_id)

    sent = _as_offered(mentor, address) | {"minutes": "60", "version": "1"}
    answer = mentor.post(address, sent)

    assert answer.status_code == 302
    assert Contact.objects.get().minutes == 60


def test_whoever_changes_second_gets_both_texts(
    scene: Scene, support: Support, mentor: Client
) -> None:
    contact = contacts.contact(support.match, by=scene.by_mentor, note="Fra telefonen")
    address = _address(scene, "logged", contact_id=contact.public_id)
    sent = _as_offered(mentor, address)
    mentor.post(address, sent | {"note": "Fra tavlen"})

    answer = mentor.post(address, sent | {"note": "Fra bussen"})

    text = answer.content.decode()
    assert answer.status_code == 409
    assert "tavlen" in text
    assert "bussen" in text


def test_after_a_day_only_an_addendum_is_left(
    scene: Scene, support: Support, mentor: Client
) -> None:
    contact = contacts.contact(support.match, by=scene.by_mentor, note="Som det var")
    address = _address(scene, "logged", contact_id=contact.public_id)

    with time_machine.travel(people.NOW + timedelta(hours=25)):
        mentor.force_login(scene.mentor_user)
        shown = mentor.get(address)
        answer = mentor.post(address, {"text": "Det glemte", "note": "Noget andet"})

    assert 'name="minutes"' not in shown.content.decode()
    assert answer.status_code == 302
    assert Addendum.objects.get().text == "Det glemte"
    assert Contact.objects.get().note == "Som det var"


def test_a_contact_of_another_case_is_not_found(
    scene: Scene, support: Support, mentor: Client
) -> None:
    address = _address(scene, "logged", contact_id="A" * 22)

    assert mentor.get(address).status_code == 404
