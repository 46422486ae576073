"""Reading the law data; a mistake in a file is told by file and line."""

from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from string import Formatter

from livline.engines.findings import Severity, Text
from livline.engines.law.book import RuleBook, Version
from livline.engines.law.groups import TargetGroup
from livline.engines.law.marked_yaml import Section, read_section
from livline.engines.law.rules import Rule, RuleValue, Sentence, Source, Status

DATA = Path(__file__).parent / "data"


@lru_cache(maxsize=8)
def load_rules(folder: Path = DATA) -> RuleBook:
    """The rule book of a folder, read once. Refuses (LawDataError) what is not complete."""
    sources = _read_sources(read_section(folder / "sources.yaml"))
    rules = [
        _read_rule(path.stem, read_section(path), sources)
        for path in sorted((folder / "rules").glob("*.yaml"))
    ]
    versions = read_section(folder / "versions.yaml").sections("versions")
    groups = [
        group
        for path in sorted((folder / "target_groups").glob("*.yaml"))
        for group in _read_groups(read_section(path), sources)
    ]
    return RuleBook(
        versions=tuple(_read_version(each, sources) for each in versions),
        sources=sources,
        target_groups=tuple(sorted(groups, key=lambda group: (group.nr, group.since))),
        rules={rule.name: rule for rule in rules},
    )


def _read_sources(section: Section) -> dict[str, Source]:
    entries = {key: section.section(key) for key in section}
    return {
        key: Source(key, entry.string("title"), entry.string("url"))
        for key, entry in entries.items()
    }


def _read_version(section: Section, sources: dict[str, Source]) -> Version:
    section.allow_only(
        "id", "from", "to", "status", "basis", "change", "sources", "verified", "note"
    )
    for key in section.strings("sources"):
        if key not in sources:
            raise section.error_at("sources", f"'{key}' is not in sources.yaml")
    return Version(
        id=section.string("id"),
        since=section.day("from"),
        until=section.day("to", date.max),
        status=_status(section),
        basis=section.string("basis"),
        change=section.text("change"),
        sources=section.strings("sources"),
        verified=section.boolean("verified"),
    )


def _read_rule(name: str, section: Section, sources: dict[str, Source]) -> Rule:
    section.allow_only(
        "id", "label", "text", "unit", "severity", "answerable_by", "values", "before", "findings"
    )
    if section.string("before") not in ("unknown", "none"):
        raise section.error_at("before", "expected unknown (we do not know) or none (no such rule)")
    values = section.section("values")
    found = sorted(
        (_read_value(values, day, rule=section, sources=sources) for day in values),
        key=lambda value: value.since,
    )
    if all(value.status is Status.EXPECTED for value in found):
        raise section.error_at("values", "needs one value that is more than expected")
    sentences = section.section("findings")
    return Rule(
        name=name,
        label=section.text("label"),
        text=section.text("text"),
        unit=section.string("unit", ""),
        answerable_by=section.string("answerable_by", "caseworker"),
        unknown_before=section.string("before") == "unknown",
        values=tuple(found),
        sentences={key: _read_sentence(sentences, key) for key in sentences},
    )


def _read_value(
    values: Section, day: str, *, rule: Section, sources: dict[str, Source]
) -> RuleValue:
    section = values.section(day)
    section.allow_only(
        "id", "status", "severity", "value", "place", "source", "verified", "checked_on", "note"
    )
    status = _status(section)
    if section.string("source") not in sources:
        raise section.error_at("source", f"'{section.string('source')}' is not in sources.yaml")
    verified = status is not Status.EXPECTED and section.boolean("verified")
    severity = _severity(section if "severity" in section else rule)
    return RuleValue(
        id=section.string("id", rule.string("id")),
        since=values.as_day(day, day),
        status=status,
        # What nobody has verified may inform or warn, never block (house rule).
        severity=severity if verified else severity.at_most(Severity.WARNS),
        numbers=_numbers(section),
        place=section.string("place", "" if status is Status.EXPECTED else None),
        source=sources[section.string("source")],
        verified=verified,
        checked_on=section.day("checked_on", None if verified else date.min),
        note=section.string("note", ""),
    )


def _numbers(section: Section) -> dict[str, Decimal]:
    if "value" not in section:
        return {}
    if section.is_scalar("value"):
        return {"value": section.number("value")}
    several = section.section("value")
    return {name: several.number(name) for name in several}


def _read_sentence(sentences: Section, key: str) -> Sentence:
    section = sentences.section(key)
    section.allow_only("message", "mend")
    for part in ("message", "mend"):
        text = section.text(part)
        if _holes(text.da) != _holes(text.en):
            raise section.error_at(part, "Danish and English have different {holes}")
    return Sentence(section.text("message"), section.text("mend"))


def _holes(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _read_groups(section: Section, sources: dict[str, Source]) -> list[TargetGroup]:
    section.allow_only("place", "until", "groups")
    place, until = section.string("place"), section.day("until", date.max)
    return [
        group
        for entry in section.sections("groups")
        for group in _read_group(entry, place=place, until=until, sources=sources)
    ]


def _read_group(
    entry: Section, *, place: str, until: date, sources: dict[str, Source]
) -> list[TargetGroup]:
    entry.allow_only("nr", "labels", "admits_until", "note")
    labels = entry.section("labels")
    days = sorted(labels.as_day(day, day) for day in labels)
    ends = [*(day.fromordinal(day.toordinal() - 1) for day in days[1:]), until]
    nr = int(entry.number("nr"))
    found = []
    for day, end in zip(days, ends, strict=True):
        label = labels.section(day.isoformat())
        label.allow_only("da", "en", "source", "verified")
        if label.string("source") not in sources:
            raise label.error_at("source", f"'{label.string('source')}' is not in sources.yaml")
        found.append(
            TargetGroup(
                nr=nr,
                label=Text(label.string("da"), label.string("en")),
                place=f"{place}, nr. {nr}",
                since=day,
                until=end,
                admits_until=entry.day("admits_until", date.max),
                note=entry.text("note") if "note" in entry else Text("", ""),
                source=label.string("source"),
                verified=label.boolean("verified"),
            )
        )
    return found


def _status(section: Section) -> Status:
    word = section.string("status", "in_force")
    try:
        return Status(word)
    except ValueError:
        known = ", ".join(status.value for status in Status)
        raise section.error_at("status", f"expected {known}, found '{word}'") from None


def _severity(section: Section) -> Severity:
    word = section.string("severity")
    try:
        return Severity(word)
    except ValueError:
        raise section.error_at(
            "severity", f"expected blocks, warns or informs, found '{word}'"
        ) from None
