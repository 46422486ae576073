"""The cases that lawyers read: a sentence, a day, the situation, the findings expected."""

from pathlib import Path

import pytest

from livline.engines import law
from livline.engines.law.case_file import check_case, read_cases
from livline.engines.law.rules import Status

FOLDER = Path(__file__).parent / "cases"
GOOD = read_cases((FOLDER / "good.yaml").read_text(encoding="utf-8"))[0]
CASES = [
    case
    for path in sorted(FOLDER.glob("*.yaml"))
    if path.name != "good.yaml"
    for case in read_cases(path.read_text(encoding="utf-8"))
]


def whole(case: dict) -> dict:
    """The case with what it leaves out taken from the good situation of its subject."""
    subject = next(subject for subject in GOOD if subject in case)
    return {subject: {**GOOD[subject], **case[subject]}}


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_the_case_gets_the_findings_it_expects(case: dict) -> None:
    findings = check_case(whole(case), case["on"])

    found = sorted(f"{finding.rule} {finding.severity.value}" for finding in findings)
    assert found == sorted(case["expect"])


@pytest.mark.parametrize(
    "case", [each for each in CASES if "mend_value" in each], ids=lambda each: each["case"]
)
def test_the_case_is_told_the_value_that_mends_it(case: dict) -> None:
    findings = check_case(whole(case), case["on"])

    assert case["mend_value"] in [finding.mend_value for finding in findings]


def test_every_dated_value_has_a_case_on_its_day_and_on_the_day_before() -> None:
    asked = {(rule, case["on"]) for case in CASES for rule in [case["rule"]]}
    needed = {
        (rule.name, value.since, days)
        for rule in law.load_rules().rules.values()
        for value in rule.values
        for days in (-1, 0)
        # Before the scheme's first act there is nothing to grant.
        if value.since.year >= 2003
    }
    missing = [
        (name, since, days)
        for name, since, days in needed
        if (name, since.fromordinal(since.toordinal() + days)) not in asked
    ]
    assert missing == []


def test_every_sentence_a_check_can_say_is_said_in_some_case() -> None:
    said = {finding.key for case in CASES for finding in check_case(whole(case), case["on"])}

    sentences = {
        f"{rule.name}.{key}"
        for rule in law.load_rules().rules.values()
        for key in rule.sentences
        if rule.values[0].status is not Status.EXPECTED
    }
    assert sentences - said == set()
