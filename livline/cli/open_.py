"""Open a municipality on a new server: its units, and the account of the first administrator."""

from __future__ import annotations

from collections.abc import Iterable
from gettext import gettext as _
from typing import Annotated

import typer
from django.db import transaction
from django.utils import timezone

from livline.office.access.viewer import Viewer, system_viewer
from livline.office.accounts import actions as accounts
from livline.office.accounts import queries
from livline.office.accounts.models import Role
from livline.office.audit import actions as audit
from livline.office.audit.models import Purpose
from livline.office.tenancy import actions as tenancy
from livline.office.tenancy.context import working_for
from livline.office.tenancy.models import Municipality
from livline.office.tenancy.queries import units_of

SUMMARY = _("Open a municipality, its units and its first administrator")


class OpeningRefused(Exception):
    """What was asked for cannot be opened; the text says why and how to mend it."""


def run(
    code: Annotated[int, typer.Argument(help=_("The official code: 751 is Aarhus"))],
    unit: Annotated[
        list[str] | None, typer.Option(help=_("A jobcentre unit; once for each"))
    ] = None,
    administrator: Annotated[
        str, typer.Option(help=_("User name of the first administrator"))
    ] = "",
    name: Annotated[str, typer.Option(help=_("What the administrator is called"))] = "",
) -> None:
    """Open what is not there yet; running it again changes nothing."""
    try:
        with transaction.atomic():
            said = _opened(code, unit or [], administrator.strip(), name.strip())
    except OpeningRefused as refused:
        typer.echo(str(refused), err=True)
        raise typer.Exit(2) from None
    for line in said:
        typer.echo(line)


def _opened(code: int, units: list[str], username: str, name: str) -> list[str]:
    """Everything or nothing; one line for each thing."""
    if any(not one.strip() for one in units):
        raise OpeningRefused(_("A unit has a name: --unit NAME."))
    try:
        municipality = tenancy.open_municipality(code)
    except tenancy.UnknownMunicipality:
        raise OpeningRefused(
            _("{code} is no code of a Danish municipality. 751 is Aarhus.").format(code=code)
        ) from None
    viewer = system_viewer(municipality, now=timezone.now(), purpose=Purpose.ADMINISTRATION)
    with working_for(code):
        lines = [_("Municipality: {name} ({code})").format(name=municipality.name, code=code)]
        lines += _units(municipality, [one.strip() for one in units], by=viewer)
        if username:
            lines += _administrator(municipality, username, name or username, by=viewer)
    return lines


def _units(municipality: Municipality, names: Iterable[str], *, by: Viewer) -> list[str]:
    known = set(units_of(municipality.code).values_list("name", flat=True))
    lines = []
    for name in dict.fromkeys(names):
        if name in known:
            lines.append(_("Unit: {name}, there already").format(name=name))
            continue
        unit = tenancy.open_unit(municipality, name=name)
        audit.record(by, verb="create", object="unit", object_id=unit.public_id)
        lines.append(_("Unit: {name}, opened").format(name=name))
    return lines


def _administrator(
    municipality: Municipality, username: str, name: str, *, by: Viewer
) -> list[str]:
    """The account with its start password, or one line that it is there already."""
    role = Role.ADMINISTRATOR
    there = queries.accounts_of(municipality.code).filter(username__iexact=username, role=role)
    if there.exists():
        return [_("Administrator: {name}, there already").format(name=username)]
    try:
        user = accounts.open_account(
            username=username, name=name, role=role, municipality=municipality
        )
    except accounts.UserNameTaken:
        raise OpeningRefused(
            _("The user name {name} belongs to another account.").format(name=username)
        ) from None
    except accounts.UserNameUnfit:
        raise OpeningRefused(
            _("The user name {name} has other signs than letters a-z, digits and . @ _ + -").format(
                name=username
            )
        ) from None
    password = accounts.give_start_password(user, now=by.now)
    audit.record(by, verb="create", object="account", object_id=user.public_id)
    return [
        _("Administrator: {name}, opened").format(name=username),
        _("Start password: {password}").format(password=password),
        _("It is shown only now, works for 14 days, and must be changed at the first sign-in."),
    ]
