"""My contact details: phone, and when and how it is safe to reach me."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from livline.office.access.matrix import Verb
from livline.office.tenancy.edits import EditedMeanwhile
from livline.pages.common.screens import ViewerRequest, own_case_screen
from livline.pages.components import widgets
from livline.records.cases.models import Case
from livline.records.people import actions
from livline.records.people.actions import CitizenFacts
from livline.records.people.models import Channel, Citizen

OWN = ("calling_name", "phone", "email", "channel", "safe_from", "safe_until", "safe_note")
CONFLICT = 409
UNPROCESSABLE = 422


class ContactDetailsForm(forms.Form):
    """What the citizen decides about being reached."""

    calling_name = forms.CharField(label=gettext_lazy("What shall we call you?"), max_length=40)
    phone = forms.CharField(
        label=gettext_lazy("Phone"), max_length=20, required=False, widget=widgets.Telephone
    )
    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False)
    channel = forms.ChoiceField(
        label=gettext_lazy("How may we reach you?"),
        choices=Channel.choices,
        widget=forms.RadioSelect,
    )
    safe_from = forms.TimeField(
        label=gettext_lazy("From what time?"), required=False, widget=widgets.Time
    )
    safe_until = forms.TimeField(
        label=gettext_lazy("Until what time?"), required=False, widget=widgets.Time
    )
    safe_note = forms.CharField(
        label=gettext_lazy("What else must we think of?"), max_length=200, required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


@own_case_screen("person", write=Verb.CHANGE)
def contact_details(request: ViewerRequest, case: Case) -> HttpResponse:
    """The citizen's own choice; the mentor and the caseworker see it at once."""
    citizen = case.citizen
    if request.method != "POST":
        return _page(request, ContactDetailsForm(initial=_written(citizen)))
    form = ContactDetailsForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=UNPROCESSABLE)
    given = form.cleaned_data
    changes = {name: given[name] for name in OWN}
    try:
        actions.change_citizen(
            citizen, _facts(citizen, changes), version=given["version"], by=request.viewer
        )
    except EditedMeanwhile as meanwhile:
        current = meanwhile.current
        assert isinstance(current, Citizen)
        posted = request.POST.copy()
        posted["version"] = str(current.version)
        return _page(request, ContactDetailsForm(posted), status=CONFLICT, current=current)
    messages.success(request, _("It is kept. Your mentor can see it."))
    return redirect("citizen:contact_details")


def _written(citizen: Citizen) -> dict[str, object]:
    return {name: getattr(citizen, name) for name in (*OWN, "version")}


def _facts(citizen: Citizen, changes: dict[str, Any]) -> CitizenFacts:
    """What is registered with the citizen's changes; the number is never written again."""
    kept: dict[str, Any] = {
        one.name: getattr(citizen, one.name)
        for one in fields(CitizenFacts)
        if one.name != "id_number" and one.name not in changes
    }
    return CitizenFacts(id_number="", **kept, **changes)


def _page(
    request: ViewerRequest,
    form: ContactDetailsForm,
    *,
    status: int = 200,
    current: Citizen | None = None,
) -> HttpResponse:
    context = {"form": form, "current": current}
    return render(request, "citizen/contact_details.html", context, status=status)
