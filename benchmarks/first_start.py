"""`make demo` on a fresh checkout, and the second time: seconds until the page answers."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PORT = 8123


def main() -> None:
    """Clone, start, stop, start again; prints both times."""
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "livline"
        subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
        for turn in ("cold (environment, database and municipality)", "warm"):
            print(f"{turn}: {_seconds_until_it_answers(clone):.1f} s")


def _seconds_until_it_answers(clone: Path) -> float:
    started = time.perf_counter()
    wanted = f"http://127.0.0.1:{PORT}/"
    with subprocess.Popen(
        ["make", "demo", f"PORT={PORT}"],
        cwd=clone,
        stdout=subprocess.PIPE,
        text=True,
        env={key: value for key, value in os.environ.items() if not key.startswith("LIVLINE_")},
        start_new_session=True,
    ) as demo:
        assert demo.stdout is not None
        for line in demo.stdout:
            if line.strip() == wanted:
                break
        seconds = time.perf_counter() - started
        os.killpg(demo.pid, signal.SIGTERM)
        demo.stdout.read()
    return seconds


if __name__ == "__main__":
    main()
