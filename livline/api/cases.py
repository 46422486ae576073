"""Cases: the list, and one case with its person and its next action."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Router

from livline.api import guard
from livline.api.shapes import NOT_DONE, Limit, Offset, Output, PublicId, permitted
from livline.office.access import matrix
from livline.office.access.viewer import Viewer
from livline.records.cases import access
from livline.records.cases import queries as cases
from livline.records.cases.models import Case
from livline.records.journey import queries as journey

router = Router(tags=["cases"])
RULES = {"cases": guard.about_many("case"), "case": guard.about_case("case")}


class PersonOut(Output):
    """The citizen, as far as the viewer may know."""

    name: str | None = None
    calling_name: str | None = None
    id_number_masked: str | None = None
    birth_date: date | None = None
    phone: str | None = None
    email: str | None = None
    channel: str | None = None
    safe_hours: str | None = None
    safe_note: str | None = None
    language: str | None = None
    interpreter: bool | None = None
    protection: str | None = None


class NextActionOut(Output):
    """What is to be done next."""

    label: str
    urgency: str
    due_on: date | None = None


class CaseOut(Output):
    """A case."""

    id: str
    person: PersonOut
    status: str | None = None
    unit: str | None = None
    caseworker: list[str] | None = None
    referred_on: date | None = None
    referral_reason: str | None = None
    target_group: int | None = None
    next_action: NextActionOut | None = None


class CaseLine(Output):
    """A case in a list."""

    id: str
    person: PersonOut
    status: str | None = None
    unit: str | None = None
    referred_on: date | None = None


class CasesOut(Output):
    """One page of cases."""

    items: list[CaseLine]
    total: int


def _safe_hours(case: Case) -> str | None:
    citizen = case.citizen
    if citizen.safe_from is None or citizen.safe_until is None:
        return None
    return f"{citizen.safe_from:%H:%M}-{citizen.safe_until:%H:%M}"


PERSON: dict[str, Any] = {
    "name": lambda case: case.citizen.name,
    "calling_name": lambda case: case.citizen.calling_name,
    "id_number_masked": lambda case: case.citizen.id_number_masked,
    "birth_date": lambda case: case.citizen.birth_date,
    "phone": lambda case: case.citizen.phone,
    "email": lambda case: case.citizen.email,
    "channel": lambda case: case.citizen.channel,
    "safe_hours": _safe_hours,
    "safe_note": lambda case: case.citizen.safe_note,
    "language": lambda case: case.citizen.language,
    "interpreter": lambda case: case.citizen.needs_interpreter,
    "protection": lambda case: case.citizen.protection,
}
LINE: dict[str, Any] = {
    "status": lambda case: case.status,
    "unit": lambda case: case.unit.name,
    "referred_on": lambda case: case.referred_on,
}


@router.get("/cases", response={200: CasesOut, **NOT_DONE}, exclude_unset=True, url_name="cases")
def list_cases(
    request: HttpRequest, status: str = "", limit: Limit = 50, offset: Offset = 0
) -> CasesOut:
    """The cases that the viewer may read, each with the fields that go with its relation."""
    viewer = guard.entered(request, RULES["cases"])
    found = cases.listed(viewer, status=status).order_by("-referred_on", "pk")
    shown = list(found[offset : offset + limit])
    guard.listed(viewer, RULES["cases"], subjects=[case.pk for case in shown])
    relations = access.relations_by_case(shown, viewer)
    items = [_line(case, relations[case.pk], viewer) for case in shown]
    return CasesOut(items=items, total=found.count())


@router.get(
    "/cases/{case_id}", response={200: CaseOut, **NOT_DONE}, exclude_unset=True, url_name="case"
)
def one_case(request: HttpRequest, case_id: PublicId) -> CaseOut:
    """One case with its person and its next action."""
    case, viewer = guard.opened(request, case_id, RULES["case"])
    fields = access.fields_shown(viewer, "case", case=case)
    values = permitted(case, fields, LINE | {"referral_reason": lambda case: case.referral_reason})
    if "caseworker" in fields:
        people = cases.caseworkers_of(case, on=viewer.on)
        values["caseworker"] = [user.name for user in people]
    if "target_group" in fields:
        group = cases.target_group_on(case, on=viewer.on)
        values["target_group"] = group.number if group else None
    if "next_action" in fields:
        values["next_action"] = _next(case, viewer)
    person = permitted(case, access.fields_shown(viewer, "person", case=case), PERSON)
    return CaseOut(id=case.public_id, person=PersonOut(**person), **values)


def _line(case: Case, relations: frozenset[matrix.Relation], viewer: Viewer) -> CaseLine:
    person = permitted(case, matrix.fields_for(viewer.role, "person", relations), PERSON)
    values = permitted(case, matrix.fields_for(viewer.role, "case", relations), LINE)
    # A list shows who it is and where the case stands, never a number or a way of contact.
    named = {name: value for name, value in person.items() if name in {"name", "calling_name"}}
    return CaseLine(id=case.public_id, person=PersonOut(**named), **values)


def _next(case: Case, viewer: Viewer) -> NextActionOut:
    action = journey.next_action(case, viewer)
    return NextActionOut(
        label=str(action.label), urgency=action.urgency.label, due_on=action.due_on
    )
