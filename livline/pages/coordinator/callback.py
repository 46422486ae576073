"""A call-back that the coordinator takes: ring, and say how it went."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from livline.office.access.matrix import Verb
from livline.pages.common.screens import ViewerRequest, case_screen
from livline.records.cases import access
from livline.records.cases.models import Case
from livline.records.lifeline import actions as lifeline
from livline.records.lifeline import queries
from livline.records.lifeline.models import CallBack, CallBackState, Prevented

TAKE = "take"
ANSWERS = {TAKE, CallBackState.DONE.value, CallBackState.NOT_REACHED.value}


@case_screen("callback", write=Verb.CHANGE)
def callback(request: ViewerRequest, case: Case, callback_id: str) -> HttpResponse:
    """Promise to ring, ring, and close the call-back with what it was about."""
    found = queries.visible_to(request.viewer).filter(case=case, public_id=callback_id).first()
    if found is None:
        raise Http404
    chosen = request.POST.get("answer", "")
    if chosen in ANSWERS:
        return _answer(request, found, chosen)
    fields = access.fields_shown(request.viewer, "callback", case=case)
    context = {
        "callback": found,
        "name": case.citizen.calling_name,
        "phone": case.citizen.phone if "phone" in fields else "",
        "is_open": found.state in queries.OPEN_STATES,
        "is_mine": found.taken_by_id == request.viewer.user_id,
        "matters": Prevented.choices,
    }
    return render(request, "coordinator/callback.html", context)


def _answer(request: ViewerRequest, found: CallBack, chosen: str) -> HttpResponse:
    viewer, matter = request.viewer, request.POST.get("prevented", "")
    try:
        if chosen == TAKE:
            lifeline.take(found, by=viewer)
            return redirect(request.path)
        prevented = matter if matter in Prevented.values else ""
        lifeline.close(found, state=CallBackState(chosen), prevented=prevented, by=viewer)
    except (lifeline.TakenByAnother, lifeline.NotOpen):
        messages.warning(request, _("Somebody else has taken this call already."))
    return redirect("coordinator:today")
