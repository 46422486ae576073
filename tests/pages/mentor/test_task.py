"""A mentor ticks a task of the own match, and of no other."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from livline.office.accounts.models import Role, User
from tests.factories import contacts, people
from tests.factories.cases import Scene


def test_a_ticked_task_is_done_today_and_stays_in_the_agreement(
    scene: Scene, signed_in: Callable[[User], Client]
) -> None:
    support = contacts.support(scene)
    address = reverse("mentor:task_done", args=[scene.case.public_id, support.task.public_id])
    mentor = signed_in(scene.mentor_user)

    response = mentor.post(address, follow=True)

    support.task.refresh_from_db()
    assert support.task.done_on == people.TODAY
    assert support.task.what in response.content.decode()


def test_opening_the_address_changes_nothing(
    scene: Scene, signed_in: Callable[[User], Client]
) -> None:
    support = contacts.support(scene)
    address = reverse("mentor:task_done", args=[scene.case.public_id, support.task.public_id])

    signed_in(scene.mentor_user).get(address)

    support.task.refresh_from_db()
    assert support.task.done_on is None


def test_another_mentor_finds_nothing_there(
    scene: Scene, signed_in: Callable[[User], Client]
) -> None:
    support = contacts.support(scene)
    stranger = people.account(Role.MENTOR, of=scene.municipality)
    address = reverse("mentor:task_done", args=[scene.case.public_id, support.task.public_id])

    assert signed_in(stranger).post(address).status_code == 404
