"""The demo as a person meets it: real processes, a real database, real signals."""

import os
import signal
import socket
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from livline.config import embedded
from tests.cli.processes import Running, demo, ended, environment, free_port


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a database of this version, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("migrated")
    assert ended(folder, "migrate").returncode == 0
    return folder


@pytest.fixture
def home(migrated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for the demo; whatever a test leaves running in it is stopped."""
    # cp keeps the owner, which is not root where the tests are.
    subprocess.run(["cp", "-a", f"{migrated}/.", str(tmp_path)], check=True)
    monkeypatch.setenv("LIVLINE_HOME", str(tmp_path))
    yield tmp_path
    embedded.stop()


@pytest.fixture
def port() -> int:
    """A port nobody listens on."""
    return free_port()


@pytest.fixture
def running(home: Path, port: int) -> Iterator[Running]:
    """A demo that answers."""
    started = demo(home, port)
    started.wait_for("http://")
    yield started
    started.process.kill()
    started.process.wait()


def runs_noted() -> list[tuple[str, int]]:
    """The runs of the builder that the database knows."""
    with psycopg.connect(embedded.address()) as connection:
        return connection.execute("SELECT size, seed FROM runs").fetchall()


def is_open(port: int) -> bool:
    """Whether somebody listens."""
    with socket.socket() as attempt:
        return attempt.connect_ex(("127.0.0.1", port)) == 0


def test_the_address_is_printed_alone_once_the_page_answers(running, port):
    said = running.wait_for("http://")

    assert f"http://127.0.0.1:{port}/" in said.splitlines()
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as answer:
        assert answer.status == 200


def test_a_sign_in_is_printed_for_each_role(running):
    said = running.wait_for("http://")

    assert "Caseworker" in said
    assert "anna" in said


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_the_server_and_the_database(running, port, number):
    running.stop(number)

    assert not is_open(port)
    assert not embedded.is_running()


def test_a_second_run_keeps_what_was_entered_and_fills_nothing(running, home):
    running.stop()
    again = demo(home, free_port())

    said = again.wait_for("http://")

    assert "half of it" not in said
    assert runs_noted() == [("small", 1)]
    again.stop()


def test_a_run_that_was_killed_while_filling_is_redone_from_scratch(home, port):
    broken = demo(home, port, size="slow")
    broken.wait_for("half of it")
    broken.stop(signal.SIGKILL)

    again = demo(home, free_port())
    said = again.wait_for("http://")

    assert "starting over" in said
    assert runs_noted() == [("small", 1)]
    again.stop()


def test_a_run_stopped_while_filling_leaves_nothing_running(home, port):
    filling = demo(home, port, size="slow")
    filling.wait_for("half of it")

    filling.stop()

    assert not embedded.is_running()


def test_a_second_demo_on_the_same_data_says_where_the_first_one_is(running, home, port):
    second = ended(home, "demo", "--port", str(free_port()))

    assert second.returncode == 1
    assert f"http://127.0.0.1:{port}/" in second.stderr
    assert "Traceback" not in second.stderr


def test_a_port_in_use_is_named_with_the_way_to_choose_another(home, port):
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()

        refused = ended(home, "demo", "--port", str(port))

    assert refused.returncode == 1
    assert f"Port {port} is taken" in refused.stderr
    assert "PORT=" in refused.stderr


def test_reset_deletes_the_database_and_its_keys(running, home):
    running.stop()

    ended(home, "demo", "--reset")

    assert not (home / "postgres").exists()
    assert not (home / "keys.json").exists()


def test_stopping_make_stops_the_demo(home, port):
    words = ["make", "demo", f"PORT={port}", "DEMO=--builder tests.cli.builder"]
    with (home / "said.txt").open("w") as output:
        make = subprocess.Popen(
            words, env=environment(home), stdout=output, stderr=subprocess.STDOUT, text=True
        )
    started = Running(make, home / "said.txt")
    started.wait_for("http://")

    started.stop()

    assert not is_open(port)
    assert not embedded.is_running()


def test_keys_are_readable_by_their_owner_only(running, home):
    assert os.stat(home / "keys.json").st_mode & 0o077 == 0
