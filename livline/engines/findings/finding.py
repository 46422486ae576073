"""A finding: what is wrong, why, by which source, and how to mend it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from hashlib import sha256
from typing import TypeAlias

from livline.engines.findings.severity import Severity
from livline.engines.findings.text import Text

FactValue: TypeAlias = str | int | bool | Decimal | date | Enum


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a rule is written.

    `text` is the rule in our own words, `place` the paragraph, `source` the key of the source list,
    `url` its address. `in_force_from` is the first day this wording applies, `date.min` where we do
    not know it. `verified` says whether a person has held the row against the source on
    `checked_on` (`date.min`: never).
    """

    text: Text
    place: str
    source: str
    url: str
    in_force_from: date
    verified: bool
    checked_on: date


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing a check looked at: the name of the form field and what stood in it."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check says to a person.

    `key` names the sentence, for tests and translations. `facts` are what was looked at, the field
    to point at first. `mend_value` is what would put it right where that is one value, such as the
    last lawful day. `answerable_by` is the role that may answer it with a reason, None for nobody.
    """

    rule: str
    severity: Severity
    key: str
    message: Text
    citation: Citation
    facts: tuple[Fact, ...]
    mend: Text
    mend_value: date | Decimal | None = None
    answerable_by: str | None = None

    @property
    def field(self) -> str:
        """The form field to point at."""
        return self.facts[0].name

    @property
    def blocks(self) -> bool:
        """Whether signing must wait."""
        return self.severity is Severity.BLOCKS

    @property
    def fingerprint(self) -> str:
        """Same rule, same sentence, same facts: same 16 signs. Ties an answer to what it answered.

        The day of asking is not in it, so an answer holds until a fact or the rule changes.
        """
        parts = [self.rule, self.key, self.citation.in_force_from.isoformat()]
        parts += [f"{fact.name}={fact.value}" for fact in self.facts]
        return sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def facts_of(values: Mapping[str, FactValue]) -> tuple[Fact, ...]:
    """Facts in one canonical spelling, so that 2 and 2.00 hours give the same fingerprint."""
    return tuple(Fact(name, _canonical(value)) for name, value in values.items())


def _canonical(value: FactValue) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, date):
        return value.isoformat()
    return " ".join(str(value).split())
