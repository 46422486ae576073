"""Who reads which contacts with which fields, and how hours are counted."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from livline.office.access.matrix import Relation
from livline.office.access.viewer import Viewer
from livline.office.accounts.models import Role
from livline.records.cases import actions as cases
from livline.records.contacts import queries
from livline.records.matches.models import EndReason, MatchState
from tests.factories import contacts, people
from tests.factories.cases import Scene
from tests.factories.contacts import Support

HERE = ZoneInfo("Europe/Copenhagen")


@pytest.fixture
def support(scene: Scene) -> Support:
    return contacts.support(scene)


def _read(scene: Scene, viewer: Viewer) -> list[queries.ContactShown]:
    found = queries.of_case(scene.case, viewer=viewer)
    return queries.shown(found, case=scene.case, viewer=viewer)


def test_the_citizen_reads_the_shared_note_and_never_the_other(
    scene: Scene, support: Support
) -> None:
    contacts.contact(support.match, by=scene.by_mentor, shared_note="Fælles", note="Intern")

    shown = _read(scene, scene.by_citizen)[0]

    assert (shown.shared_note, shown.note) == ("Fælles", "")


def test_the_coordinator_reads_that_it_happened_and_no_text(scene: Scene, support: Support) -> None:
    contacts.contact(support.match, by=scene.by_mentor, shared_note="Fælles", note="Intern")

    shown = _read(scene, scene.by_coordinator)[0]

    assert (shown.minutes, shown.held) == (45, True)
    assert (shown.shared_note, shown.note, shown.task) == ("", "", "")


def test_a_new_mentor_does_not_read_what_the_one_before_wrote(
    scene: Scene, support: Support
) -> None:
    contacts.contact(support.match, by=scene.by_mentor, note="Intern")
    user = people.account(Role.MENTOR, of=scene.municipality)
    match = support.match
    match.state, match.end_reason = MatchState.ENDED, EndReason.HANDOVER
    match.period = (contacts.STARTED_ON, people.TODAY)
    match.save()
    successor = people.mentor(by=scene.by_coordinator, user=user)
    contacts.support(scene, mentor=successor, user=user, starts_on=people.TODAY)

    assert _read(scene, people.viewer(user)) == []


def test_the_mentor_of_an_ended_match_reads_nothing(scene: Scene, support: Support) -> None:
    contacts.contact(support.match, by=scene.by_mentor)
    contacts.appointment(support.match, by=scene.by_mentor)
    cases.let_out(
        scene.case,
        user=scene.mentor_user,
        relation=Relation.MATCH,
        on=people.TODAY,
        by=scene.by_coordinator,
    )

    assert not queries.visible_to(scene.by_mentor).exists()
    assert not queries.appointments_visible_to(scene.by_mentor).exists()


def test_hours_are_those_of_the_period_less_those_logged(scene: Scene, support: Support) -> None:
    contacts.contact(support.match, by=scene.by_mentor, minutes=90)

    hours = queries.hours_of([support.match], on=people.TODAY)[support.match.pk]

    # 28 days before NOW to 62 days after, both included: 91 days of 2 hours a week.
    assert (hours.granted, hours.used, hours.left) == (Decimal(26), Decimal("1.5"), Decimal("24.5"))


def test_a_contact_just_before_danish_midnight_belongs_to_its_danish_day(
    scene: Scene, support: Support
) -> None:
    day = people.TODAY - timedelta(days=3)
    late = datetime(day.year, day.month, day.day, 23, 30, tzinfo=HERE)
    contacts.contact(support.match, by=scene.by_mentor, started_at=late, minutes=30)

    assert queries.hours_used(support.match, on=day) == Decimal("0.5")
    assert queries.hours_used(support.match, on=day - timedelta(days=1)) == 0


def test_hours_of_many_matches_are_one_query(
    scene: Scene, support: Support, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        queries.hours_of([support.match, support.match], on=people.TODAY)


def test_the_next_contact_is_likely_as_the_last_one(scene: Scene, support: Support) -> None:
    contacts.contact(support.match, by=scene.by_mentor, kind="phone")

    assert queries.usual_kind(support.match) == "phone"


def test_the_next_appointment_of_each_case_is_the_first_ahead(
    scene: Scene, support: Support
) -> None:
    contacts.appointment(
        support.match, by=scene.by_mentor, starts_at=people.NOW + timedelta(days=9)
    )
    first = contacts.appointment(support.match, by=scene.by_mentor)

    found = queries.next_appointments([scene.case.pk], viewer=scene.by_citizen)

    assert found == {scene.case.pk: first}
