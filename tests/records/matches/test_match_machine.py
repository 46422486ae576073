"""The life of matches beside a plain model: any order of steps, and who sees the case after each.

After every step each mentor sees the case if and only if the model says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from livline.office.access.viewer import Viewer
from livline.office.accounts.models import Role
from livline.records.agreements.models import Agreement, Party
from livline.records.cases import access
from livline.records.matches import actions
from livline.records.matches.models import DeclineReason, EndReason, Match
from tests.factories import cases, matches, people

DAY = timedelta(days=1)
SOON = st.integers(min_value=0, max_value=40)


@dataclass
class Believed:
    """A signed match as the model holds it; ``open_until``: before it, the agreement is read."""

    match: Match
    mentor: int
    first: date
    last: date
    open_until: date
    active: bool = True

    def holds(self, on: date) -> bool:
        return self.first <= on <= self.last


class MatchLife(RuleBasedStateMachine):
    """One case, two mentors, a clock, and everything that can happen to proposals and matches."""

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.play = cases.playing()
        self.scene = self.play.__enter__()
        coordinator, home = self.scene.by_coordinator, self.scene.municipality
        self.accounts = [people.account(Role.MENTOR, of=home) for _ in range(2)]
        self.mentors = [
            people.mentor(by=coordinator, user=user, hours_per_week=60) for user in self.accounts
        ]
        self.passed = timedelta(0)
        self.agreement: Agreement | None = None
        self.offered: Match | None = None
        self.offered_to = 0
        self.said_yes = False
        self.begun: list[Believed] = []

    def teardown(self) -> None:
        self.play.__exit__(None, None, None)
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    @property
    def today(self) -> date:
        return people.TODAY + self.passed

    def by(self, viewer: Viewer) -> Viewer:
        return viewer.at(people.NOW + self.passed)

    @rule(days=st.integers(min_value=1, max_value=15))
    def time_passes(self, days: int) -> None:
        self.passed += days * DAY

    @precondition(lambda self: self.agreement is None)
    @rule(wait=SOON, length=st.integers(min_value=1, max_value=60))
    def agreement_is_ready(self, wait: int, length: int) -> None:
        first = self.today + wait * DAY
        by = self.by(self.scene.by_caseworker)
        self.agreement = matches.ready(
            self.scene.case, by=by, starts_on=first, ends_on=first + length * DAY
        )

    @precondition(lambda self: self.agreement is not None)
    @rule(mentor=st.integers(min_value=0, max_value=1))
    def propose(self, mentor: int) -> None:
        assert self.agreement is not None
        by = self.by(self.scene.by_coordinator)
        try:
            offered = actions.propose(
                self.agreement, mentor=self.mentors[mentor], reasons="", by=by
            )
        except actions.ProposalOpen:
            assert self.offered is not None
        else:
            assert self.offered is None
            self.offered, self.offered_to, self.said_yes = offered, mentor, False

    @precondition(lambda self: self.offered is not None)
    @rule()
    def accept(self) -> None:
        assert self.offered is not None
        try:
            actions.accept(self.offered, by=self.by(self.scene.by_citizen))
        except actions.WrongState:
            assert self.said_yes
        else:
            assert not self.said_yes
            self.said_yes = True

    @precondition(lambda self: self.offered is not None)
    @rule(reason=st.sampled_from(DeclineReason))
    def decline(self, reason: DeclineReason) -> None:
        assert self.offered is not None
        try:
            actions.decline(
                self.offered, reason=reason, words="", by=self.by(self.scene.by_citizen)
            )
        except actions.WrongState:
            assert self.said_yes
        else:
            assert not self.said_yes
            self.offered = None

    @precondition(lambda self: self.offered is not None)
    @rule()
    def withdraw(self) -> None:
        assert self.offered is not None
        actions.withdraw(self.offered, by=self.by(self.scene.by_coordinator))
        self.offered, self.said_yes = None, False

    @precondition(lambda self: self.said_yes)
    @rule()
    def everybody_signs(self) -> None:
        assert self.agreement is not None
        assert self.offered is not None
        self.agreement.grant.refresh_from_db()
        last = self.agreement.grant.ends_on
        gone = [one.last + DAY for one in self.begun if not one.active and one.first <= one.last]
        first = max(self.today, self.agreement.grant.starts_on or self.today, *gone)
        assert last is not None
        try:
            self._sign(self.agreement)
        except actions.GrantOver:
            assert last < first
        except actions.AnotherRuns:
            assert self._taken(first, last)
        else:
            assert first <= last
            assert not self._taken(first, last)
            self.begun.append(
                Believed(self.offered, self.offered_to, first, last, open_until=first - DAY)
            )
            self.offered, self.agreement, self.said_yes = None, None, False

    @precondition(lambda self: any(one.active for one in self.begun))
    @rule(data=st.data(), later=st.integers(min_value=-10, max_value=60))
    def end(self, data: st.DataObject, later: int) -> None:
        one = data.draw(st.sampled_from([one for one in self.begun if one.active]))
        on = self.today + later * DAY
        try:
            actions.end(
                one.match,
                on=on,
                reason=EndReason.PLANNED,
                note="",
                by=self.by(self.scene.by_caseworker),
            )
        except actions.OutsidePeriod:
            assert on > one.last + DAY
        else:
            assert on <= one.last + DAY
            one.active, one.last = False, on - DAY
            if on <= one.first:
                one.open_until = self.today - DAY

    @precondition(lambda self: any(one.active for one in self.begun))
    @rule(data=st.data(), more=st.integers(min_value=-5, max_value=60))
    def prolong(self, data: st.DataObject, more: int) -> None:
        one = data.draw(st.sampled_from([one for one in self.begun if one.active]))
        until = one.last + more * DAY
        try:
            actions.prolong(one.match, until=until, by=self.by(self.scene.by_caseworker))
        except actions.OutsidePeriod:
            assert until <= one.last
        except actions.AnotherRuns:
            assert self._taken(one.first, until, but=one)
        else:
            assert until > one.last
            assert not self._taken(one.first, until, but=one)
            one.last = until

    @invariant()
    def a_mentor_sees_the_case_if_and_only_if_the_model_says_so(self) -> None:
        for number, account in enumerate(self.accounts):
            viewer = self.by(people.viewer(account))
            sees = access.visible_to(viewer).filter(pk=self.scene.case.pk).exists()
            assert sees == self._believed_to_see(number), f"mentor {number} on {self.today}"

    @invariant()
    def never_two_matches_at_once(self) -> None:
        assert sum(one.holds(self.today) for one in self.begun) <= 1

    def _sign(self, agreement: Agreement) -> None:
        with transaction.atomic():
            for party, viewer in (
                (Party.CITIZEN, self.scene.by_citizen),
                (Party.MENTOR, people.viewer(self.accounts[self.offered_to])),
                (Party.MUNICIPALITY, self.scene.by_caseworker),
            ):
                actions.sign(agreement, party=party, by=self.by(viewer))

    def _taken(self, first: date, last: date, but: Believed | None = None) -> bool:
        others = [one for one in self.begun if one is not but and one.first <= one.last]
        return any(one.first <= last and first <= one.last for one in others)

    def _believed_to_see(self, number: int) -> bool:
        if self.said_yes and self.offered_to == number:
            return True
        for one in self.begun:
            if one.mentor == number and (one.holds(self.today) or self.today <= one.open_until):
                return True
        return False


@pytest.mark.django_db
def test_a_mentor_sees_the_case_exactly_as_long_as_the_model_says() -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        MatchLife,
        settings=settings(
            max_examples=30,
            stateful_step_count=20,
            deadline=None,
            # Shrinking would take minutes on a real database; the steps are printed anyway.
            phases=[Phase.explicit, Phase.reuse, Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
