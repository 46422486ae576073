"""May this mentor be this citizen's mentor?"""

from collections.abc import Iterator

from livline.engines.findings import Finding, Severity
from livline.engines.law.facts import (
    DataRole,
    GrantFacts,
    MatchFacts,
    MatchStage,
    MentorKind,
    MentorRelation,
)
from livline.engines.law.rules import RuleOn
from livline.engines.law.unknown import UNKNOWN


def kind_is_lawful(facts: GrantFacts | MatchFacts, rule: RuleOn) -> Iterator[Finding]:
    """Employed by a company, a school or the municipality, or external. LAB § 168."""
    if facts.mentor_kind is UNKNOWN:
        yield rule.finding("missing", facts={"mentor_kind": facts.mentor_kind})
    elif facts.mentor_kind is MentorKind.OTHER:
        yield rule.finding("not_lawful", facts={"mentor_kind": facts.mentor_kind})


def external_has_a_contract(facts: MatchFacts, rule: RuleOn) -> Iterator[Finding]:
    """An external mentor works under an agreement with company, school or municipality.
    LAB § 168."""
    if facts.mentor_kind is MentorKind.EXTERNAL and facts.has_contract is not True:
        yield rule.finding("no_contract", facts={"has_contract": facts.has_contract})


def qualifications_are_documented(facts: MatchFacts, rule: RuleOn) -> Iterator[Finding]:
    """Why this mentor for these tasks. STAR's audit of 2019."""
    if not facts.qualifications.strip():
        yield rule.finding("missing", facts={"qualifications": ""})


def external_keeps_secrets(facts: MatchFacts, rule: RuleOn) -> Iterator[Finding]:
    """No data to an external mentor who has not signed; the data role is settled.
    Straffeloven § 152 a; GDPR art. 28."""
    if facts.mentor_kind is not MentorKind.EXTERNAL:
        return
    signed_on = facts.confidentiality_signed_on
    if signed_on is UNKNOWN or signed_on > rule.day:
        yield rule.finding("not_signed", facts={"confidentiality_signed_on": signed_on})
    if facts.data_role in (UNKNOWN, DataRole.NOT_NEEDED):
        yield rule.finding(
            "no_data_role", facts={"data_role": facts.data_role}, ceiling=Severity.WARNS
        )


def mentor_is_impartial(facts: MatchFacts, rule: RuleOn) -> Iterator[Finding]:
    """Neither the citizen's caseworker nor family. Forvaltningsloven § 3."""
    if facts.relation is UNKNOWN:
        yield rule.finding("unknown", facts={"relation": facts.relation}, ceiling=Severity.INFORMS)
    elif facts.relation is not MentorRelation.NONE:
        yield rule.finding(facts.relation.value, facts={"relation": facts.relation})


def citizen_has_accepted(facts: MatchFacts, rule: RuleOn) -> Iterator[Finding]:
    """A mentor is never imposed: a start needs the citizen's yes, a no ends the proposal.
    Practice."""
    looked_at = {"citizen_accepted": facts.citizen_accepted}
    if facts.citizen_accepted is False:
        yield rule.finding("declined", facts=looked_at)
    elif facts.citizen_accepted is UNKNOWN and facts.stage is MatchStage.STARTING:
        yield rule.finding("not_asked", facts=looked_at)
