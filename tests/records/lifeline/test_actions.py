"""Call-backs: stored once, taken by one, closed with what was prevented."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from livline.records.lifeline import actions, queries
from livline.records.lifeline.models import CallBack, CallBackState, Prevented
from tests.factories import contacts, lifeline, people
from tests.factories.cases import Scene

DUE = people.NOW + timedelta(hours=2)


def test_a_wish_sent_again_is_one_wish(scene: Scene) -> None:
    key = uuid4()

    first = actions.ask(scene.case, key=key, due_at=DUE, by=scene.by_citizen)
    again = actions.ask(scene.case, key=key, due_at=DUE, by=scene.by_citizen)

    assert first == again
    assert CallBack.objects.count() == 1


def test_while_one_wish_waits_another_is_answered_with_it(scene: Scene) -> None:
    first = lifeline.callback(scene.case, by=scene.by_citizen)

    with pytest.raises(actions.AlreadyWaiting) as told:
        lifeline.callback(scene.case, by=scene.by_citizen)

    assert told.value.callback == first


@pytest.mark.parametrize("due_in", [timedelta(0), timedelta(days=7, minutes=1)])
def test_a_time_that_cannot_be_kept_is_not_promised(scene: Scene, due_in: timedelta) -> None:
    with pytest.raises(actions.TimeNotPossible):
        lifeline.callback(scene.case, by=scene.by_citizen, due_at=people.NOW + due_in)


def test_a_wish_stands_on_the_mentors_and_if_untaken_on_the_coordinators_list(
    scene: Scene,
) -> None:
    contacts.support(scene)
    callback = lifeline.callback(scene.case, by=scene.by_citizen)

    assert list(queries.open_for(scene.by_mentor)) == [callback]
    assert list(queries.open_for(scene.by_coordinator)) == [callback]
    actions.take(callback, by=scene.by_mentor)

    assert list(queries.open_for(scene.by_mentor)) == [callback]
    assert list(queries.open_for(scene.by_coordinator)) == []


def test_without_a_mentor_the_coordinator_still_sees_the_wish(scene: Scene) -> None:
    callback = lifeline.callback(scene.case, by=scene.by_citizen)

    assert callback.match is None
    assert list(queries.open_for(scene.by_coordinator)) == [callback]
    assert list(queries.open_for(scene.by_mentor)) == []


def test_what_one_has_taken_another_neither_takes_nor_closes(scene: Scene) -> None:
    contacts.support(scene)
    callback = lifeline.callback(scene.case, by=scene.by_citizen)
    actions.take(callback, by=scene.by_mentor)

    with pytest.raises(actions.TakenByAnother):
        actions.take(callback, by=scene.by_coordinator)
    with pytest.raises(actions.TakenByAnother):
        actions.close(callback, state=CallBackState.DONE, by=scene.by_coordinator)


def test_closing_says_what_was_prevented_and_ends_the_wish(scene: Scene) -> None:
    callback = lifeline.callback(scene.case, by=scene.by_citizen)

    closed = actions.close(
        callback, state=CallBackState.DONE, prevented=Prevented.WORKPLACE, by=scene.by_coordinator
    )

    assert (closed.state, closed.prevented) == ("done", "workplace")
    assert closed.taken_by == scene.coordinator
    with pytest.raises(actions.NotOpen):
        actions.take(callback, by=scene.by_coordinator)


def test_the_citizen_calls_it_off_and_may_ask_again(scene: Scene) -> None:
    actions.call_off(lifeline.callback(scene.case, by=scene.by_citizen), by=scene.by_citizen)

    assert lifeline.callback(scene.case, by=scene.by_citizen).state == CallBackState.WAITING


def test_a_call_back_cannot_be_closed_as_waiting(scene: Scene) -> None:
    callback = lifeline.callback(scene.case, by=scene.by_citizen)

    with pytest.raises(ValueError, match="waiting"):
        actions.close(callback, state=CallBackState.WAITING, by=scene.by_citizen)
