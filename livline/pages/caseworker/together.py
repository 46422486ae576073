"""Sammen: the joint plan on a screen turned to the citizen, written and approved together."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from livline.office.access.matrix import Verb
from livline.office.tenancy.edits import EditedMeanwhile
from livline.pages.caseworker import plan_forms
from livline.pages.caseworker.conflicts import CONFLICT, Conflict
from livline.pages.caseworker.plan_forms import PlanForms
from livline.pages.caseworker.plan_words import plan_text
from livline.pages.common.screens import ViewerRequest, case_screen, require
from livline.records.cases.models import Case
from livline.records.plans import actions, queries
from livline.records.plans.actions import PlanDraft, PlanUnfinished
from livline.records.plans.models import PlanVersion, StepState

PARTIES = {"approve-citizen": "citizen", "approve-caseworker": "caseworker"}


@case_screen("plan", write=Verb.CHANGE)
def together(request: ViewerRequest, case: Case) -> HttpResponse:
    """Show the plan in force, or the draft both are at work on; keep, shrink a step, approve."""
    draft = queries.draft(case)
    if request.method == "POST":
        return _write(request, case, draft)
    current = queries.current(case)
    if draft is None and current is not None:
        return render(request, "caseworker/plan.html", {"case": case, "plan": current})
    written = actions.written(draft) if draft else PlanDraft()
    forms = plan_forms.showing(
        written, revision=draft.revision if draft else 0, on=request.viewer.on
    )
    return _page(request, case, draft, forms)


@case_screen("plan", write=Verb.CHANGE)
def change_plan(request: ViewerRequest, case: Case) -> HttpResponse:
    """Begin the next version with the open steps of the one in force."""
    if request.method == "POST":
        try:
            actions.start_draft(case, by=request.viewer)
        except actions.DraftExists:
            messages.info(request, _("There is a draft already. Here it is."))
    return redirect("caseworker:together", case.public_id)


@case_screen("plan", write=Verb.CHANGE)
def discard_plan(request: ViewerRequest, case: Case) -> HttpResponse:
    """Drop the draft; the plan in force stays as it is."""
    draft = queries.draft(case)
    if request.method == "POST" and draft is not None:
        try:
            actions.discard_draft(draft, by=request.viewer)
        except actions.NotADraft:
            messages.info(request, _("The plan has been approved meanwhile."))
        else:
            messages.success(request, _("The draft is dropped. The plan in force stays."))
    return redirect("caseworker:together", case.public_id)


@case_screen("plan", write=Verb.CHANGE)
def plan_step(request: ViewerRequest, case: Case, step_id: str) -> HttpResponse:
    """A step of the plan in force is done, or dropped."""
    step = queries.step_of(case, step_id)
    if step is None:
        raise Http404
    if request.method == "POST":
        state = StepState.DONE if request.POST.get("state") == "done" else StepState.DROPPED
        try:
            actions.close_step(step, state=state, on=request.viewer.on, by=request.viewer)
        except actions.StepClosed:
            messages.info(request, _("The step was closed already."))
    return redirect("caseworker:together", case.public_id)


@case_screen("plan", write=Verb.CHANGE, logged=False)
def smaller_step(request: ViewerRequest, case: Case, number: int) -> HttpResponse:
    """What to propose under one step while it is written; nothing is kept, nothing stored shown."""
    forms = plan_forms.sent(request.POST)
    if number >= len(forms.steps):
        raise Http404
    smaller = forms.steps[number].smaller(on=request.viewer.on)
    context = {"smaller": smaller, "number": number}
    return render(request, "caseworker/smaller_step.html", context)


@case_screen("plan", write=Verb.CHANGE, logged=False)
def keep_plan(request: ViewerRequest, case: Case) -> HttpResponse:
    """Keep the draft while it is written; answers with the revision and a word, never with text."""
    forms = plan_forms.sent(request.POST)
    said = "incomplete"
    revision = request.POST.get("revision", "0")
    if request.method == "POST" and forms.is_valid():
        try:
            revision = str(_kept(request, case, queries.draft(case), forms).revision)
            said = "kept"
        except EditedMeanwhile:
            said = "conflict"
    context = {"said": said, "revision": revision, "now": request.viewer.now}
    return render(request, "caseworker/plan_kept.html", context)


def _write(request: ViewerRequest, case: Case, draft: PlanVersion | None) -> HttpResponse:
    forms = plan_forms.sent(request.POST)
    if not forms.is_valid():
        return _page(request, case, draft, forms, status=422)
    shrink = request.POST.get("smaller", "")
    if shrink.isascii() and shrink.isdigit():
        taken = plan_forms.with_smaller(forms.draft(), int(shrink), on=request.viewer.on)
        revision = int(forms.plan.cleaned_data["revision"])
        forms = plan_forms.showing(taken, revision=revision, on=request.viewer.on)
        forms.is_valid()
    party = PARTIES.get(request.POST.get("do", ""))
    try:
        plan = _kept(request, case, draft, forms)
        if party is not None:
            _approve(request, case, plan, party)
    except EditedMeanwhile as stopped:
        return _conflict(request, case, forms, stopped)
    except PlanUnfinished:
        forms.plan.add_error("goal", _("A plan needs a goal and at least one step to be approved."))
        return _page(request, case, queries.draft(case), forms, status=422)
    if party is None and not shrink:
        messages.success(request, _("The plan is kept."))
    return redirect("caseworker:together", case.public_id)


def _kept(
    request: ViewerRequest, case: Case, draft: PlanVersion | None, forms: PlanForms
) -> PlanVersion:
    """Save what was changed; text that stands already keeps its approvals."""
    revision = int(forms.plan.cleaned_data["revision"])
    try:
        if draft is None:
            if revision:
                raise EditedMeanwhile(queries.current(case))
            draft = actions.start_draft(case, by=request.viewer)
            revision = draft.revision
        if _same(actions.written(draft), forms.draft()):
            return draft
        return actions.save_draft(draft, draft=forms.draft(), revision=revision, by=request.viewer)
    except actions.DraftExists as begun:
        raise EditedMeanwhile(queries.draft(case)) from begun
    except actions.NotADraft as approved:
        raise EditedMeanwhile(queries.current(case)) from approved


def _same(stored: PlanDraft, sent: PlanDraft) -> bool:
    return _without_ids(stored) == _without_ids(sent)


def _without_ids(draft: PlanDraft) -> PlanDraft:
    return replace(draft, steps=tuple(replace(step, public_id="") for step in draft.steps))


def _approve(request: ViewerRequest, case: Case, plan: PlanVersion, party: str) -> None:
    require(request, Verb.SIGN, "plan", case=case)
    try:
        plan = actions.approve(
            plan,
            party="citizen" if party == "citizen" else "caseworker",
            revision=plan.revision,
            by=request.viewer,
        )
    except actions.NotADraft as approved:
        raise EditedMeanwhile(queries.current(case)) from approved
    if plan.approved_at:
        messages.success(request, _("Both have said yes. The plan is in force."))


def _conflict(
    request: ViewerRequest, case: Case, forms: PlanForms, stopped: EditedMeanwhile
) -> HttpResponse:
    """Both texts side by side; the own one stays in the form and is saved by the next press."""
    stands = stopped.current
    assert stands is None or isinstance(stands, PlanVersion)
    theirs = plan_text(actions.written(stands)) if stands else ""
    conflict = Conflict(plan_text(forms.draft()), theirs)
    draft = queries.draft(case)
    again = plan_forms.showing(
        forms.draft(), revision=draft.revision if draft else 0, on=request.viewer.on
    )
    return _page(request, case, draft, again, conflict=conflict, status=CONFLICT)


def _page(
    request: ViewerRequest,
    case: Case,
    draft: PlanVersion | None,
    forms: PlanForms,
    *,
    conflict: Conflict | None = None,
    status: int = 200,
) -> HttpResponse:
    on = request.viewer.on
    context = {
        "case": case,
        "draft": draft,
        "form": forms.plan,
        "rows": [(step, step.smaller(on=on)) for step in forms.steps],
        "conflict": conflict,
        "in_force": queries.current(case) is not None,
    }
    return render(request, "caseworker/together.html", context, status=status)
