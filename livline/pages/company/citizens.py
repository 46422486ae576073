"""The company contact's start page: the citizens at the workplace whom they agreed to support."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from livline.pages.common.screens import ViewerRequest, screen
from livline.records.matches import queries as matches


@dataclass(frozen=True)
class CitizenLine:
    """A citizen by the calling name, and the mentor to ring."""

    case_id: str
    calling_name: str
    mentor_name: str
    mentor_phone: str
    mentor_email: str


@screen("match")
def citizens(request: ViewerRequest) -> HttpResponse:
    """Only running matches whose agreement the citizen let the company take part in."""
    found = (
        matches.visible_to(request.viewer)
        .filter(matches.running(request.viewer.on), agreement__company_agreed=True)
        .select_related("case__citizen", "mentor")
        .order_by("case__citizen__calling_name", "pk")
    )
    request.shown_cases = [match.case_id for match in found]
    lines = [
        CitizenLine(
            case_id=match.case.public_id,
            calling_name=match.case.citizen.calling_name,
            mentor_name=match.mentor.name,
            mentor_phone=match.mentor.phone,
            mentor_email=match.mentor.email,
        )
        for match in found
    ]
    return render(request, "company/citizens.html", {"lines": lines})
