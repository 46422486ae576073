"""The citizen at the own screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from livline.office.accounts.models import User
from tests.factories.cases import Scene


@pytest.fixture
def citizen(scene: Scene, signed_in: Callable[[User], Client]) -> Client:
    """The browser of the scene's citizen."""
    return signed_in(scene.citizen_user)
