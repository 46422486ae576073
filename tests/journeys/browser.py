"""The one browser of a run: Debian's Chromium, which talks to nobody but the site."""

import os
import shutil
from pathlib import Path

from playwright.sync_api import Browser, Playwright, ViewportSize

DESK: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 360, "height": 740}
NARROW: ViewportSize = {"width": 320, "height": 640}
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--lang=da",
]


class NoBrowser(Exception):
    """There is no Chromium on this machine; the text says how to get one."""


def program() -> Path:
    """Where Chromium lies: LIVLINE_CHROMIUM, else the first on the path."""
    found = os.environ.get("LIVLINE_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        raise NoBrowser(
            "The journeys need Chromium. Install it (Debian: apt-get install chromium) "
            "or say where it is: LIVLINE_CHROMIUM=/path/to/chromium"
        )
    return Path(found)


def launch(playwright: Playwright) -> Browser:
    """Start Chromium without a window."""
    return playwright.chromium.launch(
        executable_path=program(),
        args=QUIET,
        chromium_sandbox=False,
        timeout=30_000,
        # Fields for a date show it as a Danish reader's browser does.
        env={**os.environ, "LANGUAGE": "da"},
    )
