"""The law as dated data, and what it says about a case on a day."""

from livline.engines.law.book import RuleBook, Version
from livline.engines.law.check import (
    check_agreement,
    check_ending,
    check_grant,
    check_match,
    check_refusal,
)
from livline.engines.law.facts import (
    OUTSIDE,
    AgreementFacts,
    DataRole,
    EndingFacts,
    GrantFacts,
    GrantPeriod,
    MatchFacts,
    MatchStage,
    MentorKind,
    MentorRelation,
    OutsideGroups,
    PurposeAim,
    PurposeKind,
    RefusalFacts,
    TaskFacts,
)
from livline.engines.law.groups import TargetGroup
from livline.engines.law.load import load_rules
from livline.engines.law.marked_yaml import LawDataError
from livline.engines.law.queries import rules_on, target_group, target_groups, versions_on
from livline.engines.law.rules import Rule, RuleOn, RuleValue, Source, Standing, Status
from livline.engines.law.unknown import UNKNOWN, Unknown

__all__ = [
    "OUTSIDE",
    "UNKNOWN",
    "AgreementFacts",
    "DataRole",
    "EndingFacts",
    "GrantFacts",
    "GrantPeriod",
    "LawDataError",
    "MatchFacts",
    "MatchStage",
    "MentorKind",
    "MentorRelation",
    "OutsideGroups",
    "PurposeAim",
    "PurposeKind",
    "RefusalFacts",
    "Rule",
    "RuleBook",
    "RuleOn",
    "RuleValue",
    "Source",
    "Standing",
    "Status",
    "TargetGroup",
    "TaskFacts",
    "Unknown",
    "Version",
    "check_agreement",
    "check_ending",
    "check_grant",
    "check_match",
    "check_refusal",
    "load_rules",
    "rules_on",
    "target_group",
    "target_groups",
    "versions_on",
]
