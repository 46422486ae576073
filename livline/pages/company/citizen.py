"""One citizen at the workplace: the agreed tasks there, and the mentor to ring early."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from livline.office.access.matrix import Verb
from livline.pages.common import signing
from livline.pages.common.agreement_body import AgreementShown, agreement_shown
from livline.pages.common.screens import ViewerRequest, case_screen
from livline.records.agreements import queries as agreements
from livline.records.agreements.models import Agreement, AgreementState, Party
from livline.records.cases import access
from livline.records.cases.models import Case
from livline.records.matches import queries as matches

CONFLICT = 409
SIGNABLE = (AgreementState.READY, AgreementState.SIGNED)


@case_screen("agreement", write=Verb.SIGN)
def citizen(request: ViewerRequest, case: Case) -> HttpResponse:
    """The agreed part and nothing about why; the company may sign what is in force, too."""
    running = matches.visible_to(request.viewer).filter(matches.running(request.viewer.on))
    agreed = running.filter(case=case, agreement__company_agreed=True)
    match = agreed.select_related("mentor").order_by("pk").first()
    if match is None:
        raise Http404
    agreement = _agreement(request, match.agreement_id)
    to_sign = agreement.state in SIGNABLE and Party.COMPANY not in agreements.signed_by(agreement)
    status = 200
    if request.method == "POST":
        if not to_sign:
            messages.error(request, _("There is nothing to sign right now."))
        elif signing.sign(request, agreement, party=Party.COMPANY):
            return redirect("company:citizen", case_id=case.public_id)
        status = CONFLICT
    fields = access.fields_shown(request.viewer, "agreement", case=case)
    context = {
        "case": case,
        "calling_name": case.citizen.calling_name,
        "mentor": match.mentor,
        "shown": _at_the_company(agreement_shown(agreement, fields=fields)),
        "to_sign": to_sign,
    }
    return render(request, "company/citizen.html", context, status=status)


def _at_the_company(shown: AgreementShown) -> AgreementShown:
    """Tasks elsewhere would tell the company what the citizen needs help with in private."""
    return replace(shown, tasks=[task for task in shown.tasks if task.at_company])


def _agreement(request: ViewerRequest, key: int) -> Agreement:
    """The agreement of the match, where the citizen has agreed that the company takes part."""
    visible = agreements.visible_to(request.viewer).filter(pk=key)
    found = agreements.with_all(visible).first()
    if found is None:
        raise Http404
    return found
