"""Close a case in which nothing runs any more, or open a closed one again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from livline.office.access.matrix import Verb
from livline.pages.common.case_ways import ways
from livline.pages.common.screens import ViewerRequest, case_screen
from livline.records.cases import actions as cases
from livline.records.cases.models import Case, CaseStatus
from livline.records.followups import actions, queries
from livline.records.grants import queries as grants

CONFLICT = 409


@case_screen("case", read=Verb.CHANGE, write=Verb.CHANGE)
def closing(request: ViewerRequest, case: Case) -> HttpResponse:
    """What stands in the way of closing, and the one button for what can be done now."""
    problem = ""
    if request.method == "POST":
        problem = _done(request, case)
        if not problem:
            return redirect("common:case", case.public_id)
    on = request.viewer.on
    shown = {
        "case": case,
        "ways": ways(case, role=request.viewer.role, current="caseworker:closing"),
        "is_closed": case.status == CaseStatus.CLOSED,
        "is_running": queries.is_running(case),
        "until": queries.supported_until(case, on=on),
        "draft": grants.draft_of(case),
        "problem": problem,
    }
    status = CONFLICT if problem else 200
    return render(request, "caseworker/closing.html", shown, status=status)


def _done(request: ViewerRequest, case: Case) -> str:
    """Do what the button said; what is in the way as a sentence, "" where nothing is."""
    opens = request.POST.get("do") == "reopen"
    try:
        if opens:
            cases.reopen(case, by=request.viewer)
        else:
            actions.close_case(case, by=request.viewer)
    except cases.WrongStatus:
        return _("Somebody else was quicker: look at the case as it is now.")
    except actions.SupportRuns:
        return _("Support is running in this case. End it first.")
    except actions.CallBackWaits:
        return _("The citizen has been promised a call. Make it first.")
    messages.success(request, _("The case is open again.") if opens else _("The case is closed."))
    return ""
