"""The embedded database starts from whatever an interrupted run left."""

import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from livline.config import embedded


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of its own, and a hold of its own on the server in it."""
    monkeypatch.setenv("LIVLINE_HOME", str(tmp_path))
    monkeypatch.setattr(embedded, "USERS", embedded.Users())
    yield tmp_path
    embedded.release()
    embedded.stop()


def answers(url: str) -> bool:
    """Whether the database at an address answers."""
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT 1").fetchone() == (1,)


def test_a_server_starts_and_the_last_user_stops_it(home):
    assert answers(embedded.database_url())

    embedded.release()

    assert not embedded.is_running()


def test_a_half_made_folder_is_put_aside_and_made_anew(home):
    (home / "postgres").mkdir()
    (home / "postgres" / "PG_VERSION").write_text("18\n")
    said: list[str] = []

    url = embedded.database_url(say=said.append)

    assert answers(url)
    assert any("incomplete" in line for line in said)
    assert list(home.glob("postgres.broken-*"))


def test_what_an_interrupted_set_up_left_is_made_anew(home):
    (home / "postgres.unfinished").mkdir()
    (home / "postgres.unfinished" / "base").mkdir()

    assert answers(embedded.database_url())


def test_a_process_number_that_belongs_to_another_program_does_not_deceive(home):
    embedded.database_url()
    embedded.release()
    (home / "postgres" / "postmaster.pid").write_text(f"{os.getpid()}\n{home}\n1\n")

    assert not embedded.is_running()
    assert answers(embedded.database_url())


def test_an_older_database_is_refused_in_words(home):
    (home / "postgres").mkdir()
    (home / "postgres" / "PG_VERSION").write_text("16\n")

    with pytest.raises(embedded.EmbeddedRefused, match="16"):
        embedded.database_url()


def test_a_long_path_is_no_obstacle(home, monkeypatch):
    deep = home / ("a" * 60) / ("b" * 60)
    monkeypatch.setenv("LIVLINE_HOME", str(deep))

    assert answers(embedded.database_url())
