"""Figures per unit and month, and the sample that the auditor reviews."""

from __future__ import annotations

from datetime import timedelta

from livline.office.access.viewer import Viewer
from livline.office.accounts.models import Role
from livline.office.audit import actions as audit
from livline.records.cases import actions as case_actions
from livline.records.followups.models import FollowUp, FollowUpKind
from livline.records.journey.queries import figures, lookups
from livline.records.journey.queries.lookups import LookupFilter
from tests.factories import contacts, matches, people
from tests.factories.cases import Scene


def _manager(scene: Scene) -> Viewer:
    return people.viewer(people.account(Role.MANAGER, of=scene.municipality))


def _auditor(scene: Scene) -> Viewer:
    return people.viewer(people.account(Role.AUDITOR, of=scene.municipality))


def test_a_running_match_is_counted_with_its_contacts_and_missing_talk(scene: Scene) -> None:
    support = contacts.support(scene)
    contacts.contact(support.match, by=scene.by_mentor, minutes=90)
    FollowUp.objects.create(
        **scene.by_caseworker.stamp,
        case=scene.case,
        grant=support.grant,
        kind=FollowUpKind.WEEK_4,
        due_on=people.TODAY - timedelta(days=1),
    )
    row = next(one for one in figures.by_unit(_manager(scene)) if one.unit == scene.unit.name)
    assert (row.active, row.started, row.ended, row.waiting) == (1, 1, 0, 0)
    assert (row.due, row.missing, row.contacts, str(row.hours)) == (1, 1, 1, "1.5")


def test_an_agreement_without_a_mentor_waits(scene: Scene) -> None:
    matches.ready(scene.case, by=scene.by_caseworker)
    row = next(one for one in figures.by_unit(_manager(scene)) if one.unit == scene.unit.name)
    assert (row.waiting, row.active, row.waiting_days) == (1, 0, None)


def test_twelve_months_end_with_this_one(scene: Scene) -> None:
    contacts.support(scene)
    rows = figures.by_month(_manager(scene))
    assert len(rows) == 12
    assert rows[-1].month == people.TODAY.replace(day=1)
    assert sum(row.started for row in rows) == 1


def test_a_lookup_that_a_relation_explains_is_not_in_the_sample(scene: Scene) -> None:
    case = scene.case
    for by in (scene.by_caseworker, scene.by_colleague, scene.by_citizen):
        audit.record(by, verb="read", object="case", subject=case.pk)
    found = lookups.unexplained(_auditor(scene)).filter(subject=case.pk, verb="read")
    assert {entry.actor_id for entry in found} == {scene.colleague.pk}


def test_an_opening_for_a_reason_is_in_the_sample(scene: Scene) -> None:
    by = scene.by_colleague
    case_actions.open_for_reason(scene.case, user=scene.colleague, reason="Vagt", by=by)
    assert [entry.verb for entry in lookups.sample(_auditor(scene))] == ["open"]


def test_the_log_of_one_case_holds_lists_too(scene: Scene) -> None:
    audit.record(scene.by_coordinator, verb="read", object="case", subjects=[scene.case.pk])
    found = lookups.log(_auditor(scene), LookupFilter(case_id=scene.case.public_id))
    assert scene.coordinator.pk in {entry.actor_id for entry in found}
    assert not lookups.log(_auditor(scene), LookupFilter(case_id="unknown")).exists()


def test_everybody_but_the_auditor_finds_their_own_lookups_alone(scene: Scene) -> None:
    audit.record(scene.by_coordinator, verb="read", object="case", subject=scene.case.pk)
    found = lookups.log(scene.by_colleague, LookupFilter())
    assert {entry.actor_id for entry in found} <= {scene.colleague.pk}
