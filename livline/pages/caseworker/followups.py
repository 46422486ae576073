"""All follow-up talks of a case: planned and held, and one more where it is needed."""

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
from livline.records.cases import access
from livline.records.cases.models import Case
from livline.records.followups import actions, queries
from livline.records.grants import queries as grants


class ExtraForm(forms.Form):
    """One more talk."""

    due_on = Day(label=gettext_lazy("Day of the talk"))


@case_screen("followup", write=Verb.CREATE)
def followups(request: ViewerRequest, case: Case) -> HttpResponse:
    """The talks by day, what each led to, and a form for an extra one."""
    viewer = request.viewer
    grant = grants.current(case, on=viewer.on)
    form = ExtraForm(request.POST or None)
    if request.method == "POST" and grant is not None and form.is_valid():
        actions.plan_extra(grant, due_on=form.cleaned_data["due_on"], by=viewer)
        messages.success(request, _("The talk is planned."))
        return redirect("caseworker:followups", case.public_id)
    talks = list(queries.of_case(case))
    shown = {
        "case": case,
        "ways": ways(case, role=request.viewer.role, current="caseworker:followups"),
        "fields": access.fields_shown(viewer, "followup", case=case),
        "open_talks": [talk for talk in talks if talk.held_on is None],
        "held_talks": [talk for talk in reversed(talks) if talk.held_on is not None],
        "may_hold": access.may(viewer, Verb.CHANGE, "followup", case=case),
        "grant": grant,
        "form": form,
        "today": viewer.on,
    }
    status = 422 if form.errors else 200
    return render(request, "caseworker/followups.html", shown, status=status)
