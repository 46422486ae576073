"""The scene that tests of pages play in, and the time they play at."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.test import Client

from livline.office.accounts.models import User
from tests.factories import cases, people
from tests.factories.cases import Scene


@pytest.fixture(autouse=True)
def _at_now() -> Iterator[None]:
    with time_machine.travel(people.NOW, tick=True):
        yield


@pytest.fixture
def scene(db: None) -> Iterator[Scene]:
    """One municipality with one referred case."""
    with cases.playing() as played:
        yield played


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    """Open a browser session for an account, in Danish."""

    def sign_in(user: User) -> Client:
        client = Client(headers={"accept-language": "da"})
        client.force_login(user)
        return client

    return sign_in
