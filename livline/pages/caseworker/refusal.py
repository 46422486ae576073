"""A refusal: its reasons, checked as a letter must carry them, then decided."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from livline.office.access.matrix import Verb
from livline.pages.caseworker import checks
from livline.pages.caseworker.grant_text import text_of
from livline.pages.common.case_ways import ways
from livline.pages.common.screens import ViewerRequest, case_screen
from livline.records.cases import access
from livline.records.cases.models import Case
from livline.records.grants import actions, queries
from livline.records.grants.models import Grant


class RefusalForm(forms.Form):
    """Why the support is refused, as the citizen will read it."""

    reason = forms.CharField(
        label=gettext_lazy("Why it is refused"),
        help_text=gettext_lazy(
            "The citizen reads this. Say which facts weighed, and what the law asks for."
        ),
        widget=forms.Textarea(attrs={"rows": 6}),
    )


@case_screen("grant", read=Verb.DECIDE, write=Verb.DECIDE)
def refusal(request: ViewerRequest, case: Case) -> HttpResponse:
    """Refuse the draft, or what was asked for where nothing is written yet."""
    draft = queries.draft_of(case)
    form = RefusalForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, case, draft, form=form, status=422 if form.errors else 200)
    try:
        written = draft or actions.draft(case, facts=actions.GrantFacts(), by=request.viewer)
        actions.refuse(written, reason=form.cleaned_data["reason"], by=request.viewer)
    except (actions.WrongState, actions.DraftExists):
        messages.error(request, _("Somebody else was quicker. Look at the grant first."))
    else:
        messages.success(request, _("Mentor support is refused."))
    return redirect("caseworker:grant", case.public_id)


def _page(
    request: ViewerRequest, case: Case, draft: Grant | None, *, form: RefusalForm, status: int
) -> HttpResponse:
    shown = access.fields_shown(request.viewer, "grant", case=case)
    reason = str(form["reason"].value() or "")
    # An empty page is no mistake yet: what the letter lacks is said when it is sent.
    found = queries.refusal_findings(reason, on=request.viewer.on) if form.is_bound else ()
    context = {
        "case": case,
        "ways": ways(case, role=request.viewer.role, current="caseworker:grant"),
        "form": form,
        "text": text_of(draft, shown=shown) if draft else None,
        "groups": checks.grouped(
            found, field_of=lambda fact: "reason" if fact == "reasons" else ""
        ),
    }
    return render(request, "caseworker/refusal.html", context, status=status)
