"""The agreement: tasks, boundaries and the ending, written while the law is checked."""

from __future__ import annotations

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from livline.office.access.matrix import Verb
from livline.office.tenancy.edits import EditedMeanwhile
from livline.pages.caseworker import agreement_form, checks, conflicts
from livline.pages.caseworker.agreement_conflict import arising
from livline.pages.caseworker.agreement_form import Written
from livline.pages.caseworker.agreement_text import text_of
from livline.pages.common.case_ways import ways
from livline.pages.common.screens import ViewerRequest, case_screen
from livline.records.agreements import actions, queries
from livline.records.agreements.models import Agreement, AgreementAnswer, AgreementState
from livline.records.cases import access
from livline.records.cases import queries as cases
from livline.records.cases.models import Case
from livline.records.grants import queries as grants
from livline.records.grants.models import Grant
from livline.records.grants.queries import Finding
from livline.records.plans import queries as plans

ROWS = {"add", "remove", "taper"}


@case_screen("agreement", write=Verb.CHANGE)
def agreement(request: ViewerRequest, case: Case) -> HttpResponse:
    """Write the agreement under the grant, or read it; ``?ret=1`` opens a signed one again."""
    grant = grants.latest(case)
    found = _visible(request, grant)
    if request.method != "POST":
        return _page(request, case, found, written=_opened(request, case, grant, found))
    if grant is None:
        return redirect("caseworker:grant", case.public_id)
    pressed = request.POST.get("do", "save")
    if pressed.partition(":")[0] in ROWS:
        proposal = [asdict(row) for row in queries.taper_proposal(grant.starts_on, grant.ends_on)]
        data = agreement_form.rearranged(request.POST, pressed, proposal=proposal)
        written = agreement_form.sent(data, municipality=case.municipality_id)
        return _page(request, case, found, written=written)
    written = agreement_form.sent(request.POST, municipality=case.municipality_id)
    if not written.is_valid():
        return _page(request, case, found, written=written, outcome=checks.INVALID)
    return _saved(request, case, found, grant=grant, written=written)


@case_screen("agreement", read=Verb.CHANGE, write=Verb.CHANGE, logged=False)
def agreement_check(request: ViewerRequest, case: Case) -> HttpResponse:
    """What the law says about the form as it is being written; nothing is kept."""
    grant = grants.latest(case)
    written = agreement_form.sent(request.POST, municipality=case.municipality_id)
    context: dict[str, object] = {"live": True}
    if grant is not None:
        context |= _findings(request, grant, written, of=_visible(request, grant))
    return render(request, "caseworker/grant_check.html", context)


def _saved(
    request: ViewerRequest, case: Case, found: Agreement | None, *, grant: Grant, written: Written
) -> HttpResponse:
    """Keep what is written and do what the button said."""
    ready = request.POST.get("do") == "ready"
    try:
        kept = _kept(request, found, grant=grant, written=written)
        _answer(request, kept)
        if ready and kept.state == AgreementState.DRAFT:
            actions.make_ready(kept, by=request.viewer)
    except EditedMeanwhile as stopped:
        outcome = checks.Outcome(conflicts.CONFLICT, arising(written, stopped))
        return _page(request, case, found, written=written, outcome=outcome)
    except actions.Blocked:
        again = _visible(request, grant)
        signed = again is not None and again.state == AgreementState.SIGNED
        shown = written if signed else _opened(request, case, grant, again)
        return _page(request, case, again, written=shown, outcome=checks.BLOCKED)
    except actions.WrongState:
        messages.error(request, _("Somebody else was quicker: look at the agreement as it is now."))
        return redirect("caseworker:agreement", case.public_id)
    if ready or kept.state == AgreementState.READY:
        messages.success(request, _("Ready. It can be signed once a mentor is named."))
        return redirect("caseworker:agreement_signing", case.public_id)
    messages.success(request, _("The draft is kept."))
    return redirect("caseworker:agreement", case.public_id)


def _kept(
    request: ViewerRequest, found: Agreement | None, *, grant: Grant, written: Written
) -> Agreement:
    facts, by = written.facts(), request.viewer
    version = written.main.cleaned_data["version"]
    if found is None:
        return _begun(request, grant, written=written)
    if version is None:
        # Somebody else began one while this was being written.
        raise EditedMeanwhile(found)
    if found.state == AgreementState.SIGNED:
        return actions.change_after_signing(found, facts=facts, version=version, by=by)
    return actions.save_draft(found, facts=facts, version=version, by=by)


def _begun(request: ViewerRequest, grant: Grant, *, written: Written) -> Agreement:
    facts, by = written.facts(), request.viewer
    before = queries.of_grant(grant.previous) if grant.previous else None
    try:
        if before is None:
            return actions.draft(grant, facts=facts, by=by)
        renewed = actions.renew(before, grant=grant, by=by)
        return actions.save_draft(renewed, facts=facts, version=renewed.version, by=by)
    except actions.AgreementExists as stopped:
        raise EditedMeanwhile(stopped.agreement) from stopped


def _visible(request: ViewerRequest, grant: Grant | None) -> Agreement | None:
    """The agreement of the grant, for those whom it concerns."""
    if grant is None:
        return None
    found = queries.visible_to(request.viewer).filter(grant=grant)
    return queries.with_all(found).first()


def _opened(
    request: ViewerRequest, case: Case, grant: Grant | None, found: Agreement | None
) -> Written | None:
    """The form to write on; None where there is nothing to write, or not by this viewer."""
    if grant is None or not access.may(request.viewer, Verb.CHANGE, "agreement", case=case):
        return None
    if found is None:
        proposed = _proposed(case, grant, request=request)
        return agreement_form.stored(proposed, version=None, municipality=case.municipality_id)
    closed = found.state in (AgreementState.SIGNED, AgreementState.ENDED)
    if closed and not ("ret" in request.GET and found.state == AgreementState.SIGNED):
        return None
    return agreement_form.stored(
        queries.facts_of(found), version=found.version, municipality=case.municipality_id
    )


def _proposed(case: Case, grant: Grant, *, request: ViewerRequest) -> queries.AgreementFacts:
    """What a new agreement begins with: the plan's goal, who else helps, an ending by dates."""
    before = queries.of_grant(grant.previous) if grant.previous else None
    if before is not None:
        return queries.facts_for_next(before, grant=grant, on=request.viewer.on)
    plan = plans.current(case)
    helpers = cases.other_support_of(case, on=request.viewer.on)
    return queries.AgreementFacts(
        goal=plan.goal if plan else "",
        tasks=(queries.TaskFacts("", until=grant.ends_on, serves=grant.target[:120]),),
        boundaries=tuple(
            queries.BoundaryFacts(one.does[:160], f"{one.helper}"[:120]) for one in helpers
        ),
        taper=queries.taper_proposal(grant.starts_on, grant.ends_on),
    )


def _findings(
    request: ViewerRequest, grant: Grant, written: Written, *, of: Agreement | None = None
) -> dict[str, object]:
    found = queries.findings(written.facts(), grant=grant, on=request.viewer.on)
    return checks.context(request, found, given=_given(of), field_of=written.field_of_fact)


def _given(agreement: Agreement | None) -> dict[str, str]:
    """The reasons kept so far, by the fingerprint of what they answer."""
    kept = {} if agreement is None else queries.answers_of(agreement)
    return {fingerprint: row.answer for fingerprint, row in kept.items()}


def _answered(
    request: ViewerRequest, found: Agreement | None
) -> list[tuple[Finding, AgreementAnswer]]:
    """What the reasons are, for whoever reads the agreement next."""
    return queries.answered(found, on=request.viewer.on) if found else []


def _answer(request: ViewerRequest, kept: Agreement) -> None:
    """Keep the reasons written under the findings of the text that was just kept."""
    viewer = request.viewer
    found = queries.findings(queries.facts_of(kept), grant=kept.grant, on=viewer.on)
    for finding, text in checks.to_keep(request, found, given=_given(kept)):
        actions.answer(
            kept, rule=finding.rule, fingerprint=finding.fingerprint, text=text, by=viewer
        )


def _page(
    request: ViewerRequest,
    case: Case,
    found: Agreement | None,
    *,
    written: Written | None,
    outcome: checks.Outcome = checks.FINE,
) -> HttpResponse:
    viewer = request.viewer
    shown = access.fields_shown(viewer, "agreement", case=case)
    may_change = access.may(viewer, Verb.CHANGE, "agreement", case=case)
    stops = [_("The law stops this. What must be mended stands beside the form.")]
    context: dict[str, object] = {
        "case": case,
        "ways": ways(case, role=request.viewer.role, current="caseworker:agreement"),
        "written": written,
        "agreement": found,
        "text": text_of(found, shown=shown) if found else None,
        "conflict": outcome.conflict,
        "stops": stops if outcome.stopped else [],
        "may_change": may_change,
        "answered": _answered(request, found) if may_change and written is None else [],
    }
    grant = found.grant if found else grants.latest(case)
    context["grant"] = grant
    if written is not None and grant is not None:
        context |= _findings(request, grant, written, of=found)
    return render(request, "caseworker/agreement.html", context, status=outcome.status)
