"""One citizen at the workplace: the agreed tasks there, and the mentor to ring early."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from livline.office.access.matrix import Verb
from livline.pages.common.agreement_body import agreement_shown, has_signed
from livline.pages.common.screens import ViewerRequest, case_screen
from livline.records.agreements.models import AgreementState, Party
from livline.records.cases import access
from livline.records.cases.models import Case
from livline.records.followups import actions as followups
from livline.records.matches import queries as matches

CONFLICT = 409


@case_screen("agreement", write=Verb.SIGN)
def citizen(request: ViewerRequest, case: Case) -> HttpResponse:
    """The agreed part and nothing about why; the own part may be signed here."""
    match = (
        matches.visible_to(request.viewer)
        .filter(case=case, agreement__company_agreed=True)
        .select_related("agreement__grant", "agreement__mentor", "mentor")
        .first()
    )
    if match is None:
        raise Http404
    agreement = match.agreement
    to_sign = agreement.state == AgreementState.READY and not has_signed(agreement, Party.COMPANY)
    status = 200
    if request.method == "POST":
        if to_sign:
            followups.start_support(agreement, party=Party.COMPANY, by=request.viewer)
            messages.success(request, _("You have signed the agreement."))
            return redirect("company:citizen", case_id=case.public_id)
        messages.error(request, _("There is nothing to sign right now."))
        status = CONFLICT
    fields = access.fields_shown(request.viewer, "agreement", case=case)
    context = {
        "case": case,
        "calling_name": case.citizen.calling_name,
        "mentor": match.mentor,
        "shown": agreement_shown(agreement, fields=fields),
        "to_sign": to_sign,
    }
    return render(request, "company/citizen.html", context, status=status)
