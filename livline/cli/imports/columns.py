"""The documented columns of an import file, and the reading of a row by them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import gettext as _
from typing import Any

from livline.cli.imports.reading import FileRefused, RawRow, Table
from livline.cli.imports.values import Reader, ValueRefused, text


@dataclass(frozen=True)
class Column:
    """One column: its English name, the Danish and other headers accepted, and its reader."""

    name: str
    headers: tuple[str, ...]
    read: Reader
    required: bool = False
    default: Any = ""

    def matches(self, header: str) -> bool:
        """Whether a header of the file means this column; case and signs do not matter."""
        return _bare(header) in {_bare(self.name), *map(_bare, self.headers)}


@dataclass(frozen=True)
class ReadRow:
    """A row with its values, or with the reasons why it cannot be used."""

    raw: RawRow
    values: dict[str, Any]
    faults: tuple[str, ...]


def read_rows(table: Table, columns: Sequence[Column]) -> list[ReadRow]:
    """Read every row; raises FileRefused if a required column is missing."""
    found = _found(table, columns)
    missing = [column for column in columns if column.required and column.name not in found]
    if missing:
        wanted = ", ".join(column.headers[0] for column in missing)
        raise FileRefused(
            _("The file lacks the columns: {wanted}. It has: {found}.").format(
                wanted=wanted, found=", ".join(table.headers)
            )
        )
    return [_read(row, columns, found) for row in table.rows]


def unknown_headers(table: Table, columns: Sequence[Column]) -> list[str]:
    """Headers that no column knows; they are left out, and the person is told."""
    return [
        header
        for header in table.headers
        if header and not any(column.matches(header) for column in columns)
    ]


def _found(table: Table, columns: Sequence[Column]) -> dict[str, str]:
    found: dict[str, str] = {}
    for header in table.headers:
        for column in columns:
            if column.matches(header):
                found.setdefault(column.name, header)
    return found


def _read(row: RawRow, columns: Sequence[Column], found: dict[str, str]) -> ReadRow:
    values: dict[str, Any] = {}
    faults = []
    for column in columns:
        cell = row.cells.get(found.get(column.name, ""))
        if text(cell) == "":
            values[column.name] = column.default
            if column.required:
                faults.append(_("{column} is missing").format(column=column.headers[0]))
            continue
        try:
            values[column.name] = column.read(cell)
        except ValueRefused as refused:
            faults.append(f"{column.headers[0]}: {refused}")
    return ReadRow(row, values, tuple(faults))


def _bare(header: str) -> str:
    lowered = header.casefold().replace("aa", "å")
    return "".join(letter for letter in lowered if letter.isalnum())
