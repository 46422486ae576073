"""Run every benchmark, or those named: python -m benchmarks pages imports first_start."""

from __future__ import annotations

import subprocess
import sys

ALL = ("first_start", "imports", "pages")


def main() -> None:
    """Each benchmark in a process of its own, so that none warms the next."""
    for name in sys.argv[1:] or ALL:
        print(f"== {name}", flush=True)
        subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=True)


if __name__ == "__main__":
    main()
