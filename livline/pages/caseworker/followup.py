"""Hold a follow-up talk: how it goes, how both see it, and what is decided."""

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
from livline.records.cases.models import Case
from livline.records.followups import actions, queries
from livline.records.followups.actions import TalkFacts
from livline.records.followups.models import Decision, FollowUp, View
from livline.records.matches import queries as matches

# Where the decision leads: the caseworker's next screen.
NEXT = {
    Decision.CONTINUE: "caseworker:followups",
    Decision.ADJUST: "caseworker:agreement",
    Decision.EXTEND: "caseworker:extension",
    Decision.OTHER_MENTOR: "caseworker:handover",
    Decision.END: "caseworker:ending",
}
DELIVERED = [
    ("yes", gettext_lazy("Yes")),
    ("no", gettext_lazy("No")),
    ("", gettext_lazy("Not asked")),
]


class TalkForm(forms.Form):
    """What the talk showed."""

    held_on = Day(label=gettext_lazy("Held"))
    support_delivered = forms.ChoiceField(
        label=gettext_lazy("Was the support given as agreed?"),
        choices=DELIVERED,
        widget=forms.RadioSelect,
        required=False,
    )
    citizen_view = forms.ChoiceField(
        label=gettext_lazy("How does the citizen see it?"),
        choices=View.choices,
        widget=forms.RadioSelect,
    )
    mentor_view = forms.ChoiceField(
        label=gettext_lazy("How does the mentor see it?"),
        choices=View.choices,
        widget=forms.RadioSelect,
    )
    summary = forms.CharField(
        label=gettext_lazy("What was said"),
        widget=forms.Textarea,
        required=False,
        help_text=gettext_lazy("The citizen can read this."),
    )
    decision = forms.ChoiceField(
        label=gettext_lazy("What is decided?"), choices=Decision.choices, widget=forms.RadioSelect
    )

    def facts(self) -> TalkFacts:
        """The talk as the action wants it."""
        written = self.cleaned_data
        return TalkFacts(
            held_on=written["held_on"],
            decision=Decision(written["decision"]),
            summary=written["summary"],
            support_delivered={"yes": True, "no": False}.get(written["support_delivered"]),
            citizen_view=View(written["citizen_view"]),
            mentor_view=View(written["mentor_view"]),
        )


@case_screen("followup", read=Verb.CHANGE, write=Verb.CHANGE)
def followup(request: ViewerRequest, case: Case) -> HttpResponse:
    """The talk that is due next, or the one that ``?talk=`` names."""
    talk = _asked(request, case)
    initial = {
        "held_on": request.viewer.on,
        "support_delivered": "yes",
        "citizen_view": View.NO_ANSWER,
        "mentor_view": View.NO_ANSWER,
    }
    form = TalkForm(request.POST or None, initial=initial)
    if form.is_bound and form.is_valid() and form.cleaned_data["held_on"] > request.viewer.on:
        form.add_error(
            "held_on", _("The day of the talk lies ahead. Write it down once it is held.")
        )
    if request.method == "POST" and talk is not None and form.is_valid():
        try:
            held = actions.hold(talk, facts=form.facts(), by=request.viewer)
        except actions.AlreadyHeld:
            form.add_error(None, _("Somebody else has written this talk down meanwhile."))
        else:
            messages.success(request, _("The talk is written down."))
            return redirect(NEXT[Decision(held.decision)], case.public_id)
    shown = {
        "case": case,
        "ways": ways(case, role=request.viewer.role, current="caseworker:followups"),
        "talk": talk,
        "form": form,
        "agreement": agreements.current(case),
        "match": matches.active(case, request.viewer.on),
    }
    status = 422 if form.errors else 200
    return render(request, "caseworker/followup.html", shown, status=status)


def _asked(request: ViewerRequest, case: Case) -> FollowUp | None:
    named = request.GET.get("talk", "")
    found = queries.find(case, named) if named else queries.next_of(case)
    return found if found is not None and found.held_on is None else None
