"""A mentor is proposed: the citizen says yes or no; a no is held against nobody."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from livline.office.access.matrix import Verb
from livline.pages.common.screens import ViewerRequest, own_case_screen
from livline.records.cases.models import Case
from livline.records.matches import actions
from livline.records.matches import queries as matches
from livline.records.matches.models import DeclineReason, Match, MatchState
from livline.records.people.models import Language

CONFLICT = 409
UNPROCESSABLE = 422


class DeclineForm(forms.Form):
    """Why not; one press is enough."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Why not?"), choices=DeclineReason.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=gettext_lazy("In your own words"),
        max_length=300,
        required=False,
        widget=forms.Textarea,
    )


@own_case_screen("match", write=Verb.DECIDE)
def proposal(request: ViewerRequest, case: Case) -> HttpResponse:
    """Who is proposed and why, and the two answers."""
    found = matches.proposal(case)
    match = found if found is not None and found.state == MatchState.PROPOSED else None
    if request.method != "POST":
        return _page(request, match, DeclineForm())
    if match is None:
        messages.error(request, _("There is no proposal to answer right now."))
        return _page(request, None, DeclineForm(), status=CONFLICT)
    try:
        return _accept(request, match) if "yes" in request.POST else _decline(request, match)
    except actions.WrongState:
        messages.error(request, _("The proposal has been answered or taken back."))
        return _page(request, None, DeclineForm(), status=CONFLICT)
    except actions.NotReady:
        messages.error(request, _("Your agreement is being changed. You can say yes after that."))
        return _page(request, match, DeclineForm(), status=CONFLICT)


def _accept(request: ViewerRequest, match: Match) -> HttpResponse:
    actions.accept(match, by=request.viewer)
    messages.success(request, _("You have said yes. Now read and sign the agreement."))
    return redirect("citizen:agreement")


def _decline(request: ViewerRequest, match: Match) -> HttpResponse:
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return _page(request, match, form, status=UNPROCESSABLE)
    given = form.cleaned_data
    actions.decline(
        match, reason=DeclineReason(given["reason"]), words=given["words"], by=request.viewer
    )
    messages.success(request, _("You have said no. That is all right. We find another."))
    return redirect("citizen:mentor")


def _page(
    request: ViewerRequest, match: Match | None, form: DeclineForm, *, status: int = 200
) -> HttpResponse:
    languages = [Language(code).label for code in match.mentor.languages] if match else []
    context = {"match": match, "languages": languages, "form": form}
    return render(request, "citizen/proposal.html", context, status=status)
