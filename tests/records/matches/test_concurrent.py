"""Several people at once, each with a connection of their own: one wins, the others are told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from livline.office.tenancy.context import working_for
from livline.records.matches import actions
from livline.records.matches.models import DeclineReason, Match, MatchState
from tests.factories import cases, matches, people
from tests.factories.people import AALBORG

pytestmark = pytest.mark.django_db(transaction=True)
REFUSED = (actions.ProposalOpen, actions.MentorCannot, actions.WrongState)


def all_at_once(steps: Sequence[Callable[[], object]]) -> list[object]:
    """What each step gave: its result, or the refusal it met."""
    start = Barrier(len(steps))

    def run(step: Callable[[], object]) -> object:
        try:
            with working_for(AALBORG):
                start.wait(timeout=20)
                return step()
        except REFUSED as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(steps)) as pool:
        return list(pool.map(run, steps))


def test_of_eight_proposals_for_one_citizen_at_once_one_is_made() -> None:
    with cases.playing() as scene:
        agreement = matches.ready(scene.case, by=scene.by_caseworker)
        mentors = [people.mentor(by=scene.by_coordinator) for _ in range(8)]
        by = scene.by_coordinator

    found = all_at_once(
        [
            lambda mentor=mentor: actions.propose(agreement, mentor=mentor, reasons="", by=by)  # type: ignore[misc]
            for mentor in mentors
        ]
    )

    assert sum(isinstance(one, Match) for one in found) == 1
    assert sum(isinstance(one, actions.ProposalOpen) for one in found) == 7


def test_the_last_hours_of_a_mentor_are_promised_once() -> None:
    with cases.playing() as scene:
        mentor = people.mentor(by=scene.by_coordinator, hours_per_week=4)
        by = scene.by_coordinator
        asked = [cases.case(caseworker=scene.caseworker) for _ in range(6)]
        agreements = [matches.ready(case, by=scene.by_caseworker) for case in asked]

    found = all_at_once(
        [
            lambda one=one: actions.propose(one, mentor=mentor, reasons="", by=by)  # type: ignore[misc]
            for one in agreements
        ]
    )

    assert sum(isinstance(one, Match) for one in found) == 1
    assert sum(isinstance(one, actions.MentorCannot) for one in found) == 5


def test_a_yes_and_a_no_pressed_at_once_leave_one_answer() -> None:
    with cases.playing() as scene:
        match = matches.proposed(scene)
        by = scene.by_citizen

    found = all_at_once(
        [
            lambda: actions.accept(match, by=by),
            lambda: actions.decline(match, reason=DeclineReason.OTHER, words="", by=by),
        ]
    )

    assert sum(isinstance(one, actions.WrongState) for one in found) == 1
    with working_for(AALBORG):
        state = Match.objects.get(pk=match.pk).state
    assert state in {MatchState.ACCEPTED, MatchState.DECLINED}
