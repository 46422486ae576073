"""Which checks each screen runs, and running them."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeAlias, TypeVar

from livline.engines.findings import Finding, most_urgent_first
from livline.engines.law.book import RuleBook
from livline.engines.law.checks import agreement, hours, letter, mentor, period, purpose, reason
from livline.engines.law.checks import tasks as task_checks
from livline.engines.law.facts import (
    AgreementFacts,
    EndingFacts,
    GrantFacts,
    MatchFacts,
    RefusalFacts,
)
from livline.engines.law.load import load_rules
from livline.engines.law.rules import RuleOn, Standing

Situation = TypeVar("Situation")
Checks: TypeAlias = tuple[tuple[str, Callable[[Situation, RuleOn], Iterator[Finding]]], ...]

# Each check beside the file of the rule it judges, in the order of the form.
GRANT_CHECKS: Checks[GrantFacts] = (
    ("purpose", purpose.purpose_is_lawful),
    ("target_group", purpose.group_is_recorded),
    ("closed_group", purpose.group_still_admits),
    ("decisive_reason", reason.reason_is_decisive),
    ("own_words", reason.reason_is_about_this_person),
    ("period_length", period.period_is_written),
    ("period_length", period.period_is_within_limit),
    ("new_period", period.extension_is_assessed),
    ("many_periods", period.long_support_has_an_end),
    ("overlap", period.grants_do_not_overlap),
    ("hours", hours.hours_are_set),
    ("hours_norm", hours.hours_above_norm_have_a_reason),
    ("mentor_kind", mentor.kind_is_lawful),
    ("beyond_duty", reason.effort_goes_beyond_duty),
    ("plan", agreement.plan_exists),
    ("expected_act", period.period_crosses_expected_act),
    ("expected_act_due", period.expected_act_is_not_loaded),
)
REFUSAL_CHECKS: Checks[RefusalFacts] = (("refusal_letter", letter.refusal_is_reasoned),)
AGREEMENT_CHECKS: Checks[AgreementFacts] = (
    ("agreement_content", agreement.agreement_is_complete),
    ("tasks", task_checks.tasks_are_described),
    ("period_length", period.period_is_within_limit),
    ("ending", agreement.ending_is_planned),
    ("plan", agreement.plan_exists),
    ("expected_act", period.period_crosses_expected_act),
    ("expected_act_due", period.expected_act_is_not_loaded),
)
MATCH_CHECKS: Checks[MatchFacts] = (
    ("acceptance", mentor.citizen_has_accepted),
    ("mentor_kind", mentor.kind_is_lawful),
    ("mentor_kind", mentor.external_has_a_contract),
    ("qualifications", mentor.qualifications_are_documented),
    ("confidentiality", mentor.external_keeps_secrets),
    ("impartiality", mentor.mentor_is_impartial),
)
ENDING_CHECKS: Checks[EndingFacts] = (("ending", agreement.ending_is_planned),)


def check_grant(facts: GrantFacts, on: date, book: RuleBook | None = None) -> tuple[Finding, ...]:
    """What the law of the day `on` says about a grant or an extension, most urgent first."""
    return _run(GRANT_CHECKS, facts, on=on, book=book)


def check_refusal(
    facts: RefusalFacts, on: date, book: RuleBook | None = None
) -> tuple[Finding, ...]:
    """The same about a refusal, whole or in part."""
    return _run(REFUSAL_CHECKS, facts, on=on, book=book)


def check_agreement(
    facts: AgreementFacts, on: date, book: RuleBook | None = None
) -> tuple[Finding, ...]:
    """The same about an agreement before it is signed."""
    return _run(AGREEMENT_CHECKS, facts, on=on, book=book)


def check_match(facts: MatchFacts, on: date, book: RuleBook | None = None) -> tuple[Finding, ...]:
    """The same about a proposal or a match about to start."""
    return _run(MATCH_CHECKS, facts, on=on, book=book)


def check_ending(facts: EndingFacts, on: date, book: RuleBook | None = None) -> tuple[Finding, ...]:
    """The same about support that is to end."""
    return _run(ENDING_CHECKS, facts, on=on, book=book)


def _run(
    checks: Checks[Situation], facts: Situation, *, on: date, book: RuleBook | None
) -> tuple[Finding, ...]:
    rules = (book or load_rules()).on(on)
    found: list[Finding] = []
    told: set[str] = set()
    for name, check in checks:
        rule = rules[name]
        if rule.applies:
            found.extend(check(facts, rule))
        elif rule.standing is Standing.UNKNOWN and "unknown_before" in rule.rule.sentences:
            # Said once: silence would read as "there was no such rule".
            if name not in told:
                found.append(rule.finding("unknown_before", facts={"on": on}))
            told.add(name)
    return most_urgent_first(found)
