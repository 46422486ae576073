"""What every test may rely on: a database with the rights of the running site."""

import os
from collections.abc import Iterator

import pytest
from django.test import TransactionTestCase
from pytest_django.plugin import DjangoDbBlocker

from livline.config import embedded
from tests.database import TestDatabase


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A migrated database in which tests have the application's role, not the owner's.

    Row level security and the append-only log hold for the tests as they do for the site.
    """
    if os.environ["DATABASE_URL"] == embedded.address():
        embedded.database_url()
    database = TestDatabase()
    with django_db_blocker.unblock():
        database.make()
        # The application's role may not empty tables, so a fresh copy takes the place of flush.
        TransactionTestCase._fixture_teardown = lambda _case: database.renew()  # type: ignore[method-assign]
        yield
        database.remove()
