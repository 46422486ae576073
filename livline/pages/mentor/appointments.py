"""Appointments with a citizen: what is agreed, a new one, call one off."""

from __future__ import annotations

from datetime import datetime

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from livline.office.access.matrix import Verb
from livline.pages.common.screens import ViewerRequest, case_screen
from livline.pages.components import widgets
from livline.pages.components.days import Day
from livline.pages.mentor.contact import UNPROCESSABLE, match_or_404
from livline.records.cases.models import Case
from livline.records.contacts import actions
from livline.records.contacts import queries as contacts
from livline.records.contacts.models import ContactKind


class AppointmentForm(forms.Form):
    """When, how and where; the place is a public one."""

    on = Day(label=gettext_lazy("Day"))
    at = forms.TimeField(label=gettext_lazy("At what time"), widget=widgets.Time)
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes"), min_value=5, max_value=600, initial=60
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("How"), choices=ContactKind.choices, initial=ContactKind.MEETING
    )
    place = forms.CharField(
        label=gettext_lazy("Where"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("A place, never a home address."),
    )

    def facts(self) -> actions.AppointmentFacts:
        """What was written; only after the form is valid."""
        given = self.cleaned_data
        return actions.AppointmentFacts(
            starts_at=timezone.make_aware(datetime.combine(given["on"], given["at"])),
            minutes=given["minutes"],
            kind=ContactKind(given["kind"]),
            place=given["place"],
        )


@case_screen("appointment", write=Verb.CREATE)
def appointments(request: ViewerRequest, case: Case) -> HttpResponse:
    """The appointments ahead and the form for a new one."""
    match = match_or_404(request, case)
    form = AppointmentForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            actions.plan_appointment(match, form.facts(), by=request.viewer)
        except actions.OutsideMatch:
            form.add_error("on", _("The appointment must lie ahead, before the support ends."))
        else:
            messages.success(request, _("The appointment is made. The citizen can see it now."))
            return redirect("mentor:appointments", case_id=case.public_id)
    context = {
        "case": case,
        "calling_name": case.citizen.calling_name,
        "form": form,
        "appointments": contacts.coming_appointments(case, viewer=request.viewer),
    }
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "mentor/appointments.html", context, status=status)


@case_screen("appointment", write=Verb.CHANGE, logged=False)
def cancel(request: ViewerRequest, case: Case, appointment_id: str) -> HttpResponse:
    """Call an appointment off; the citizen no longer sees it as agreed."""
    visible = contacts.appointments_visible_to(request.viewer).filter(case=case)
    appointment = visible.filter(public_id=appointment_id).select_related("match__mentor").first()
    if appointment is None:
        raise Http404
    if request.method == "POST":
        actions.cancel_appointment(appointment, by=request.viewer)
        messages.success(request, _("The appointment is called off."))
    return redirect("mentor:appointments", case_id=case.public_id)
