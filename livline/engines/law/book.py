"""The rule book: every rule, version, source and target group the engine knows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from livline.engines.findings import Text
from livline.engines.law.groups import TargetGroup
from livline.engines.law.rules import Rule, RuleOn, Source, Status


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the law. `until` is `date.max` while open; `verified` is about its dates."""

    id: str
    since: date
    until: date
    status: Status
    basis: str
    change: Text
    sources: tuple[str, ...]
    verified: bool


@dataclass(frozen=True, eq=False, slots=True)
class RuleBook:
    """All of it, read once. Ask it with a day."""

    versions: tuple[Version, ...]
    sources: Mapping[str, Source]
    target_groups: tuple[TargetGroup, ...]
    rules: Mapping[str, Rule]

    @property
    def expected_act(self) -> date:
        """First day of the next act that is expected but not established; `date.max` if none."""
        days = [each.since for each in self.versions if each.status is Status.EXPECTED]
        return min(days, default=date.max)

    @property
    def boundaries(self) -> frozenset[date]:
        """Every day on which some rule, version or target group changes."""
        days = {day for rule in self.rules.values() for day in rule.boundaries}
        days |= {each.since for each in self.versions}
        return frozenset(days | {group.since for group in self.target_groups})

    def groups_on(self, day: date) -> tuple[TargetGroup, ...]:
        """The target groups of `day` by number; empty where we do not know them."""
        return tuple(group for group in self.target_groups if group.is_current(day))

    def versions_on(self, day: date) -> tuple[Version, ...]:
        """The versions of the law that `day` lies in, expected ones included."""
        return tuple(each for each in self.versions if each.since <= day <= each.until)

    def on(self, day: date) -> Mapping[str, RuleOn]:
        """Every rule as it stood on `day`, by name; what is unknown says so."""
        return _rules_on(self, day)


@lru_cache(maxsize=4096)
def _rules_on(book: RuleBook, day: date) -> Mapping[str, RuleOn]:
    groups, expected_act = book.groups_on(day), book.expected_act
    return {
        name: rule.on(day, groups=groups, expected_act=expected_act)
        for name, rule in book.rules.items()
    }
