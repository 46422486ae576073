"""What needs the viewer today."""

from __future__ import annotations

from datetime import date, datetime

from django.http import HttpRequest
from ninja import Router

from livline.api import guard
from livline.api.shapes import NOT_DONE, Output
from livline.records.journey import queries as journey

router = Router(tags=["today"])
RULES = {"today": guard.about_many("work_list")}


class TodayOut(Output):
    """One line: which case, what to do, how pressing, by when."""

    case_id: str
    action: str
    urgency: str
    due_on: date | None
    due_at: datetime | None
    is_callback: bool


class TodayListOut(Output):
    """The lines, most urgent first."""

    items: list[TodayOut]


@router.get("/today", response={200: TodayListOut, **NOT_DONE}, url_name="today")
def today(request: HttpRequest) -> TodayListOut:
    """What needs the viewer today, most urgent first; empty for roles without such a list."""
    viewer = guard.entered(request, RULES["today"])
    items = journey.today(viewer)
    guard.listed(viewer, RULES["today"], subjects=[item.case.pk for item in items])
    return TodayListOut(
        items=[
            TodayOut(
                case_id=item.case.public_id,
                action=str(item.action.label),
                urgency=item.action.urgency.label,
                due_on=item.action.due_on,
                due_at=item.due_at,
                is_callback=item.is_callback,
            )
            for item in items
        ]
    )
