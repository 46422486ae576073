"""The table of figures that manager and analyst share, on screen and as a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from livline.office.access.matrix import Verb
from livline.office.audit import actions as audit
from livline.pages.common import lists
from livline.pages.common.screens import ViewerRequest
from livline.records.journey.queries import figures as queries
from livline.records.journey.queries.figures import MonthFigures, UnitFigures

HIDDEN = "–"
SMALLEST_SHOWN = 5


@dataclass(frozen=True)
class Figure:
    """One column: its label, its value, and the count behind it that decides on protection."""

    label: Promise
    value: Callable[[UnitFigures], object]
    behind: Callable[[UnitFigures], int]


COLUMNS: tuple[Figure, ...] = (
    Figure(gettext_lazy("With a mentor now"), lambda row: row.active, lambda row: row.active),
    Figure(gettext_lazy("Waiting for a mentor"), lambda row: row.waiting, lambda row: row.waiting),
    Figure(
        gettext_lazy("Days waited, median"), lambda row: row.waiting_days, lambda row: row.started
    ),
    Figure(gettext_lazy("Started in a year"), lambda row: row.started, lambda row: row.started),
    Figure(gettext_lazy("Ended in a year"), lambda row: row.ended, lambda row: row.ended),
    Figure(gettext_lazy("Follow-ups due"), lambda row: row.due, lambda row: row.due),
    Figure(gettext_lazy("Follow-ups missing"), lambda row: row.missing, lambda row: row.missing),
    Figure(gettext_lazy("Contacts in 30 days"), lambda row: row.contacts, lambda row: row.contacts),
    Figure(gettext_lazy("Hours in 30 days"), lambda row: row.hours, lambda row: row.contacts),
)


@dataclass(frozen=True)
class FiguresTable:
    """Labels and rows, ready for screen and file; ``is_protected`` where small numbers hide."""

    labels: Sequence[str]
    rows: Sequence[Sequence[object]]
    is_protected: bool

    @property
    def labelled(self) -> list[list[tuple[str, object]]]:
        """The rows with each cell beside its label, which it carries on a phone."""
        return [list(zip(self.labels, row, strict=True)) for row in self.rows]


def units_page(request: ViewerRequest, template: str, *, is_protected: bool) -> HttpResponse:
    """Every unit of the municipality today; ``?export=`` gives the same table as a file."""
    table = unit_table(queries.by_unit(request.viewer), is_protected=is_protected)
    return _page(request, table, template, now="units", file_name="enheder")


def months_page(request: ViewerRequest, template: str, *, is_protected: bool) -> HttpResponse:
    """The last twelve months; ``?export=`` gives the same table as a file."""
    table = month_table(queries.by_month(request.viewer), is_protected=is_protected)
    return _page(request, table, template, now="months", file_name="maaneder")


def unit_table(rows: Sequence[UnitFigures], *, is_protected: bool) -> FiguresTable:
    """One row per unit."""
    columns = [_column(rows, one, is_protected=is_protected) for one in COLUMNS]
    table = [[row.unit, *(column[number] for column in columns)] for number, row in enumerate(rows)]
    return FiguresTable([_("Unit"), *(str(one.label) for one in COLUMNS)], table, is_protected)


def month_table(rows: Sequence[MonthFigures], *, is_protected: bool) -> FiguresTable:
    """One row per month."""
    started, ended = [row.started for row in rows], [row.ended for row in rows]
    hidden_start = hidden(started) if is_protected else set()
    hidden_end = hidden(ended) if is_protected else set()
    table = [
        [
            f"{row.month:%Y-%m}",
            HIDDEN if number in hidden_start else row.started,
            HIDDEN if number in hidden_end else row.ended,
        ]
        for number, row in enumerate(rows)
    ]
    return FiguresTable([_("Month"), _("Started"), _("Ended")], table, is_protected)


def hidden(counts: Sequence[int]) -> set[int]:
    """Which cells of a column are hidden: those under five, and never one alone.

    A single hidden cell could be worked out from the total, so the next smallest hides with it.
    """
    small = {number for number, count in enumerate(counts) if count < SMALLEST_SHOWN}
    if len(small) != 1 or len(counts) == 1:
        return small
    others = [number for number in range(len(counts)) if number not in small]
    return small | {min(others, key=lambda number: counts[number])}


def _page(
    request: ViewerRequest, table: FiguresTable, template: str, *, now: str, file_name: str
) -> HttpResponse:
    """The table on screen, or as the file that ``?export=csv|xlsx`` asks for, logged."""
    kind = request.GET.get("export", "")
    if kind in lists.KINDS:
        audit.record(request.viewer, verb=Verb.EXPORT, object="figures")
        return lists.file_of(kind, labels=table.labels, table=table.rows, name=file_name)
    return render(request, template, {"table": table, "on": request.viewer.on, "now": now})


def _column(rows: Sequence[UnitFigures], one: Figure, *, is_protected: bool) -> list[object]:
    hide = hidden([one.behind(row) for row in rows]) if is_protected else set()
    return [HIDDEN if number in hide else _shown(one.value(row)) for number, row in enumerate(rows)]


def _shown(value: object) -> object:
    return HIDDEN if value is None else value
