"""A case on its way: each step has one next action, and the list of today says the same."""

from __future__ import annotations

from datetime import timedelta

from livline.office.accounts.models import Role
from livline.records.followups.models import FollowUp, FollowUpKind
from livline.records.journey import queries as journey
from livline.records.journey.queries import Stage, Urgency
from livline.records.plans import actions as plan_actions
from tests.factories import cases, contacts, lifeline, matches, people, plans
from tests.factories.cases import Scene


def _now(scene: Scene, role: Role = Role.CASEWORKER) -> tuple[Stage, str]:
    found = journey.standing(scene.case, on=people.TODAY)
    return journey.stage(found), journey.of_standing(found, role).url_name


def test_a_case_just_referred_needs_its_plan(scene: Scene) -> None:
    assert _now(scene) == (Stage.NEEDS, "caseworker:together")


def test_needs_written_down_lead_to_the_plan(scene: Scene) -> None:
    cases.need(scene.case, by=scene.by_caseworker)
    assert _now(scene) == (Stage.PLAN, "caseworker:together")


def test_a_plan_the_caseworker_has_approved_waits_for_the_citizen(scene: Scene) -> None:
    draft = plans.draft(scene.case, by=scene.by_caseworker)
    plan_actions.approve(draft, party="caseworker", by=scene.by_caseworker)
    assert _now(scene)[1] == ""
    assert _now(scene, Role.CITIZEN)[1] == "citizen:plan"


def test_an_approved_plan_leads_to_the_grant(scene: Scene) -> None:
    plans.approved(scene.case, by=scene.by_caseworker)
    assert _now(scene) == (Stage.GRANT, "caseworker:grant")


def test_a_grant_leads_to_the_agreement(scene: Scene) -> None:
    plans.approved(scene.case, by=scene.by_caseworker)
    matches.grant(scene.case, by=scene.by_caseworker)
    assert _now(scene) == (Stage.AGREEMENT, "caseworker:agreement")


def test_an_agreement_that_is_ready_is_the_coordinators(scene: Scene) -> None:
    plans.approved(scene.case, by=scene.by_caseworker)
    matches.ready(scene.case, by=scene.by_caseworker)
    assert _now(scene) == (Stage.MATCH, "")
    assert _now(scene, Role.COORDINATOR)[1] == "coordinator:match"
    items = journey.today(scene.by_coordinator)
    assert [item.case for item in items] == [scene.case]


def test_a_proposal_is_the_citizens_to_answer(scene: Scene) -> None:
    plans.approved(scene.case, by=scene.by_caseworker)
    matches.proposed(scene)
    assert _now(scene, Role.CITIZEN)[1] == "citizen:proposal"


def test_a_citizens_yes_asks_all_parties_to_sign(scene: Scene) -> None:
    plans.approved(scene.case, by=scene.by_caseworker)
    matches.accepted(scene)
    assert _now(scene)[1] == "caseworker:agreement_signing"
    assert _now(scene, Role.MENTOR)[1] == "mentor:agreement"
    assert _now(scene, Role.CITIZEN)[1] == "citizen:agreement"


def test_running_support_waits_for_its_talk(scene: Scene) -> None:
    plans.approved(scene.case, by=scene.by_caseworker)
    support = contacts.support(scene)
    assert _now(scene)[0] == Stage.CONTACTS
    _talk(scene, support, days=-2)
    assert _now(scene) == (Stage.FOLLOWUP, "caseworker:followup")


def test_a_talk_whose_day_has_passed_is_urgent_and_stands_first(scene: Scene) -> None:
    plans.approved(scene.case, by=scene.by_caseworker)
    _talk(scene, contacts.support(scene), days=-2)
    cases.case(caseworker=scene.caseworker)
    items = journey.today(scene.by_caseworker)
    assert items[0].case == scene.case
    assert items[0].action.urgency == Urgency.URGENT


def test_a_grant_that_ends_soon_asks_for_a_decision(scene: Scene) -> None:
    plans.approved(scene.case, by=scene.by_caseworker)
    contacts.support(scene)
    found = journey.standing(scene.case, on=contacts.ENDS_ON - timedelta(days=20))
    assert journey.of_standing(found, Role.CASEWORKER).urgency == Urgency.ATTENTION
    found = journey.standing(scene.case, on=contacts.ENDS_ON + timedelta(days=1))
    assert journey.of_standing(found, Role.CASEWORKER).url_name == "caseworker:ending"


def test_a_call_back_nobody_has_taken_is_first_at_mentor_and_coordinator(scene: Scene) -> None:
    plans.approved(scene.case, by=scene.by_caseworker)
    contacts.support(scene)
    lifeline.callback(scene.case, by=scene.by_citizen)
    for viewer in (scene.by_mentor, scene.by_coordinator):
        first = journey.today(viewer)[0]
        assert first.is_callback
        assert first.due_at == people.NOW + timedelta(hours=2)


def test_a_colleague_without_the_case_has_nothing_to_do(scene: Scene) -> None:
    assert journey.today(scene.by_colleague) == []


def _talk(scene: Scene, support: contacts.Support, *, days: int) -> None:
    FollowUp.objects.create(
        **scene.by_caseworker.stamp,
        case=scene.case,
        grant=support.grant,
        kind=FollowUpKind.WEEK_4,
        due_on=people.TODAY + timedelta(days=days),
    )
