"""The scene that tests of records play in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.factories import cases
from tests.factories.cases import Scene


@pytest.fixture
def scene(db: None) -> Iterator[Scene]:
    """One municipality with one referred case."""
    with cases.playing() as played:
        yield played
