"""Ask for another mentor; the one there is stays until somebody has talked with the citizen."""

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

CONFLICT = 409


class AnotherForm(forms.Form):
    """What the citizen wishes instead, if they want to say it."""

    words = forms.CharField(
        label=gettext_lazy("Is there something we should know?"),
        max_length=300,
        required=False,
        widget=forms.Textarea,
    )


@own_case_screen("match", write=Verb.CHANGE)
def another_mentor(request: ViewerRequest, case: Case) -> HttpResponse:
    """One press asks; no reason is needed."""
    match = matches.active(case, request.viewer.on)
    form = AnotherForm(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_bound and form.is_valid():
        try:
            if match is not None:
                words = form.cleaned_data["words"]
                actions.ask_for_another(match, words=words, by=request.viewer)
                messages.success(request, _("We have got your wish. We ring or write to you."))
                return redirect("citizen:mentor")
        except actions.WrongState:
            messages.error(request, _("Your mentor has stopped already."))
        status = CONFLICT
    context = {"match": match, "form": form}
    return render(request, "citizen/another_mentor.html", context, status=status)
