"""The grant: written while the law is checked, then decided, or sent on to be refused."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from livline.office.access.matrix import Verb
from livline.office.tenancy.edits import EditedMeanwhile
from livline.pages.caseworker import checks, conflicts
from livline.pages.caseworker.grant_form import FIELDS_OF_FACTS, GrantForm, initial_of
from livline.pages.caseworker.grant_text import text_of, words_of
from livline.pages.common.case_ways import ways
from livline.pages.common.screens import ViewerRequest, case_screen
from livline.records.agreements import queries as agreements
from livline.records.cases import access
from livline.records.cases.models import Case
from livline.records.followups import actions as followups
from livline.records.grants import actions, queries
from livline.records.grants.models import Grant, GrantState


@case_screen("grant", write=Verb.CHANGE)
def grant(request: ViewerRequest, case: Case) -> HttpResponse:
    """Write the draft, decide it, or read what was decided; ``?ny=1`` begins another."""
    draft = queries.draft_of(case)
    if request.method != "POST":
        return _page(request, case, draft, form=_unbound(request, case, draft))
    form = GrantForm(_with_mend(request), extension=_is_extension(draft))
    if not form.is_valid():
        return _page(request, case, draft, form=form, outcome=checks.INVALID)
    try:
        return _done(request, case, _kept(request, case, draft, form=form))
    except EditedMeanwhile as stopped:
        outcome = checks.Outcome(conflicts.CONFLICT, _conflict(form, stopped))
        return _page(request, case, draft, form=form, outcome=outcome)
    except actions.Blocked:
        # What was written is kept all the same.
        kept = queries.draft_of(case)
        shown = _unbound(request, case, kept)
        return _page(request, case, kept, form=shown, outcome=checks.BLOCKED)
    except actions.WrongState:
        messages.error(request, _("Somebody else was quicker: it is no longer a draft."))
        return redirect("caseworker:grant", case.public_id)


@case_screen("grant", read=Verb.CHANGE, write=Verb.CHANGE, logged=False)
def grant_check(request: ViewerRequest, case: Case) -> HttpResponse:
    """What the law says about the form as it is being written; nothing is kept."""
    draft = queries.draft_of(case)
    extension = _is_extension(draft)
    form = GrantForm(request.POST or None, initial=_stored(draft), extension=extension)
    form.is_valid()
    found = queries.findings(form.facts(), case=case, on=request.viewer.on, of=draft)
    context = {**_findings(request, draft, found), "live": True}
    return render(request, "caseworker/grant_check.html", context)


def _done(request: ViewerRequest, case: Case, kept: Grant) -> HttpResponse:
    """Do what the button said with the draft that was just kept."""
    pressed = request.POST.get("do", "save")
    if pressed == "decide":
        return _decided(request, case, kept)
    if pressed == "withdraw":
        actions.withdraw_draft(kept, by=request.viewer)
        messages.success(request, _("The draft is withdrawn."))
        return redirect("caseworker:grant", case.public_id)
    if pressed == "refuse":
        return redirect("caseworker:refusal", case.public_id)
    messages.success(request, _("The draft is kept."))
    place, _equals, _value = pressed.removeprefix("mend:").partition("=")
    anchor = f"#id_{place}" if pressed.startswith("mend:") else ""
    return redirect(reverse("caseworker:grant", args=[case.public_id]) + anchor)


def _decided(request: ViewerRequest, case: Case, kept: Grant) -> HttpResponse:
    """Grant it; a new period takes agreement and mentor along."""
    decided = actions.decide(kept, version=kept.version, by=request.viewer)
    if decided.previous is not None and agreements.of_grant(decided.previous) is not None:
        followups.extend_support(decided, by=request.viewer)
        messages.success(
            request, _("The new period is granted. The mentor goes on; sign the agreement anew.")
        )
        return redirect("caseworker:agreement_signing", case.public_id)
    messages.success(request, _("Mentor support is granted. Now write the agreement."))
    return redirect("caseworker:agreement", case.public_id)


def _kept(request: ViewerRequest, case: Case, draft: Grant | None, *, form: GrantForm) -> Grant:
    """Keep the draft and the answers written under its findings."""
    viewer, version = request.viewer, form.cleaned_data["version"]
    if draft is None:
        kept = _begun(request, case, form)
    elif version is None:
        # Somebody else began one while this was being written.
        raise EditedMeanwhile(draft)
    else:
        kept = actions.save_draft(draft, facts=form.facts(), version=version, by=viewer)
    found = queries.findings(kept, case=case, on=viewer.on)
    for finding, text in checks.to_keep(request, found, given=_given(kept)):
        actions.answer(
            kept, rule=finding.rule, fingerprint=finding.fingerprint, text=text, by=viewer
        )
    return kept


def _given(draft: Grant | None) -> dict[str, str]:
    """The reasons kept so far, by the fingerprint of what they answer."""
    kept = {} if draft is None else queries.answers_of(draft)
    return {fingerprint: row.answer for fingerprint, row in kept.items()}


def _conflict(form: GrantForm, stopped: EditedMeanwhile) -> conflicts.Conflict:
    """Both texts; the form then carries the newer version, so that saving again is deliberate."""
    current = stopped.current
    assert isinstance(current, Grant)
    form.data = {**form.data.dict(), "version": str(current.version)}  # type: ignore[attr-defined]
    mine, theirs = words_of(form.facts()), words_of(queries.facts_of(current))
    return conflicts.Conflict(conflicts.lines(mine), conflicts.lines(theirs))


def _begun(request: ViewerRequest, case: Case, form: GrantForm) -> Grant:
    try:
        return actions.draft(case, facts=form.facts(), by=request.viewer)
    except actions.DraftExists as stopped:
        raise EditedMeanwhile(stopped.grant) from stopped


def _with_mend(request: ViewerRequest) -> Any:
    """The form as sent; a "mend" button puts the lawful value into its field."""
    data = request.POST.copy()
    pressed = data.get("do", "")
    if pressed.startswith("mend:"):
        field, _equals, value = pressed.removeprefix("mend:").partition("=")
        data[field] = value
    return data


def _is_extension(draft: Grant | None) -> bool:
    return draft is not None and draft.previous is not None


def _stored(draft: Grant | None) -> dict[str, Any]:
    return initial_of(draft) if draft else {}


def _unbound(request: ViewerRequest, case: Case, draft: Grant | None) -> GrantForm | None:
    """The form to write on; None where there is nothing to write."""
    if draft is not None:
        return GrantForm(initial=initial_of(draft), extension=_is_extension(draft))
    if queries.latest(case) is not None and "ny" not in request.GET:
        return None
    first = request.viewer.on
    return GrantForm(initial={"starts_on": first, "ends_on": queries.last_lawful_day(first)})


def _findings(
    request: ViewerRequest, draft: Grant | None, found: tuple[queries.Finding, ...]
) -> dict[str, object]:
    return checks.context(
        request,
        found,
        given=_given(draft),
        field_of=lambda fact: FIELDS_OF_FACTS.get(fact, ""),
    )


def _page(
    request: ViewerRequest,
    case: Case,
    draft: Grant | None,
    *,
    form: GrantForm | None,
    outcome: checks.Outcome = checks.FINE,
) -> HttpResponse:
    viewer = request.viewer
    shown = access.fields_shown(viewer, "grant", case=case)
    if not access.may(viewer, Verb.CHANGE, "grant", case=case):
        form = None
    written = [one for one in queries.of_case(case) if one.state != GrantState.DRAFT]
    context: dict[str, object] = {
        "case": case,
        "ways": ways(case, role=request.viewer.role, current="caseworker:grant"),
        "form": form,
        "draft": draft if form else None,
        "conflict": outcome.conflict,
        "stops": [_("The law stops this. What must be mended stands beside the form.")]
        if outcome.stopped
        else [],
        "grants": [text_of(one, shown=shown) for one in written],
        "latest": queries.latest(case) if form is None else None,
        "may_decide": access.may(viewer, Verb.DECIDE, "grant", case=case),
    }
    if form is not None:
        found = queries.findings(form.facts(), case=case, on=viewer.on, of=draft)
        context |= _findings(request, draft, found)
    return render(request, "caseworker/grant.html", context, status=outcome.status)
