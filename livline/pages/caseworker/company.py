"""The company of a case: who is the contact there, and contacts added for the agreement."""

from __future__ import annotations

from functools import partial

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from livline.office.access.matrix import Verb
from livline.pages.common import giving_sign_in
from livline.pages.common.case_ways import ways
from livline.pages.common.giving_sign_in import Giving
from livline.pages.common.screens import ViewerRequest, case_screen
from livline.pages.components.widgets import Telephone
from livline.records.agreements import queries as agreements
from livline.records.cases.models import Case
from livline.records.matches import actions as matches
from livline.records.people import actions as people

UNPROCESSABLE = 422


class ContactForm(forms.Form):
    """A person at a company or school."""

    company = forms.CharField(label=gettext_lazy("Company or school"), max_length=120)
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    phone = forms.CharField(
        label=gettext_lazy("Phone"), max_length=20, required=False, widget=Telephone()
    )
    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False)


@case_screen("company_contact", write=Verb.CREATE)
def company(request: ViewerRequest, case: Case) -> HttpResponse:
    """The contact that the agreement names, and a form to add one that it can name."""
    form = ContactForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        written, by = form.cleaned_data, request.viewer
        people.register_company_contact(
            people.register_company(written["company"].strip(), by=by),
            name=written["name"],
            phone=written["phone"],
            email=written["email"],
            by=by,
        )
        messages.success(request, _("Added. Choose the contact in the agreement now."))
        return redirect("caseworker:agreement", case.public_id)
    context = _context(request, case, form=form, agreement=agreements.current(case))
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "caseworker/company.html", context, status=status)


@case_screen("sign_in", write=Verb.CHANGE)
def company_sign_in(request: ViewerRequest, case: Case) -> HttpResponse:
    """Let the contact that the agreement names sign in, where the citizen agrees to the contact."""
    agreement = agreements.current(case)
    contact = agreement.company_contact if agreement and agreement.company_agreed else None
    if contact is None:
        return redirect("caseworker:company", case.public_id)
    giving = Giving(
        person=contact,
        opening=partial(matches.open_contact_sign_in, contact, case=case, by=request.viewer),
        template="caseworker/company_sign_in.html",
        called=contact.name,
        email=contact.email,
        subject=case.pk,
        context=_context(request, case, contact=contact),
    )
    return giving_sign_in.page(request, giving)


def _context(request: ViewerRequest, case: Case, **more: object) -> dict[str, object]:
    shown = ways(case, role=request.viewer.role, current="caseworker:agreement")
    return {"case": case, "ways": shown, **more}
