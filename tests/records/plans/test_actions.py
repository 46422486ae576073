"""What the joint plan lets people do, and what it refuses."""

from __future__ import annotations

from datetime import timedelta

import pytest

from livline.office.audit.models import AuditEntry
from livline.office.tenancy.edits import EditedMeanwhile
from livline.records.plans import actions, queries
from livline.records.plans.models import PlanState, PlanVersion, StepState
from tests.factories import people, plans
from tests.factories.cases import Scene


def test_a_plan_is_in_force_once_both_have_approved(scene: Scene) -> None:
    plan = plans.draft(scene.case, by=scene.by_caseworker)
    actions.approve(plan, party="citizen", by=scene.by_citizen)
    assert queries.current(scene.case) is None
    actions.approve(plan, party="caseworker", by=scene.by_caseworker)
    assert queries.current(scene.case) == plan
    assert queries.draft(scene.case) is None


def test_saving_takes_approvals_back(scene: Scene) -> None:
    plan = plans.draft(scene.case, by=scene.by_caseworker)
    plan = actions.approve(plan, party="citizen", by=scene.by_citizen)
    plan = actions.save_draft(
        plan, draft=plans.text(goal="Noget andet"), revision=plan.revision, by=scene.by_caseworker
    )
    assert plan.citizen_approved_at is None


def test_the_second_of_two_writers_is_told_and_nothing_is_lost(scene: Scene) -> None:
    plan = plans.draft(scene.case, by=scene.by_caseworker)
    actions.save_draft(
        plan, draft=plans.text(goal="Den første"), revision=plan.revision, by=scene.by_citizen
    )
    with pytest.raises(EditedMeanwhile) as told:
        actions.save_draft(
            plan, draft=plans.text(goal="Den anden"), revision=plan.revision, by=scene.by_caseworker
        )
    assert isinstance(told.value.current, PlanVersion)
    assert told.value.current.goal == "Den første"


def test_nobody_approves_a_text_that_was_changed_after_they_read_it(scene: Scene) -> None:
    read = plans.draft(scene.case, by=scene.by_caseworker)
    actions.save_draft(read, draft=plans.text(), revision=read.revision, by=scene.by_caseworker)
    with pytest.raises(EditedMeanwhile):
        actions.approve(read, party="citizen", revision=read.revision, by=scene.by_citizen)


def test_a_fourth_open_step_is_refused(scene: Scene) -> None:
    plan = actions.start_draft(scene.case, by=scene.by_caseworker)
    four = plans.text(steps=tuple(plans.step(f"Skridt {number}") for number in range(4)))
    with pytest.raises(actions.TooManySteps):
        actions.save_draft(plan, draft=four, revision=plan.revision, by=scene.by_caseworker)


@pytest.mark.parametrize("missing", [{"goal": "  "}, {"steps": ()}])
def test_a_plan_without_goal_or_step_is_not_approved(
    scene: Scene, missing: dict[str, object]
) -> None:
    plan = plans.draft(scene.case, by=scene.by_caseworker, **missing)
    with pytest.raises(actions.PlanUnfinished):
        actions.approve(plan, party="caseworker", by=scene.by_caseworker)


def test_the_citizen_cannot_approve_for_the_caseworker_nor_the_coordinator_for_anybody(
    scene: Scene,
) -> None:
    plan = plans.draft(scene.case, by=scene.by_caseworker)
    for party, by in (("caseworker", scene.by_citizen), ("citizen", scene.by_coordinator)):
        with pytest.raises(actions.NotTheirApproval):
            actions.approve(plan, party=party, by=by)  # type: ignore[arg-type]


def test_the_next_version_replaces_the_one_in_force_and_carries_its_open_steps(
    scene: Scene,
) -> None:
    steps = (plans.step("Bliver ved"), plans.step("Er gjort"))
    first = plans.approved(scene.case, by=scene.by_caseworker, steps=steps)
    done = first.steps.get(what="Er gjort")
    actions.close_step(done, state=StepState.DONE, on=people.TODAY, by=scene.by_citizen)
    second = actions.start_draft(scene.case, by=scene.by_caseworker)
    assert [step.what for step in second.steps.all()] == ["Bliver ved"]
    actions.approve(second, party="citizen", by=scene.by_citizen)
    actions.approve(second, party="caseworker", by=scene.by_caseworker)
    first.refresh_from_db()
    assert first.state == PlanState.REPLACED
    assert [plan.number for plan in queries.versions(scene.case)] == [2, 1]


def test_one_draft_at_a_time(scene: Scene) -> None:
    draft = actions.start_draft(scene.case, by=scene.by_caseworker)
    with pytest.raises(actions.DraftExists) as told:
        actions.start_draft(scene.case, by=scene.by_citizen)
    assert told.value.plan == draft


def test_an_approved_version_never_changes(scene: Scene) -> None:
    plan = plans.approved(scene.case, by=scene.by_caseworker)
    with pytest.raises(actions.NotADraft):
        actions.save_draft(plan, draft=plans.text(), revision=plan.revision, by=scene.by_caseworker)
    with pytest.raises(actions.NotADraft):
        actions.discard_draft(plan, by=scene.by_caseworker)


def test_a_step_keeps_its_address_while_the_draft_is_written(scene: Scene) -> None:
    plan = plans.draft(scene.case, by=scene.by_caseworker)
    before = plan.steps.get().public_id
    kept = plans.step("Gå en tur 1 gang", public_id=before)
    actions.save_draft(
        plan,
        draft=plans.text(steps=(plans.step("Nyt først"), kept)),
        revision=plan.revision,
        by=scene.by_caseworker,
    )
    assert plan.steps.get(what="Gå en tur 1 gang").public_id == before


def test_a_step_of_a_replaced_version_cannot_be_closed(scene: Scene) -> None:
    old = plans.approved(scene.case, by=scene.by_caseworker).steps.get()
    plans.approved(scene.case, by=scene.by_caseworker)
    with pytest.raises(actions.StepClosed):
        actions.close_step(old, state=StepState.DONE, on=people.TODAY, by=scene.by_citizen)


def test_every_writing_leaves_one_audit_row_without_a_word_of_the_plan(scene: Scene) -> None:
    before = AuditEntry.objects.count()
    plan = plans.approved(scene.case, by=scene.by_caseworker)
    rows = list(AuditEntry.objects.order_by("pk")[before:])
    assert [row.verb for row in rows] == ["create", "change", "sign", "sign"]
    assert {row.subject for row in rows} == {scene.case.pk}
    assert plan.goal not in " ".join(str(vars(row)) for row in rows)


def test_visible_to_shows_a_plan_to_no_colleague_and_no_mentor_outside_a_match(
    scene: Scene,
) -> None:
    plans.approved(scene.case, by=scene.by_caseworker)
    assert queries.visible_to(scene.by_caseworker).exists()
    assert queries.visible_to(scene.by_citizen).exists()
    assert not queries.visible_to(scene.by_colleague).exists()
    assert not queries.visible_to(scene.by_mentor).exists()


def test_steps_lie_in_the_future_of_the_scene(scene: Scene) -> None:
    plan = plans.approved(scene.case, by=scene.by_caseworker)
    assert plan.steps.get().due_on == people.TODAY + timedelta(days=14)
