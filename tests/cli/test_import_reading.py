"""Files as municipalities extract them: encodings, separators, Danish dates and decimals."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from livline.cli.imports import values
from livline.cli.imports.columns import Column, read_rows, unknown_headers
from livline.cli.imports.reading import FileRefused, read_table

ROWS = "Navn;Timer\nÆrlig Prøvesen;1,5\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_danish_letters_survive_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(ROWS.encode(encoding))

    assert read_table(path).rows[0].cells["Navn"] == "Ærlig Prøvesen"


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_the_separator_is_found_in_the_first_line(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(f"Navn{separator}Timer\nPrøve{separator}2\n", encoding="utf-8")

    assert read_table(path).rows[0].cells == {"Navn": "Prøve", "Timer": "2"}


def test_a_spreadsheet_gives_the_same_rows_as_a_csv_file(tmp_path: Path) -> None:
    path = tmp_path / "rows.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Navn", "Timer"])
        sheet.write_row(1, 0, ["Ærlig Prøvesen", 1.5])

    row = read_table(path).rows[0]

    assert row.cells["Navn"] == "Ærlig Prøvesen"
    assert values.decimal(row.cells["Timer"]) == Decimal("1.5")


def test_empty_lines_are_passed_over_and_rows_keep_their_line_number(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("Navn\n\n;\nPrøve\n", encoding="utf-8")

    assert [row.number for row in read_table(path).rows] == [4]


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02binary"])
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(content)

    with pytest.raises(FileRefused):
        read_table(path)


def test_a_column_that_stands_twice_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("Navn;Navn\nA;B\n", encoding="utf-8")

    with pytest.raises(FileRefused, match="Navn"):
        read_table(path)


def test_a_missing_required_column_is_named_together_with_what_the_file_has(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("Fornavn\nPrøve\n", encoding="utf-8")
    columns = (Column("family_name", ("Efternavn",), values.text, required=True),)

    with pytest.raises(FileRefused, match=r"Efternavn.*Fornavn"):
        read_rows(read_table(path), columns)


def test_headers_are_known_in_danish_and_english_whatever_their_case(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("TIMER PR UGE;ukendt\n2;x\n", encoding="utf-8")
    columns = (Column("hours_per_week", ("Timer pr. uge",), values.decimal),)
    table = read_table(path)

    assert read_rows(table, columns)[0].values == {"hours_per_week": Decimal(2)}
    assert unknown_headers(table, columns) == ["ukendt"]


@pytest.mark.parametrize("written", ["24-11-2026", "24.11.2026", "24/11/2026", "2026-11-24"])
def test_dates_are_read_as_danes_write_them(written: str) -> None:
    assert values.day(written) == date(2026, 11, 24)


@pytest.mark.parametrize("written", ["31-02-2026", "2026", "11/24/2026", "i går"])
def test_what_is_no_date_is_refused_with_what_was_found(written: str) -> None:
    with pytest.raises(values.ValueRefused, match=written.split("/")[0]):
        values.day(written)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
def test_every_day_written_the_danish_way_is_read_back(day: date) -> None:
    assert values.day(day.strftime("%d-%m-%Y")) == day


@pytest.mark.parametrize(
    ("written", "number"),
    [("1,5", "1.5"), ("1.234,50", "1234.50"), ("1.5", "1.5"), (2.0, "2.0"), ("0", "0")],
)
def test_decimals_are_read_in_danish_and_english_form(written: object, number: str) -> None:
    assert values.decimal(written) == Decimal(number)


@pytest.mark.parametrize("written", ["-1", "NaN", "Infinity", "１,５", "en", "1,2,3"])
def test_what_is_no_amount_is_refused(written: str) -> None:
    with pytest.raises(values.ValueRefused):
        values.decimal(written)


def test_a_time_of_day_is_danish_time_also_in_summer() -> None:
    read = values.moment("29-06-2026 14:30")

    assert read == datetime(2026, 6, 29, 14, 30, tzinfo=values.DENMARK)
    assert read.utcoffset() is not None
    assert read.utcoffset().total_seconds() == 7200  # type: ignore[union-attr]


def test_a_number_that_lost_its_leading_zero_gets_it_back() -> None:
    assert values.id_number(101900000) == "0101900000"


def test_a_word_outside_the_list_is_refused_with_the_words_it_could_be() -> None:
    with pytest.raises(values.ValueRefused, match="mand"):
        values.one_of({"kvinde": "woman", "mand": "man"})("ukendt")
