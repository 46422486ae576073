"""My appointments: what is agreed, and what we have talked about before."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from livline.pages.common.screens import ViewerRequest, own_case_screen
from livline.records.cases.models import Case
from livline.records.contacts import queries as contacts

LATEST = 20


@own_case_screen("appointment")
def appointments(request: ViewerRequest, case: Case) -> HttpResponse:
    """The appointments ahead; below them the latest contacts with the notes for the citizen."""
    viewer = request.viewer
    latest = contacts.of_case(case, viewer=viewer)[:LATEST]
    context = {
        "appointments": contacts.coming_appointments(case, viewer=viewer),
        "contacts": contacts.shown(latest, case=case, viewer=viewer),
    }
    return render(request, "citizen/appointments.html", context)
