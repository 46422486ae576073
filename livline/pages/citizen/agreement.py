"""My agreement: what the mentor does and does not, until when; read it and sign it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from livline.office.access.matrix import Verb
from livline.pages.common import signing
from livline.pages.common.agreement_body import agreement_shown
from livline.pages.common.screens import ViewerRequest, own_case_screen
from livline.records.agreements import queries as agreements
from livline.records.agreements.models import Agreement, AgreementState, Party
from livline.records.cases import access
from livline.records.cases.models import Case

CONFLICT = 409
SHOWN = (AgreementState.READY, AgreementState.SIGNED)


@own_case_screen("agreement", write=Verb.SIGN)
def agreement(request: ViewerRequest, case: Case) -> HttpResponse:
    """The newest agreement that is no draft; one press signs once the mentor is named."""
    found = newest(case)
    to_sign = signing.is_to_sign(found, Party.CITIZEN)
    status = 200
    if request.method == "POST":
        if found is None or not to_sign:
            messages.error(request, _("There is nothing to sign right now."))
        elif signing.sign(request, found, party=Party.CITIZEN):
            return redirect("citizen:agreement")
        status = CONFLICT
    fields = access.fields_shown(request.viewer, "agreement", case=case)
    shown = agreement_shown(found, fields=fields) if found else None
    context = {"shown": shown, "to_sign": to_sign}
    return render(request, "citizen/agreement.html", context, status=status)


def newest(case: Case) -> Agreement | None:
    """The newest agreement that is ready or signed; a draft is the caseworker's."""
    return agreements.of_case(case).filter(state__in=SHOWN).first()
