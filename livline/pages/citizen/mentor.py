"""The citizen's start page: ring the mentor, be rung back, and what waits for an answer."""

from __future__ import annotations

from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import render

from livline.pages.citizen.agreement import newest
from livline.pages.citizen.callback import CallBackForm
from livline.pages.common import signing
from livline.pages.common.screens import ViewerRequest, own_case_screen
from livline.records.agreements.models import Party
from livline.records.cases.models import Case
from livline.records.contacts import queries as contacts
from livline.records.followups import queries as followups
from livline.records.lifeline import queries as lifeline
from livline.records.matches import queries as matches
from livline.records.matches.models import MatchState
from livline.records.plans import queries as plans


@own_case_screen("match")
def mentor(request: ViewerRequest, case: Case) -> HttpResponse:
    """One tap rings; a call-back is stored with a time; the next appointment stands below."""
    viewer = request.viewer
    proposal = matches.proposal(case)
    draft = plans.draft(case)
    running = list(matches.running_of(case, viewer.on))
    is_ended = not running and proposal is None and _is_ended(case)
    context = {
        "case": case,
        "ending": followups.endings_of(case).first() if is_ended else None,
        "running": running,
        "callback": lifeline.open_of(case),
        "form": CallBackForm(
            citizen=case.citizen, now=viewer.now, initial={"key": uuid4()}, first_chosen=True
        ),
        "appointment": contacts.coming_appointments(case, viewer=viewer).first(),
        "has_proposal": proposal is not None and proposal.state == MatchState.PROPOSED,
        "has_agreement_to_sign": signing.is_to_sign(newest(case), Party.CITIZEN),
        "has_plan_to_approve": draft is not None and draft.citizen_approved_at is None,
        "sentences_to_answer": 0 if is_ended else unanswered(case),
    }
    return render(request, "citizen/mentor.html", context)


def _is_ended(case: Case) -> bool:
    """Whether support was there and none is on its way."""
    return followups.endings_of(case).exists() and not followups.is_running(case)


def unanswered(case: Case) -> int:
    """How many sentences for the mentor wait for the citizen's yes."""
    return case.needs.exclude(good_to_know="").filter(agreed_on__isnull=True).count()
