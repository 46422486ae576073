"""A new period after a grant: the concrete assessment first, then the grant as any other."""

from __future__ import annotations

from dataclasses import replace

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from livline.office.access.matrix import Verb
from livline.pages.caseworker.grant_text import text_of
from livline.pages.common.case_ways import ways
from livline.pages.common.screens import ViewerRequest, case_screen
from livline.records.cases import access
from livline.records.cases.models import Case
from livline.records.grants import actions, queries


class ExtensionForm(forms.Form):
    """The assessment a new period rests on. LAB § 167, stk. 1, 2. pkt."""

    assessment = forms.CharField(
        label=gettext_lazy("Concrete assessment for a new period"),
        help_text=gettext_lazy(
            "What has been reached, what is left, and why a mentor is still needed."
        ),
        widget=forms.Textarea(attrs={"rows": 6}),
    )


@case_screen("grant", read=Verb.CREATE, write=Verb.CREATE)
def extension(request: ViewerRequest, case: Case) -> HttpResponse:
    """Assess whether the support goes on; the draft that follows has the next lawful period."""
    viewer = request.viewer
    latest = queries.latest(case)
    if latest is None:
        return redirect("caseworker:grant", case.public_id)
    form = ExtensionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        facts = replace(queries.facts_of(latest), starts_on=None, ends_on=None)
        try:
            actions.extend(latest, facts=facts, by=viewer, **form.cleaned_data)
        except (actions.DraftExists, actions.ExtensionExists, actions.WrongState):
            messages.error(request, _("There is a grant being written, or a new period already."))
        else:
            messages.success(request, _("The new period is a draft. Look it through and decide."))
        return redirect("caseworker:grant", case.public_id)
    first, last = queries.next_period(latest)
    shown = access.fields_shown(viewer, "grant", case=case)
    context = {
        "case": case,
        "ways": ways(case, role=request.viewer.role, current="caseworker:grant"),
        "form": form,
        "text": text_of(latest, shown=shown),
        "first": first,
        "last": last,
        "number": len(queries.chain(latest)) + 2,
    }
    status = 422 if form.errors else 200
    return render(request, "caseworker/extension.html", context, status=status)
