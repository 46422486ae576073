"""Cases that cannot be read say which field and what was expected."""

from datetime import date

import pytest

from livline.engines.law.case_file import CaseRefused, check_case, read_cases

DAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("case", "told"),
    [
        ("grant: {purpos: job}", "grant.purpos is not known"),
        ("grant: {purpose: holiday}", "grant.purpose: 'holiday' does not fit"),
        ("grant: {start: 3}", "grant.start: 3 does not fit; expected date"),
        ("grant: {has_plan: maybe}", "grant.has_plan"),
        ("grant: {previous: [{start: 2026-01-01}]}", "grant.previous.0: until must be given"),
        ("grant: {others: [{start: 2026-01-02, until: 2026-01-01}]}", "grant.others.0: 2026-01-02"),
        ("grant: {previous: job}", "grant.previous: expected a list"),
        ("agreement: {tasks: [{what: 3}]}", "agreement.tasks.0.what"),
        ("grant: {}\nmatch: {}", "expected one of grant"),
        ("on: 2026-01-01", "expected one of grant"),
    ],
)
def test_the_field_and_what_was_expected_are_told(case: str, told: str) -> None:
    with pytest.raises(CaseRefused) as refused:
        check_case(read_cases(case)[0], DAY)

    assert told in str(refused.value)


def test_the_word_on_stays_a_word() -> None:
    assert read_cases("on: 2026-11-24\ngrant: {}")[0]["on"] == DAY


def test_broken_yaml_is_refused_in_words() -> None:
    with pytest.raises(CaseRefused, match="no YAML"):
        read_cases("grant: [")


def test_a_list_of_words_is_no_list_of_cases() -> None:
    with pytest.raises(CaseRefused, match="case 1"):
        read_cases("- grant")
