"""Hand the citizen over to another mentor: what goes on, what the next one may know."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from livline.office.access.matrix import Verb
from livline.pages.common.case_ways import ways
from livline.pages.common.screens import ViewerRequest, case_screen
from livline.pages.components.days import Day
from livline.records.cases.models import Case
from livline.records.followups import actions, queries
from livline.records.matches import actions as match_actions
from livline.records.matches import queries as matches
from livline.records.matches.models import Match


class HandoverForm(forms.Form):
    """When the mentor stops, and what the next one may know."""

    on = Day(
        label=gettext_lazy("First day without this mentor"),
        help_text=gettext_lazy("From this day on the mentor no longer sees the case."),
    )
    note = forms.CharField(
        label=gettext_lazy("What the next mentor should know"),
        widget=forms.Textarea,
        required=False,
        help_text=gettext_lazy("Write it together with the citizen."),
    )
    citizen_agrees = forms.BooleanField(
        label=gettext_lazy("The citizen agrees that the note is passed on"), required=False
    )


@case_screen("followup", read=Verb.DECIDE, write=Verb.DECIDE)
def handover(request: ViewerRequest, case: Case) -> HttpResponse:
    """End the match of today, or the one about to begin, so that another mentor can be found."""
    running = matches.active_or_to_begin(case, request.viewer.on)
    form = HandoverForm(request.POST or None, initial={"on": request.viewer.on})
    if request.method == "POST" and running is not None and form.is_valid():
        problem = _handed_over(request, running, form)
        if not problem:
            messages.success(request, _("Handed over. The citizen is on the waiting list again."))
            return redirect("common:case", case.public_id)
        form.add_error(None, problem)
    shown = {
        "case": case,
        "ways": ways(case, role=request.viewer.role, current="caseworker:followups"),
        "match": running,
        "form": form,
        "earlier": queries.handovers_of(case),
    }
    status = 422 if form.errors else 200
    return render(request, "caseworker/handover.html", shown, status=status)


def _handed_over(request: ViewerRequest, running: Match, form: HandoverForm) -> str:
    """Hand over; what is in the way as a sentence, "" where nothing is."""
    try:
        actions.hand_over(running, by=request.viewer, **form.cleaned_data)
    except actions.CallBackWaits:
        return _("The citizen has been promised a call. Make it first, then hand over.")
    except match_actions.OutsidePeriod:
        return _("The match ends before that day anyway.")
    except match_actions.WrongState:
        return _("The match has been ended meanwhile.")
    return ""
