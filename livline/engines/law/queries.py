"""Questions about the law of a day, asked of the rule book that ships with Livline."""

from datetime import date

from livline.engines.law.book import Version
from livline.engines.law.groups import TargetGroup
from livline.engines.law.load import load_rules
from livline.engines.law.rules import RuleOn
from livline.engines.law.unknown import UNKNOWN, Unknown


def rules_on(day: date) -> tuple[RuleOn, ...]:
    """Every rule as it stood on `day`; what did not exist or is not known says so itself."""
    return tuple(load_rules().on(day).values())


def versions_on(day: date) -> tuple[Version, ...]:
    """The versions of the law that `day` lies in, expected ones included."""
    return load_rules().versions_on(day)


def target_groups(on: date, *, joined: date | None = None) -> tuple[TargetGroup, ...]:
    """The act's target groups on a day, by number; empty before 2014, where we do not know them.

    With `joined`, only those a person who came into the group on that day may be in.
    """
    groups = load_rules().groups_on(on)
    return tuple(group for group in groups if joined is None or group.is_open_to(joined))


def target_group(nr: int, on: date) -> TargetGroup | Unknown:
    """The target group with this number on a day; UNKNOWN where there is none we know of."""
    return next((group for group in target_groups(on) if group.nr == nr), UNKNOWN)
