"""The examples of the import page can be imported as they stand there, in their order."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from livline.cli.import_ import SUBJECTS
from livline.cli.imports.columns import read_rows
from livline.cli.imports.outcome import Fate
from livline.cli.imports.reading import read_table
from livline.cli.imports.values import DENMARK
from livline.office.access.viewer import Viewer, system_viewer
from livline.office.accounts.actions import open_account
from livline.office.accounts.models import Role
from livline.office.audit.models import Purpose
from livline.office.tenancy.context import working_for
from livline.records.contacts.models import Contact
from tests.factories import people

PAGE = Path(__file__).resolve().parents[2] / "docs" / "run" / "import.md"
EXAMPLE = re.compile(r"^```csv (\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
WRITTEN_ON = datetime(2026, 11, 24, 12, tzinfo=DENMARK)


def carry_out(kind: str, content: str, *, folder: Path, viewer: Viewer) -> list[Fate]:
    """Import one example; the fate of each row."""
    subject = next(module for one, module in SUBJECTS.items() if one.value == kind)
    path = folder / f"{kind}.csv"
    path.write_text(content, encoding="utf-8")
    judged = subject.judge(read_rows(read_table(path), subject.COLUMNS), viewer=viewer)
    wanted = [one for one in judged if one.fate is Fate.CREATE]
    if hasattr(subject, "carry_out_all"):
        subject.carry_out_all(wanted, viewer=viewer)
    else:
        for one in wanted:
            subject.carry_out(one, viewer=viewer)
    return [one.fate for one in judged]


@pytest.fixture
def viewer(db: None) -> Iterator[Viewer]:
    """The command line, in a municipality with the unit and the caseworker of the examples."""
    home = people.municipality()
    unit = people.unit(home, name="Jobcenter Nord")
    open_account(
        username="sagsbehandler",
        name="Sagsbehandler Prøvesen",
        role=Role.CASEWORKER,
        municipality=home,
        unit=unit,
    )
    with working_for(home.code):
        yield system_viewer(home, now=WRITTEN_ON, purpose=Purpose.ADMINISTRATION)


def test_the_examples_are_imported_once_and_known_the_second_time(
    viewer: Viewer, tmp_path: Path
) -> None:
    examples = EXAMPLE.findall(PAGE.read_text(encoding="utf-8"))

    first = [carry_out(kind, rows, folder=tmp_path, viewer=viewer) for kind, rows in examples]
    second = [carry_out(kind, rows, folder=tmp_path, viewer=viewer) for kind, rows in examples]

    assert [kind for kind, _rows in examples] == [kind.value for kind in SUBJECTS]
    assert first == [[Fate.CREATE]] * len(SUBJECTS)
    assert second == [[Fate.SAME]] * len(SUBJECTS)
    assert Contact.objects.count() == 1
