"""Who does what: the others who help this citizen, side by side with the mentor (overlap map)."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from livline.office.access.matrix import Verb
from livline.pages.common.case_ways import ways
from livline.pages.common.screens import ViewerRequest, case_screen
from livline.pages.components.days import Day
from livline.pages.components.widgets import Telephone
from livline.records.agreements.models import AgreementState, Task
from livline.records.cases import access, actions, queries
from livline.records.cases.actions import SupportFacts
from livline.records.cases.models import Case, SupportFunction


class SupportForm(forms.Form):
    """Another helper of the citizen."""

    function = forms.ChoiceField(label=gettext_lazy("Function"), choices=SupportFunction.choices)
    helper = forms.CharField(label=gettext_lazy("Who"), max_length=120)
    does = forms.CharField(label=gettext_lazy("Helps with"), max_length=200)
    boundary = forms.CharField(
        label=gettext_lazy("Where the line to the mentor goes"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("For example: the mentor does not come along to the doctor."),
    )
    phone = forms.CharField(
        label=gettext_lazy("Phone"), max_length=20, required=False, widget=Telephone()
    )
    until = Day(label=gettext_lazy("Until"), required=False)


@case_screen("other_support", write=Verb.CREATE)
def support(request: ViewerRequest, case: Case) -> HttpResponse:
    """The overlap map, and a form to add a helper."""
    form = SupportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.add_other_support(case, SupportFacts(**form.cleaned_data), by=request.viewer)
        messages.success(request, _("Saved."))
        return redirect("caseworker:support", case.public_id)
    context = {
        "case": case,
        "ways": ways(case, role=request.viewer.role, current="caseworker:support"),
        "form": form,
        "helpers": queries.other_support_of(case, on=request.viewer.on),
        "tasks": _tasks(request, case),
    }
    return render(request, "caseworker/support.html", context, status=422 if form.errors else 200)


@case_screen("other_support", write=Verb.CHANGE)
def end_support(request: ViewerRequest, case: Case, support_id: str) -> HttpResponse:
    """The other help has ended; today is its last day."""
    found = queries.support_of(case, support_id)
    if found is None:
        raise Http404
    if request.method == "POST":
        actions.end_other_support(found, on=request.viewer.on, by=request.viewer)
        messages.success(request, _("Ends today."))
    return redirect("caseworker:support", case.public_id)


def _tasks(request: ViewerRequest, case: Case) -> QuerySet[Task]:
    """The mentor's open tasks of the agreement that is written or in force."""
    if not access.may(request.viewer, Verb.READ, "agreement", case=case):
        return Task.objects.none()
    return Task.objects.filter(agreement__case=case, done_on=None).exclude(
        agreement__state=AgreementState.ENDED
    )
