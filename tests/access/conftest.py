"""One world for all tests of this folder, built once and rolled back at the end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.access import world as scene
from tests.access.world import World
from tests.factories import people


@pytest.fixture(scope="package")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """The scene; what a request changes is undone by whoever asks (checks.ask).

    It ends with this package: its open transaction would be in the way of every other test.
    """
    with (
        django_db_blocker.unblock(),
        time_machine.travel(people.NOW, tick=False),
        transaction.atomic(),
        scene.built() as built,
    ):
        yield built
        transaction.set_rollback(True)
