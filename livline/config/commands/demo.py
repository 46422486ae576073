"""Set up, fill and serve a synthetic municipality; stop everything on Ctrl-C or SIGTERM."""

import fcntl
import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from gettext import gettext as _
from types import FrameType
from typing import Annotated, NoReturn

import typer

from livline.config import demo_state, embedded, start
from livline.config.commands import serve
from livline.config.demo_state import Stage, State

SUMMARY = _("Set up, fill and serve a synthetic municipality")
PATIENCE = 60
STOPPED = 130

Process = subprocess.Popen[bytes]


class Stopped(Exception):
    """Somebody asked the demo to stop."""


def run(
    port: Annotated[int, typer.Option(envvar="PORT", min=1, max=65535, help=_("Port"))] = 8000,
    size: Annotated[str, typer.Option(help=_("small, city or nation"))] = "small",
    seed: Annotated[int, typer.Option(help=_("Same number, same people"))] = 1,
    reset: Annotated[bool, typer.Option("--reset", help=_("Delete everything and stop"))] = False,
    builder: Annotated[str, typer.Option(hidden=True)] = "livline.demo.build",
) -> None:
    """Set up what is missing, then serve until stopped."""
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, _stop)
    try:
        with _only_one(port):
            if reset:
                _delete()
                return
            serve.refuse_taken(port)
            _prepare(State(Stage.FILLED, size=size, seed=seed), builder=builder)
            _serve(port)
    except Stopped:
        _say(_("Stopping ..."))
        embedded.release()
        _say(_("Stopped. What was entered is kept."))
        sys.exit(STOPPED)


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    # A second signal must not break off the stopping itself.
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    raise Stopped


def _say(line: str) -> None:
    print(line, flush=True)


@contextmanager
def _only_one(port: int) -> Iterator[None]:
    """Refuse a second demo on the same data."""
    embedded.home().mkdir(parents=True, exist_ok=True)
    path = embedded.home() / "demo.lock"
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            file.seek(0)
            raise start.StartRefused(
                _("The demo already runs: {address} Stop it there with Ctrl-C.").format(
                    address=file.read().strip()
                )
            ) from taken
        file.truncate(0)
        file.write(_address(port))
        file.flush()
        yield


def _address(port: int) -> str:
    return f"http://{serve.ADDRESS}:{port}/"


def _delete() -> None:
    embedded.remove()
    for name in ("keys.json", "sign-ins.json"):
        (embedded.home() / name).unlink(missing_ok=True)
    _say(_("Everything in the demo is deleted. make demo fills it anew."))


def _prepare(wanted: State, *, builder: str) -> None:
    """Bring the database to this version's shape and fill it when it is empty."""
    start.environment_of_this_machine()
    found = demo_state.read()
    if found.stage is Stage.FILLING:
        _say(_("An earlier run stopped while it was filling the demo: starting over."))
        demo_state.start_over()
        found = State(Stage.EMPTY)
    _child("livline.config.commandline", "migrate", owner=True)
    if found.stage is Stage.FILLED:
        return
    if demo_state.holds_people():
        _say(_("The database holds people already; nothing is filled in."))
        return
    _say(_("Filling a synthetic municipality ..."))
    demo_state.write(State(Stage.FILLING, size=wanted.size, seed=wanted.seed))
    _child("livline.config.fill", builder, "--size", wanted.size, "--seed", str(wanted.seed))
    demo_state.write(wanted)


def _child(module: str, *arguments: str, owner: bool = False) -> None:
    """Run a step as a process of its own and pass on its lines."""
    environment = {**os.environ, "LIVLINE_AS_OWNER": "1" if owner else "0"}
    command = (sys.executable, "-m", module, *arguments)
    process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL)
    with _ended(process):
        if process.wait():
            raise start.StartRefused(_("The step failed: {step}").format(step=" ".join(arguments)))


@contextmanager
def _ended(process: Process) -> Iterator[None]:
    """Whatever happens, leave no process behind."""
    try:
        yield
    finally:
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _serve(port: int) -> None:
    command = ("serve", "--with-parent", "--port", str(port))
    environment = {**os.environ, "LIVLINE_DEMO": "1"}
    # The pipe is never written to: the server sees it close when this process is gone.
    process = subprocess.Popen(
        (sys.executable, "-m", "livline.config.commandline", *command),
        env=environment,
        stdin=subprocess.PIPE,
    )
    with _ended(process):
        _wait_for_answer(process, _address(port))
        _show_sign_ins()
        _say(_("Ctrl-C stops it. The address:"))
        _say(_address(port))
        process.wait()
    raise start.StartRefused(_("The server ended by itself; its last lines above say why."))


def _wait_for_answer(process: Process, address: str) -> None:
    until = time.monotonic() + PATIENCE
    fault = ""
    while process.poll() is None and time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310
                if answer.status == 200:
                    return
        except urllib.error.HTTPError as error:
            fault = str(error)
            time.sleep(0.5)
        except OSError as error:
            fault = str(error)
            time.sleep(0.1)
    raise start.StartRefused(_("The site does not answer: {fault}").format(fault=fault))


def _show_sign_ins() -> None:
    """One line per role: who to sign in as."""
    path = embedded.home() / "sign-ins.json"
    if path.exists():
        _say(_("Sign in with one click on the page, as:"))
        words = role_words()
        for name, role in json.loads(path.read_text(encoding="utf-8")):
            _say(f"  {words.get(role, role):<28} {name}")


def role_words() -> dict[str, str]:
    """The roles as the screens call them; this process runs no Django that could be asked."""
    return {
        "citizen": _("Citizen"),
        "mentor": _("Mentor"),
        "company_contact": _("Company contact"),
        "caseworker": _("Caseworker"),
        "coordinator": _("Mentor coordinator"),
        "manager": _("Manager"),
        "analyst": _("Analyst"),
        "auditor": _("Auditor"),
        "administrator": _("Administrator"),
    }
