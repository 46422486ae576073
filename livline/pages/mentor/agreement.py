"""The agreement as the mentor reads and signs it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from livline.office.access.matrix import Verb
from livline.pages.common import signing
from livline.pages.common.agreement_body import agreement_shown
from livline.pages.common.screens import ViewerRequest, case_screen
from livline.records.agreements import queries as agreements
from livline.records.agreements.models import Agreement, AgreementState, Party
from livline.records.cases import access
from livline.records.cases.models import Case

CONFLICT = 409
SHOWN = (AgreementState.READY, AgreementState.SIGNED)


@case_screen("agreement", write=Verb.SIGN)
def agreement(request: ViewerRequest, case: Case) -> HttpResponse:
    """Tasks, boundaries and ending; one press signs, and the last signature starts the match."""
    found = _own_agreement(request, case)
    to_sign = signing.is_to_sign(found, Party.MENTOR)
    status = 200
    if request.method == "POST":
        if found is None or not to_sign:
            messages.error(request, _("There is nothing to sign right now."))
        elif signing.sign(request, found, party=Party.MENTOR):
            return redirect("mentor:agreement", case_id=case.public_id)
        status = CONFLICT
    fields = access.fields_shown(request.viewer, "agreement", case=case)
    context = {
        "case": case,
        "calling_name": case.citizen.calling_name,
        "shown": agreement_shown(found, fields=fields) if found else None,
        "to_sign": to_sign,
    }
    return render(request, "mentor/agreement.html", context, status=status)


def _own_agreement(request: ViewerRequest, case: Case) -> Agreement | None:
    """The newest agreement of the case that names this mentor and is no draft."""
    named = agreements.visible_to(request.viewer).filter(case=case, state__in=SHOWN)
    return agreements.with_all(named.order_by("-pk")).first()
