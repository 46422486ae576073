"""The joint plan as a state machine: two people with a screen each, and a plain model beside it.

Whatever they do in whatever order, the record says what the model says: one draft at most, one
version in force at most, an approved version never changes, and a screen that is behind is told so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from livline.office.access.viewer import Viewer
from livline.office.tenancy.edits import EditedMeanwhile
from livline.records.plans import actions, queries
from livline.records.plans.actions import PlanDraft, StepFacts
from livline.records.plans.models import PlanState, PlanVersion, StepState, StepWho
from tests.factories import cases, people
from tests.factories.cases import Scene

Person = Literal["citizen", "caseworker"]
persons = st.sampled_from(["citizen", "caseworker"])
words = st.sampled_from(["", "Gå en tur", "Ringe til lægen", "Stå op", "Æbler & pærer <b>"])
steps = st.lists(
    st.builds(
        StepFacts,
        who=st.sampled_from(list(StepWho)),
        what=words.filter(bool),
        due_on=st.dates(date(2026, 11, 1), date(2027, 11, 1)),
        confidence=st.none() | st.integers(0, 10),
    ),
    max_size=4,
).map(tuple)
drafts = st.builds(PlanDraft, goal=words, why=words, steps=steps, citizen_comment=words)


@dataclass(frozen=True)
class Version:
    """What the model knows of one version; ``closed`` are the positions of steps closed since."""

    number: int
    text: PlanDraft
    revision: int
    approved_by: frozenset[str] = frozenset()
    closed: frozenset[int] = frozenset()

    def open_steps(self) -> tuple[StepFacts, ...]:
        """The steps that the next draft begins with."""
        return tuple(step for at, step in enumerate(self.text.steps) if at not in self.closed)


class PlanMachine(RuleBasedStateMachine):
    """Two people write, approve, close steps and begin again."""

    def __init__(self) -> None:
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.playing = cases.playing()
        self.scene: Scene = self.playing.__enter__()
        self.draft: Version | None = None
        self.in_force: Version | None = None
        self.replaced: list[Version] = []
        # What each of them has on the screen: the row and the revision when they last looked.
        self.screen: dict[str, tuple[PlanVersion, int] | None] = {}

    def teardown(self) -> None:
        """Undo everything, so that every run begins with an empty case."""
        transaction.set_rollback(True)
        self.playing.__exit__(None, None, None)
        self.transaction.__exit__(None, None, None)

    @initialize()
    def nobody_has_looked(self) -> None:
        self.screen = {"citizen": None, "caseworker": None}

    @rule(who=persons)
    def look(self, who: Person) -> None:
        found = queries.draft(self.scene.case)
        self.screen[who] = (found, found.revision) if found else None

    @rule(who=persons)
    def begin(self, who: Person) -> None:
        if self.draft is not None:
            with pytest.raises(actions.DraftExists):
                actions.start_draft(self.scene.case, by=self.viewer(who))
            return
        plan = actions.start_draft(self.scene.case, by=self.viewer(who))
        last = self.in_force
        text = PlanDraft(last.text.goal, last.text.why, last.open_steps()) if last else PlanDraft()
        self.draft = Version(last.number + 1 if last else 1, text, revision=1)
        self.screen[who] = (plan, plan.revision)

    @rule(who=persons, text=drafts)
    def save(self, who: Person, text: PlanDraft) -> None:
        shown = self.shown_to(who)
        if shown is None:
            return
        plan, revision = shown
        expected = self.refusal(shown)
        if len(text.steps) > 3:
            expected = actions.TooManySteps
        if expected is not None:
            with pytest.raises(expected):
                actions.save_draft(plan, draft=text, revision=revision, by=self.viewer(who))
            return
        saved = actions.save_draft(plan, draft=text, revision=revision, by=self.viewer(who))
        assert self.draft is not None
        self.draft = Version(self.draft.number, text, revision=revision + 1)
        self.screen[who] = (saved, saved.revision)

    @rule(who=persons, party=persons)
    def approve(self, who: Person, party: Person) -> None:
        shown = self.shown_to(who)
        if shown is None:
            return
        plan, revision = shown
        expected = self.refusal_to_approve(shown, who, party)
        if expected is not None:
            with pytest.raises(expected):
                actions.approve(plan, party=party, revision=revision, by=self.viewer(who))
            return
        actions.approve(plan, party=party, revision=revision, by=self.viewer(who))
        assert self.draft is not None
        self.draft = replace(self.draft, approved_by=self.draft.approved_by | {party})
        if len(self.draft.approved_by) == 2:
            if self.in_force is not None:
                self.replaced.append(self.in_force)
            self.in_force, self.draft = self.draft, None

    @precondition(lambda self: self.draft is not None)
    @rule()
    def agree(self) -> None:
        """Both look and both say yes: the usual way, which chance alone seldom takes."""
        for who in ("citizen", "caseworker"):
            self.look(who)
            self.approve(who, who)

    @precondition(lambda self: self.in_force is not None)
    @rule(who=persons, at=st.integers(0, 2), state=st.sampled_from(["done", "dropped"]))
    def close(self, who: Person, at: int, state: str) -> None:
        assert self.in_force is not None
        plan = queries.current(self.scene.case)
        assert plan is not None
        found = list(plan.steps.all())
        if at >= len(found):
            return
        day = people.TODAY + timedelta(days=1)
        if at in self.in_force.closed:
            with pytest.raises(actions.StepClosed):
                actions.close_step(found[at], state=StepState(state), on=day, by=self.viewer(who))
            return
        actions.close_step(found[at], state=StepState(state), on=day, by=self.viewer(who))
        self.in_force = replace(self.in_force, closed=self.in_force.closed | {at})

    @precondition(lambda self: self.draft is not None)
    @rule(who=persons, seldom=st.integers(0, 5))
    def discard(self, who: Person, seldom: int) -> None:
        if seldom != 5:
            return
        found = queries.draft(self.scene.case)
        assert found is not None
        actions.discard_draft(found, by=self.viewer(who))
        self.draft = None

    @invariant()
    def the_record_says_what_the_model_says(self) -> None:
        stored = {plan.number: plan for plan in queries.versions(self.scene.case)}
        expected = {version.number: PlanState.REPLACED for version in self.replaced}
        if self.in_force:
            expected[self.in_force.number] = PlanState.APPROVED
        if self.draft:
            expected[self.draft.number] = PlanState.DRAFT
        assert {number: plan.state for number, plan in stored.items()} == expected
        known = [*self.replaced, *filter(None, (self.in_force, self.draft))]
        for version in known:
            assert words_of(stored[version.number]) == version.text

    @invariant()
    def open_steps_are_those_of_the_version_in_force(self) -> None:
        found = [step.what for step in queries.open_steps(self.scene.case)]
        wanted = [step.what for step in self.in_force.open_steps()] if self.in_force else []
        assert found == wanted

    def shown_to(self, who: Person) -> tuple[PlanVersion, int] | None:
        """What stands on a person's screen; with nothing on it they look."""
        if self.screen[who] is None:
            self.look(who)
        return self.screen[who]

    def viewer(self, who: Person) -> Viewer:
        """The citizen or the caseworker of the scene."""
        return self.scene.by_citizen if who == "citizen" else self.scene.by_caseworker

    def refusal(self, shown: tuple[PlanVersion, int]) -> type[Exception] | None:
        """Why a screen cannot write: its version is no draft any more, or others have saved."""
        plan, revision = shown
        stored = queries.draft(self.scene.case)
        if self.draft is None or stored is None or stored.pk != plan.pk:
            return actions.NotADraft
        return EditedMeanwhile if revision != self.draft.revision else None

    def refusal_to_approve(
        self, shown: tuple[PlanVersion, int], who: Person, party: Person
    ) -> type[Exception] | None:
        """Why a yes does not count; the first reason the record meets."""
        if who == "citizen" and party == "caseworker":
            return actions.NotTheirApproval
        refused = self.refusal(shown)
        if refused is not None:
            return refused
        assert self.draft is not None
        written = self.draft.text.goal.strip() and self.draft.text.steps
        return None if written else actions.PlanUnfinished


def words_of(plan: PlanVersion) -> PlanDraft:
    """What stands on a version, without the public ids of its steps."""
    text = actions.written(plan)
    return replace(text, steps=tuple(replace(step, public_id="") for step in text.steps))


@pytest.mark.django_db(transaction=False)
def test_the_plan_does_what_a_plain_model_of_it_does() -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        PlanMachine,
        settings=settings(
            max_examples=40,
            stateful_step_count=30,
            deadline=None,
            # Shrinking through the database takes minutes; the steps of a failure are told anyway.
            phases=(Phase.explicit, Phase.reuse, Phase.generate),
            suppress_health_check=list(HealthCheck),
        ),
    )
