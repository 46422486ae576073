"""My decision: what the municipality has granted or refused, and why."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from livline.pages.common.screens import ViewerRequest, own_case_screen
from livline.records.cases.models import Case
from livline.records.grants.models import GrantState

DECIDED = (GrantState.GRANTED, GrantState.REFUSED, GrantState.ENDED)


@own_case_screen("grant")
def grant(request: ViewerRequest, case: Case) -> HttpResponse:
    """Every decision, the latest first; drafts are not decisions."""
    decided = case.grants.filter(state__in=DECIDED).order_by("-decided_at", "-pk")
    return render(request, "citizen/grant.html", {"grants": decided})
