"""How many hours, and why so many."""

from collections.abc import Iterator

from livline.engines.findings import Finding
from livline.engines.law.facts import GrantFacts
from livline.engines.law.rules import RuleOn
from livline.engines.law.unknown import UNKNOWN


def hours_are_set(facts: GrantFacts, rule: RuleOn) -> Iterator[Finding]:
    """Hours follow the concrete need; no legal maximum, but never empty. LAB kap. 26 (2014-2019
    kap. 9 b)."""
    if facts.hours_per_week is UNKNOWN or facts.hours_per_week <= 0:
        yield rule.finding("missing", facts={"hours_per_week": facts.hours_per_week})


def hours_above_norm_have_a_reason(facts: GrantFacts, rule: RuleOn) -> Iterator[Finding]:
    """More than the municipality's own norm needs a reason. STAR's analysis of 2017."""
    if facts.hours_per_week is UNKNOWN or facts.hours_norm is UNKNOWN:
        return
    if facts.hours_per_week > facts.hours_norm and not facts.hours_reason.strip():
        yield rule.finding(
            "above_norm",
            facts={
                "hours_reason": "",
                "hours_per_week": facts.hours_per_week,
                "hours_norm": facts.hours_norm,
            },
            words={"hours": facts.hours_per_week, "norm": facts.hours_norm},
            mend_value=facts.hours_norm,
        )
