"""The life of a case's grants as a state machine, with a plain model beside it.

In whatever order people draft, save, decide, refuse, withdraw, extend and end: one draft at most,
nothing unlawful is granted, what is decided never changes but by ending, and a grant has one
extension that holds.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from livline.engines.dates import last_day_within
from livline.office.tenancy.edits import EditedMeanwhile
from livline.records.grants import actions, queries
from livline.records.grants.actions import GrantFacts
from livline.records.grants.models import PurposeKind
from tests.factories import cases, grants, plans

State = Literal["draft", "granted", "refused", "withdrawn", "ended"]
HELD = ("draft", "granted", "ended")
FIRST = date(2026, 11, 30)
lengths = st.sampled_from([-1, 0, 30, 180, 200])
texts = st.builds(
    grants.facts,
    purpose_kind=st.sampled_from([None, PurposeKind.OFFER, PurposeKind.ORDINARY_JOB]),
    hours_per_week=st.sampled_from([None, Decimal(0), Decimal(2)]),
    starts_on=st.just(FIRST),
    ends_on=lengths.map(lambda days: FIRST + timedelta(days=days)),
    assessment=st.sampled_from(["", "En konkret vurdering af, hvad der er nået."]),
) | st.builds(grants.facts, assessment=st.just("En konkret vurdering."))


@dataclass(frozen=True)
class Row:
    """What the model knows of one grant; ``after`` is the position of the one it extends."""

    state: State
    text: GrantFacts
    version: int = 1
    after: int | None = None
    ended_on: date | None = None

    @property
    def last_day(self) -> date:
        """The last day it holds: the day before it was ended, or the day it was granted until."""
        assert self.text.ends_on is not None
        if self.ended_on is None:
            return self.text.ends_on
        return min(self.text.ends_on, self.ended_on - timedelta(days=1))


class GrantMachine(RuleBasedStateMachine):
    """Caseworkers at work on one case."""

    def __init__(self) -> None:
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.played = cases.playing()
        self.scene = self.played.__enter__()
        self.by = self.scene.by_caseworker
        self.rows: list[Row] = []
        self.stored: list[int] = []
        self.has_plan = False

    def teardown(self) -> None:
        """Leave nothing to the next run."""
        transaction.set_rollback(True)
        self.played.__exit__(None, None, None)
        self.transaction.__exit__(None, None, None)

    @initialize(planned=st.booleans())
    def begin(self, planned: bool) -> None:
        """Half of the stories have their plan from the start."""
        if planned:
            self.approve_plan()

    @rule()
    def approve_plan(self) -> None:
        """Citizen and caseworker agree on a plan."""
        if not self.has_plan:
            plans.approved(self.scene.case, by=self.by)
        self.has_plan = True

    @rule(text=texts)
    def draft(self, text: GrantFacts) -> None:
        """Begin a grant; a second draft is refused."""
        if self._draft() is not None:
            with pytest.raises(actions.DraftExists):
                actions.draft(self.scene.case, facts=text, by=self.by)
            return
        made = actions.draft(self.scene.case, facts=text, by=self.by)
        self._add(Row("draft", text), made.pk)

    @rule(text=texts, behind=st.booleans())
    def save(self, text: GrantFacts, behind: bool) -> None:
        """Save from a screen that may be behind."""
        at = self._draft()
        if at is None:
            return
        version = self.rows[at].version - (1 if behind else 0)
        if behind:
            with pytest.raises(EditedMeanwhile):
                actions.save_draft(self._grant(at), facts=text, version=version, by=self.by)
            return
        actions.save_draft(self._grant(at), facts=text, version=version, by=self.by)
        self.rows[at] = replace(self.rows[at], text=text, version=version + 1)

    @rule(nth=st.integers(0, 5))
    def decide(self, nth: int) -> None:
        """Grant any of them; only a lawful draft may become a grant."""
        at = self._pick(nth)
        if at is None:
            return
        if self.rows[at].state != "draft":
            with pytest.raises(actions.WrongState):
                actions.decide(self._grant(at), by=self.by)
        elif self._is_lawful(at):
            actions.decide(self._grant(at), by=self.by)
            self._became(at, "granted")
        else:
            with pytest.raises(actions.Blocked):
                actions.decide(self._grant(at), by=self.by)

    @rule(nth=st.integers(0, 5), reason=st.sampled_from(["", "Anden hjælp dækker behovet."]))
    def refuse(self, nth: int, reason: str) -> None:
        """Refuse any of them; only a draft can be, and only with reasons."""
        at = self._pick(nth)
        if at is None:
            return
        stopped = self.rows[at].state != "draft" or not reason
        if stopped:
            with pytest.raises((actions.WrongState, actions.ReasonMissing)):
                actions.refuse(self._grant(at), reason=reason, by=self.by)
            return
        actions.refuse(self._grant(at), reason=reason, by=self.by)
        self._became(at, "refused")

    @rule()
    def withdraw(self) -> None:
        """Take the draft away."""
        at = self._draft()
        if at is not None:
            actions.withdraw_draft(self._grant(at), by=self.by)
            self._became(at, "withdrawn")

    @rule(nth=st.integers(0, 5), text=texts | st.just(grants.facts(starts_on=None, ends_on=None)))
    def extend(self, nth: int, text: GrantFacts) -> None:
        """A new period after any of them."""
        at = self._pick(nth)
        if at is None:
            return
        previous, assessment = self._grant(at), "Vurderet konkret."
        can = (
            self.rows[at].state in ("granted", "ended")
            and self._draft() is None
            and not any(row.after == at and row.state in HELD for row in self.rows)
        )
        if not can:
            stops = (actions.WrongState, actions.DraftExists, actions.ExtensionExists)
            with pytest.raises(stops):
                actions.extend(previous, assessment=assessment, facts=text, by=self.by)
            return
        made = actions.extend(previous, assessment=assessment, facts=text, by=self.by)
        first = text.starts_on or self.rows[at].last_day + timedelta(days=1)
        last = text.ends_on or last_day_within(self.rows[at].last_day + timedelta(days=1), 6)
        written = replace(text, assessment=assessment, starts_on=first, ends_on=last)
        self._add(Row("draft", written, after=at), made.pk)

    @rule(nth=st.integers(0, 5), later=st.integers(0, 200))
    def end(self, nth: int, later: int) -> None:
        """End any of them; only what was granted can end."""
        at = self._pick(nth)
        if at is None:
            return
        if self.rows[at].state != "granted":
            with pytest.raises(actions.WrongState):
                actions.end(self._grant(at), on=FIRST + timedelta(days=later), by=self.by)
            return
        actions.end(self._grant(at), on=FIRST + timedelta(days=later), by=self.by)
        self._became(at, "ended")
        self.rows[at] = replace(self.rows[at], ended_on=FIRST + timedelta(days=later))

    @invariant()
    def the_record_says_what_the_model_says(self) -> None:
        """Every grant with its state, its text, its version and what it extends."""
        for at, row in enumerate(self.rows):
            grant = self._grant(at)
            after = self.stored.index(grant.previous_id) if grant.previous_id else None
            found = (grant.state, queries.facts_of(grant), grant.version, after)
            assert found == (row.state, row.text, row.version, row.after)

    @invariant()
    def there_is_one_draft_at_most(self) -> None:
        """The draft that a page would open is the model's."""
        at, found = self._draft(), queries.draft_of(self.scene.case)
        assert (found.pk if found else None) == (self.stored[at] if at is not None else None)

    def _is_lawful(self, at: int) -> bool:
        """The law of the day in the model's own words."""
        text = self.rows[at].text
        start, end = text.starts_on, text.ends_on
        if start is None or end is None:
            return False
        fits = start <= end <= last_day_within(start, 6)
        complete = bool(text.purpose_kind and (text.hours_per_week or 0) > 0)
        chain = [self.rows[one] for one in self._chain(at)]
        # One that was ended before it began held on no day.
        earlier = [one.last_day for one in chain if one.text.starts_on <= one.last_day]  # type: ignore[operator]
        follows = all(start > day for day in earlier)
        assessed = bool(text.assessment) or not earlier
        return fits and complete and follows and assessed and self.has_plan

    def _chain(self, at: int) -> list[int]:
        after = self.rows[at].after
        return [] if after is None else [after, *self._chain(after)]

    def _draft(self) -> int | None:
        return next((at for at, row in enumerate(self.rows) if row.state == "draft"), None)

    def _pick(self, nth: int) -> int | None:
        return nth % len(self.rows) if self.rows else None

    def _grant(self, at: int) -> queries.Grant:
        return queries.Grant.objects.get(pk=self.stored[at])

    def _add(self, row: Row, pk: int) -> None:
        self.rows.append(row)
        self.stored.append(pk)

    def _became(self, at: int, state: State) -> None:
        self.rows[at] = replace(self.rows[at], state=state, version=self.rows[at].version + 1)


@pytest.mark.django_db
def test_grants_live_as_the_model_says() -> None:
    run_state_machine_as_test(
        GrantMachine,
        settings=settings(
            max_examples=25,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
