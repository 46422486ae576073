"""Serve the site on loopback; a proxy in front brings TLS and the outer address."""

import os
import signal
import socket
import sys
import threading
from gettext import gettext as _
from typing import Annotated

import typer
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from livline.config import embedded, start

SUMMARY = _("Serve the site on this machine")
ADDRESS = "127.0.0.1"


def run(
    port: Annotated[int, typer.Option(envvar="PORT", min=1, max=65535, help=_("Port"))] = 8000,
    workers: Annotated[int, typer.Option(min=1, help=_("Processes that answer"))] = 1,
    with_parent: Annotated[bool, typer.Option("--with-parent", hidden=True)] = False,
) -> None:
    """Serve until stopped."""
    refuse_taken(port)
    start.environment_of_this_machine()
    if with_parent:
        threading.Thread(target=_stop_with_parent, daemon=True).start()
    server = Granian(
        "livline.config.wsgi:application",
        address=ADDRESS,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=4,
        log_level=LogLevels.warning,
        workers_kill_timeout=5,
        respawn_failed_workers=True,
    )
    try:
        server.serve()
    finally:
        embedded.release()


def refuse_taken(port: int) -> None:
    """Refuse a port that somebody else listens on, in words that say how to choose another."""
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((ADDRESS, port))
        except OSError as taken:
            other = 8001 if port == 8000 else 8000
            raise start.StartRefused(
                _("Port {port} is taken. Choose another: make demo PORT={other}").format(
                    port=port, other=other
                )
            ) from taken


def _stop_with_parent() -> None:
    """Stop when the process that started this one is gone: it holds the other end of our input."""
    # Not through sys.stdin: its lock, held by this thread, would keep the process from ending.
    os.read(sys.stdin.fileno(), 1)
    os.kill(os.getpid(), signal.SIGTERM)
