"""Take the pictures of the README: start the demo, look at some screens in Danish, stop it again.

    python tools/screenshots.py [--port PORT] [NAME ...]

The pictures are of whoever the demo has made up; nothing is saved in it. Needs Chromium
(LIVLINE_CHROMIUM, else the first on the path) and fills the demo where it is empty.
"""

import argparse
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import chromium
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
DESK: ViewportSize = {"width": 1280, "height": 860}
PHONE: ViewportSize = {"width": 390, "height": 780}
LARGEST = 250_000
# Debian's Chromium has no Danish of its own and shows 24-11-2026 as 11/24/2026: for the picture the
# field says what a Danish reader's browser says.
IN_DANISH = """
for (const field of document.querySelectorAll("input[type=date]")) {
  const day = field.value.split("-").reverse().join("-");
  field.type = "text";
  field.value = day;
}
"""
FLAGS = [
    "--lang=da-DK",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
]


class NotTaken(Exception):
    """A picture cannot be taken; the text says what was missing."""


@dataclass(frozen=True)
class Visit:
    """A person at a browser, and the case that citizen, mentor and caseworker share."""

    page: Page
    address: str
    case_id: str

    def go(self, path: str) -> None:
        """Open a page and wait until nothing moves any more."""
        answer = self.page.goto(self.address + path, wait_until="networkidle")
        if answer is None or not answer.ok:
            raise NotTaken(f"{path} answers {answer.status if answer else 'nothing'}")


def together(visit: Visit) -> None:
    """The joint plan, turned to the citizen."""
    visit.go(f"/sagsbehandler/sag/{visit.case_id}/sammen/")


def grant(visit: Visit) -> None:
    """A grant being written: everything is there, but the period is too long."""
    visit.go(f"/sagsbehandler/sag/{visit.case_id}/bevilling/?ny=1")
    page, on = visit.page, datetime.now(tz=UTC).date()
    page.locator("[name=purpose_kind]").select_option("5")
    page.locator("[name=direction][value=keep]").check()
    page.fill("[name=target]", "Prøvelageret")
    page.fill(
        "[name=decisive_reason]",
        "Otto bliver hjemme, når han er blevet uvenner med nogen på lageret. En mentor, han kan "
        "ringe til samme morgen, er det, der får ham derhen igen.",
    )
    page.fill("[name=starts_on]", (on + timedelta(days=7)).isoformat())
    page.fill("[name=ends_on]", (on + timedelta(days=280)).isoformat())
    page.fill("[name=hours_per_week]", "3")
    page.locator("[name=mentor_kind]").select_option("municipal")
    page.wait_for_timeout(3000)
    page.evaluate(
        "window.scrollTo(0, document.querySelector('[name=decisive_reason]').offsetTop - 60)"
    )


def case(visit: Visit) -> None:
    """The case: where it stands, its next action, one timeline."""
    visit.go(f"/sag/{visit.case_id}/")


def match(visit: Visit) -> None:
    """Who could be the mentor of somebody who waits."""
    visit.go("/koordinator/venteliste/")
    links = visit.page.locator("main table a[href*='/match/']")
    if not links.count():
        raise NotTaken("nobody waits for a mentor in this demo")
    for path in [link.get_attribute("href") or "" for link in links.all()]:
        visit.go(path)
        if visit.page.locator("#candidates li").count():
            visit.page.locator("#candidates").evaluate("part => part.scrollIntoView()")
            return
    # Everybody who waits is hard to find somebody for: show what stands in the way.
    visit.page.locator("#others summary").click()
    visit.page.locator("#others").evaluate("part => part.scrollIntoView()")


def own_mentor(visit: Visit) -> None:
    """The citizen's start page."""
    visit.go("/borger/")


def contact(visit: Visit) -> None:
    """The mentor logs a contact."""
    visit.go(f"/mentor/borger/{visit.case_id}/kontakt/")


@dataclass(frozen=True)
class Picture:
    """One picture: who looks, how wide, and the way to what is shown."""

    who: str
    size: ViewportSize
    way: Callable[[Visit], None]


SHOTS = {
    "sammen": Picture("sagsbehandler", DESK, together),
    "bevilling": Picture("sagsbehandler", DESK, grant),
    "sag": Picture("sagsbehandler", DESK, case),
    "match": Picture("koordinator", DESK, match),
    "min-mentor": Picture("borger", PHONE, own_mentor),
    "kontakt": Picture("mentor", PHONE, contact),
}


@contextmanager
def demo(port: int) -> Iterator[str]:
    """The address of the running demo, which is stopped at the end."""
    address = f"http://127.0.0.1:{port}"
    command = [str(ROOT / ".venv" / "bin" / "livline"), "demo", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None, "the output was asked for"
    try:
        for line in process.stdout:
            print(line, end="", flush=True)
            if line.strip() == f"{address}/":
                break
        else:
            raise NotTaken("the demo did not start; its last lines above say why")
        yield address
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


@contextmanager
def visiting(browser: Browser, who: str, *, size: ViewportSize, address: str) -> Iterator[Page]:
    """A page of somebody who has signed in with one click."""
    context = browser.new_context(
        viewport=size, locale="da-DK", timezone_id="Europe/Copenhagen", reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(f"{address}/demo/")
    page.locator(f"form:has([name=username][value='{who}']) button").click()
    page.wait_for_load_state("networkidle")
    yield page
    context.close()


def shared_case(browser: Browser, address: str) -> str:
    """The public id of the case of the citizen one can sign in as."""
    with visiting(browser, "borger", size=PHONE, address=address) as page:
        found = page.request.get(f"{address}/api/cases").json()["items"]
    if not found:
        raise NotTaken("the citizen of the sign-in has no case")
    return str(found[0]["id"])


def take(browser: Browser, name: str, *, address: str, case_id: str) -> None:
    """Take one picture and say how large it is."""
    wanted = SHOTS[name]
    with visiting(browser, wanted.who, size=wanted.size, address=address) as page:
        wanted.way(Visit(page, address, case_id))
        page.evaluate(IN_DANISH)
        path = PICTURES / f"{name}.png"
        page.screenshot(path=path, scale="css", animations="disabled")
    bytes_ = path.stat().st_size
    print(f"{path.relative_to(ROOT)}: {bytes_ // 1000} kB", flush=True)
    if bytes_ > LARGEST:
        raise NotTaken(f"{path.name} has {bytes_} bytes, at most {LARGEST} are wanted")


def main() -> int:
    """Take the pictures that are named, or all."""
    parser = argparse.ArgumentParser(description="Take the pictures of the README.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(SHOTS))
    parser.add_argument("--port", type=int, default=8765)
    asked = parser.parse_args()
    program = chromium.found()
    if program is None:
        print(chromium.MISSING, file=sys.stderr)
        return 1
    PICTURES.mkdir(parents=True, exist_ok=True)
    with demo(asked.port) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        case_id = shared_case(browser, address)
        for name in asked.names or SHOTS:
            take(browser, name, address=address, case_id=case_id)
        browser.close()
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except NotTaken as missing:
        sys.exit(str(missing))
