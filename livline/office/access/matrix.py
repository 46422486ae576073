"""The access matrix: role x object x relation -> verbs and fields, read from matrix.toml.

One file says who may what. The code asks it, the tests walk it, and a verb or field that it does
not name is refused.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import cache
from importlib.resources import files
from typing import TypeVar

from livline.office.accounts.models import Role

Kind = TypeVar("Kind", bound=Enum)


class Relation(StrEnum):
    """How a person stands to a case right now."""

    OWN = "own"
    MATCH = "match"
    PROPOSED = "proposed"
    COMPANY = "company"
    RESPONSIBLE = "responsible"
    OPENED = "opened"
    UNIT = "unit"
    MUNICIPALITY = "municipality"
    CONFLICT = "conflict"


class Verb(StrEnum):
    """What can be done to an object."""

    READ = "read"
    CREATE = "create"
    CHANGE = "change"
    DECIDE = "decide"
    SIGN = "sign"
    EXPORT = "export"


class MatrixFault(Exception):
    """matrix.toml names a role, relation, verb or field that does not exist."""


@dataclass(frozen=True)
class Permission:
    """What one role may do to one object in one relation; ``reason`` asks for a stated reason."""

    verbs: frozenset[Verb]
    fields: frozenset[str]
    reason: bool = False


@dataclass(frozen=True)
class Matrix:
    """The whole file: fields by object, permissions by (object, role, relation)."""

    fields: dict[str, frozenset[str]]
    permissions: dict[tuple[str, Role, Relation], Permission]


@cache
def matrix() -> Matrix:
    """Read and check matrix.toml once; raise MatrixFault naming the faulty entry."""
    text = files("livline.office.access").joinpath("matrix.toml").read_text("utf-8")
    objects = tomllib.loads(text)
    fields: dict[str, frozenset[str]] = {}
    permissions: dict[tuple[str, Role, Relation], Permission] = {}
    for name, entry in objects.items():
        fields[name] = frozenset(entry["fields"])
        for role_name, relations in entry.get("allow", {}).items():
            for relation_name, rule in relations.items():
                where = f"[{name}.allow.{role_name}.{relation_name}]"
                key = (name, _known(Role, role_name, where), _known(Relation, relation_name, where))
                permissions[key] = _permission(rule, fields[name], where)
    return Matrix(fields, permissions)


def may(role: Role, verb: Verb, object: str, relations: Iterable[Relation]) -> bool:
    """Whether the role may do this to the object, standing in any of these relations to it."""
    found = set(relations)
    if Relation.CONFLICT in found:
        return False
    return bool(found & allowing(role, verb, object))


@cache
def allowing(role: Role, verb: Verb, object: str) -> frozenset[Relation]:
    """The relations in which the role may do this to the object."""
    _must_exist(object)
    return frozenset(
        relation
        for (name, holder, relation), permission in matrix().permissions.items()
        if name == object and holder == role and verb in permission.verbs
    )


def fields_for(role: Role, object: str, relations: Iterable[Relation]) -> frozenset[str]:
    """The fields of the object that the role may read, standing in these relations to it."""
    _must_exist(object)
    found = set(relations)
    if Relation.CONFLICT in found:
        return frozenset()
    shown: set[str] = set()
    for relation in found:
        permission = matrix().permissions.get((object, role, relation))
        if permission is not None and Verb.READ in permission.verbs:
            shown |= permission.fields
    return frozenset(shown)


def _must_exist(object: str) -> None:
    if object not in matrix().fields:
        raise MatrixFault(f"matrix.toml has no object {object!r}")


def _permission(rule: dict[str, object], known: frozenset[str], where: str) -> Permission:
    verbs = frozenset(_known(Verb, verb, where) for verb in _names(rule["verbs"]))
    named = rule.get("fields", "all")
    fields = known if named == "all" else frozenset(_names(named))
    if not fields <= known:
        raise MatrixFault(f"{where} names unknown fields: {sorted(fields - known)}")
    return Permission(verbs, fields, bool(rule.get("reason", False)))


def _names(value: object) -> list[str]:
    if not isinstance(value, list):
        raise MatrixFault(f"expected a list of names, found {value!r}")
    return [str(name) for name in value]


def _known(kind: type[Kind], name: str, where: str) -> Kind:
    try:
        return kind(name)
    except ValueError:
        raise MatrixFault(f"{where}: {name!r} is no {kind.__name__}") from None
