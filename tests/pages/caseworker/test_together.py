"""The plan on the screen turned to the citizen: written, shrunk, kept, approved by both."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from livline.office.accounts.models import User
from livline.records.plans import actions, queries
from livline.records.plans.models import PlanState
from tests.factories import cases, people, plans
from tests.factories.cases import Scene

DAY = people.TODAY + timedelta(days=14)


@pytest.fixture
def desk(scene: Scene, signed_in: Callable[[User], Client]) -> Client:
    """The caseworker's browser."""
    return signed_in(scene.caseworker)


def address(scene: Scene, name: str = "together", *more: object) -> str:
    return reverse(f"caseworker:{name}", args=[scene.case.public_id, *more])


def screen(
    *steps: str, revision: int = 0, confidence: str = "8", day: date = DAY, **more: str
) -> dict[str, str]:
    """What the browser sends: three rows, of which some are written."""
    data = {"revision": str(revision), "goal": "Jeg vil i arbejde.", "why": "", **more}
    for number in range(3):
        data |= {
            f"step-{number}-what": steps[number] if number < len(steps) else "",
            f"step-{number}-who": "citizen",
            f"step-{number}-due_on": day.isoformat(),
            f"step-{number}-confidence": confidence if number < len(steps) else "",
            f"step-{number}-public_id": "",
        }
    return data


def test_the_first_press_begins_the_plan_and_both_say_yes_on_the_same_screen(
    scene: Scene, desk: Client
) -> None:
    desk.post(address(scene), screen("Gå en tur"))
    for party in ("approve-citizen", "approve-caseworker"):
        draft = queries.draft(scene.case)
        assert draft is not None
        desk.post(address(scene), screen("Gå en tur", revision=draft.revision, do=party))
    current = queries.current(scene.case)
    assert current is not None
    assert [step.what for step in current.steps.all()] == ["Gå en tur"]
    assert "Gå en tur" in desk.get(address(scene)).content.decode()


def test_approving_unchanged_text_keeps_the_first_yes_and_changed_text_takes_it_back(
    scene: Scene, desk: Client
) -> None:
    desk.post(address(scene), screen("Gå en tur", do="approve-citizen"))
    draft = queries.draft(scene.case)
    assert draft is not None
    assert draft.citizen_approved_at is not None
    desk.post(
        address(scene), screen("Løb en tur", revision=draft.revision, do="approve-caseworker")
    )
    changed = queries.draft(scene.case)
    assert changed is not None
    assert changed.citizen_approved_at is None
    assert changed.caseworker_approved_at is not None


def test_a_smaller_step_is_proposed_below_seven_and_not_from_seven(
    scene: Scene, desk: Client
) -> None:
    address_of_row = address(scene, "smaller_step", 0)
    for confidence, proposed in (("6", True), ("7", False)):
        page = desk.post(address_of_row, screen("Gå 4 gange", confidence=confidence))
        assert ("Gå 2 gange" in page.content.decode()) is proposed


def test_taking_the_smaller_step_puts_it_in_place_and_asks_again_how_sure(
    scene: Scene, desk: Client
) -> None:
    desk.post(address(scene), screen("Gå 4 gange", "Andet", confidence="5", smaller="0"))
    draft = queries.draft(scene.case)
    assert draft is not None
    first, second = draft.steps.all()
    assert (first.what, first.confidence) == ("Gå 2 gange", None)
    assert (second.what, second.confidence) == ("Andet", 5)


def test_two_who_write_at_once_see_both_texts_and_the_second_keeps_hers_in_the_form(
    scene: Scene, desk: Client
) -> None:
    draft = plans.draft(scene.case, by=scene.by_caseworker)
    actions.save_draft(
        draft, draft=plans.text(goal="Borgerens"), revision=draft.revision, by=scene.by_citizen
    )
    sent = screen("Mit skridt", revision=draft.revision)
    page = desk.post(address(scene), sent)
    text = page.content.decode()
    assert page.status_code == 409
    assert "Borgerens" in text
    assert "Mit skridt" in text
    newest = queries.draft(scene.case)
    assert newest is not None
    assert f'name="revision" value="{newest.revision}"' in text
    desk.post(address(scene), sent | {"revision": str(newest.revision)})
    saved = queries.draft(scene.case)
    assert saved is not None
    assert saved.goal == "Jeg vil i arbejde."


def test_saving_text_that_stands_already_is_no_conflict(scene: Scene, desk: Client) -> None:
    desk.post(address(scene), screen("Gå en tur"))
    again = desk.post(address(scene), screen("Gå en tur", revision=1))
    assert again.status_code == 302


def test_keeping_while_writing_answers_with_the_next_revision_and_no_text(
    scene: Scene, desk: Client
) -> None:
    desk.post(address(scene), screen("Gå en tur"))
    draft = queries.draft(scene.case)
    assert draft is not None
    page = desk.post(address(scene, "keep_plan"), screen("Andet", revision=draft.revision))
    text = page.content.decode()
    assert f'value="{draft.revision + 1}"' in text
    assert "Andet" not in text


def test_a_step_without_a_day_keeps_what_was_typed(scene: Scene, desk: Client) -> None:
    page = desk.post(address(scene), screen("Uden dag") | {"step-0-due_on": ""})
    assert page.status_code == 422
    assert "Uden dag" in page.content.decode()
    assert queries.draft(scene.case) is None


def test_a_plan_without_steps_is_kept_but_not_approved(scene: Scene, desk: Client) -> None:
    page = desk.post(address(scene), screen(do="approve-caseworker"))
    assert page.status_code == 422
    assert queries.current(scene.case) is None


def test_nothing_internal_stands_on_the_screen(scene: Scene, desk: Client) -> None:
    cases.need(scene.case, by=scene.by_caseworker, note="Hemmelig note")
    plans.draft(scene.case, by=scene.by_caseworker)
    text = desk.get(address(scene)).content.decode()
    for internal in ("Hemmelig note", scene.citizen.family_name, scene.case.referral_reason):
        assert internal not in text


def test_a_step_of_the_plan_in_force_is_done_with_one_press(scene: Scene, desk: Client) -> None:
    step = plans.approved(scene.case, by=scene.by_caseworker).steps.get()
    desk.post(address(scene, "plan_step", step.public_id), {"state": "done"})
    step.refresh_from_db()
    assert step.state == "done"


def test_changing_the_plan_leaves_the_old_one_in_force_until_both_agree(
    scene: Scene, desk: Client
) -> None:
    old = plans.approved(scene.case, by=scene.by_caseworker)
    desk.post(address(scene, "change_plan"))
    assert queries.current(scene.case) == old
    desk.post(address(scene, "discard_plan"))
    assert queries.draft(scene.case) is None
    old.refresh_from_db()
    assert old.state == PlanState.APPROVED


def test_versions_are_compared_side_by_side(scene: Scene, desk: Client) -> None:
    plans.approved(scene.case, by=scene.by_caseworker, goal="Første mål")
    plans.approved(scene.case, by=scene.by_caseworker, goal="Andet mål")
    page = desk.get(address(scene, "plan_versions"), {"a": "1", "b": "2"})
    text = page.content.decode()
    assert "<del>" in text
    assert "<ins>" in text


def test_the_number_of_queries_does_not_grow_with_versions(
    scene: Scene, desk: Client, django_assert_max_num_queries: Callable[..., object]
) -> None:
    for _round in range(6):
        plans.approved(scene.case, by=scene.by_caseworker)
    with django_assert_max_num_queries(16):  # type: ignore[attr-defined]
        desk.get(address(scene, "plan_versions"))
