"""A rule of the law with its dated values, and what it says on one day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from livline.engines.findings import (
    Citation,
    FactValue,
    Finding,
    Severity,
    Text,
    Word,
    facts_of,
)
from livline.engines.law.groups import TargetGroup
from livline.engines.law.unknown import UNKNOWN, Unknown


class Status(Enum):
    """In force and repealed answer; an expected value only announces."""

    IN_FORCE = "in_force"
    REPEALED = "repealed"
    EXPECTED = "expected"


class Standing(Enum):
    """What we know about a rule on a day.

    UNCONFIRMED: an expected act should have replaced it by now, but its text is not loaded. The
    last known value still speaks, at most as a warning.
    """

    IN_FORCE = "in_force"
    UNCONFIRMED = "unconfirmed"
    NOT_IN_FORCE = "not_in_force"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value was read; the paragraph stands on the value."""

    key: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class RuleValue:
    """What a rule says from `since` until the next value. `id` is the number in law.md section 6.

    `severity` is already capped: a value nobody verified never blocks. `numbers` holds the limit
    under "value", or several limits under their names.
    """

    id: str
    since: date
    status: Status
    severity: Severity
    numbers: Mapping[str, Decimal]
    place: str
    source: Source
    verified: bool
    checked_on: date
    note: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a check says, with holes in braces, and how to mend it."""

    message: Text
    mend: Text


@dataclass(frozen=True, eq=False, slots=True)
class Rule:
    """One rule through time, its `values` oldest first; `name` is its file.

    Before the first value the rule is unknown (`unknown_before`), or there was no such rule.
    """

    name: str
    label: Text
    text: Text
    unit: str
    answerable_by: str
    unknown_before: bool
    values: tuple[RuleValue, ...]
    sentences: Mapping[str, Sentence]

    @property
    def id(self) -> str:
        """The number of its newest value that is more than an expectation."""
        return [value.id for value in self.values if value.status is not Status.EXPECTED][-1]

    @property
    def boundaries(self) -> tuple[date, ...]:
        """The days on which the rule changes."""
        return tuple(value.since for value in self.values)

    def on(self, day: date, *, groups: tuple[TargetGroup, ...], expected_act: date) -> "RuleOn":
        """What the rule says on `day`."""
        so_far = [value for value in self.values if value.since <= day]
        known = [value for value in so_far if value.status is not Status.EXPECTED]
        if not known:
            standing = Standing.UNKNOWN if self.unknown_before else Standing.NOT_IN_FORCE
        elif known[-1].status is Status.REPEALED:
            standing = Standing.NOT_IN_FORCE
        elif so_far[-1].status is Status.EXPECTED:
            standing = Standing.UNCONFIRMED
        else:
            standing = Standing.IN_FORCE
        value = known[-1] if known else UNKNOWN
        return RuleOn(self, day, standing, value, groups, expected_act)


@dataclass(frozen=True, eq=False, slots=True)
class RuleOn:
    """A rule on one day, with what else that day's law knows: target groups, the expected act."""

    rule: Rule
    day: date
    standing: Standing
    value: RuleValue | Unknown
    groups: tuple[TargetGroup, ...]
    expected_act: date

    @property
    def id(self) -> str:
        """The rule's number on this day."""
        return self.rule.id if self.value is UNKNOWN else self.value.id

    @property
    def applies(self) -> bool:
        """Whether checks ask it."""
        return self.standing in (Standing.IN_FORCE, Standing.UNCONFIRMED)

    @property
    def severity(self) -> Severity:
        """The most it may weigh on this day: unknown informs, unconfirmed warns."""
        if self.value is UNKNOWN:
            return Severity.INFORMS
        if self.standing is Standing.UNCONFIRMED:
            return self.value.severity.at_most(Severity.WARNS)
        return self.value.severity

    def number(self, name: str = "value") -> Decimal:
        """A limit of the rule on this day; asking for one that the data lacks is a mistake."""
        if self.value is UNKNOWN:
            raise LookupError(f"{self.rule.name} on {self.day}: no value is known.")
        return self.value.numbers[name]

    @property
    def citation(self) -> Citation:
        """Where it is written."""
        if self.value is UNKNOWN:
            source = self.rule.values[0].source
            return Citation(self.rule.text, "-", source.key, source.url, date.min, False, date.min)
        value = self.value
        return Citation(
            text=self.rule.text,
            place=value.place,
            source=value.source.key,
            url=value.source.url,
            in_force_from=value.since,
            verified=value.verified and self.standing is Standing.IN_FORCE,
            checked_on=value.checked_on,
        )

    def finding(
        self,
        key: str,
        *,
        facts: Mapping[str, FactValue],
        words: Mapping[str, Word] | None = None,
        ceiling: Severity = Severity.BLOCKS,
        mend_value: date | Decimal | None = None,
    ) -> Finding:
        """What this rule says about `facts` under the sentence `key`, never above `ceiling`."""
        sentence = self.rule.sentences[key]
        severity = self.severity.at_most(ceiling)
        return Finding(
            rule=self.id,
            severity=severity,
            key=f"{self.rule.name}.{key}",
            message=sentence.message.filled(words or {}),
            citation=self.citation,
            facts=facts_of(facts),
            mend=sentence.mend.filled(words or {}),
            mend_value=mend_value,
            answerable_by=self.rule.answerable_by if severity is Severity.WARNS else None,
        )
