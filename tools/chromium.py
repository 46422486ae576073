"""Find the browser the tests drive, or install it where that is possible; never skip quietly."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
MISSING = (
    "The browser tests need Chromium. On Debian: apt install chromium, "
    "or set LIVLINE_CHROMIUM to its path."
)


def found() -> str | None:
    """The path of a browser that is there."""
    chosen = os.environ.get("LIVLINE_CHROMIUM")
    return chosen or next((path for name in NAMES if (path := shutil.which(name))), None)


def install() -> None:
    """Ask Debian for it, where this user may."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    print("Installing Chromium for the browser tests ...", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update", "-qq"], ["install", "-y", "-qq", "chromium", "libatomic1"]):
        subprocess.run(["apt-get", *words], env=environment, capture_output=True, check=False)


def main() -> int:
    """Make sure of the browser; say in one line what is missing."""
    if not found():
        install()
    if found():
        return 0
    print(MISSING, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
