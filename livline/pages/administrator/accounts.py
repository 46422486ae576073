"""All accounts of the municipality, searched and filtered."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from livline.office.accounts import queries
from livline.office.accounts.models import Role, User
from livline.pages.common import lists
from livline.pages.common.lists import Column
from livline.pages.common.screens import ViewerRequest, screen


def _state(user: User) -> object:
    return _("Open") if user.is_active else _("Closed")


COLUMNS: list[Column[User]] = [
    Column(
        "name",
        _("Name"),
        lambda user: user.name,
        "account.name",
        sort=("name",),
        link=lambda user: reverse("administrator:account", args=[user.public_id]),
    ),
    Column("username", _("User name"), lambda user: user.username, "account.username"),
    Column("role", _("Role"), lambda user: user.get_role_display(), "account.role", sort=("role",)),
    Column("unit", _("Unit"), lambda user: user.unit.name if user.unit else "", "account.unit"),
    Column("state", _("Status"), _state, "account.is_active", sort=("is_active",)),
]


@screen("account")
def accounts(request: ViewerRequest) -> HttpResponse:
    """Who can sign in, in which role, and where they work."""
    search, role = request.GET.get("q", "").strip(), request.GET.get("role", "")
    found = queries.accounts_listed(request.viewer.municipality_code, search=search, role=role)
    columns = lists.allowed(COLUMNS, role=request.viewer.role)
    page = lists.page_of(request, found, columns, sort="name")
    context = {"page": page, "search": search, "role": role, "roles": Role.choices}
    return render(request, "administrator/accounts.html", context)
