"""A database of its own and a running server, for one benchmark."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import psutil
import psycopg
from psycopg import sql

from livline.config import embedded, local

ADDRESS = "127.0.0.1"
PATIENCE_SECONDS = 60


class ServerSilent(Exception):
    """The server did not answer in time."""


def prepare(name: str, *, size: str, seed: int = 1) -> float:
    """Make and fill the database ``name`` unless it stands; returns the seconds it took, else 0."""
    base = embedded.database_url()
    os.environ.update(local.keys(embedded.home() / "keys.json"))
    os.environ["DJANGO_SETTINGS_MODULE"] = "livline.config.settings.dev"
    os.environ["LIVLINE_DEMO"] = "1"
    address = _address_of(base, name)
    with psycopg.connect(base, autocommit=True) as server:
        known = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if not known:
            server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    os.environ["DATABASE_URL"] = address
    if known:
        return 0.0
    started = time.perf_counter()
    _run("manage", "--", "migrate", LIVLINE_AS_OWNER="1")
    code = f"from livline.demo import build; build.fill(size={size!r}, seed={seed})"
    subprocess.run([sys.executable, "-c", f"import django; django.setup(); {code}"], check=True)
    return time.perf_counter() - started


def drop(name: str) -> None:
    """Remove the database of a benchmark."""
    with psycopg.connect(embedded.database_url(), autocommit=True) as server:
        server.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        )


@contextmanager
def serving() -> Iterator[tuple[str, psutil.Process]]:
    """The site on the prepared database: its address, and the process whose memory counts."""
    port = _free_port()
    command = [sys.executable, "-m", "livline.config.commandline", "serve", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://{ADDRESS}:{port}"
    try:
        _wait(address)
        yield address, psutil.Process(server.pid)
    finally:
        server.terminate()
        server.wait(PATIENCE_SECONDS)


def memory_mb(process: psutil.Process) -> float:
    """Resident megabytes of the largest process of a server: its one worker."""
    everybody = [process, *process.children(recursive=True)]
    return max(one.memory_info().rss for one in everybody) / 1e6


def _run(*arguments: str, **environment: str) -> None:
    command = [sys.executable, "-m", "livline.config.commandline", *arguments]
    subprocess.run(
        command, check=True, env={**os.environ, **environment}, stdout=subprocess.DEVNULL
    )


def _address_of(base: str, name: str) -> str:
    parts = urlsplit(base)
    return f"postgresql://{parts.netloc}/{name}?{parts.query}"


def _free_port() -> int:
    with socket.socket() as attempt:
        attempt.bind((ADDRESS, 0))
        return int(attempt.getsockname()[1])


def _wait(address: str) -> None:
    for _ in range(PATIENCE_SECONDS * 5):
        try:
            urllib.request.urlopen(f"{address}/sundhed/", timeout=5).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise ServerSilent(address)
