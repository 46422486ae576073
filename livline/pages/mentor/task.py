"""A task of the agreement is done: the mentor ticks it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from livline.office.access.matrix import Verb
from livline.pages.common.screens import ViewerRequest, case_screen
from livline.records.agreements import actions as agreements
from livline.records.agreements import queries as agreement_queries
from livline.records.cases.models import Case
from livline.records.contacts import queries as contacts


@case_screen("agreement", read=Verb.CHANGE, write=Verb.CHANGE, logged=False)
def done(request: ViewerRequest, case: Case, task_id: str) -> HttpResponse:
    """Tick an open task of the own match; it stays in the agreement with the day it was done."""
    match = contacts.own_match(case, viewer=request.viewer)
    if match is None:
        raise Http404
    found = [
        task for task in agreement_queries.open_tasks(match.agreement) if task.public_id == task_id
    ]
    if request.method == "POST" and found:
        agreements.complete_task(found[0], on=request.viewer.on, by=request.viewer)
        messages.success(request, _("The task is done."))
    return redirect("mentor:citizen", case_id=case.public_id)
