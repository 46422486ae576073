"""Bring in what a municipality can extract today; a dry run first, then all or nothing."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import StrEnum
from gettext import gettext as _
from pathlib import Path
from types import ModuleType
from typing import Annotated

import typer
from django.utils import timezone
from rich.console import Console
from rich.progress import track
from rich.table import Table as Printed

from livline.cli.imports import citizens, contacts, grants, mentors
from livline.cli.imports.columns import read_rows, unknown_headers
from livline.cli.imports.outcome import Fate, Judged, count, write_failed
from livline.cli.imports.reading import FileRefused, Table, read_table
from livline.office.access.viewer import Viewer, system_viewer
from livline.office.audit.models import Purpose
from livline.office.tenancy.context import working_for
from livline.office.tenancy.models import Municipality

SUMMARY = _("Import citizens, mentors, grants or contacts from CSV or XLSX")
EXAMPLES_SHOWN = 10


class Kind(StrEnum):
    """What the rows of the file are."""

    CITIZENS = "citizens"
    MENTORS = "mentors"
    GRANTS = "grants"
    CONTACTS = "contacts"


SUBJECTS: dict[Kind, ModuleType] = {
    Kind.CITIZENS: citizens,
    Kind.MENTORS: mentors,
    Kind.GRANTS: grants,
    Kind.CONTACTS: contacts,
}


@dataclass(frozen=True)
class Order:
    """What was asked for on the command line."""

    kind: Kind
    path: Path
    write: bool
    partial: bool
    failed_to: Path


def run(
    kind: Annotated[Kind, typer.Argument(help=_("What the rows are"))],
    path: Annotated[Path, typer.Argument(help=_("A CSV or XLSX file"))],
    write: Annotated[
        bool, typer.Option("--write", help=_("Carry it out; without it nothing is changed"))
    ] = False,
    partial: Annotated[
        bool, typer.Option("--partial", help=_("Write the good rows even if others fail"))
    ] = False,
    municipality: Annotated[
        int, typer.Option(help=_("Municipality code; needed where there are several"))
    ] = 0,
    failed: Annotated[
        Path | None, typer.Option(help=_("Where the failed rows go, with the reasons"))
    ] = None,
) -> None:
    """Read the file, say what would happen, and with --write do it."""
    order = Order(kind, path, write, partial, failed or path.with_suffix(".failed.csv"))
    try:
        tenant = _municipality(municipality)
        table = read_table(path)
        viewer = system_viewer(tenant, now=timezone.now(), purpose=Purpose.ADMINISTRATION)
        with working_for(tenant.code):
            ended = _import(order, table, viewer)
    except FileRefused as refused:
        typer.echo(str(refused), err=True)
        raise typer.Exit(2) from None
    if not ended:
        raise typer.Exit(1)


def _municipality(code: int) -> Municipality:
    found = list(Municipality.objects.filter(code=code) if code else Municipality.objects.all())
    if len(found) == 1:
        return found[0]
    names = ", ".join(f"{one.code} {one.name}" for one in Municipality.objects.all()) or _("none")
    raise FileRefused(
        _("Say which municipality with --municipality CODE. There are: {names}.").format(
            names=names
        )
    )


def _import(order: Order, table: Table, viewer: Viewer) -> bool:
    """Judge all rows, show it, and carry it out; True if nothing failed."""
    subject = SUBJECTS[order.kind]
    judged: list[Judged] = subject.judge(read_rows(table, subject.COLUMNS), viewer=viewer)
    counts = count(judged)
    _show(counts, judged, unknown=unknown_headers(table, subject.COLUMNS))
    if counts[Fate.FAIL]:
        write_failed(order.failed_to, table, judged, heading=_("Reason"))
        typer.echo(_("The failed rows stand in {path}.").format(path=order.failed_to))
    if not order.write:
        typer.echo(_("Nothing was changed: this was a dry run. Add --write to carry it out."))
    elif counts[Fate.FAIL] and not order.partial:
        typer.echo(
            _("Nothing was changed: {count} rows fail. Mend them, or add --partial.").format(
                count=counts[Fate.FAIL]
            ),
            err=True,
        )
    else:
        _carry_out(subject, judged, viewer)
    return counts[Fate.FAIL] == 0


def _carry_out(subject: ModuleType, judged: list[Judged], viewer: Viewer) -> None:
    wanted = [one for one in judged if one.fate in {Fate.CREATE, Fate.CHANGE}]
    if hasattr(subject, "carry_out_all"):
        subject.carry_out_all(wanted, viewer=viewer)
    else:
        shown = track(wanted, description=_("Writing"), console=Console(file=sys.stderr))
        for one in shown:
            subject.carry_out(one, viewer=viewer)
    typer.echo(_("{count} rows written.").format(count=len(wanted)))


def _show(counts: dict[Fate, int], judged: list[Judged], *, unknown: list[str]) -> None:
    labels = {
        Fate.CREATE: _("new"),
        Fate.CHANGE: _("changed"),
        Fate.SAME: _("already there"),
        Fate.FAIL: _("fail"),
    }
    printed = Printed(_("What happens"), _("Rows"))
    for fate, label in labels.items():
        printed.add_row(label, str(counts[fate]))
    console = Console()
    console.print(printed)
    if unknown:
        console.print(_("Columns left out: {names}.").format(names=", ".join(unknown)))
    failing = [one for one in judged if one.fate is Fate.FAIL]
    for one in failing[:EXAMPLES_SHOWN]:
        console.print(
            _("Row {row}: {reasons}").format(row=one.row.raw.number, reasons="; ".join(one.faults)),
            markup=False,
        )
    if len(failing) > EXAMPLES_SHOWN:
        console.print(_("… and {count} more.").format(count=len(failing) - EXAMPLES_SHOWN))
