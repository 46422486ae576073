"""Is it said why the mentor is decisive, about this person, and beyond ordinary duty?"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from livline.engines.findings import Finding, Severity
from livline.engines.law.facts import GrantFacts, MentorKind
from livline.engines.law.rules import RuleOn

_WITH_OWN_DUTY = (MentorKind.COMPANY, MentorKind.SCHOOL)


def reason_is_decisive(facts: GrantFacts, rule: RuleOn) -> Iterator[Finding]:
    """A concrete reason why the mentor is decisive: a must for a company's or school's mentor,
    else good practice. LAB § 169."""
    if facts.decisive_reason.strip():
        return
    must = facts.mentor_kind in _WITH_OWN_DUTY
    yield rule.finding(
        "missing",
        facts={"decisive_reason": "", "mentor_kind": facts.mentor_kind},
        ceiling=Severity.BLOCKS if must else Severity.WARNS,
    )


def reason_is_about_this_person(facts: GrantFacts, rule: RuleOn) -> Iterator[Finding]:
    """No template: not the words of another grant (warns), not a bare phrase (informs).
    Forvaltningsloven § 24."""
    words = _words(facts.decisive_reason)
    looked_at = {"decisive_reason": facts.decisive_reason}
    if not words:
        return
    if _is_like_any(words, facts.other_reasons, percent=rule.number("alike_percent")):
        yield rule.finding("same_as_others", facts=looked_at)
    elif len(words) < rule.number("least_words"):
        yield rule.finding(
            "too_short",
            facts=looked_at,
            words={"count": len(words), "least": rule.number("least_words")},
            ceiling=Severity.INFORMS,
        )


def effort_goes_beyond_duty(facts: GrantFacts, rule: RuleOn) -> Iterator[Finding]:
    """A company or school is paid only for more than it must do anyway. LAB § 169."""
    if facts.mentor_kind in _WITH_OWN_DUTY and not facts.beyond_duty.strip():
        yield rule.finding("missing", facts={"beyond_duty": "", "mentor_kind": facts.mentor_kind})


def _is_like_any(words: list[str], others: Iterable[str], *, percent: Decimal) -> bool:
    """Whether another text shares at least `percent` of the words the two use together."""
    own = set(words)
    for other in others:
        theirs = set(_words(other))
        if 100 * len(own & theirs) >= percent * len(own | theirs):
            return True
    return False


def _words(text: str) -> list[str]:
    kept = "".join(sign if sign.isalnum() else " " for sign in text.casefold())
    return kept.split()
