"""Signing the agreement: for the municipality, and noting what was signed on paper."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from livline.office.access.matrix import Verb
from livline.pages.caseworker import checks
from livline.pages.caseworker.agreement_text import text_of
from livline.pages.common.case_ways import ways
from livline.pages.common.screens import ViewerRequest, case_screen
from livline.records.agreements import actions, queries
from livline.records.agreements.models import Agreement, AgreementState, Party
from livline.records.cases import access
from livline.records.cases.models import Case
from livline.records.followups import actions as followups
from livline.records.matches import actions as matches


@case_screen("agreement", read=Verb.SIGN, write=Verb.SIGN)
def agreement_signing(request: ViewerRequest, case: Case) -> HttpResponse:
    """The agreement as it will be signed, and who has signed it."""
    found = queries.with_all(queries.visible_to(request.viewer).filter(case=case))
    agreement = found.exclude(state=AgreementState.ENDED).first()
    if agreement is None:
        return redirect("caseworker:agreement", case.public_id)
    party = request.POST.get("party", "")
    if request.method != "POST" or party not in Party.values:
        return _page(request, case, agreement)
    try:
        begun = followups.start_support(agreement, party=Party(party), by=request.viewer)
    except actions.Blocked:
        messages.error(request, _("It cannot be signed yet: see what is missing."))
    except actions.NotTheirSignature:
        messages.error(request, _("This signature is not yours to give."))
    except (actions.WrongState, matches.GrantOver, matches.AnotherRuns):
        messages.error(request, _("It cannot be signed now. The grant or the match has changed."))
    else:
        text = _("Signed by all: the support begins.") if begun else _("The signature is kept.")
        messages.success(request, text)
    return redirect("caseworker:agreement_signing", case.public_id)


@case_screen("agreement")
def agreement_print(request: ViewerRequest, case: Case) -> HttpResponse:
    """The agreement on paper, as an annex to Min Plan, with lines to sign on."""
    found = queries.with_all(queries.visible_to(request.viewer).filter(case=case))
    agreement = found.exclude(state=AgreementState.ENDED).first()
    if agreement is None:
        return redirect("caseworker:agreement", case.public_id)
    shown = access.fields_shown(request.viewer, "agreement", case=case)
    context = {
        "case": case,
        "text": text_of(agreement, shown=shown),
        "on": request.viewer.on,
        "municipality": case.municipality.name,
    }
    return render(request, "caseworker/agreement_print.html", context)


def _page(request: ViewerRequest, case: Case, agreement: Agreement) -> HttpResponse:
    viewer = request.viewer
    shown = access.fields_shown(viewer, "agreement", case=case)
    found = queries.signing_findings(agreement, on=viewer.on)
    signed = queries.signed_by(agreement)
    open_parties = [
        party
        for party in queries.SIGNERS
        if party not in signed and viewer.role in actions.MAY_SIGN_FOR[party]
    ]
    context = {
        "case": case,
        "ways": ways(case, role=request.viewer.role, current="caseworker:agreement"),
        "agreement": agreement,
        "text": text_of(agreement, shown=shown),
        "groups": checks.grouped(found, field_of=lambda _fact: ""),
        "open_parties": open_parties if agreement.mentor else [],
        "for_municipality": Party.MUNICIPALITY in open_parties,
    }
    return render(request, "caseworker/agreement_signing.html", context)
