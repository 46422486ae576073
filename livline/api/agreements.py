"""Mentor agreements: tasks, boundaries, tapering, signatures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from ninja import Router

from livline.api import guard
from livline.api.grants import PeriodOut
from livline.api.shapes import NOT_DONE, Output, PublicId, permitted
from livline.records.agreements import queries as agreements
from livline.records.agreements.models import Agreement
from livline.records.cases import access

router = Router(tags=["agreements"])
RULES = {"agreements": guard.about_case("agreement")}


class TaskOut(Output):
    """What the mentor does."""

    what: str
    how_often: str
    where: str
    until: date | None
    done_when: str
    done_on: date | None


class BoundaryOut(Output):
    """What is not the mentor's task, and who does it instead."""

    not_this: str
    instead: str


class TaperOut(Output):
    """From this day the contact is this much."""

    starts_on: date
    contact: str


class SignatureOut(Output):
    """Who signed, and when."""

    party: str
    signed_on: date


class AgreementOut(Output):
    """One agreement."""

    id: str
    state: str | None = None
    goal: str | None = None
    mentor: str | None = None
    tasks: list[TaskOut] | None = None
    boundaries: list[BoundaryOut] | None = None
    taper: list[TaperOut] | None = None
    period: PeriodOut | None = None
    hours: Decimal | None = None
    signatures: list[SignatureOut] | None = None


class AgreementsOut(Output):
    """The agreements of a case, the newest first."""

    items: list[AgreementOut]


def _tasks(agreement: Agreement) -> list[TaskOut]:
    return [
        TaskOut(
            what=task.what,
            how_often=task.how_often,
            where=task.where,
            until=task.until,
            done_when=task.done_when,
            done_on=task.done_on,
        )
        for task in agreement.tasks.all()
    ]


VALUES: dict[str, Any] = {
    "state": lambda agreement: agreement.state,
    "goal": lambda agreement: agreement.goal,
    "mentor": lambda agreement: agreement.mentor.name if agreement.mentor else None,
    "tasks": _tasks,
    "boundaries": lambda agreement: [
        BoundaryOut(not_this=one.not_this, instead=one.instead)
        for one in agreement.boundaries.all()
    ],
    "taper": lambda agreement: [
        TaperOut(starts_on=one.starts_on, contact=one.contact) for one in agreement.taper.all()
    ],
    "period": lambda agreement: PeriodOut(
        starts_on=agreement.grant.starts_on, ends_on=agreement.grant.ends_on
    ),
    "hours": lambda agreement: agreement.grant.hours_per_week,
    "signatures": lambda agreement: [
        SignatureOut(party=one.party, signed_on=one.signed_at.date())
        for one in agreement.signatures.all()
    ],
}


@router.get(
    "/cases/{case_id}/agreements",
    response={200: AgreementsOut, **NOT_DONE},
    exclude_unset=True,
    url_name="agreements",
)
def list_agreements(request: HttpRequest, case_id: PublicId) -> AgreementsOut:
    """The agreements of a case that the viewer may read."""
    case, viewer = guard.opened(request, case_id, RULES["agreements"])
    fields = access.fields_shown(viewer, "agreement", case=case)
    found = (
        agreements.visible_to(viewer)
        .filter(case=case)
        .select_related("grant", "mentor")
        .prefetch_related("tasks", "boundaries", "taper", "signatures")
    )
    items = [AgreementOut(id=one.public_id, **permitted(one, fields, VALUES)) for one in found]
    return AgreementsOut(items=items)
