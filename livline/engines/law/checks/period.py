"""How long, how often again, and across which change of the law."""

from collections.abc import Iterator
from datetime import date, timedelta

from livline.engines.dates import Period, last_day_within
from livline.engines.findings import Finding, Word
from livline.engines.law.facts import AgreementFacts, GrantFacts
from livline.engines.law.rules import RuleOn
from livline.engines.law.unknown import UNKNOWN, Unknown

_ONE_DAY = timedelta(days=1)


def period_is_within_limit(facts: GrantFacts | AgreementFacts, rule: RuleOn) -> Iterator[Finding]:
    """Longest period at a time. LAB § 167, stk. 1; 2014-2019 kap. 9 b."""
    looked_at = {"until": facts.until, "start": facts.start}
    if facts.start is UNKNOWN or facts.until is UNKNOWN:
        return
    limit = int(rule.number())
    last_day = last_day_within(facts.start, limit)
    words: dict[str, Word] = {"limit": limit, "start": facts.start, "last_day": last_day}
    if facts.until < facts.start:
        yield rule.finding("ends_before_start", facts=looked_at, words=words, mend_value=last_day)
    elif facts.until > last_day:
        yield rule.finding("too_long", facts=looked_at, words=words, mend_value=last_day)


def period_is_written(facts: GrantFacts, rule: RuleOn) -> Iterator[Finding]:
    """A grant has a first and a last day, or its length cannot be judged. LAB § 167, stk. 1."""
    words = {"limit": int(rule.number())}
    if facts.start is UNKNOWN:
        yield rule.finding("no_start", facts={"start": facts.start}, words=words)
    elif facts.until is UNKNOWN:
        last_day = last_day_within(facts.start, int(rule.number()))
        yield rule.finding(
            "no_end",
            facts={"until": facts.until, "start": facts.start},
            words={"last_day": last_day, **words},
            mend_value=last_day,
        )


def extension_is_assessed(facts: GrantFacts, rule: RuleOn) -> Iterator[Finding]:
    """A new period begins after the old one and rests on a written, concrete assessment.
    LAB § 167, stk. 1, 2. pkt."""
    if not facts.previous:
        return
    ended = max(previous.until for previous in facts.previous)
    if not facts.assessment.strip():
        yield rule.finding("no_assessment", facts={"assessment": "", "previous_until": ended})
    if facts.start is not UNKNOWN and facts.start <= ended:
        first_day = ended + _ONE_DAY
        yield rule.finding(
            "starts_too_early",
            facts={"start": facts.start, "previous_until": ended},
            words={"ended": ended, "first_day": first_day},
            mend_value=first_day,
        )


def long_support_has_an_end(facts: GrantFacts, rule: RuleOn) -> Iterator[Finding]:
    """From the third period on: why has it not tapered, and what ends it? Good practice."""
    nth = len(facts.previous) + 1
    if nth >= rule.number() and not facts.no_taper_reason.strip():
        yield rule.finding(
            "no_reason", facts={"no_taper_reason": "", "period_number": nth}, words={"nth": nth}
        )


def grants_do_not_overlap(facts: GrantFacts, rule: RuleOn) -> Iterator[Finding]:
    """One individual grant at a time for one purpose: hours are paid once. BEK § 122."""
    days = _period(facts.start, facts.until)
    if days is UNKNOWN or facts.purpose is UNKNOWN:
        return
    for other in facts.others:
        if other.per_place or other.purpose is not facts.purpose:
            continue
        if days.overlaps(other.period):
            yield rule.finding(
                "overlaps",
                facts={
                    "start": days.start,
                    "until": days.until,
                    "other_start": other.start,
                    "other_until": other.until,
                },
                words={"start": other.start, "until": other.until},
            )


def period_crosses_expected_act(
    facts: GrantFacts | AgreementFacts, rule: RuleOn
) -> Iterator[Finding]:
    """A grant that runs into the expected act is told so. STAR's reform page."""
    if facts.until is not UNKNOWN and facts.until >= rule.expected_act:
        yield rule.finding(
            "crosses", facts={"until": facts.until}, words={"from_day": rule.expected_act}
        )


def expected_act_is_not_loaded(
    facts: GrantFacts | AgreementFacts, rule: RuleOn
) -> Iterator[Finding]:
    """After the expected day the last known rules speak on, as warnings. STAR's reform page."""
    if rule.day >= rule.expected_act:
        yield rule.finding(
            "not_loaded", facts={"start": facts.start}, words={"from_day": rule.expected_act}
        )


def _period(start: date | Unknown, until: date | Unknown) -> Period | Unknown:
    if start is UNKNOWN or until is UNKNOWN or until < start:
        return UNKNOWN
    return Period(start, until)
