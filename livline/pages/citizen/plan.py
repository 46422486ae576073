"""My plan: read it, say yes to it, and add own words."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from livline.office.access.matrix import Verb
from livline.office.tenancy.edits import EditedMeanwhile
from livline.pages.common.screens import ViewerRequest, own_case_screen
from livline.records.cases.models import Case
from livline.records.plans import actions
from livline.records.plans import queries as plans

UNPROCESSABLE = 422


class CommentForm(forms.Form):
    """The citizen's own words about the plan."""

    text = forms.CharField(
        label=gettext_lazy("My own words about the plan"),
        max_length=2000,
        required=False,
        widget=forms.Textarea,
    )


class ApprovalForm(forms.Form):
    """Which text the citizen has read."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


@own_case_screen("plan", write=Verb.CHANGE)
def plan(request: ViewerRequest, case: Case) -> HttpResponse:
    """The plan in force and the new one both work on; a comment may be added to either."""
    current, draft = plans.current(case), plans.draft(case)
    subject = draft or current
    written = {"text": subject.citizen_comment if subject else ""}
    form = CommentForm(request.POST if request.method == "POST" else None, initial=written)
    if form.is_bound and subject is not None and form.is_valid():
        actions.comment(subject, text=form.cleaned_data["text"], by=request.viewer)
        messages.success(request, _("Your words are kept."))
        return redirect("citizen:plan")
    context = {"current": current, "draft": draft, "form": form}
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "citizen/plan.html", context, status=status)


@own_case_screen("plan", write=Verb.SIGN, logged=False)
def approve(request: ViewerRequest, case: Case) -> HttpResponse:
    """Say yes to the text that was read; a text changed meanwhile is to be read first."""
    draft = plans.draft(case)
    form = ApprovalForm(request.POST if request.method == "POST" else None)
    if draft is None or not form.is_valid():
        return redirect("citizen:plan")
    try:
        revision = form.cleaned_data["revision"]
        actions.approve(draft, party="citizen", by=request.viewer, revision=revision)
    except (EditedMeanwhile, actions.NotADraft):
        messages.warning(request, _("The plan has been changed. Read it again first."))
    except actions.PlanUnfinished:
        messages.warning(request, _("The plan is not done yet."))
    else:
        messages.success(request, _("You have said yes to the plan."))
    return redirect("citizen:plan")
