"""A database of its own for every test process, copied from one that was migrated once.

The copy takes a tenth of a second. Its name carries the number of the process, so that several runs
can share the server; what a killed run left behind is dropped by the next one.
"""

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import psycopg
from django.core.management import call_command
from django.db import connection
from psycopg import sql

from livline.config import embedded

PREFIX = "test_livline_"
ROOT = Path(__file__).resolve().parent.parent
APPLICATION_ROLE = "livline_app"


def schema_fingerprint() -> str:
    """Changes whenever a migration of ours, or what migrations call, changes."""
    digest = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    found = {*ROOT.glob("livline/**/migrations/*.py"), *ROOT.glob("livline/office/tenancy/**/*.*")}
    for path in sorted(path for path in found if path.suffix != ".pyc"):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


@contextmanager
def alone() -> Iterator[None]:
    """Let one test process at a time prepare the template."""
    embedded.home().mkdir(parents=True, exist_ok=True)
    with (embedded.home() / "tests.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


class TestDatabase:
    """The database of this process."""

    __test__ = False

    def __init__(self) -> None:
        """Name the database after the process and the template after the schema."""
        self.name = f"{PREFIX}{os.getpid()}"
        self.template = f"{PREFIX}template_{schema_fingerprint()}"

    def make(self) -> None:
        """Make the template where it is missing, then this process's copy of it."""
        with alone():
            known = self._known()
            self._drop_left_behind(known)
            if self.template not in known:
                self._migrate()
        self.renew()

    def renew(self) -> None:
        """Put a fresh copy in the place of what a test left."""
        connection.close()
        self._drop(self.name)
        self._run("CREATE DATABASE {} TEMPLATE {}", self.name, self.template)
        self._connect_to(self.name, role=APPLICATION_ROLE)

    def remove(self) -> None:
        """Drop this process's copy; the template stays for the next run."""
        connection.close()
        self._drop(self.name)

    def _migrate(self) -> None:
        """Migrate under another name, so that an interrupted run leaves no half template."""
        self._run("CREATE DATABASE {}", self.name)
        self._connect_to(self.name, role=None)
        call_command("migrate", verbosity=0)
        connection.close()
        self._run("ALTER DATABASE {} RENAME TO {}", self.name, self.template)

    def _known(self) -> set[str]:
        with self._server() as server:
            rows = server.execute("SELECT datname FROM pg_database").fetchall()
        return {str(row[0]) for row in rows if str(row[0]).startswith(PREFIX)}

    def _drop_left_behind(self, known: set[str]) -> None:
        for name in known - {self.template}:
            process = name.removeprefix(PREFIX)
            if not process.isdecimal() or not psutil.pid_exists(int(process)):
                self._drop(name)

    def _drop(self, name: str) -> None:
        self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def _run(self, statement: str, *names: str) -> None:
        with self._server() as server:
            server.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    def _server(self) -> psycopg.Connection:
        settings = connection.settings_dict
        return psycopg.connect(
            host=settings["HOST"] or None,
            port=settings["PORT"] or None,
            user=settings["USER"] or None,
            password=settings["PASSWORD"] or None,
            dbname="postgres",
            autocommit=True,
        )

    def _connect_to(self, name: str, *, role: str | None) -> None:
        connection.close()
        connection.settings_dict["NAME"] = name
        options = dict(connection.settings_dict["OPTIONS"])
        options.pop("assume_role", None)
        connection.settings_dict["OPTIONS"] = options | ({"assume_role": role} if role else {})
