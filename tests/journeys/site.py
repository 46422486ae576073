"""The site as people meet it: its own database, the real server, loopback only."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import psycopg
from django.conf import settings
from django.db import connection
from django.test import Client
from psycopg import sql
from pytest_django.plugin import DjangoDbBlocker

from livline.office.accounts.models import User
from livline.office.tenancy.context import working_for
from tests.factories.people import AALBORG

FAULT = re.compile(r"^Traceback [^\n]*\n(?:[ \t][^\n]*\n)+[^\n]*", re.MULTILINE)
PREFIX = "journey_livline_"
PATIENCE = 40
ADDRESS = "127.0.0.1"


class SiteRefused(Exception):
    """The server did not come up; the text ends with what it said."""


def address_of(name: str) -> str:
    """The address of another database on the server that the tests use."""
    parts = urlsplit(os.environ["DATABASE_URL"])
    return f"postgresql://{parts.netloc}/{name}?{parts.query}"


def free_port() -> int:
    """A port nobody listens on at the moment."""
    with socket.socket() as attempt:
        attempt.bind((ADDRESS, 0))
        return int(attempt.getsockname()[1])


def _in_short(fault: str) -> str:
    """The last place in our own code, and what went wrong there."""
    lines = fault.splitlines()
    ours = [line.strip() for line in lines if "/livline/" in line]
    return f"server: {lines[-1]} ({ours[-1] if ours else 'not in our code'})"


class Site:
    """A running Livline. ``address`` has no slash at its end."""

    def __init__(self, *, log: Path, template: str, blocker: DjangoDbBlocker) -> None:
        """Copy the migrated template into an own database; `start` then serves it."""
        self.name = f"{PREFIX}{os.getpid()}"
        self.port = free_port()
        self.address = f"http://{ADDRESS}:{self.port}"
        self._log = log
        self._read = 0
        self._blocker = blocker
        self._server: subprocess.Popen[bytes] | None = None
        self._drop_left_behind()
        self._run("CREATE DATABASE {} TEMPLATE {}", self.name, template)

    def start(self) -> None:
        """Start the server as an operator does, and wait until it answers."""
        given = {
            "DATABASE_URL": address_of(self.name),
            "DJANGO_SETTINGS_MODULE": "livline.config.settings.dev",
            "LIVLINE_DEMO": "1",
            "PYTHONWARNINGS": "ignore",
        }
        command = [sys.executable, "-m", "livline.config.commandline", "serve"]
        with self._log.open("wb") as log:
            self._server = subprocess.Popen(
                [*command, "--port", str(self.port), "--with-parent"],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={**os.environ, **given},
            )
        self._wait()

    def stop(self) -> None:
        """Stop the server that `start` started, then drop its database."""
        if self._server is not None:
            self._server.terminate()
            try:
                self._server.wait(15)
            except subprocess.TimeoutExpired:
                self._server.kill()
                self._server.wait()
        self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name)

    @contextmanager
    def arranging(self, code: int = AALBORG) -> Iterator[None]:
        """Inside the block this process works on the site's database, for one municipality."""
        others = connection.settings_dict["NAME"]
        with self._blocker.unblock():
            connection.close()
            connection.settings_dict["NAME"] = self.name
            try:
                with working_for(code):
                    yield
            finally:
                connection.close()
                connection.settings_dict["NAME"] = others

    def session_of(self, user: User) -> dict[str, str]:
        """The cookie of a new session of this account, as a browser keeps it."""
        with self.arranging():
            client = Client()
            client.force_login(user)
            value = client.cookies[settings.SESSION_COOKIE_NAME].value
        return {"name": settings.SESSION_COOKIE_NAME, "value": value, "url": self.address}

    def new_faults(self) -> list[str]:
        """The server errors logged since this was last asked."""
        text = self._log.read_text(encoding="utf-8", errors="replace")
        news, self._read = text[self._read :], len(text)
        return [_in_short(fault) for fault in FAULT.findall(news)]

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                with urllib.request.urlopen(f"{self.address}/sundhed/", timeout=5) as answer:
                    if answer.status == 200:
                        return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.1)
        said = self._log.read_text(encoding="utf-8", errors="replace")[-3000:]
        self.stop()
        raise SiteRefused(f"no answer from {self.address}/sundhed/ within {PATIENCE} s:\n{said}")

    def _drop_left_behind(self) -> None:
        with self._open() as server:
            rows = server.execute("SELECT datname FROM pg_database").fetchall()
        for (name,) in rows:
            process = str(name).removeprefix(PREFIX)
            if name.startswith(PREFIX) and not psutil.pid_exists(int(process)):
                self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", str(name))

    def _run(self, statement: str, *names: str) -> None:
        with self._open() as server:
            server.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    @staticmethod
    def _open() -> psycopg.Connection:
        return psycopg.connect(address_of("postgres"), autocommit=True)
