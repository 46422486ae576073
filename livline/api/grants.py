"""Decisions on mentor support."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from ninja import Router

from livline.api import guard
from livline.api.shapes import NOT_DONE, Output, PublicId, permitted
from livline.office.access.viewer import Viewer
from livline.records.cases import access
from livline.records.cases.models import Case
from livline.records.grants import queries as grants
from livline.records.grants.models import Grant, GrantState

router = Router(tags=["grants"])
RULES = {"grants": guard.about_case("grant")}


class PeriodOut(Output):
    """From a day to a day, both included."""

    starts_on: date | None
    ends_on: date | None


class FindingAnswerOut(Output):
    """The reason given for going on despite a finding."""

    rule: str
    answer: str


class GrantOut(Output):
    """One grant or refusal."""

    id: str
    state: str | None = None
    purpose: int | None = None
    target: str | None = None
    decisive_reason: str | None = None
    period: PeriodOut | None = None
    hours: Decimal | None = None
    mentor_kind: str | None = None
    assessment: str | None = None
    refusal_reason: str | None = None
    findings: list[FindingAnswerOut] | None = None
    decided_by: str | None = None
    decided_on: date | None = None


class GrantsOut(Output):
    """All grants of a case, the newest first."""

    items: list[GrantOut]


VALUES: dict[str, Any] = {
    "state": lambda grant: grant.state,
    "purpose": lambda grant: grant.purpose_kind,
    "target": lambda grant: grant.target,
    "decisive_reason": lambda grant: grant.decisive_reason,
    "period": lambda grant: PeriodOut(starts_on=grant.starts_on, ends_on=grant.ends_on),
    "hours": lambda grant: grant.hours_per_week,
    "mentor_kind": lambda grant: grant.mentor_kind,
    "assessment": lambda grant: grant.assessment,
    "refusal_reason": lambda grant: grant.refusal_reason,
    "findings": lambda grant: [
        FindingAnswerOut(rule=one.rule, answer=one.answer) for one in grant.answers.all()
    ],
    "decided_by": lambda grant: grant.decided_by.name if grant.decided_by else None,
    "decided_on": lambda grant: grant.decided_at.date() if grant.decided_at else None,
}


@router.get(
    "/cases/{case_id}/grants",
    response={200: GrantsOut, **NOT_DONE},
    exclude_unset=True,
    url_name="grants",
)
def list_grants(request: HttpRequest, case_id: PublicId) -> GrantsOut:
    """The grants of a case; who may not know their state sees the running one alone."""
    case, viewer = guard.opened(request, case_id, RULES["grants"])
    fields = access.fields_shown(viewer, "grant", case=case)
    found = _shown(case, viewer, fields)
    items = [GrantOut(id=one.public_id, **permitted(one, fields, VALUES)) for one in found]
    return GrantsOut(items=items)


def _shown(case: Case, viewer: Viewer, fields: frozenset[str]) -> list[Grant]:
    found = grants.of_case(case).prefetch_related("answers")
    if "state" not in fields:
        found = found.filter(
            state=GrantState.GRANTED, starts_on__lte=viewer.on, ends_on__gte=viewer.on
        )
    # A draft is the caseworker's; the others meet the decision.
    return [one for one in found if one.state != GrantState.DRAFT or "findings" in fields]
