"""A mistake in a law file is told by file and line."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from livline.engines import law
from livline.engines.findings import Severity
from livline.engines.law import check
from livline.engines.law.load import DATA

RULE = "rules/period_length.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "data"
    shutil.copytree(DATA, copy)
    return copy


@pytest.mark.parametrize(
    ("file", "before", "after", "told"),
    [
        (RULE, "value: 6, source: E26", "value: six, source: E26", "period_length.yaml:8: value"),
        (RULE, "source: E26", "source: E27", "'E27' is not in sources.yaml"),
        (RULE, "severity: blocks", "severity: stops", "period_length.yaml:5: severity: expected"),
        (RULE, "2020-01-01:", "2020-13-01:", "period_length.yaml:8: 2020-13-01: expected a date"),
        (RULE, "before: unknown", "before: 0", "period_length.yaml:10: before: expected unknown"),
        (RULE, "unit: months", "units: months", "units: is not known here"),
        (RULE, "id: PER-1\n", "id: PER-1\nid: PER-2\n", "period_length.yaml:2: 'id' stands here"),
        (RULE, "senest {last_day}. Bag", "senest {last}. Bag", "have different {holes}"),
        (RULE, "verified: true, checked_on: 2026-11-24}\n  2020", "verified: true}\n  2020", ":7:"),
        (RULE, "label:", "label: [", "period_length.yaml:"),
        ("versions.yaml", "from: 2014-01-01", "from: soon", "from: expected a date"),
        ("target_groups/section_6.yaml", "nr: 13", "nr: x", "section_6.yaml:44: nr"),
    ],
)
def test_the_mistake_is_told_with_its_place(
    folder: Path, file: str, before: str, after: str, told: str
) -> None:
    text = (folder / file).read_text("utf-8")
    assert before in text
    (folder / file).write_text(text.replace(before, after, 1), "utf-8")

    with pytest.raises(law.LawDataError) as mistake:
        law.load_rules(folder)

    assert told in str(mistake.value)


def test_the_loader_caps_what_nobody_verified_at_a_warning(folder: Path) -> None:
    path = folder / RULE
    path.write_text(path.read_text("utf-8").replace("verified: true", "verified: false"), "utf-8")

    values = law.load_rules(folder).rules["period_length"].values

    assert {value.severity for value in values} == {Severity.WARNS}


def test_an_expected_value_never_answers() -> None:
    rule = law.load_rules().on(date(2027, 1, 1))["period_length"]

    assert rule.standing is law.Standing.UNCONFIRMED
    assert rule.value.since == date(2020, 1, 1)
    assert not rule.citation.verified


def test_before_the_first_value_the_answer_is_unknown() -> None:
    rule = law.load_rules().on(date(2013, 12, 31))["period_length"]

    assert rule.standing is law.Standing.UNKNOWN
    assert rule.value is law.UNKNOWN


def test_every_rule_has_an_answer_for_every_day_asked() -> None:
    for day in (date(1990, 1, 1), date(2003, 7, 1), date(2026, 11, 24), date(2040, 1, 1)):
        assert len(law.rules_on(day)) == len(law.load_rules().rules)


def test_every_rule_of_the_data_is_judged_by_some_check() -> None:
    judged = {
        name
        for checks in (
            check.GRANT_CHECKS,
            check.REFUSAL_CHECKS,
            check.AGREEMENT_CHECKS,
            check.MATCH_CHECKS,
            check.ENDING_CHECKS,
        )
        for name, _ in checks
    }
    assert judged == set(law.load_rules().rules)
