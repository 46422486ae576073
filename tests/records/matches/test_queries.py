"""Who could be the mentor and why, who waits, and how much each mentor has."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from livline.records.cases.models import NeedCategory
from livline.records.matches import actions, queries
from livline.records.matches.models import DeclineReason
from livline.records.matches.queries import Obstacle
from tests.factories import cases, matches, people
from tests.factories.cases import Scene


def test_only_those_who_can_are_candidates(scene: Scene) -> None:
    matches.ready(scene.case, by=scene.by_caseworker)
    people.mentor(by=scene.by_coordinator, on_leave=True)
    people.mentor(by=scene.by_coordinator, hours_per_week=Decimal(1))
    people.mentor(by=scene.by_coordinator, kind="external", confidentiality_signed_on=None)

    found = queries.candidates(scene.case, viewer=scene.by_coordinator)

    assert [(one.mentor, one.free_hours) for one in found] == [(scene.mentor, Decimal(20))]


@pytest.mark.parametrize(
    ("citizen", "facts", "obstacles"),
    [
        ({"language": "ar"}, {}, {Obstacle.LANGUAGE}),
        ({"language": "ar"}, {"languages": ("da", "ar")}, set()),
        ({"language": "ar", "needs_interpreter": True}, {}, set()),
        ({}, {"areas": (-1,)}, {Obstacle.AREA}),
        ({}, {"kind": "external"}, {Obstacle.KIND, Obstacle.LAW}),
    ],
)
def test_what_stands_in_the_way_is_named(
    scene: Scene,
    citizen: dict[str, object],
    facts: dict[str, object],
    obstacles: set[Obstacle],
) -> None:
    person = people.citizen(by=scene.by_caseworker, **citizen)
    case = cases.case(caseworker=scene.caseworker, citizen=person)
    matches.ready(case, by=scene.by_caseworker)
    mentor = people.mentor(by=scene.by_coordinator, **facts)

    judged = {
        one.mentor: set(one.obstacles)
        for one in queries.everybody(case, viewer=scene.by_coordinator)
    }

    assert judged[mentor] == obstacles


def test_reasons_from_barriers_are_for_those_who_may_read_barriers(scene: Scene) -> None:
    matches.ready(scene.case, by=scene.by_caseworker)
    cases.need(
        scene.case, by=scene.by_caseworker, category=NeedCategory.ANXIETY_DEPRESSION, note="x"
    )

    by_caseworker = queries.candidates(scene.case, viewer=scene.by_caseworker)
    by_coordinator = queries.candidates(scene.case, viewer=scene.by_coordinator)

    assert by_caseworker[0].strength == 1
    assert len(by_caseworker[0].reasons) == len(by_coordinator[0].reasons) + 1
    assert by_coordinator[0].strength == 0


def test_the_wished_gender_comes_first(scene: Scene) -> None:
    case = cases.case(caseworker=scene.caseworker, wished_gender="woman")
    matches.ready(case, by=scene.by_caseworker)
    woman = people.mentor(by=scene.by_coordinator, gender="woman", hours_per_week=Decimal(4))

    found = queries.candidates(case, viewer=scene.by_coordinator)

    assert [one.mentor for one in found] == [woman, scene.mentor]


def test_a_no_leaves_the_mentor_out_for_this_citizen_alone(scene: Scene) -> None:
    match = matches.proposed(scene)
    actions.decline(match, reason=DeclineReason.CHEMISTRY, words="", by=scene.by_citizen)
    other = cases.case(caseworker=scene.caseworker)
    matches.ready(other, by=scene.by_caseworker)

    assert queries.candidates(scene.case, viewer=scene.by_coordinator) == []
    assert len(queries.candidates(other, viewer=scene.by_coordinator)) == 1


def test_not_now_leaves_the_mentor_on_the_list(scene: Scene) -> None:
    match = matches.proposed(scene)

    actions.decline(match, reason=DeclineReason.NOT_NOW, words="", by=scene.by_citizen)

    assert len(queries.candidates(scene.case, viewer=scene.by_coordinator)) == 1


def test_promised_hours_are_taken_and_given_back(scene: Scene) -> None:
    def free() -> Decimal:
        return queries.mentors_listed(scene.by_coordinator).get(pk=scene.mentor.pk).free  # type: ignore[attr-defined,no-any-return]

    assert free() == 20
    match = matches.proposed(scene)
    assert free() == 17
    load = queries.load_by_mentor(scene.municipality.code, people.TODAY)[scene.mentor.pk]
    assert load == queries.Load(Decimal(3), citizens=0, proposals=1)

    actions.withdraw(match, by=scene.by_coordinator)

    assert free() == 20


def test_who_waits_longest_stands_first_and_leaves_the_list_when_proposed(scene: Scene) -> None:
    viewer = scene.by_coordinator
    early = scene.by_caseworker.at(scene.by_caseworker.now - timedelta(days=30))
    matches.ready(scene.case, by=scene.by_caseworker)
    older = cases.case(caseworker=scene.caseworker)
    agreement = matches.ready(older, by=early)

    assert [case.pk for case in queries.waiting(viewer)] == [older.pk, scene.case.pk]
    assert queries.waiting(viewer)[0].waiting_since == early.on  # type: ignore[attr-defined]

    actions.propose(agreement, mentor=scene.mentor, reasons="", by=viewer)

    assert [case.pk for case in queries.waiting(viewer)] == [scene.case.pk]


def test_a_mentor_sees_own_matches_and_not_who_was_there_before(scene: Scene) -> None:
    first = matches.running(scene)
    actions.end(
        first,
        on=people.TODAY,
        reason="handover",
        note="",
        by=scene.by_caseworker,  # type: ignore[arg-type]
    )
    assert list(queries.visible_to(scene.by_mentor)) == []
    assert list(queries.visible_to(scene.by_citizen)) == [first]


def test_the_number_of_questions_does_not_grow_with_the_corps(
    scene: Scene, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    matches.ready(scene.case, by=scene.by_caseworker)
    for _ in range(20):
        people.mentor(by=scene.by_coordinator)

    with django_assert_max_num_queries(8):
        assert len(queries.candidates(scene.case, viewer=scene.by_coordinator)) == 21
