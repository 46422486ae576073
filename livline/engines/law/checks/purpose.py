"""Is there a lawful purpose, and a target group to hold it against?"""

from collections.abc import Iterator

from livline.engines.findings import Finding, Word
from livline.engines.law.facts import OUTSIDE, GrantFacts, PurposeKind
from livline.engines.law.rules import RuleOn
from livline.engines.law.unknown import UNKNOWN


def purpose_is_lawful(facts: GrantFacts, rule: RuleOn) -> Iterator[Finding]:
    """One of the act's purposes, get or keep, and what exactly. LAB § 167, stk. 1; before 2014
    § 78; 2014-2019 § 31 b."""
    if facts.purpose is UNKNOWN:
        yield rule.finding("missing", facts={"purpose": facts.purpose})
    elif facts.purpose is PurposeKind.OTHER:
        yield rule.finding("not_lawful", facts={"purpose": facts.purpose})
    if facts.aim is UNKNOWN:
        yield rule.finding("no_aim", facts={"aim": facts.aim})
    if not facts.target.strip():
        yield rule.finding("no_target", facts={"target": facts.target})


def group_is_recorded(facts: GrantFacts, rule: RuleOn) -> Iterator[Finding]:
    """The number of the target group on the day; outside the groups a remark. LAB § 6; § 167,
    stk. 1 says "a person", so being outside never blocks."""
    looked_at = {"target_group": facts.target_group}
    if facts.target_group is UNKNOWN:
        yield rule.finding("missing", facts=looked_at)
    elif facts.target_group is OUTSIDE:
        if not facts.group_remark.strip():
            yield rule.finding("no_remark", facts={"group_remark": "", **looked_at})
    elif facts.target_group not in {group.nr for group in rule.groups}:
        yield rule.finding("not_known", facts=looked_at, words={"nr": facts.target_group})


def group_still_admits(facts: GrantFacts, rule: RuleOn) -> Iterator[Finding]:
    """A group closed by the reform holds only those who were in it before. LOV 1750/2025."""
    for group in rule.groups:
        if group.nr != facts.target_group or group.is_open_to(rule.day):
            continue
        looked_at = {"group_since": facts.group_since, "target_group": group.nr}
        words: dict[str, Word] = {"nr": group.nr, "last_day": group.admits_until}
        if facts.group_since is UNKNOWN:
            yield rule.finding("since_unknown", facts=looked_at, words=words)
        elif not group.is_open_to(facts.group_since):
            yield rule.finding("joined_too_late", facts=looked_at, words=words)
