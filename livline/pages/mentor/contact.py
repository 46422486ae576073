"""Log a contact: at most five presses from the start page, and nothing typed is lost."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from livline.office.access.matrix import Verb
from livline.pages.common.screens import ViewerRequest, case_screen
from livline.pages.mentor.contact_form import ContactForm, usual_contact
from livline.records.agreements.models import Task
from livline.records.cases.models import Case
from livline.records.contacts import actions
from livline.records.contacts import queries as contacts
from livline.records.matches.models import Match

CONFLICT = 409
UNPROCESSABLE = 422
KEPT = 204


@case_screen("contact", write=Verb.CREATE)
def contact(request: ViewerRequest, case: Case) -> HttpResponse:
    """The form with the likely answers or the draft; a valid one is logged once."""
    match = match_or_404(request, case)
    tasks = tasks_of(match)
    if request.method != "POST":
        return _form(request, case, match, _new_form(request, match, tasks))
    form = ContactForm(request.POST, tasks=tasks)
    if not form.is_valid():
        return _form(request, case, match, form, status=UNPROCESSABLE)
    try:
        actions.log(match, form.facts(), by=request.viewer)
    except actions.KeyReused:
        form.add_error(None, _("This contact is logged already. Open it to change it."))
        return _form(request, case, match, form, status=CONFLICT)
    except actions.OutsideMatch:
        form.add_error("on", outside(match))
        return _form(request, case, match, form, status=UNPROCESSABLE)
    messages.success(request, _("The contact is logged."))
    return redirect("mentor:citizen", case_id=case.public_id)


@case_screen("contact", write=Verb.CREATE, logged=False)
def keep_draft(request: ViewerRequest, case: Case) -> HttpResponse:
    """Keep what is on the form so far, whether it is valid or not; shows nothing."""
    match = match_or_404(request, case)
    if request.method != "POST":
        return redirect("mentor:contact", case_id=case.public_id)
    names = ContactForm.base_fields.keys()
    content = {name: request.POST[name] for name in names if name in request.POST}
    actions.save_draft(match, content=content, by=request.viewer)
    return HttpResponse(status=KEPT)


@case_screen("contact", write=Verb.CREATE, logged=False)
def discard_draft(request: ViewerRequest, case: Case) -> HttpResponse:
    """Throw the draft away and begin with the likely answers."""
    match = match_or_404(request, case)
    if request.method == "POST":
        actions.discard_draft(match, by=request.viewer)
    return redirect("mentor:contact", case_id=case.public_id)


def match_or_404(request: ViewerRequest, case: Case) -> Match:
    """The viewer's own running match of the case."""
    match = contacts.own_match(case, viewer=request.viewer)
    if match is None:
        raise Http404
    return match


def tasks_of(match: Match) -> list[Task]:
    """The tasks that a contact can be about: those not done."""
    return [task for task in match.agreement.tasks.all() if task.done_on is None]


def outside(match: Match) -> str:
    """What to say when the time lies outside the match or ahead."""
    return _("The time must lie between %(first)s and now.") % {
        "first": date_format(match.starts_on, "j. F Y") if match.starts_on else ""
    }


def _new_form(request: ViewerRequest, match: Match, tasks: list[Task]) -> ContactForm:
    initial = usual_contact(match, tasks, viewer=request.viewer)
    draft = contacts.draft_of(match, viewer=request.viewer)
    return ContactForm(tasks=tasks, initial=initial | (draft.content if draft else {}))


def _form(
    request: ViewerRequest, case: Case, match: Match, form: ContactForm, *, status: int = 200
) -> HttpResponse:
    draft = contacts.draft_of(match, viewer=request.viewer)
    context = {
        "case": case,
        "calling_name": case.citizen.calling_name,
        "form": form,
        "draft": draft,
    }
    return render(request, "mentor/contact.html", context, status=status)
