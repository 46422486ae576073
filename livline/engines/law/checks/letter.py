"""What a letter of refusal must say."""

from collections.abc import Iterator

from livline.engines.findings import Finding, Severity
from livline.engines.law.facts import RefusalFacts
from livline.engines.law.rules import RuleOn
from livline.engines.law.unknown import UNKNOWN


def refusal_is_reasoned(facts: RefusalFacts, rule: RuleOn) -> Iterator[Finding]:
    """Reasons, the rules they rest on, and how to complain. Forvaltningsloven §§ 22, 24, 25;
    LAB §§ 204-205."""
    if not facts.reasons.strip():
        yield rule.finding("no_reasons", facts={"reasons": ""})
    if not facts.rules_applied.strip():
        yield rule.finding("no_rules", facts={"rules_applied": ""})
    if facts.complaint_guidance is not True:
        is_open = facts.complaint_guidance is UNKNOWN
        yield rule.finding(
            "no_complaint_guidance",
            facts={"complaint_guidance": facts.complaint_guidance},
            ceiling=Severity.INFORMS if is_open else Severity.BLOCKS,
        )
