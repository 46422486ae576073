"""Are there tasks, and can each be understood?"""

from collections.abc import Iterator

from livline.engines.findings import FactValue, Finding, Severity, Text
from livline.engines.law.facts import AgreementFacts, TaskFacts
from livline.engines.law.rules import RuleOn
from livline.engines.law.unknown import UNKNOWN

_NAMES = {
    "what": Text("hvad mentor gør", "what the mentor does"),
    "how_often": Text("hvor tit", "how often"),
    "where": Text("hvor", "where"),
    "until": Text("hvor længe", "until when"),
    "done_when": Text("hvornår opgaven er løst", "when it is done"),
}


def tasks_are_described(facts: AgreementFacts, rule: RuleOn) -> Iterator[Finding]:
    """At least one task, and each says what, how often, where, until when and when it is done.
    The agreement rule; no task at all blocks, a vague one warns."""
    if not facts.tasks:
        yield rule.finding("none", facts={"tasks": 0})
    for position, task in enumerate(facts.tasks):
        missing = _missing(task)
        if missing:
            yield _vague(rule, missing, position=position, what=task.what)


def _missing(task: TaskFacts) -> list[str]:
    written: dict[str, FactValue] = {
        "what": task.what.strip(),
        "how_often": task.how_often.strip(),
        "where": task.where.strip(),
        "until": task.until,
        "done_when": task.done_when.strip(),
    }
    return [name for name, value in written.items() if value in ("", UNKNOWN)]


def _vague(rule: RuleOn, missing: list[str], *, position: int, what: str) -> Finding:
    names = [_NAMES[name] for name in missing]
    said = Text(", ".join(name.da for name in names), ", ".join(name.en for name in names))
    looked_at: dict[str, FactValue] = {f"tasks.{position}.{name}": "" for name in missing}
    return rule.finding(
        "vague",
        facts={**looked_at, f"tasks.{position}.what": what},
        words={"nth": position + 1, "missing": said},
        ceiling=Severity.WARNS,
    )
