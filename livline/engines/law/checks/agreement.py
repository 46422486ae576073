"""What an agreement must hold, and the plan it belongs to."""

from collections.abc import Iterator

from livline.engines.findings import FactValue, Finding, Text
from livline.engines.law.facts import AgreementFacts, EndingFacts, GrantFacts
from livline.engines.law.rules import RuleOn
from livline.engines.law.unknown import UNKNOWN

_NAMES = {
    "goal": Text("målet med støtten", "the goal of the support"),
    "mentor_name": Text("mentors navn", "the mentor's name"),
    "mentor_contact": Text("hvordan man får fat i mentor", "how to reach the mentor"),
    "tasks": Text("mentors opgaver", "the mentor's tasks"),
    "start": Text("den første dag", "the first day"),
    "until": Text("den sidste dag", "the last day"),
    "hours_per_week": Text("timer om ugen", "hours per week"),
}


def agreement_is_complete(facts: AgreementFacts, rule: RuleOn) -> Iterator[Finding]:
    """Goal, mentor's name and contact, tasks, duration, hours. 2014-2019 BEK to kap. 9 b; from
    2020 Min Plan, LAB § 47."""
    written: dict[str, FactValue] = {
        "goal": facts.goal.strip(),
        "mentor_name": facts.mentor_name.strip(),
        "mentor_contact": facts.mentor_contact.strip(),
        "tasks": len(facts.tasks),
        "start": facts.start,
        "until": facts.until,
        "hours_per_week": facts.hours_per_week,
    }
    missing = {name: value for name, value in written.items() if value in ("", 0, UNKNOWN)}
    if missing:
        names = [_NAMES[name] for name in missing]
        said = Text(
            da=", ".join(name.da for name in names), en=", ".join(name.en for name in names)
        )
        yield rule.finding("incomplete", facts=missing, words={"missing": said})


def plan_exists(facts: GrantFacts | AgreementFacts, rule: RuleOn) -> Iterator[Finding]:
    """The support stands in Min Plan or the whole-person plan before it starts. LAB §§ 40, 47."""
    if facts.has_plan is not True:
        yield rule.finding("missing", facts={"has_plan": facts.has_plan})


def ending_is_planned(facts: AgreementFacts | EndingFacts, rule: RuleOn) -> Iterator[Finding]:
    """Days on which contact is thinned out, so that nobody comes to depend on it. Practice."""
    if not facts.tapering:
        yield rule.finding("no_tapering", facts={"tapering": ""})
