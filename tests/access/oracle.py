"""What the matrix says, read anew from the file: the code under test is not asked."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import livline.office.access

CONFLICT = "conflict"


@cache
def table() -> dict[str, Any]:
    """matrix.toml as it stands."""
    path = Path(livline.office.access.__file__).with_name("matrix.toml")
    return tomllib.loads(path.read_text("utf-8"))


def rules(object: str, role: str) -> dict[str, Any]:
    """The relations in which a role may do anything to the object."""
    return table()[object].get("allow", {}).get(role, {})  # type: ignore[no-any-return]


def may(role: str, verb: str, object: str, relations: Iterable[str]) -> bool:
    """Whether the role may do this, standing in these relations."""
    found = set(relations)
    if CONFLICT in found:
        return False
    return any(verb in rule["verbs"] for name, rule in rules(object, role).items() if name in found)


def may_somewhere(role: str, verb: str, object: str) -> bool:
    """Whether the role may do this in any relation at all."""
    return any(verb in rule["verbs"] for rule in rules(object, role).values())


def fields(role: str, object: str, relations: Iterable[str], *, verb: str = "read") -> set[str]:
    """The fields that the role may read (or take out) standing in these relations."""
    found = set(relations)
    if CONFLICT in found:
        return set()
    shown: set[str] = set()
    for name, rule in rules(object, role).items():
        if name in found and verb in rule["verbs"]:
            shown |= set(rule.get("fields", table()[object]["fields"]))
    return shown


def unknown(object: str, verbs: Iterable[str]) -> list[str]:
    """What an address asks for that the matrix does not name."""
    if object not in table():
        return [f"the matrix has no object {object!r}"]
    named = {
        verb
        for role in table()[object].get("allow", {}).values()
        for rule in role.values()
        for verb in rule["verbs"]
    }
    return [f"nobody may {verb} {object!r}" for verb in verbs if verb not in named]
