"""Find a mentor for one citizen: those who can, why, and what stands in the way of the others."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from livline.office.access.matrix import Verb
from livline.pages.common.screens import ViewerRequest, case_screen, require
from livline.records.cases.access import fields_shown
from livline.records.cases.models import Case
from livline.records.matches import actions, queries
from livline.records.matches.queries import Candidate
from livline.records.people import queries as people
from livline.records.people.models import Competence, Language

CONFLICT = 409


@case_screen("match", read=Verb.CREATE, write=Verb.CREATE)
def match(request: ViewerRequest, case: Case) -> HttpResponse:
    """Show the agreement and the candidates; propose one, or take a proposal back."""
    if request.method != "POST":
        return _shown(request, case)
    if "withdraw" in request.POST:
        return _withdrawn(request, case)
    return _proposed(request, case)


def _proposed(request: ViewerRequest, case: Case) -> HttpResponse:
    chosen = people.mentors_listed(request.viewer)
    mentor = chosen.filter(public_id=request.POST.get("mentor", "")).first()
    agreement = queries.ready_agreement(case)
    if mentor is None:
        return _shown(request, case, problem=_("Choose a mentor from the list."))
    typed = {"mentor_id": mentor.public_id, "reasons": request.POST.get("reasons", "")}
    if agreement is None:
        return _shown(request, case, problem=_("There is no agreement ready now."), **typed)
    try:
        actions.propose(agreement, mentor=mentor, reasons=typed["reasons"], by=request.viewer)
    except actions.ProposalOpen:
        problem = _("A proposal has been made meanwhile.")
        return _shown(request, case, problem=problem, **typed)
    except (actions.MentorCannot, actions.NotReady):
        problem = _("This mentor cannot be proposed any more. See the list as it is now.")
        return _shown(request, case, problem=problem, **typed)
    messages.success(request, _("The proposal is with the citizen."))
    return redirect("coordinator:match", case.public_id)


def _withdrawn(request: ViewerRequest, case: Case) -> HttpResponse:
    require(request, Verb.CHANGE, "match", case=case)
    open_one = queries.proposal(case)
    if open_one is None:
        return _shown(request, case, problem=_("The proposal is settled already."))
    actions.withdraw(open_one, by=request.viewer)
    messages.success(request, _("The proposal is taken back."))
    return redirect("coordinator:match", case.public_id)


def _shown(request: ViewerRequest, case: Case, *, problem: str = "", **typed: Any) -> HttpResponse:
    open_one = queries.proposal(case)
    agreement = open_one.agreement if open_one else queries.ready_agreement(case)
    judged = [] if open_one else queries.everybody(case, viewer=request.viewer)
    shown = {
        "case": case,
        "agreement": agreement,
        "grant": agreement.grant if agreement else None,
        "tasks": agreement.tasks.all() if agreement else (),
        "person_fields": fields_shown(request.viewer, "person", case=case),
        "match_fields": fields_shown(request.viewer, "match", case=case),
        "proposal": open_one,
        "running": queries.running_of(case, request.viewer.on),
        "earlier": [one for one in queries.of_case(case) if one.state == "declined"],
        "candidates": [_offer(one) for one in judged if one.can],
        "others": [_offer(one) for one in judged if not one.can],
        "problem": problem,
        "typed": typed,
    }
    return render(request, "coordinator/match.html", shown, status=CONFLICT if problem else 200)


def _offer(one: Candidate) -> dict[str, object]:
    """A candidate as the template shows it; the reasons are the text proposed to the citizen."""
    return {
        "mentor": one.mentor,
        "reasons": one.reasons,
        "text": ". ".join(one.reasons) + "." if one.reasons else "",
        "free": one.free_hours,
        "taken": one.mentor.hours_per_week - one.free_hours,
        "obstacles": [obstacle.label for obstacle in one.obstacles],
        "can_be_proposed": one.can_be_proposed,
        "competences": [Competence(key).label for key in one.mentor.competences],
        "languages": [Language(key).label for key in one.mentor.languages],
    }
