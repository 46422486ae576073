"""Situations read from plain mappings: the format of case files, on disk or from a command.

A case is a mapping with `on` (a date) and one of `grant`, `refusal`, `agreement`, `match` or
`ending`, whose keys are the field names of the facts. What is left out is unknown.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from types import UnionType
from typing import TypeVar, get_args, get_origin, get_type_hints

import yaml

from livline.engines.dates import EmptyPeriod
from livline.engines.findings import Finding
from livline.engines.law.book import RuleBook
from livline.engines.law.check import (
    check_agreement,
    check_ending,
    check_grant,
    check_match,
    check_refusal,
)
from livline.engines.law.facts import (
    AgreementFacts,
    EndingFacts,
    GrantFacts,
    MatchFacts,
    RefusalFacts,
)

Facts = TypeVar("Facts")


class _PlainWords(yaml.SafeLoader):
    """YAML in which only true and false are yes and no: the plain word `on` stays a word."""


_PlainWords.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_PlainWords.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf")
)

_SUBJECTS: dict[str, tuple[type, Callable[..., tuple[Finding, ...]]]] = {
    "grant": (GrantFacts, check_grant),
    "refusal": (RefusalFacts, check_refusal),
    "agreement": (AgreementFacts, check_agreement),
    "match": (MatchFacts, check_match),
    "ending": (EndingFacts, check_ending),
}


class CaseRefused(ValueError):
    """A case that cannot be read; the text names the field and what was expected."""


def read_cases(text: str) -> tuple[Mapping[str, object], ...]:
    """The cases of a file: one mapping, or a list of them."""
    try:
        found = yaml.load(text, Loader=_PlainWords)  # noqa: S506 - derived from SafeLoader
    except yaml.YAMLError as mistake:
        raise CaseRefused(f"this is no YAML: {mistake}") from mistake
    cases = found if isinstance(found, list) else [found]
    for nth, case in enumerate(cases, start=1):
        if not isinstance(case, Mapping):
            raise CaseRefused(f"case {nth}: expected fields with values, found {case!r}.")
    return tuple(cases)


def check_case(
    case: Mapping[str, object], on: date, book: RuleBook | None = None
) -> tuple[Finding, ...]:
    """The findings of a case, whatever it is about, by the law of the day `on`."""
    subjects = [subject for subject in _SUBJECTS if subject in case]
    if len(subjects) != 1:
        raise CaseRefused(f"expected one of {', '.join(_SUBJECTS)}, found {len(subjects)} of them.")
    kind, check = _SUBJECTS[subjects[0]]
    return check(facts_from(kind, case[subjects[0]], at=subjects[0]), on, book)


def facts_from(kind: type[Facts], entries: object, *, at: str) -> Facts:
    """A situation from its mapping; refuses unknown fields and values that do not fit."""
    if not isinstance(entries, Mapping):
        raise CaseRefused(f"{at}: expected fields with values, found {entries!r}.")
    hints = _hints(kind)
    for name in entries:
        if name not in hints:
            raise CaseRefused(f"{at}.{name} is not known; known are {', '.join(hints)}.")
    needed = {field.name for field in fields(kind) if field.default is MISSING}  # type: ignore[arg-type]
    if needed - set(entries):
        raise CaseRefused(f"{at}: {', '.join(sorted(needed - set(entries)))} must be given.")
    fitting = {name: _fitting(entries[name], hints[name], at=f"{at}.{name}") for name in entries}
    try:
        return kind(**fitting)
    except EmptyPeriod as mistake:
        raise CaseRefused(f"{at}: {mistake}") from mistake


def _hints(kind: type) -> dict[str, object]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _fitting(value: object, hint: object, *, at: str) -> object:
    """`value` as the first of the hinted types it fits."""
    if get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise CaseRefused(f"{at}: expected a list, found {value!r}.")
        inner = get_args(hint)[0]
        return tuple(_fitting(each, inner, at=f"{at}.{nth}") for nth, each in enumerate(value))
    choices = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    for choice in choices:
        if is_dataclass(choice):
            return facts_from(choice, value, at=at)  # type: ignore[arg-type]
        try:
            return _converted(value, choice)
        except (ValueError, TypeError, InvalidOperation):
            continue
    raise CaseRefused(f"{at}: {value!r} does not fit; expected {_expected(choices)}.")


def _converted(value: object, choice: object) -> object:
    if isinstance(choice, type) and issubclass(choice, Enum):
        return choice(value)
    if choice is Decimal and not isinstance(value, bool):
        return Decimal(str(value))
    if choice is date and isinstance(value, str):
        return date.fromisoformat(value)
    if choice is str and isinstance(value, str):
        return value
    if type(value) is choice:
        return value
    raise TypeError(value)


def _expected(choices: tuple[object, ...]) -> str:
    words: list[str] = []
    for choice in choices:
        if isinstance(choice, type) and issubclass(choice, Enum):
            words += [str(member.value) for member in choice]
        else:
            words.append(getattr(choice, "__name__", str(choice)))
    return ", ".join(words)
