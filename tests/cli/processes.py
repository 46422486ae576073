"""Start the command line as a person does, in a folder of its own, and read what it prints."""

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 90


class NothingSaid(Exception):
    """A process ended, or time ran out, before the line that was waited for."""


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as attempt:
        attempt.bind(("127.0.0.1", 0))
        return int(attempt.getsockname()[1])


def command(*words: str) -> list[str]:
    """The command line as words."""
    return [sys.executable, "-m", "livline.config.commandline", *words]


def environment(home: Path, **more: str) -> dict[str, str]:
    """The environment without what the tests set for themselves."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name != "DATABASE_URL" and not name.startswith(("LIVLINE_", "DJANGO_"))
    }
    return {**kept, "LIVLINE_HOME": str(home), "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", **more}


def ended(home: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        command(*words),
        env=environment(home, **more),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


@dataclass
class Running:
    """A command that goes on until it is stopped."""

    process: subprocess.Popen[str]
    said: Path

    def wait_for(self, line: str) -> str:
        """Everything printed up to a line that begins so."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            text = self.said.read_text()
            if any(each.startswith(line) for each in text.splitlines()):
                return text
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        raise NothingSaid(f"{line!r} was not printed:\n{self.said.read_text()}")

    def stop(self, number: int = signal.SIGTERM) -> str:
        """Send a signal, wait for the end, and hand back all that was printed."""
        self.process.send_signal(number)
        self.process.wait(30)
        return self.said.read_text()


def demo(home: Path, port: int, *, size: str = "small") -> Running:
    """Start a demo with the builder of these tests."""
    said = home / "said.txt"
    words = command("demo", "--port", str(port), "--size", size, "--builder", "tests.cli.builder")
    with said.open("w") as output:
        process = subprocess.Popen(
            words, env=environment(home), stdout=output, stderr=subprocess.STDOUT, text=True
        )
    return Running(process, said)
