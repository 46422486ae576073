"""The person of a case: names, protection, safe ways of contact; number and address on a reason."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from livline.office.access.matrix import Verb
from livline.office.audit.models import Purpose
from livline.office.tenancy.edits import EditedMeanwhile
from livline.pages.caseworker import conflicts
from livline.pages.caseworker.person_form import PersonForm, initial_of
from livline.pages.common.case_ways import ways
from livline.pages.common.screens import ViewerRequest, case_screen
from livline.records.cases import access
from livline.records.cases import actions as case_actions
from livline.records.cases.models import Case
from livline.records.people import actions, queries
from livline.records.people.models import Citizen, Protection


class VersionedPersonForm(PersonForm):
    """The person's fields, guarded against two people writing at once."""

    version = forms.IntegerField(widget=forms.HiddenInput())


class ReasonForm(forms.Form):
    """Why a full number or a protected address is needed just now."""

    reason = forms.CharField(
        label=gettext_lazy("What do you need it for?"),
        max_length=300,
        help_text=gettext_lazy("The reason is kept. The citizen can see that it was opened."),
    )


class AddressForm(forms.Form):
    """A protected address, kept sealed."""

    address = forms.CharField(
        label=gettext_lazy("Protected address"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"autocomplete": "off"}),
    )
    reason = forms.CharField(widget=forms.HiddenInput(), max_length=300)


@case_screen("person", write=Verb.CHANGE)
def person(request: ViewerRequest, case: Case) -> HttpResponse:
    """Read and correct what is registered about the person."""
    citizen = case.citizen
    if request.method != "POST":
        return _page(request, case, VersionedPersonForm(initial=_initial(citizen)))
    form = VersionedPersonForm(request.POST)
    if not form.is_valid():
        return _page(request, case, form, status=422)
    facts = form.facts(id_number="")
    try:
        actions.change_citizen(
            citizen, facts, version=form.cleaned_data["version"], by=request.viewer
        )
    except EditedMeanwhile as stopped:
        conflict = conflicts.arising(form, stopped, initial=_initial)
        return _page(request, case, form, conflict=conflict, status=conflicts.CONFLICT)
    messages.success(request, _("Saved."))
    return redirect("caseworker:person", case.public_id)


@case_screen("id_number", write=Verb.READ)
def id_number(request: ViewerRequest, case: Case) -> HttpResponse:
    """The full number, for a reason that is kept."""
    form = ReasonForm(request.POST or None)
    number = ""
    if request.method == "POST" and form.is_valid():
        _keep_reason(request, case, form.cleaned_data["reason"])
        number = queries.id_number_of(case.citizen)
    return render(
        request, "caseworker/id_number.html", _context(request, case, form=form, number=number)
    )


@case_screen("protected_address", write=Verb.READ)
def protected_address(request: ViewerRequest, case: Case) -> HttpResponse:
    """The protected address, for a reason that is kept."""
    form = ReasonForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(
            request, "caseworker/protected_address.html", _context(request, case, form=form)
        )
    reason = form.cleaned_data["reason"]
    _keep_reason(request, case, reason)
    initial = {"address": queries.address_of(case.citizen) or "", "reason": reason}
    context = _context(
        request,
        case,
        address_form=AddressForm(initial=initial),
        none_kept=case.citizen.protection == Protection.SPECIAL,
    )
    return render(request, "caseworker/protected_address.html", context)


@case_screen("protected_address", write=Verb.CHANGE)
def keep_address(request: ViewerRequest, case: Case) -> HttpResponse:
    """Keep another protected address; opened by the press that showed the present one."""
    form = AddressForm(request.POST)
    if request.method != "POST" or not form.is_valid():
        return redirect("caseworker:protected_address", case.public_id)
    _keep_reason(request, case, form.cleaned_data["reason"])
    try:
        actions.keep_address(case.citizen, form.cleaned_data["address"], by=request.viewer)
    except actions.AddressNotKept:
        messages.error(request, _("Under special address protection no address is kept."))
    else:
        messages.success(request, _("Saved."))
    return redirect("caseworker:person", case.public_id)


def _keep_reason(request: ViewerRequest, case: Case, reason: str) -> None:
    case_actions.state_reason(case, reason=reason, by=request.viewer)
    request.viewer = request.viewer.with_purpose(Purpose.STATED_REASON)


def _initial(citizen: Citizen) -> dict[str, Any]:
    return {**initial_of(citizen), "version": citizen.version}


def _page(
    request: ViewerRequest,
    case: Case,
    form: VersionedPersonForm,
    *,
    conflict: conflicts.Conflict | None = None,
    status: int = 200,
) -> HttpResponse:
    context = _context(
        request,
        case,
        form=form,
        conflict=conflict,
        may_change=access.may(request.viewer, Verb.CHANGE, "person", case=case),
    )
    return render(request, "caseworker/person.html", context, status=status)


def _context(request: ViewerRequest, case: Case, **more: object) -> dict[str, object]:
    return {
        "case": case,
        "ways": ways(case, role=request.viewer.role, current="caseworker:person"),
        **more,
    }
