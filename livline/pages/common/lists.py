"""Lists that filter, search, sort, page and export, with only the columns the matrix allows."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

import xlsxwriter
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise

from livline.office.access import matrix
from livline.office.accounts.models import Role

Row = TypeVar("Row")
PAGE_SIZE = 50
COUNTED_UP_TO = 10_000
EXPORTED_UP_TO = 100_000
KINDS = ("csv", "xlsx")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column: what it is called, what it shows, how it sorts, which field it discloses.

    ``field`` is ``object.field`` of the matrix; a viewer without it never gets the column, on
    screen or in an export. ``sort`` names model fields; empty means that it cannot be sorted.
    ``link`` gives the address that the cell leads to.
    """

    key: str
    label: str | Promise
    value: Callable[[Row], object]
    field: str = ""
    sort: tuple[str, ...] = ()
    link: Callable[[Row], str] | None = None


@dataclass(frozen=True)
class Cell:
    """What stands in one cell."""

    label: str | Promise
    text: object
    link: str = ""


@dataclass(frozen=True)
class Heading:
    """One head of a column: its label and the query that sorts by it."""

    label: str | Promise
    query: str
    direction: str


@dataclass(frozen=True)
class ListPage(Generic[Row]):
    """One page of a list, ready for the table part."""

    headings: Sequence[Heading]
    rows: Sequence[Sequence[Cell]]
    records: Sequence[Row]
    total: int
    total_is_capped: bool
    number: int
    pages: int
    previous_query: str
    next_query: str
    export_csv: str
    export_xlsx: str


def allowed(columns: Sequence[Column[Row]], *, role: Role) -> list[Column[Row]]:
    """The columns whose field the role may read of at least some cases."""
    return [column for column in columns if not column.field or _discloses(column.field, role)]


def page_of(
    request: HttpRequest,
    found: QuerySet[Any],
    columns: Sequence[Column[Any]],
    *,
    sort: str,
    beside: Callable[[Sequence[Any]], None] | None = None,
) -> ListPage[Any]:
    """The page that the query string asks for (``sort``, ``page``); ``sort`` is the default.

    ``beside`` reads what the columns show beside the rows themselves, for all rows shown at once.
    """
    chosen, ordered = _ordered(request.GET, found, columns, sort)
    # Order and annotations cost more than the count itself, and change nothing in it.
    total = found.order_by().values("pk")[: COUNTED_UP_TO + 1].count()
    shown_total = min(total, COUNTED_UP_TO)
    pages = max(1, -(-shown_total // PAGE_SIZE))
    number = min(max(1, _number(request.GET.get("page", ""))), pages)
    start = (number - 1) * PAGE_SIZE
    records = list(ordered[start : start + PAGE_SIZE])
    if beside is not None:
        beside(records)
    return ListPage(
        headings=[_heading(request.GET, column, chosen) for column in columns],
        rows=[[_cell(column, record) for column in columns] for record in records],
        records=records,
        total=shown_total,
        total_is_capped=total > COUNTED_UP_TO,
        number=number,
        pages=pages,
        previous_query=_query(request.GET, page=str(number - 1)) if number > 1 else "",
        next_query=_query(request.GET, page=str(number + 1)) if number < pages else "",
        export_csv=_query(request.GET, page="", export="csv"),
        export_xlsx=_query(request.GET, page="", export="xlsx"),
    )


def export(
    request: HttpRequest,
    found: QuerySet[Any],
    columns: Sequence[Column[Any]],
    *,
    sort: str,
    name: str,
) -> HttpResponse | None:
    """The file that ``?export=csv|xlsx`` asks for, None without it. The caller logs the export."""
    kind = request.GET.get("export", "")
    if kind not in KINDS:
        return None
    _, ordered = _ordered(request.GET, found, columns, sort)
    records = list(ordered[:EXPORTED_UP_TO])
    table = [[column.value(record) for column in columns] for record in records]
    return file_of(kind, labels=[str(column.label) for column in columns], table=table, name=name)


def file_of(
    kind: str, *, labels: Sequence[str], table: Sequence[Sequence[object]], name: str
) -> HttpResponse:
    """A table as ``csv`` or ``xlsx`` file. The caller logs that it was taken out."""
    content, media = (_csv if kind == "csv" else _xlsx)(labels, table)
    response = HttpResponse(content, content_type=media)
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response


def _discloses(field: str, role: Role) -> bool:
    object, _, name = field.partition(".")
    return name in matrix.fields_for(role, object, _relations(role, object))


def _relations(role: Role, object: str) -> Iterable[matrix.Relation]:
    return matrix.allowing(role, matrix.Verb.READ, object)


def _ordered(
    query: QueryDict, found: QuerySet[Any], columns: Sequence[Column[Any]], default: str
) -> tuple[str, QuerySet[Any]]:
    keys = {column.key: column.sort for column in columns if column.sort}
    wanted = query.get("sort", default)
    if wanted.lstrip("-") not in keys:
        wanted = default
    fields = keys.get(wanted.lstrip("-"), ())
    if wanted.startswith("-"):
        fields = tuple(name[1:] if name.startswith("-") else f"-{name}" for name in fields)
    return wanted, found.order_by(*fields, "-pk" if wanted.startswith("-") else "pk")


def _heading(query: QueryDict, column: Column[Any], chosen: str) -> Heading:
    if not column.sort:
        return Heading(column.label, "", "")
    current = chosen.lstrip("-") == column.key
    descending = current and chosen.startswith("-")
    next_sort = column.key if descending or not current else f"-{column.key}"
    direction = ("descending" if descending else "ascending") if current else "none"
    return Heading(column.label, _query(query, sort=next_sort, page=""), direction)


def _cell(column: Column[Any], record: object) -> Cell:
    return Cell(column.label, column.value(record), column.link(record) if column.link else "")


def _query(query: QueryDict, **changes: str) -> str:
    changed = query.copy()
    for key, value in changes.items():
        if value:
            changed[key] = value
        else:
            changed.pop(key, None)
    return f"?{changed.urlencode()}"


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1


def _plain(value: object) -> str:
    """A cell as text; what a spreadsheet would run as a formula is made harmless."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "Y-m-d H:i")
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _csv(labels: Sequence[str], table: Sequence[Sequence[object]]) -> tuple[bytes, str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";")
    writer.writerow(labels)
    writer.writerows([_plain(value) for value in row] for row in table)
    # The byte order mark makes Excel read the file as UTF-8.
    return b"\xef\xbb\xbf" + buffer.getvalue().encode(), "text/csv; charset=utf-8"


def _xlsx(labels: Sequence[str], table: Sequence[Sequence[object]]) -> tuple[bytes, str]:
    buffer = io.BytesIO()
    options: Mapping[str, object] = {"in_memory": True, "strings_to_formulas": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        sheet = book.add_worksheet()
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, labels, book.add_format({"bold": True}))
        for number, row in enumerate(table, start=1):
            sheet.write_row(number, 0, [_plain(value) for value in row])
    media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return buffer.getvalue(), media
