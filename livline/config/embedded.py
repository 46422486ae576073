"""The PostgreSQL that comes along in a wheel: for the demo, the tests and a first trial.

Everything lies in one folder (``LIVLINE_HOME``, else ``.var`` beside the code). Whoever uses the
server holds a shared lock on ``postgres.users``; who lets go last stops it. The operating system
drops the lock of a killed process, so nothing has to be remembered about who is still there.
"""

import atexit
import fcntl
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psutil

from livline.config import postgres_program as program

OWNER = "livline"
DATABASE = "livline"
VERSION = "18"
START_TRIES = 3

Say = Callable[[str], None]


class EmbeddedRefused(Exception):
    """The embedded database cannot be started; the text says what was found and what to do."""


def home() -> Path:
    """The folder for what Livline keeps on disk."""
    chosen = os.environ.get("LIVLINE_HOME")
    return Path(chosen).resolve() if chosen else Path(__file__).resolve().parents[2] / ".var"


class Users:
    """This process's hold on the server."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._file: int | None = None
        self._process = 0

    @property
    def holds(self) -> bool:
        """Whether this process holds the server; a forked child does not."""
        return self._file is not None and self._process == os.getpid()

    def join(self, folder: Path) -> None:
        """Take the hold, kept until `leave` or the end of the process."""
        if not self.holds:
            self._file = os.open(folder / "postgres.users", os.O_RDWR | os.O_CREAT, 0o600)
            self._process = os.getpid()
            fcntl.flock(self._file, fcntl.LOCK_SH)

    def leave(self) -> bool:
        """Let go; true when nobody else holds the server."""
        if not self.holds or self._file is None:
            return False
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            return False
        finally:
            os.close(self._file)
            self._file = None


USERS = Users()


def data_folder() -> Path:
    """The data folder of the server."""
    return home() / "postgres"


def database_url(name: str = DATABASE, *, say: Say = print) -> str:
    """The address of a database on the embedded server, which runs from here on.

    The database is made when it is missing. Until `release` or the end of this process the server
    stays; it is shared with other processes that ask for the same folder.
    """
    with _one_at_a_time():
        if not USERS.holds:
            USERS.join(home())
            atexit.register(release)
        folder = data_folder()
        if not _is_complete(folder):
            _initialise(folder, say=say)
        if not is_running():
            program.open_way(folder, say=say)
            _start(folder)
        program.create_database(name, sockets=program.socket_folder(folder), owner=OWNER)
    return address(name)


def address(name: str = DATABASE) -> str:
    """The address of a database on the embedded server, whether it runs or not."""
    sockets = quote(str(program.socket_folder(data_folder())), safe="")
    return f"postgresql:///{name}?host={sockets}&user={OWNER}"


def release() -> None:
    """Let go of the server; it stops when this process was the last that used it."""
    if USERS.holds:
        with _one_at_a_time():
            if USERS.leave():
                stop()


def stop() -> None:
    """Stop the server, whoever uses it."""
    if is_running():
        program.open_way(data_folder(), say=print)
        program.run("pg_ctl", "stop", "-w", "-m", "fast", "-t", "60", "-D", str(data_folder()))


def is_running() -> bool:
    """Whether the server of this folder runs; a process number used again does not deceive it."""
    server = _server_process(data_folder())
    return server is not None


def remove() -> None:
    """Stop the server and delete its data."""
    with _one_at_a_time():
        stop()
        for folder in (data_folder(), _unfinished(data_folder())):
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Only one process starts, stops or makes the server at a time."""
    home().mkdir(parents=True, exist_ok=True)
    with (home() / "postgres.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _server_process(folder: Path) -> psutil.Process | None:
    pid_file = folder / "postmaster.pid"
    try:
        process = psutil.Process(int(pid_file.read_text().splitlines()[0]))
        command = process.cmdline()
    except (OSError, ValueError, IndexError, psutil.Error):
        return None
    is_ours = str(folder) in command and Path(command[0]).name == "postgres"
    return process if is_ours and process.status() != psutil.STATUS_ZOMBIE else None


def _is_complete(folder: Path) -> bool:
    try:
        version = (folder / "PG_VERSION").read_text().strip()
    except OSError:
        return False
    if version != VERSION:
        raise EmbeddedRefused(
            f"{folder} was made by PostgreSQL {version}, expected {VERSION}. "
            "Move it away, or start over with: make demo-reset"
        )
    return (folder / "global" / "pg_control").exists()


def _unfinished(folder: Path) -> Path:
    return folder.with_name("postgres.unfinished")


def _initialise(folder: Path, *, say: Say) -> None:
    """Make the data folder beside its place and move it there whole, so that it is never half."""
    say("Setting up the embedded PostgreSQL ...")
    unfinished = _unfinished(folder)
    shutil.rmtree(unfinished, ignore_errors=True)
    if folder.exists():
        aside = folder.with_name(f"postgres.broken-{time.time_ns()}")
        folder.rename(aside)
        say(f"The database folder was incomplete; it now lies in {aside.name}.")
    unfinished.mkdir()
    program.hand_over(unfinished, say=say)
    program.run(
        "initdb",
        *("--username", OWNER, "--encoding", "UTF8", "--auth", "trust", "--no-sync"),
        *("--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--locale", "C"),
        *("-D", str(unfinished)),
    )
    unfinished.rename(folder)


def _start(folder: Path) -> None:
    # A pid file whose number now belongs to another program would keep the server from starting.
    (folder / "postmaster.pid").unlink(missing_ok=True)
    sockets = program.make_socket_folder(folder)
    for tries_left in reversed(range(START_TRIES)):
        try:
            program.start(folder, sockets=sockets)
            return
        except program.ProgramFailed as failed:
            # After a killed server its workers may hold the shared memory a moment longer.
            if not tries_left:
                raise EmbeddedRefused(
                    f"The embedded PostgreSQL does not start: {failed}\n"
                    f"Its log: {folder / 'log'}. Start over with: make demo-reset"
                ) from failed
            time.sleep(1)
