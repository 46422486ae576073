"""All addresses of the site, taken from the resolver, so that a new one cannot be forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from livline.office.access.rules import OpenRule, ScreenRule


@dataclass(frozen=True)
class Address:
    """One address: its name, the names of its parameters, and the rule its view declares."""

    name: str
    route: str
    parameters: tuple[str, ...]
    rule: ScreenRule | OpenRule | None


def all_addresses(resolver: URLResolver | None = None) -> list[Address]:
    """Every address that the site answers, API and exports included."""
    return list(_walk(resolver or get_resolver(), "", ""))


def guarded() -> list[Address]:
    """The addresses with a rule of the matrix."""
    return [one for one in all_addresses() if isinstance(one.rule, ScreenRule)]


def _walk(resolver: URLResolver, route: str, space: str) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        here = route + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _walk(entry, here, inner)
        elif isinstance(entry, URLPattern):
            yield _address(entry, here, space)


def _address(entry: URLPattern, route: str, space: str) -> Address:
    parameters: dict[str, Any] = entry.pattern.converters
    rule = getattr(entry.callback, "screen_rule", None)
    return Address(f"{space}{entry.name}", route, tuple(parameters), rule)
