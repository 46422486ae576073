"""The agreement as the mentor reads and signs it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from livline.office.access.matrix import Verb
from livline.pages.common.agreement_body import agreement_shown, has_signed
from livline.pages.common.screens import ViewerRequest, case_screen
from livline.records.agreements.models import Agreement, AgreementState, Party
from livline.records.cases import access
from livline.records.cases.models import Case
from livline.records.followups import actions as followups
from livline.records.matches import queries as matches

CONFLICT = 409


@case_screen("agreement", write=Verb.SIGN)
def agreement(request: ViewerRequest, case: Case) -> HttpResponse:
    """Tasks, boundaries and ending; one press signs, and the last signature starts the match."""
    found = _own_agreement(request, case)
    to_sign = found.state == AgreementState.READY and not has_signed(found, Party.MENTOR)
    status = 200
    if request.method == "POST":
        if to_sign:
            followups.start_support(found, party=Party.MENTOR, by=request.viewer)
            messages.success(request, _("You have signed the agreement."))
            return redirect("mentor:agreement", case_id=case.public_id)
        messages.error(request, _("There is nothing to sign right now."))
        status = CONFLICT
    context = {
        "case": case,
        "calling_name": case.citizen.calling_name,
        "shown": agreement_shown(
            found, fields=access.fields_shown(request.viewer, "agreement", case=case)
        ),
        "to_sign": to_sign,
    }
    return render(request, "mentor/agreement.html", context, status=status)


def _own_agreement(request: ViewerRequest, case: Case) -> Agreement:
    """The agreement of the mentor's running match, or of the proposal the citizen said yes to."""
    mine = matches.visible_to(request.viewer).filter(case=case, agreement__mentor__isnull=False)
    current = mine.filter(matches.running(request.viewer.on)) | mine.filter(state__in=matches.OPEN)
    match = current.select_related("agreement__grant", "agreement__mentor").first()
    if match is None:
        raise Http404
    return match.agreement
