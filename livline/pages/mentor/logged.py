"""A logged contact: changed by its author within a day, later only added to."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from livline.office.access.matrix import Verb
from livline.office.tenancy.edits import EditedMeanwhile
from livline.pages.common.screens import ViewerRequest, case_screen
from livline.pages.mentor.contact import CONFLICT, UNPROCESSABLE, match_or_404, outside, tasks_of
from livline.pages.mentor.contact_form import ContactForm, as_logged
from livline.records.agreements.models import Task
from livline.records.cases.models import Case
from livline.records.contacts import actions
from livline.records.contacts import queries as contacts
from livline.records.contacts.models import Contact


class AddendumForm(forms.Form):
    """What the contact lacks."""

    text = forms.CharField(label=gettext_lazy("Addendum"), max_length=4000, widget=forms.Textarea)


@case_screen("contact", write=Verb.CHANGE)
def logged(request: ViewerRequest, case: Case, contact_id: str) -> HttpResponse:
    """The contact as form within 24 hours, as text with addenda after."""
    contact = contacts.of_case(case, viewer=request.viewer).filter(public_id=contact_id).first()
    if contact is None:
        raise Http404
    if contacts.may_change(contact, viewer=request.viewer):
        return _change(request, case, contact)
    return _add(request, case, contact)


def _change(request: ViewerRequest, case: Case, contact: Contact) -> HttpResponse:
    match = match_or_404(request, case)
    tasks = _tasks(contact, tasks_of(match))
    if request.method != "POST":
        form = ContactForm(tasks=tasks, initial=as_logged(contact))
        return _page(request, case, contact, form=form)
    form = ContactForm(request.POST, tasks=tasks)
    if not form.is_valid():
        return _page(request, case, contact, status=UNPROCESSABLE, form=form)
    version = form.cleaned_data["version"] or 0
    try:
        actions.change(contact, form.facts(), version=version, by=request.viewer)
    except EditedMeanwhile as meanwhile:
        current = meanwhile.current
        assert isinstance(current, Contact)
        posted = request.POST.copy()
        posted["version"] = str(current.version)
        again = ContactForm(posted, tasks=tasks)
        return _page(request, case, contact, status=CONFLICT, form=again, current=current)
    except actions.OutsideMatch:
        form.add_error("on", outside(match))
        return _page(request, case, contact, status=UNPROCESSABLE, form=form)
    messages.success(request, _("The contact is changed."))
    return redirect("mentor:citizen", case_id=case.public_id)


def _add(request: ViewerRequest, case: Case, contact: Contact) -> HttpResponse:
    form = AddendumForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.add_addendum(contact, text=form.cleaned_data["text"], by=request.viewer)
        messages.success(request, _("The addendum is kept."))
        return redirect("mentor:citizen", case_id=case.public_id)
    status = UNPROCESSABLE if request.method == "POST" else 200
    return _page(request, case, contact, status=status, addendum=form)


def _tasks(contact: Contact, open_tasks: list[Task]) -> list[Task]:
    """The open tasks, and the one the contact was about although it is done by now."""
    about = contact.task
    return open_tasks if about is None or about in open_tasks else [*open_tasks, about]


def _page(
    request: ViewerRequest, case: Case, contact: Contact, *, status: int = 200, **more: object
) -> HttpResponse:
    one = contacts.of_case(case, viewer=request.viewer).filter(pk=contact.pk)
    context = {
        "case": case,
        "calling_name": case.citizen.calling_name,
        "contact": contacts.shown(one, case=case, viewer=request.viewer)[0],
        **more,
    }
    return render(request, "mentor/logged.html", context, status=status)
