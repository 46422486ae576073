"""The shape of what the system says to a person."""

from datetime import date
from decimal import Decimal

from livline.engines.findings import (
    Citation,
    FactValue,
    Finding,
    Severity,
    Text,
    facts_of,
    most_urgent_first,
)

CITATION = Citation(
    Text("Regel", "Rule"), "LAB § 167", "E26", "https://x", date(2020, 1, 1), True, date.min
)


def finding(severity: Severity = Severity.WARNS, **values: FactValue) -> Finding:
    return Finding("PER-1", severity, "a.b", Text("", ""), CITATION, facts_of(values), Text("", ""))


def test_the_milder_of_two_severities_wins() -> None:
    assert Severity.BLOCKS.at_most(Severity.WARNS) is Severity.WARNS
    assert Severity.INFORMS.at_most(Severity.WARNS) is Severity.INFORMS


def test_what_blocks_comes_first() -> None:
    informs = finding(Severity.INFORMS, start=1)
    blocks = finding(Severity.BLOCKS, start=1)

    assert most_urgent_first([informs, blocks]) == (blocks, informs)


def test_an_answer_stays_tied_to_the_same_facts_however_they_are_typed() -> None:
    first = finding(hours=Decimal("2"), reason="Fast  kontakt ")
    again = finding(hours=Decimal("2.00"), reason="Fast kontakt")

    assert first.fingerprint == again.fingerprint


def test_a_changed_fact_needs_a_new_answer() -> None:
    assert finding(hours=Decimal(2)).fingerprint != finding(hours=Decimal(3)).fingerprint


def test_dates_and_decimals_are_written_as_each_language_does() -> None:
    text = Text("{hours} timer til {day}", "{hours} hours until {day}")

    filled = text.filled({"hours": Decimal("2.50"), "day": date(2026, 1, 2)})

    assert filled == Text("2,5 timer til 2. januar 2026", "2.5 hours until 2 January 2026")
