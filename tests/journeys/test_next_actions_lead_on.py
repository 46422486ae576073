"""No next action is a dead end: the screen it names is there."""

import re
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

JOURNEY = Path(__file__).resolve().parents[2] / "livline/records/journey"
NAMED = re.compile(r'"((?:citizen|mentor|company|caseworker|coordinator|common):\w+)"')


def names_within(resolver: URLResolver, namespace: str = "") -> set[str]:
    """The names of all addresses, with their namespace before them."""
    found: set[str] = set()
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            found.add(f"{namespace}{entry.name}")
        else:
            found |= names_within(entry, f"{entry.namespace}:" if entry.namespace else namespace)
    return found


@pytest.mark.parametrize(
    "name",
    sorted({name for path in JOURNEY.rglob("*.py") for name in NAMED.findall(path.read_text())}),
)
def test_the_screen_of_a_next_action_is_there(name: str) -> None:
    assert name in names_within(get_resolver())
