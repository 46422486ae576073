"""Barriers and resources: own words, the caseworker's note, and what the mentor may know."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from livline.office.access.matrix import Verb
from livline.office.tenancy.edits import EditedMeanwhile
from livline.pages.caseworker import conflicts
from livline.pages.common.case_ways import ways
from livline.pages.common.screens import ViewerRequest, case_screen
from livline.records.cases import actions, queries
from livline.records.cases.actions import NeedFacts
from livline.records.cases.models import Case, Need, NeedCategory, NeedKind


class NeedForm(forms.Form):
    """One barrier or resource."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), choices=NeedKind.choices, widget=forms.RadioSelect()
    )
    category = forms.ChoiceField(label=gettext_lazy("Subject"), choices=NeedCategory.choices)
    own_words = forms.CharField(
        label=gettext_lazy("In the citizen's own words"), required=False, widget=forms.Textarea()
    )
    note = forms.CharField(
        label=gettext_lazy("The caseworker's note"),
        required=False,
        widget=forms.Textarea(),
        help_text=gettext_lazy("The mentor never sees it; the citizen can."),
    )
    good_to_know = forms.CharField(
        label=gettext_lazy("Good to know: one sentence for the mentor"),
        max_length=200,
        required=False,
    )
    citizen_agrees = forms.BooleanField(
        label=gettext_lazy("The citizen agrees that the mentor reads this sentence"),
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput(), required=False)

    def facts(self) -> NeedFacts:
        """What the form says, for the action."""
        given = self.cleaned_data
        return NeedFacts(**{name: given[name] for name in NeedFacts.__dataclass_fields__})


@case_screen("need", write=Verb.CREATE)
def needs(request: ViewerRequest, case: Case) -> HttpResponse:
    """All barriers and resources, and a form to add one."""
    form = NeedForm(request.POST or None, initial={"kind": NeedKind.BARRIER})
    if request.method == "POST" and form.is_valid():
        actions.add_need(case, form.facts(), by=request.viewer)
        messages.success(request, _("Saved."))
        return redirect("caseworker:needs", case.public_id)
    found = list(queries.needs_of(case))
    context = {
        "case": case,
        "ways": ways(case, role=request.viewer.role, current="caseworker:needs"),
        "form": form,
        "barriers": [need for need in found if need.kind == NeedKind.BARRIER],
        "resources": [need for need in found if need.kind == NeedKind.RESOURCE],
    }
    return render(request, "caseworker/needs.html", context, status=422 if form.errors else 200)


@case_screen("need", write=Verb.CHANGE)
def need(request: ViewerRequest, case: Case, need_id: str) -> HttpResponse:
    """Change one barrier or resource, or take it away."""
    found = queries.need_of(case, need_id)
    if found is None:
        raise Http404
    if request.method != "POST":
        return _page(request, case, NeedForm(initial=_initial(found)))
    if "remove" in request.POST:
        actions.remove_need(found, by=request.viewer)
        messages.success(request, _("Taken away."))
        return redirect("caseworker:needs", case.public_id)
    form = NeedForm(request.POST)
    if not form.is_valid():
        return _page(request, case, form, status=422)
    try:
        version = form.cleaned_data["version"] or 0
        actions.change_need(found, form.facts(), version=version, by=request.viewer)
    except EditedMeanwhile as stopped:
        conflict = conflicts.arising(form, stopped, initial=_initial)
        return _page(request, case, form, conflict=conflict, status=conflicts.CONFLICT)
    messages.success(request, _("Saved."))
    return redirect("caseworker:needs", case.public_id)


def _initial(need: Need) -> dict[str, Any]:
    names = ("kind", "category", "own_words", "note", "good_to_know", "version")
    return {
        **{name: getattr(need, name) for name in names},
        "citizen_agrees": need.agreed_on is not None,
    }


def _page(
    request: ViewerRequest,
    case: Case,
    form: NeedForm,
    *,
    conflict: conflicts.Conflict | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "case": case,
        "ways": ways(case, role=request.viewer.role, current="caseworker:needs"),
        "form": form,
        "conflict": conflict,
    }
    return render(request, "caseworker/need.html", context, status=status)
