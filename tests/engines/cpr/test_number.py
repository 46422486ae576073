"""CPR and substitute numbers, read as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livline.engines import cpr


@pytest.mark.parametrize("written", ["610190-1234", "6101901234", " 610190 1234 "])
def test_hyphen_space_or_nothing_between_date_and_serial_is_the_same_number(written: str) -> None:
    assert cpr.parse(written).digits == "6101901234"


def test_day_plus_sixty_is_a_substitute_number_with_the_real_birth_date() -> None:
    number = cpr.parse("610190-1234")

    assert number.kind is cpr.Kind.SUBSTITUTE
    assert number.birth_date == date(1990, 1, 1)


def test_letters_in_the_serial_make_a_substitute_number() -> None:
    assert cpr.parse("010190-UKR1").kind is cpr.Kind.SUBSTITUTE


def test_a_failing_check_digit_informs_and_never_rejects() -> None:
    number = cpr.parse("010190-1111")

    assert number.kind is cpr.Kind.CPR
    assert number.check_passes is False


@pytest.mark.parametrize(
    ("written", "year"),
    [
        ("010136-0000", 1936),
        ("010136-4000", 2036),
        ("010137-4000", 1937),
        ("010157-5000", 2057),
        ("010158-5000", 1858),
        ("010136-9000", 2036),
        ("010137-9000", 1937),
    ],
)
def test_the_century_follows_the_seventh_digit_and_the_year(written: str, year: int) -> None:
    assert cpr.parse(written).birth_date.year == year


@pytest.mark.parametrize("written", ["", "010190", "310290-1234", "991390-1234", "01019O-1234x"])
def test_what_is_no_number_is_refused_with_the_reason(written: str) -> None:
    with pytest.raises(cpr.NotACprNumber):
        cpr.parse(written)


def test_digits_of_other_scripts_are_no_digits_here() -> None:
    with pytest.raises(cpr.NotACprNumber):
        cpr.parse("٠١٠١٩٠-١٢٣٤")


def test_the_mask_keeps_the_date_and_hides_the_serial() -> None:
    assert cpr.parse("610190-1234").masked == "610190-****"


@given(st.text())
def test_any_text_is_either_a_number_of_ten_ascii_characters_or_refused(text: str) -> None:
    try:
        number = cpr.parse(text)
    except cpr.NotACprNumber:
        return
    assert len(number.digits) == 10
    assert number.digits.isascii()
