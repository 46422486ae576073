"""Two people at the same moment, on two real connections."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from livline.office.tenancy.context import working_for
from livline.office.tenancy.edits import EditedMeanwhile
from livline.records.plans import actions, queries
from tests.factories import cases, people, plans
from tests.factories.cases import Scene


@pytest.fixture
def played(transactional_db: None) -> Scene:
    """A scene that is committed, so that other connections see it."""
    people.municipality()
    with working_for(people.AALBORG):
        return cases.scene()


def both(*doings: Callable[[], object]) -> list[str]:
    """Do these at once, each on its own connection; the names of what came of each, sorted."""
    together = Barrier(len(doings))

    def do(one: Callable[[], object]) -> str:
        together.wait()
        try:
            with working_for(people.AALBORG):
                one()
        except (EditedMeanwhile, actions.DraftExists) as refused:
            return type(refused).__name__
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(doings)) as pool:
        return sorted(pool.map(do, doings))


def test_of_two_who_save_at_once_one_wins_and_the_other_is_told(played: Scene) -> None:
    with working_for(people.AALBORG):
        plan = plans.draft(played.case, by=played.by_caseworker)
    outcome = both(
        lambda: actions.save_draft(
            plan, draft=plans.text(goal="A"), revision=plan.revision, by=played.by_citizen
        ),
        lambda: actions.save_draft(
            plan, draft=plans.text(goal="B"), revision=plan.revision, by=played.by_caseworker
        ),
    )
    assert outcome == ["EditedMeanwhile", "done"]


def test_two_who_begin_at_once_begin_one_draft(played: Scene) -> None:
    outcome = both(
        lambda: actions.start_draft(played.case, by=played.by_citizen),
        lambda: actions.start_draft(played.case, by=played.by_caseworker),
    )
    assert outcome == ["DraftExists", "done"]


def test_two_who_say_yes_at_once_put_the_plan_in_force(played: Scene) -> None:
    with working_for(people.AALBORG):
        plan = plans.draft(played.case, by=played.by_caseworker)
    outcome = both(
        lambda: actions.approve(plan, party="citizen", by=played.by_citizen),
        lambda: actions.approve(plan, party="caseworker", by=played.by_caseworker),
    )
    assert outcome == ["done", "done"]
    with working_for(people.AALBORG):
        assert queries.current(played.case) == plan
