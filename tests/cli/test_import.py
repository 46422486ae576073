"""`livline import`: a dry run first, failed rows with reasons, all or nothing, nothing twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer import Typer
from typer.testing import CliRunner, Result

from livline.cli import import_
from livline.office.accounts.models import Role
from livline.office.audit.models import AuditEntry
from livline.office.tenancy.context import working_for
from livline.records.cases.models import Case, Participation
from livline.records.contacts.models import Contact
from livline.records.followups.models import FollowUp
from livline.records.grants.models import Grant, GrantState
from livline.records.matches.models import Match, MatchState
from livline.records.people.models import Citizen, Mentor
from tests.factories import people

CODE = people.AALBORG
CITIZENS = """CPR;Fornavn;Efternavn;Telefon;Sprog;Tolk;Enhed;Sagsbehandler;Henvist den;Målgruppe
{number};Prøve;Ærlighedsen;00 00 00 01;arabisk;ja;{unit};{user};01-09-2025;3
"""
MENTORS = """Mentornummer;Navn;Mentortype;Timer pr. uge;Sprog;Kompetencer;Orlov
M1;Mentor Prøvesen;kommunal;12,5;dansk, arabisk;gæld, bolig;nej
"""
GRANTS = """Id;CPR-nummer;Fra;Til;Timer;Formål;Retning;Mentortype;Afgjort den;Mentornummer;Opgaver
G1;{number};01-10-2025;31-12-2025;1,5;tilbud;fastholde;kommunal;25-09-2025;M1;Øver at ringe
"""
CONTACTS = """Kontakt-id;CPR-nummer;Mentornummer;Tidspunkt;Minutter;Kontaktform;Udfald;Opgave
K1;{number};M1;15-10-2025 14:30;45;møde;afholdt;Øver at ringe
K2;{number};M1;22-10-2025;0;telefon;udeblevet;
"""
NUMBER = "610190-4A01"


@pytest.fixture
def names(db: None) -> Iterator[dict[str, str]]:
    """A municipality with a unit and a caseworker, for whom the rows are written."""
    home = people.municipality(CODE)
    with working_for(CODE):
        unit = people.unit(home)
        caseworker = people.account(Role.CASEWORKER, of=home, in_unit=unit)
        yield {"number": NUMBER, "unit": unit.name, "user": caseworker.username}


def _run(kind: str, path: Path, *options: str) -> Result:
    app = Typer()
    app.command()(import_.run)
    return CliRunner().invoke(app, [kind, str(path), "--municipality", str(CODE), *options])


def _file(folder: Path, name: str, text: str, *, encoding: str = "cp1252") -> Path:
    path = folder / f"{name}.csv"
    path.write_bytes(text.encode(encoding))
    return path


def _all_files(folder: Path, names: dict[str, str]) -> dict[str, Path]:
    texts = {"citizens": CITIZENS, "mentors": MENTORS, "grants": GRANTS, "contacts": CONTACTS}
    return {kind: _file(folder, kind, text.format(**names)) for kind, text in texts.items()}


def test_a_dry_run_says_what_would_happen_and_changes_nothing(
    tmp_path: Path, names: dict[str, str]
) -> None:
    result = _run("citizens", _all_files(tmp_path, names)["citizens"])

    assert result.exit_code == 0, result.output
    assert "1" in result.stdout
    assert not Citizen.objects.exists()


def test_the_four_files_in_order_bring_a_running_scheme(
    tmp_path: Path, names: dict[str, str]
) -> None:
    for kind, path in _all_files(tmp_path, names).items():
        result = _run(kind, path, "--write")
        assert result.exit_code == 0, result.output

    citizen = Citizen.objects.get()
    assert (citizen.name, citizen.language, citizen.needs_interpreter) == (
        "Prøve Ærlighedsen",
        "ar",
        True,
    )
    assert Mentor.objects.get().competences == ["debt", "housing"]
    match = Match.objects.get()
    assert (match.starts_on and match.starts_on.isoformat(), match.mentor.number) == (
        "2025-10-01",
        "M1",
    )
    first = Contact.objects.order_by("started_at").first()
    assert first is not None
    assert (first.minutes, first.task and first.task.what) == (45, "Øver at ringe")


def test_reading_the_same_files_again_changes_nothing(
    tmp_path: Path, names: dict[str, str]
) -> None:
    files = _all_files(tmp_path, names)
    tables = (Citizen, Case, Participation, Mentor, Grant, Match, Contact, FollowUp, AuditEntry)
    for kind, path in files.items():
        _run(kind, path, "--write")
    before = [table.objects.count() for table in tables]

    for kind, path in files.items():
        assert _run(kind, path, "--write").exit_code == 0

    assert [table.objects.count() for table in tables] == before


def test_one_bad_row_stops_the_whole_file_and_stands_in_the_file_of_failed_rows(
    tmp_path: Path, names: dict[str, str]
) -> None:
    text = CITIZENS.format(**names) + "x;Prøve;To;;;;Ingen enhed;ingen;31-02-2025;\n"
    path = _file(tmp_path, "citizens", text)

    result = _run("citizens", path, "--write")

    assert result.exit_code == 1
    assert not Citizen.objects.exists()
    failed = (tmp_path / "citizens.failed.csv").read_text("utf-8-sig").splitlines()
    assert len(failed) == 2
    assert failed[1].startswith("x;Prøve;To")
    assert "CPR" in failed[1]
    assert "31-02-2025" in failed[1]


def test_asked_for_it_writes_the_good_rows_beside_the_bad(
    tmp_path: Path, names: dict[str, str]
) -> None:
    text = CITIZENS.format(**names) + "x;Prøve;To;;;;Ingen;ingen;01-02-2025;\n"

    _run("citizens", _file(tmp_path, "citizens", text), "--write", "--partial")

    assert Citizen.objects.count() == 1


def test_a_contact_outside_its_match_fails_with_the_day_and_the_mentor(
    tmp_path: Path, names: dict[str, str]
) -> None:
    files = _all_files(tmp_path, names)
    for kind in ("citizens", "mentors", "grants"):
        _run(kind, files[kind], "--write")
    late = CONTACTS.format(**names).replace("15-10-2025", "15-01-2026")

    result = _run("contacts", _file(tmp_path, "late", late))

    assert result.exit_code == 1
    assert "15-01-2026" in result.stdout
    assert "M1" in result.stdout


def test_a_grant_that_still_runs_goes_on_with_its_coming_talks(
    tmp_path: Path, names: dict[str, str]
) -> None:
    files = _all_files(tmp_path, names)
    for kind in ("citizens", "mentors"):
        _run(kind, files[kind], "--write")
    running = GRANTS.format(**names).replace("31-12-2025", "31-12-2099")

    _run("grants", _file(tmp_path, "running", running), "--write")

    assert Grant.objects.get().state == GrantState.GRANTED
    assert Match.objects.get().state == MatchState.ACTIVE
    assert FollowUp.objects.filter(cancelled_on__isnull=True, held_on__isnull=True).exists()


def test_a_changed_phone_number_is_a_change_and_not_a_second_citizen(
    tmp_path: Path, names: dict[str, str]
) -> None:
    text = CITIZENS.format(**names)
    _run("citizens", _file(tmp_path, "citizens", text), "--write")

    changed = text.replace("00 00 00 01", "00 00 00 02")
    _run("citizens", _file(tmp_path, "changed", changed), "--write")

    assert Citizen.objects.get().phone == "00 00 00 02"


def test_numbers_never_reach_the_screen_or_the_log(tmp_path: Path, names: dict[str, str]) -> None:
    result = _run("citizens", _all_files(tmp_path, names)["citizens"], "--write")

    assert "4A01" not in result.output
    assert not AuditEntry.objects.filter(object_id__contains="4A01").exists()


def test_a_file_that_is_not_there_is_named(tmp_path: Path, names: dict[str, str]) -> None:
    result = _run("citizens", tmp_path / "nowhere.csv")

    assert result.exit_code == 2
    assert "nowhere.csv" in result.output
