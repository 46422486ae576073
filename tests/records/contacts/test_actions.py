"""The contact log: once per key, own within a day, addenda after, drafts, appointments."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from livline.office.audit.models import AuditEntry
from livline.office.tenancy.edits import EditedMeanwhile
from livline.records.agreements.models import AgreementState
from livline.records.contacts import actions, queries
from livline.records.contacts.models import (
    Contact,
    ContactDraft,
    ContactKind,
    ContactOutcome,
)
from livline.records.matches.models import EndReason, MatchState
from tests.factories import contacts, people
from tests.factories.cases import Scene
from tests.factories.contacts import Support


@pytest.fixture
def support(scene: Scene) -> Support:
    return contacts.support(scene)


def test_a_contact_sent_again_is_the_row_already_there(scene: Scene, support: Support) -> None:
    facts = contacts.facts(note="Sagt i bussen")
    first = actions.log(support.match, facts, by=scene.by_mentor)

    again = actions.log(support.match, facts, by=scene.by_mentor)

    assert again == first
    assert Contact.objects.count() == 1


def test_a_key_with_other_content_is_refused_and_the_first_stands(
    scene: Scene, support: Support
) -> None:
    key = uuid4()
    actions.log(support.match, contacts.facts(key=key, minutes=30), by=scene.by_mentor)

    with pytest.raises(actions.KeyReused):
        actions.log(support.match, contacts.facts(key=key, minutes=60), by=scene.by_mentor)

    assert Contact.objects.get().minutes == 30


@pytest.mark.parametrize("days", [-1, 29])
def test_a_contact_ahead_or_before_the_match_is_refused(
    scene: Scene, support: Support, days: int
) -> None:
    facts = contacts.facts(started_at=people.NOW - timedelta(days=days))

    with pytest.raises(actions.OutsideMatch):
        actions.log(support.match, facts, by=scene.by_mentor)


def test_only_the_mentor_of_the_match_logs_in_it(scene: Scene, support: Support) -> None:
    stranger = people.viewer(people.account(scene.by_mentor.role, of=scene.municipality))

    with pytest.raises(actions.NotYours):
        actions.log(support.match, contacts.facts(), by=stranger)


def test_a_late_contact_within_an_ended_match_is_kept_and_marked(
    scene: Scene, support: Support
) -> None:
    match = support.match
    match.state, match.end_reason = MatchState.ENDED, EndReason.PLANNED
    match.period = (contacts.STARTED_ON, people.TODAY)
    match.save()
    match.refresh_from_db()
    facts = contacts.facts(started_at=people.NOW - timedelta(days=2))

    contact = actions.log(match, facts, by=scene.by_mentor)

    assert contact.received_late


def test_an_own_contact_is_changed_within_a_day_and_then_only_added_to(
    scene: Scene, support: Support
) -> None:
    facts = contacts.facts(minutes=30)
    contact = actions.log(support.match, facts, by=scene.by_mentor)
    soon = scene.by_mentor.at(people.NOW + timedelta(hours=23))
    late = scene.by_mentor.at(people.NOW + timedelta(hours=24))
    longer = contacts.facts(key=facts.key, minutes=50)

    assert actions.change(contact, longer, version=1, by=soon).minutes == 50
    with pytest.raises(actions.TooLateToChange):
        actions.change(contact, facts, version=2, by=late)
    addendum = actions.add_addendum(contact, text=" Glemte bussen ", by=late)

    assert addendum.text == "Glemte bussen"
    assert Contact.objects.get().minutes == 50


def test_the_second_of_two_who_change_at_once_is_told(scene: Scene, support: Support) -> None:
    contact = contacts.contact(support.match, by=scene.by_mentor)
    actions.change(contact, contacts.facts(minutes=10), version=1, by=scene.by_mentor)

    with pytest.raises(EditedMeanwhile) as told:
        actions.change(contact, contacts.facts(minutes=20), version=1, by=scene.by_mentor)

    assert isinstance(told.value.current, Contact)
    assert told.value.current.minutes == 10


def test_a_draft_is_kept_until_the_contact_is_logged(scene: Scene, support: Support) -> None:
    actions.save_draft(support.match, content={"note": "Halv"}, by=scene.by_mentor)
    actions.save_draft(support.match, content={"note": "Hel"}, by=scene.by_mentor)

    draft = queries.draft_of(support.match, viewer=scene.by_mentor)
    assert draft is not None
    assert draft.content == {"note": "Hel"}
    contacts.contact(support.match, by=scene.by_mentor)
    assert not ContactDraft.objects.exists()


def test_a_task_of_another_agreement_is_refused(scene: Scene, support: Support) -> None:
    support.match.agreement_id += 1

    with pytest.raises(actions.TaskOfAnother):
        actions.log(support.match, contacts.facts(task=support.task), by=scene.by_mentor)


def test_an_empty_addendum_is_refused(scene: Scene, support: Support) -> None:
    contact = contacts.contact(support.match, by=scene.by_mentor)

    with pytest.raises(actions.NothingWritten):
        actions.add_addendum(contact, text="  ", by=scene.by_mentor)


def test_a_file_read_again_logs_nothing_twice(scene: Scene, support: Support) -> None:
    rows = [
        actions.BulkRow(
            support.match,
            contacts.facts(started_at=people.NOW - timedelta(days=day)),
            source_id=f"x{day}",
            by=scene.by_mentor.at(people.NOW - timedelta(days=day - 1)),
        )
        for day in range(1, 4)
    ]

    assert actions.bulk_log(rows, by=scene.by_coordinator) == 3
    assert actions.bulk_log(rows, by=scene.by_coordinator) == 0
    assert set(Contact.objects.values_list("logged_by", flat=True)) == {scene.mentor_user.pk}


def test_one_unfit_row_leaves_a_whole_bulk_unwritten(scene: Scene, support: Support) -> None:
    ahead = contacts.facts(started_at=people.NOW + timedelta(days=1))
    rows = [
        actions.BulkRow(support.match, contacts.facts()),
        actions.BulkRow(support.match, ahead),
    ]

    with pytest.raises(actions.OutsideMatch):
        actions.bulk_log(rows, by=scene.by_mentor)

    assert not Contact.objects.exists()


def test_an_appointment_lies_ahead_and_is_called_off_once(scene: Scene, support: Support) -> None:
    with pytest.raises(actions.OutsideMatch):
        contacts.appointment(
            support.match, by=scene.by_mentor, starts_at=people.NOW - timedelta(hours=1)
        )
    appointment = contacts.appointment(support.match, by=scene.by_mentor)

    actions.cancel_appointment(appointment, by=scene.by_mentor)

    assert not queries.coming_appointments(scene.case, viewer=scene.by_citizen).exists()


def test_every_write_leaves_one_row_in_the_log_without_any_text(
    scene: Scene, support: Support
) -> None:
    before = AuditEntry.objects.count()

    contact = contacts.contact(support.match, by=scene.by_mentor, note="KANARIE")

    row = AuditEntry.objects.order_by("-pk").first()
    assert AuditEntry.objects.count() == before + 1
    assert row is not None
    assert (row.verb, row.object, row.object_id) == ("create", "contact", contact.public_id)


def test_no_show_is_an_outcome_of_its_own(scene: Scene, support: Support) -> None:
    contacts.contact(support.match, by=scene.by_mentor, outcome=ContactOutcome.NO_SHOW)

    assert queries.last_contact(scene.case) is None


def test_a_contact_keeps_its_task_though_the_match_goes_on_under_a_later_agreement(
    scene: Scene, support: Support
) -> None:
    task = support.task
    written = contacts.facts(task=task)
    contact = actions.log(support.match, written, by=scene.by_mentor)
    later, _ = contacts.agreement(
        scene, of=contacts.grant(scene), mentor=scene.mentor, state=AgreementState.READY
    )
    support.match.agreement = later
    support.match.save()

    changed = replace(written, minutes=45)
    kept = actions.change(contact, changed, version=contact.version, by=scene.by_mentor)

    assert (kept.minutes, kept.task) == (45, task)


def test_an_appointment_sent_twice_is_one_and_a_cancelled_one_can_be_made_again(
    scene: Scene, support: Support
) -> None:
    starts_at = people.NOW + timedelta(days=3)
    facts = actions.AppointmentFacts(starts_at, 60, ContactKind.MEETING, "Biblioteket")

    first = actions.plan_appointment(support.match, facts, by=scene.by_mentor)
    again = actions.plan_appointment(support.match, facts, by=scene.by_mentor)
    actions.cancel_appointment(first, by=scene.by_mentor)
    anew = actions.plan_appointment(support.match, facts, by=scene.by_mentor)

    assert again == first
    assert anew != first
