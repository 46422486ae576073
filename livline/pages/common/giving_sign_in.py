"""Give a mentor, a citizen or a company contact a sign-in: shared by coordinator and caseworker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from livline.office.accounts import queries as accounts
from livline.office.accounts.actions import UserNameTaken, UserNameUnfit
from livline.pages.common import user_names
from livline.pages.common.screens import ViewerRequest
from livline.records.people import actions as people
from livline.records.people.actions import FirstSignIn, Person

UNPROCESSABLE = 422
EMAIL_HELP = gettext_lazy(
    "Only for a link to a new password. Leave it empty where somebody else may read the mail."
)


class EmailForm(forms.Form):
    """Where a link to a new password may go."""

    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False, help_text=EMAIL_HELP)


class SignInForm(EmailForm):
    """What a new sign-in needs."""

    username = forms.CharField(
        label=gettext_lazy("User name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    field_order = ["username", "email"]


class Opening(Protocol):
    """The action that opens the sign-in and gives it the cases it may see."""

    def __call__(self, *, username: str, email: str) -> FirstSignIn: ...


@dataclass(frozen=True)
class Giving:
    """Whose sign-in a page is about. ``subject``: the case from whose page it is given."""

    person: Person
    opening: Opening
    template: str
    called: str
    email: str = ""
    subject: int | None = None
    context: Mapping[str, object] = field(default_factory=dict)


def page(request: ViewerRequest, giving: Giving) -> HttpResponse:
    """Show the sign-in or the form that opens one; do what a button of the page asks for."""
    asked = request.POST.get("do", "")
    if request.method != "POST":
        return _shown(request, giving)
    if giving.person.user is None:
        return _opened(request, giving)
    if asked == "renew":
        by = request.viewer
        password = people.renew_start_password(giving.person, by=by, subject=giving.subject)
        return _shown(request, giving, password=password)
    return _changed(request, giving, asked)


def _opened(request: ViewerRequest, giving: Giving) -> HttpResponse:
    form = SignInForm(request.POST)
    if not form.is_valid():
        return _shown(request, giving, form=form)
    written = form.cleaned_data
    try:
        first = giving.opening(username=written["username"], email=written["email"])
    except UserNameTaken:
        form.add_error("username", _("Another account has this user name."))
    except UserNameUnfit:
        form.add_error("username", user_names.UNFIT)
    except people.SignInExists:
        messages.error(request, _("Somebody else was quicker: there is a sign-in already."))
        return redirect(request.path)
    else:
        return _shown(request, giving, password=first.start_password)
    return _shown(request, giving, form=form)


def _changed(request: ViewerRequest, giving: Giving, asked: str) -> HttpResponse:
    person, by, subject = giving.person, request.viewer, giving.subject
    if asked == "close":
        people.close_sign_in(person, by=by, subject=subject)
        messages.success(request, _("The sign-in is closed."))
    elif asked == "reopen":
        people.reopen_sign_in(person, by=by, subject=subject)
        messages.success(request, _("The sign-in is open again."))
    else:
        form = EmailForm(request.POST)
        if not form.is_valid():
            return _shown(request, giving, form=form)
        people.change_sign_in_email(person, form.cleaned_data["email"], by=by, subject=subject)
        messages.success(request, _("Saved."))
    return redirect(request.path)


def _shown(
    request: ViewerRequest, giving: Giving, *, form: forms.Form | None = None, password: str = ""
) -> HttpResponse:
    account = giving.person.user
    status = UNPROCESSABLE if form is not None else 200
    if form is None and account is None:
        proposed = accounts.free_username(giving.called)
        form = SignInForm(initial={"username": proposed, "email": giving.email})
    elif form is None:
        form = EmailForm(initial={"email": account.email if account else ""})
    shown = {"account": account, "form": form, "password": password, **giving.context}
    return render(request, giving.template, shown, status=status)
