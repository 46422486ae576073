"""Open an account of staff, change it, give it a new start password, close it and open it again.

Mentors, citizens and company contacts get theirs from coordinator and caseworker: such an account
is joined to what is registered, and has no second factor that an administrator could not pass by.
"""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from livline.office.access.matrix import Verb
from livline.office.accounts import actions, queries
from livline.office.accounts.models import STAFF_ROLES, Role, User
from livline.office.audit import actions as audit
from livline.office.tenancy.models import Unit
from livline.office.tenancy.queries import units_of
from livline.pages.common import user_names
from livline.pages.common.screens import ViewerRequest, screen

UNPROCESSABLE = 422
STAFF_CHOICES = [(role.value, role.label) for role in Role if role in STAFF_ROLES]


class AccountForm(forms.Form):
    """What can be changed later: the name, the e-mail, and where the person works."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        required=False,
        help_text=gettext_lazy("Only for a link to a new password. The mail names nobody."),
    )
    unit = forms.ModelChoiceField(
        label=gettext_lazy("Unit"), queryset=Unit.objects.none(), required=False
    )

    def __init__(self, *args: object, municipality_code: int, **kw: object) -> None:
        super().__init__(*args, **kw)  # type: ignore[arg-type]
        self.fields["unit"].queryset = units_of(municipality_code)  # type: ignore[attr-defined]


class NewAccountForm(AccountForm):
    """What is settled once: user name and role. A person with two roles has two accounts."""

    username = forms.CharField(label=gettext_lazy("User name"), max_length=150)
    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=STAFF_CHOICES)
    field_order = ["username", "name", "role", "unit", "email"]


@screen("account", read=Verb.CREATE, write=Verb.CREATE, logged=False)
def new_account(request: ViewerRequest) -> HttpResponse:
    """Open an account; its first password is shown once."""
    code = request.viewer.municipality_code
    form = NewAccountForm(request.POST or None, municipality_code=code)
    if request.method == "POST" and form.is_valid():
        user = _opened(request, form)
        if user is not None:
            _log(request, Verb.CREATE, user)
            return _start_password(request, user)
    status = UNPROCESSABLE if form.is_bound else None
    return render(request, "administrator/new_account.html", {"form": form}, status=status)


def _opened(request: ViewerRequest, form: NewAccountForm) -> User | None:
    """The new account; None where the user name will not do, which the form then says."""
    written = form.cleaned_data
    try:
        user = actions.open_account(
            username=written["username"],
            name=written["name"],
            role=Role(written["role"]),
            municipality=request.user.municipality,  # type: ignore[union-attr]
            unit=written["unit"],
        )
    except actions.UserNameTaken:
        form.add_error("username", _("Another account has this user name."))
    except actions.UserNameUnfit:
        form.add_error("username", user_names.UNFIT)
    else:
        return actions.set_email(user, written["email"])
    return None


def _start_password(request: ViewerRequest, user: User) -> HttpResponse:
    password = actions.give_start_password(user, now=request.viewer.now)
    context = {"opened": user, "password": password}
    return render(request, "administrator/opened.html", context)


@screen("account", write=Verb.CHANGE)
def account(request: ViewerRequest, account_id: str) -> HttpResponse:
    """One account; closing ends its sessions with their next request."""
    code = request.viewer.municipality_code
    user = queries.account_of(code, account_id)
    if user is None:
        raise Http404
    if request.POST.get("state"):
        return _change_state(request, user)
    if "start_password" in request.POST and user.is_staff_role:
        _log(request, Verb.CHANGE, user)
        return _start_password(request, user)
    stored = {"name": user.name, "unit": user.unit, "email": user.email}
    form = AccountForm(request.POST or None, municipality_code=code, initial=stored)
    if request.method == "POST" and form.is_valid():
        actions.change_account(user, **form.cleaned_data)
        _log(request, Verb.CHANGE, user)
        messages.success(request, _("The account is changed."))
        return redirect("administrator:account", account_id=account_id)
    is_own = user.pk == request.viewer.user_id
    context = {"form": form, "account": user, "is_own": is_own}
    status = UNPROCESSABLE if form.is_bound else None
    return render(request, "administrator/account.html", context, status=status)


def _change_state(request: ViewerRequest, user: User) -> HttpResponse:
    if user.pk == request.viewer.user_id:
        messages.error(request, _("You cannot close your own account."))
    elif request.POST["state"] == "close":
        actions.close_account(user)
        _log(request, Verb.CHANGE, user)
        messages.success(request, _("The account is closed."))
    else:
        actions.reopen_account(user)
        _log(request, Verb.CHANGE, user)
        messages.success(request, _("The account is open again."))
    return redirect("administrator:account", account_id=user.public_id)


def _log(request: ViewerRequest, verb: Verb, user: User) -> None:
    audit.record(request.viewer, verb=verb, object="account", object_id=user.public_id)
