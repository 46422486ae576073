"""End the support: why, what the citizen takes along, and nothing left running."""

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
from livline.records.agreements import queries as agreements
from livline.records.cases import access
from livline.records.cases.models import Case
from livline.records.followups import actions, queries
from livline.records.matches import queries as matches
from livline.records.matches.models import EndReason

# A handover ends a match and not the support; it has its own screen.
REASONS = [(value, label) for value, label in EndReason.choices if value != EndReason.HANDOVER]


class EndingForm(forms.Form):
    """Why the support ends, from when, and what the citizen takes along."""

    reason = forms.ChoiceField(label=gettext_lazy("Why"), choices=REASONS, widget=forms.RadioSelect)
    on = Day(
        label=gettext_lazy("First day without support"),
        help_text=gettext_lazy("From this day on the mentor no longer sees the case."),
    )
    summary = forms.CharField(
        label=gettext_lazy("What the citizen takes along"),
        widget=forms.Textarea,
        required=False,
        help_text=gettext_lazy("In the citizen's own words. The citizen can read this."),
    )


@case_screen("ending", write=Verb.CREATE)
def ending(request: ViewerRequest, case: Case) -> HttpResponse:
    """Read how support ended, or end what is running."""
    form = EndingForm(request.POST or None, initial={"on": request.viewer.on})
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_support(case, by=request.viewer, **form.cleaned_data)
        except actions.NothingToEnd:
            form.add_error(None, _("There is no support running in this case."))
        except actions.CallBackWaits:
            form.add_error(None, _("The citizen has been promised a call. Make it first."))
        else:
            messages.success(request, _("The support is ended. The mentor no longer has access."))
            return redirect("caseworker:ending", case.public_id)
    status = 422 if form.errors else 200
    return render(request, "caseworker/ending.html", _shown(request, case, form), status=status)


def _shown(request: ViewerRequest, case: Case, form: EndingForm) -> dict[str, object]:
    viewer = request.viewer
    may_end = access.may(viewer, Verb.CREATE, "ending", case=case)
    agreement = agreements.current(case)
    found = (
        queries.ending_findings(agreement, ends_on=viewer.on, on=viewer.on)
        if agreement and may_end
        else ()
    )
    return {
        "case": case,
        "ways": ways(case, role=request.viewer.role, current="caseworker:ending"),
        "fields": access.fields_shown(viewer, "ending", case=case),
        "endings": queries.endings_of(case),
        "may_end": may_end and queries.is_running(case),
        "match": matches.active(case, viewer.on) if may_end else None,
        "findings": found,
        "form": form,
    }
