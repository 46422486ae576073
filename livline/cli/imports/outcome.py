"""What an import would do, row by row: the dry run, and the file of failed rows."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from livline.cli.imports.columns import ReadRow
from livline.cli.imports.reading import Table


class Fate(Enum):
    """What happens to a row."""

    CREATE = "create"
    CHANGE = "change"
    SAME = "same"
    FAIL = "fail"


@dataclass(frozen=True)
class Judged:
    """A row with its fate; ``what`` is handed to the action that carries it out."""

    row: ReadRow
    fate: Fate
    what: Any = None
    faults: tuple[str, ...] = ()


def failed(row: ReadRow, *faults: str) -> Judged:
    """A row that cannot be used, with everything that is wrong with it."""
    return Judged(row, Fate.FAIL, faults=(*row.faults, *faults))


def count(judged: Iterable[Judged]) -> dict[Fate, int]:
    """How many rows have each fate."""
    counts = dict.fromkeys(Fate, 0)
    for one in judged:
        counts[one.fate] += 1
    return counts


def write_failed(path: Path, table: Table, judged: Sequence[Judged], *, heading: str) -> None:
    """Write the failed rows as they were, with the reasons in a last column."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow([*table.headers, heading])
        for one in judged:
            if one.fate is Fate.FAIL:
                cells = [one.row.raw.cells.get(header, "") for header in table.headers]
                writer.writerow([*cells, "; ".join(one.faults)])
