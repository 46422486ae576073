"""One timeline: everything that happened, and only what its reader may read."""

from __future__ import annotations

from typing import Any

import pytest

from livline.records.journey import queries as journey
from tests.factories import cases, contacts, plans
from tests.factories.cases import Scene


@pytest.fixture
def told(scene: Scene) -> Scene:
    """A case with a plan, support and a contact with both notes."""
    plans.approved(scene.case, by=scene.by_caseworker)
    support = contacts.support(scene)
    contacts.contact(
        support.match, by=scene.by_mentor, shared_note="Vi tog bussen.", note="Sov dårligt."
    )
    return scene


def _texts(scene: Scene, viewer: Any, **narrowed: str) -> str:
    return "\n".join(entry.text for entry in journey.timeline(scene.case, viewer, **narrowed))


def test_the_latest_stands_first(told: Scene) -> None:
    moments = [entry.at for entry in journey.timeline(told.case, told.by_caseworker)]
    assert moments == sorted(moments, reverse=True)
    assert len(moments) >= 5


def test_the_caseworker_reads_both_notes_the_citizen_the_shared_one(told: Scene) -> None:
    assert "Sov dårligt." in _texts(told, told.by_caseworker)
    own = _texts(told, told.by_citizen)
    assert "Vi tog bussen." in own
    assert "Sov dårligt." not in own


def test_the_coordinator_sees_that_it_happened_and_no_text(told: Scene) -> None:
    entries = journey.timeline(told.case, told.by_coordinator, object="contact")
    assert len(entries) == 1
    assert entries[0].text == ""


def test_a_colleague_without_the_case_sees_nothing(told: Scene) -> None:
    assert journey.timeline(told.case, told.by_colleague) == []


def test_words_and_objects_narrow_it(told: Scene) -> None:
    found = journey.timeline(told.case, told.by_caseworker, search="bussen")
    assert [entry.object for entry in found] == ["contact"]
    assert journey.timeline(told.case, told.by_caseworker, search="hemmelig") == []
    only = journey.timeline(told.case, told.by_caseworker, object="plan")
    assert {entry.object for entry in only} == {"plan"}


def test_a_search_never_finds_what_its_reader_may_not_read(told: Scene) -> None:
    assert journey.timeline(told.case, told.by_citizen, search="dårligt") == []


def test_the_number_of_queries_does_not_grow_with_the_contacts(
    told: Scene, django_assert_max_num_queries: Any
) -> None:
    match = told.case.matches.get()
    for _number in range(20):
        contacts.contact(match, by=told.by_mentor)
    with django_assert_max_num_queries(20):
        assert len(journey.timeline(told.case, told.by_caseworker)) > 20


def test_many_cases_stand_with_as_many_queries_as_one(
    scene: Scene, django_assert_max_num_queries: Any
) -> None:
    for _number in range(12):
        made = cases.case(caseworker=scene.caseworker)
        plans.approved(made, by=scene.by_caseworker)
    with django_assert_max_num_queries(12):
        assert len(journey.today(scene.by_caseworker)) == 13


def test_entries_link_to_themselves(told: Scene) -> None:
    anchors = [entry.anchor for entry in journey.timeline(told.case, told.by_caseworker)]
    assert len(anchors) == len(set(anchors))
