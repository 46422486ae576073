"""My agreement: what the mentor does and does not, until when; read it and sign it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from livline.office.access.matrix import Verb
from livline.pages.citizen.mentor import is_to_sign
from livline.pages.common.agreement_body import agreement_shown
from livline.pages.common.screens import ViewerRequest, own_case_screen
from livline.records.agreements.models import Party
from livline.records.cases import access
from livline.records.cases.models import Case
from livline.records.followups import actions as followups
from livline.records.matches import queries as matches

CONFLICT = 409


@own_case_screen("agreement", write=Verb.SIGN)
def agreement(request: ViewerRequest, case: Case) -> HttpResponse:
    """The agreement of the mentor proposed or running; one press signs."""
    proposal = matches.proposal(case)
    match = proposal or matches.active(case, request.viewer.on)
    to_sign = is_to_sign(proposal)
    status = 200
    if request.method == "POST":
        if to_sign and proposal is not None:
            followups.start_support(proposal.agreement, party=Party.CITIZEN, by=request.viewer)
            messages.success(request, _("You have signed the agreement."))
            return redirect("citizen:agreement")
        messages.error(request, _("There is nothing to sign right now."))
        status = CONFLICT
    fields = access.fields_shown(request.viewer, "agreement", case=case)
    shown = agreement_shown(match.agreement, fields=fields) if match else None
    context = {"shown": shown, "to_sign": to_sign}
    return render(request, "citizen/agreement.html", context, status=status)
