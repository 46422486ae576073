"""A joint plan: written, or approved by both."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from livline.office.access.viewer import Viewer
from livline.records.cases.models import Case
from livline.records.plans import actions
from livline.records.plans.actions import PlanDraft, StepFacts
from livline.records.plans.models import PlanVersion, StepWho
from tests.factories import people


def step(what: str = "Gå en tur 2 gange om ugen", **facts: Any) -> StepFacts:
    """A step for the citizen within two weeks; any field of StepFacts may be given."""
    given: dict[str, Any] = {
        "who": StepWho.CITIZEN,
        "what": what,
        "due_on": people.TODAY + timedelta(days=14),
        "confidence": 8,
    }
    return StepFacts(**{**given, **facts})


def text(**facts: Any) -> PlanDraft:
    """What stands on a plan; any field of PlanDraft may be given."""
    given: dict[str, Any] = {
        "goal": "Jeg vil have et arbejde, hvor jeg kan være mig selv.",
        "why": "Så kan jeg købe en cykel til min datter.",
        "steps": (step(),),
    }
    return PlanDraft(**{**given, **facts})


def draft(of: Case, *, by: Viewer, **facts: Any) -> PlanVersion:
    """A written draft that nobody has approved."""
    begun = actions.start_draft(of, by=by)
    return actions.save_draft(begun, draft=text(**facts), revision=begun.revision, by=by)


def approved(of: Case, *, by: Viewer, **facts: Any) -> PlanVersion:
    """A plan in force; the citizen said yes at the meeting and the caseworker noted it."""
    plan = draft(of, by=by, **facts)
    actions.approve(plan, party="citizen", by=by)
    return actions.approve(plan, party="caseworker", by=by)
