"""A database that is away, or a user who may not, is told in words and without a traceback."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from django.utils import translation
from psycopg import sql

from livline.config import embedded, local
from livline.config.commands.demo import role_words
from livline.office.accounts.models import Role
from tests.cli.processes import ended, free_port

KEYS = {
    "LIVLINE_SECRET_KEY": "only for tests, never for people",
    "LIVLINE_ENCRYPTION_KEYS": f"test:{local.TEST_KEY}",
    "LIVLINE_HASH_KEY": local.TEST_KEY,
}
# Not a name of the test databases: other test processes drop those that are left behind.
NAME = f"guest_of_livline_{os.getpid()}"


@pytest.fixture
def guest(tmp_path: Path) -> Iterator[str]:
    """The address of an empty database as a user who owns nothing in it."""
    if os.environ["DATABASE_URL"] != embedded.address():
        pytest.skip("makes a user, which a server of somebody else's may not allow")
    owner = embedded.database_url()
    name = sql.Identifier(NAME)
    with psycopg.connect(owner, autocommit=True) as server:
        server.execute(sql.SQL("CREATE ROLE {} LOGIN").format(name))
        server.execute(sql.SQL("CREATE DATABASE {}").format(name))
    yield owner.replace(f"/{embedded.DATABASE}?", f"/{NAME}?").partition("&user=")[0] + (
        f"&user={quote(NAME)}"
    )
    with psycopg.connect(owner, autocommit=True) as server:
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))
        server.execute(sql.SQL("DROP ROLE {}").format(name))


@pytest.mark.parametrize("words", [("migrate",), ("open", "751")], ids=" ".join)
def test_a_database_that_is_away_is_told_in_one_message(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    away = f"postgresql://nobody@127.0.0.1:{free_port()}/none"

    refused = ended(tmp_path, "--language", "da", *words, DATABASE_URL=away, **KEYS)

    assert refused.returncode == 1
    assert "Databasen i DATABASE_URL kan ikke nås" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_migrating_as_somebody_who_owns_nothing_is_told_in_one_message(
    tmp_path: Path, guest: str
) -> None:
    refused = ended(tmp_path, "migrate", DATABASE_URL=guest, **KEYS)

    assert refused.returncode == 1
    assert "need the owner of the database" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_opening_before_migrating_says_what_to_run_first(tmp_path: Path, guest: str) -> None:
    refused = ended(tmp_path, "open", "751", DATABASE_URL=guest, **KEYS)

    assert refused.returncode == 1
    assert "livline migrate" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_the_demo_calls_the_roles_what_the_screens_call_them() -> None:
    with translation.override("en"):
        assert role_words() == {role.value: str(role.label) for role in Role}
