"""Ring me up: the wish is stored with a time before the citizen is told that it is."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from livline.office.access.matrix import Verb
from livline.pages.common.screens import ViewerRequest, own_case_screen
from livline.records.cases.models import Case
from livline.records.lifeline import actions
from livline.records.lifeline import queries as lifeline
from livline.records.people.models import Citizen

UNPROCESSABLE = 422


class CallBackForm(forms.Form):
    """By when the citizen wants to be rung; only times that are safe and can be promised."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    due_at = forms.CharField(
        label=gettext_lazy("When shall we ring you at the latest?"), widget=forms.RadioSelect
    )

    def __init__(
        self, *args: Any, citizen: Citizen, now: datetime, first_chosen: bool = False, **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.now = now
        offered = lifeline.times_offered(citizen, now=now)
        on = timezone.localtime(now).date()
        widget = self.fields["due_at"].widget
        assert isinstance(widget, forms.RadioSelect)
        widget.choices = [(moment.isoformat(), in_words(moment, on=on)) for moment in offered]
        if first_chosen:
            self.initial["due_at"] = offered[0].isoformat()

    def clean_due_at(self) -> datetime:
        """A time with its zone; which times can be promised is for the record to say."""
        moment = parse_datetime(self.cleaned_data["due_at"])
        if moment is None or moment.tzinfo is None:
            raise forms.ValidationError(_("Choose one of the times."))
        return moment


@own_case_screen("callback", write=Verb.CREATE)
def callback(request: ViewerRequest, case: Case) -> HttpResponse:
    """Show what is promised, or ask by when; a second press gives the same wish."""
    citizen, now = case.citizen, request.viewer.now
    if request.method != "POST":
        form = CallBackForm(citizen=citizen, now=now, initial={"key": uuid4()}, first_chosen=True)
        return _page(request, case, form)
    form = CallBackForm(request.POST, citizen=citizen, now=now)
    if not form.is_valid():
        return _page(request, case, form, status=UNPROCESSABLE)
    given = form.cleaned_data
    try:
        actions.ask(case, key=given["key"], due_at=given["due_at"], by=request.viewer)
    except actions.AlreadyWaiting:
        messages.info(request, _("You have asked already. We ring you."))
        return redirect("citizen:callback")
    except actions.TimeNotPossible:
        form.add_error("due_at", _("This time has passed. Choose another."))
        return _page(request, case, form, status=UNPROCESSABLE)
    messages.success(request, _("Thank you. We ring you."))
    return redirect("citizen:mentor")


@own_case_screen("callback", write=Verb.CHANGE, logged=False)
def call_off(request: ViewerRequest, case: Case) -> HttpResponse:
    """The citizen no longer needs to be rung."""
    waiting = lifeline.open_of(case)
    if request.method == "POST" and waiting is not None:
        actions.call_off(waiting, by=request.viewer)
        messages.success(request, _("We do not ring you now. You can ask again."))
    return redirect("citizen:mentor")


def in_words(moment: datetime, *, on: date) -> str:
    """A time as people say it: today, tomorrow, or the day of the week."""
    here = timezone.localtime(moment)
    clock = date_format(here, "H.i")
    days = (here.date() - on).days
    if days == 0:
        return _("Today at %(clock)s") % {"clock": clock}
    if days == 1:
        return _("Tomorrow at %(clock)s") % {"clock": clock}
    day = date_format(here, "l")
    return _("%(day)s at %(clock)s") % {"day": day.capitalize(), "clock": clock}


def _page(
    request: ViewerRequest, case: Case, form: CallBackForm, *, status: int = 200
) -> HttpResponse:
    context = {"case": case, "form": form, "callback": lifeline.open_of(case)}
    return render(request, "citizen/callback.html", context, status=status)
