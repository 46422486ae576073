"""The joint plan in force."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router

from livline.api import guard
from livline.api.shapes import NOT_DONE, Output, PublicId, permitted
from livline.records.cases import access
from livline.records.plans import queries as plans
from livline.records.plans.models import PlanVersion

router = Router(tags=["plan"])
RULES = {"plan": guard.about_case("plan")}


class StepOut(Output):
    """One step: who does what by when, and how sure the citizen is (0-10)."""

    who: str
    what: str
    due_on: date
    confidence: int | None
    state: str


class ApprovalsOut(Output):
    """When both said yes."""

    citizen_on: date | None
    caseworker_on: date | None


class PlanOut(Output):
    """A version of the joint plan."""

    id: str
    goal: str | None = None
    why: str | None = None
    steps: list[StepOut] | None = None
    approvals: ApprovalsOut | None = None
    version: int | None = None
    citizen_comment: str | None = None


def _steps(plan: PlanVersion) -> list[StepOut]:
    return [
        StepOut(
            who=step.who,
            what=step.what,
            due_on=step.due_on,
            confidence=step.confidence,
            state=step.state,
        )
        for step in plan.steps.all()
    ]


def _approvals(plan: PlanVersion) -> ApprovalsOut:
    citizen, caseworker = plan.citizen_approved_at, plan.caseworker_approved_at
    return ApprovalsOut(
        citizen_on=citizen.date() if citizen else None,
        caseworker_on=caseworker.date() if caseworker else None,
    )


VALUES: dict[str, Any] = {
    "goal": lambda plan: plan.goal,
    "why": lambda plan: plan.why,
    "steps": _steps,
    "approvals": _approvals,
    "version": lambda plan: plan.number,
    "citizen_comment": lambda plan: plan.citizen_comment,
}


@router.get(
    "/cases/{case_id}/plan",
    response={200: PlanOut, **NOT_DONE},
    exclude_unset=True,
    url_name="plan",
)
def plan(request: HttpRequest, case_id: PublicId) -> PlanOut:
    """The plan in force; 404 where both have not approved one yet."""
    case, viewer = guard.opened(request, case_id, RULES["plan"])
    found = plans.current(case)
    if found is None:
        raise Http404
    fields = access.fields_shown(viewer, "plan", case=case)
    return PlanOut(id=found.public_id, **permitted(found, fields, VALUES))
