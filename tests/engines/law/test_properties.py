"""What holds for every situation and every day."""

import dataclasses
import shutil
import time
from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from livline.engines import law
from livline.engines.findings import Finding
from livline.engines.law.load import DATA
from tests.engines.law.situations import AGREEMENTS, DAYS, GRANTS, MATCHES

ONE_DAY = timedelta(days=1)


def blocking(findings: Iterable[Finding]) -> set[str]:
    return {finding.key for finding in findings if finding.blocks}


@pytest.fixture(scope="module")
def unverified(tmp_path_factory: pytest.TempPathFactory) -> law.RuleBook:
    folder = tmp_path_factory.mktemp("law") / "data"
    shutil.copytree(DATA, folder)
    for path in (folder / "rules").glob("*.yaml"):
        path.write_text(path.read_text("utf-8").replace("verified: true", "verified: false"))
    return law.load_rules(folder)


@given(GRANTS, AGREEMENTS, MATCHES, DAYS)
def test_the_next_day_lifts_no_block_unless_the_data_names_it(
    grant: law.GrantFacts, agreement: law.AgreementFacts, match: law.MatchFacts, day: date
) -> None:
    if day + ONE_DAY in law.load_rules().boundaries:
        return
    for check, facts in (
        (law.check_grant, grant),
        (law.check_agreement, agreement),
        (law.check_match, match),
    ):
        assert blocking(check(facts, day)) == blocking(check(facts, day + ONE_DAY))


@given(GRANTS, DAYS)
def test_a_longer_period_lifts_no_block(facts: law.GrantFacts, day: date) -> None:
    if law.UNKNOWN in (facts.start, facts.until) or facts.until < facts.start:
        return
    longer = dataclasses.replace(facts, until=facts.until + ONE_DAY)

    assert blocking(law.check_grant(facts, day)) <= blocking(law.check_grant(longer, day))


@given(GRANTS, AGREEMENTS, MATCHES, DAYS)
def test_what_nobody_verified_never_blocks(
    unverified: law.RuleBook,
    grant: law.GrantFacts,
    agreement: law.AgreementFacts,
    match: law.MatchFacts,
    day: date,
) -> None:
    assert not blocking(law.check_grant(grant, day, unverified))
    assert not blocking(law.check_agreement(agreement, day, unverified))
    assert not blocking(law.check_match(match, day, unverified))
    assert not blocking(law.check_refusal(law.RefusalFacts(), day, unverified))


@given(GRANTS, DAYS)
def test_every_finding_says_why_and_how_to_mend_it(facts: law.GrantFacts, day: date) -> None:
    for finding in law.check_grant(facts, day):
        said = finding.message, finding.mend, finding.citation.text
        assert all(text.da and text.en for text in said)
        assert not any("{" in text.da + text.en for text in said)
        assert finding.citation.place
        assert finding.citation.url
        assert finding.field in {"on", *(each.name for each in dataclasses.fields(facts))}


@given(GRANTS, DAYS)
def test_only_warnings_are_answered_and_blocks_never(facts: law.GrantFacts, day: date) -> None:
    for finding in law.check_grant(facts, day):
        assert (finding.answerable_by is not None) == (finding.severity.value == "warns")


@given(GRANTS, DAYS)
def test_the_last_lawful_day_mends_a_period_that_is_too_long(
    facts: law.GrantFacts, day: date
) -> None:
    for finding in law.check_grant(facts, day):
        if finding.key == "period_length.too_long":
            mended = dataclasses.replace(facts, until=finding.mend_value)
            assert finding.key not in {each.key for each in law.check_grant(mended, day)}


@settings(max_examples=50)
@given(GRANTS, DAYS)
def test_the_same_question_gets_the_same_answer(facts: law.GrantFacts, day: date) -> None:
    assert law.check_grant(facts, day) == law.check_grant(facts, day)


def test_all_checks_of_a_case_take_less_than_five_milliseconds() -> None:
    facts, day = law.GrantFacts(other_reasons=("en begrundelse",) * 20), date(2026, 11, 24)
    law.check_grant(facts, day)

    begun = time.process_time()
    for _ in range(100):
        law.check_grant(facts, day)
        law.check_agreement(law.AgreementFacts(), day)
        law.check_match(law.MatchFacts(), day)
    assert (time.process_time() - begun) / 100 < 0.005
