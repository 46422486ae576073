"""Read a CSV or XLSX file into rows, whatever encoding and separator the extract has."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

SEPARATORS = ";,\t|"
SHEET_ENDINGS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})


class FileRefused(Exception):
    """The file as a whole cannot be read; the text says why and what to do."""


@dataclass(frozen=True)
class RawRow:
    """One row as it stands in the file; ``number`` is the line or sheet row a person sees."""

    number: int
    cells: dict[str, object]


@dataclass(frozen=True)
class Table:
    """The heads of the columns, in order, and the rows."""

    headers: tuple[str, ...]
    rows: tuple[RawRow, ...]


def read_table(path: Path) -> Table:
    """Read a file; raises FileRefused for what is missing, empty, or no table."""
    if not path.is_file():
        raise FileRefused(_("There is no file {path}.").format(path=path))
    if path.suffix.lower() in SHEET_ENDINGS:
        return _table(_sheet_rows(path), path)
    return _table(_csv_rows(path), path)


def _table(lines: Iterator[tuple[int, Sequence[object]]], path: Path) -> Table:
    first = next(lines, None)
    if first is None:
        raise FileRefused(_("{path} is empty.").format(path=path))
    headers = tuple(str(cell).strip() for cell in first[1])
    named = [header for header in headers if header]
    if len(set(named)) != len(named):
        twice = sorted({header for header in named if named.count(header) > 1})
        raise FileRefused(
            _("{path} has a column twice: {names}.").format(path=path, names=", ".join(twice))
        )
    rows = [
        RawRow(number, dict(zip(headers, cells, strict=False)))
        for number, cells in lines
        if any(str(cell).strip() for cell in cells)
    ]
    return Table(headers, tuple(rows))


def _csv_rows(path: Path) -> Iterator[tuple[int, Sequence[object]]]:
    text = _decoded(path.read_bytes(), path)
    first_line = text.partition("\n")[0]
    separator = max(SEPARATORS, key=first_line.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        raise FileRefused(
            _("{path}, line {line}: {error}.").format(path=path, line=reader.line_num, error=error)
        ) from None


def _decoded(content: bytes, path: Path) -> str:
    """UTF-8 where it is UTF-8, else Windows-1252, which Danish systems still write."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16")
    if b"\0" in content[:4096]:
        raise FileRefused(_("{path} is not text. Save it as CSV or XLSX.").format(path=path))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _sheet_rows(path: Path) -> Iterator[tuple[int, Sequence[object]]]:
    try:
        book = CalamineWorkbook.from_path(str(path))
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except CalamineError as error:
        raise FileRefused(
            _("{path} cannot be read as a spreadsheet: {error}").format(path=path, error=error)
        ) from None
    yield from enumerate(rows, start=1)
