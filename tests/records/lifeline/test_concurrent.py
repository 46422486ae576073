"""Several presses at once: one wish stands, and one person has promised to ring."""

from __future__ import annotations

from uuid import uuid4

import pytest

from livline.office.tenancy.context import working_for
from livline.records.lifeline import actions
from livline.records.lifeline.models import CallBack
from tests.factories import cases, contacts, lifeline
from tests.factories.people import AALBORG, NOW
from tests.parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_six_presses_at_once_are_one_wish() -> None:
    with cases.playing() as scene:
        case, by = scene.case, scene.by_citizen
    due_at = NOW.replace(hour=15)

    found = at_once(
        [lambda: actions.ask(case, key=uuid4(), due_at=due_at, by=by)] * 6,
        refused=(actions.AlreadyWaiting,),
    )

    with working_for(AALBORG):
        wish = CallBack.objects.get()
    assert [one for one in found if isinstance(one, CallBack)] == [wish]
    told = [one.callback for one in found if isinstance(one, actions.AlreadyWaiting)]
    assert told == [wish] * 5


def test_of_mentor_and_coordinator_who_take_it_at_once_one_rings() -> None:
    with cases.playing() as scene:
        contacts.support(scene)
        wish = lifeline.callback(scene.case, by=scene.by_citizen)
        mentor, coordinator = scene.by_mentor, scene.by_coordinator

    found = at_once(
        [lambda: actions.take(wish, by=mentor), lambda: actions.take(wish, by=coordinator)],
        refused=(actions.TakenByAnother,),
    )

    assert sorted(type(one).__name__ for one in found) == ["CallBack", "TakenByAnother"]
