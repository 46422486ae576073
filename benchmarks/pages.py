"""Page times with 20,000 citizens and a million contacts: one client, p50 and p95 per page."""

from __future__ import annotations

import http.cookiejar
import re
import statistics
import time
import urllib.parse
import urllib.request
from dataclasses import dataclass

from benchmarks import place

DATABASE = "bench_city"
TURNS = 60
GOAL_MS = 150
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
CASE = re.compile(r"/sag/([A-Za-z0-9_-]{22})/")
PAGES = {
    "sagsbehandler": (
        "/sagsbehandler/",
        "/sagsbehandler/sager/",
        "/sagsbehandler/sager/?q=Signe",
        "/sagsbehandler/sager/?sort=-referred",
        "/sag/{case}/",
        "/sagsbehandler/sag/{case}/bevilling/",
        "/sagsbehandler/sag/{case}/aftale/",
    ),
    "koordinator": (
        "/koordinator/",
        "/koordinator/sager/",
        "/koordinator/sager/?q=Prøvesen",
        "/koordinator/sager/?page=40",
        "/koordinator/mentorer/",
        "/koordinator/venteliste/",
        "/koordinator/forslag/",
        "/sag/{case}/",
    ),
    "mentor": ("/mentor/", "/mentor/borgere/"),
    "borger": ("/borger/", "/borger/plan/", "/borger/aftale/"),
    "leder": ("/leder/",),
    "analytiker": ("/analytiker/",),
    "databeskyttelse": ("/kontrol/",),
    "administrator": ("/administration/",),
}


@dataclass(frozen=True)
class Timing:
    """One page as one role, in milliseconds."""

    role: str
    page: str
    p50: float
    p95: float
    kilobytes: float


class Visitor:
    """A signed-in browser without a screen."""

    def __init__(self, address: str, user_name: str) -> None:
        """Sign in by the demo's one-click page."""
        self.address = address
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self._opener = urllib.request.build_opener(jar)
        found = TOKEN.search(self.read("/demo/"))
        assert found is not None, "the demo's sign-in page has a form"
        form = {"csrfmiddlewaretoken": found.group(1), "username": user_name}
        self._opener.open(f"{address}/demo/", urllib.parse.urlencode(form).encode()).read()

    def read(self, path: str) -> str:
        """The page at a path of the site."""
        with self._opener.open(self.address + urllib.parse.quote(path, safe="/?=&-")) as answer:
            return str(answer.read().decode())


def measure(address: str) -> list[Timing]:
    """All pages of all roles, each asked for often enough for a p95."""
    timings = []
    for role, pages in PAGES.items():
        visitor = Visitor(address, role)
        found = CASE.search(visitor.read(pages[1] if len(pages) > 1 else pages[0]))
        for page in pages:
            path = page.format(case=found.group(1) if found else "")
            timings.append(_timed(visitor, role, page, path))
    return timings


def _timed(visitor: Visitor, role: str, page: str, path: str) -> Timing:
    times = []
    size = 0
    visitor.read(path)
    for _ in range(TURNS):
        started = time.perf_counter()
        size = len(visitor.read(path))
        times.append((time.perf_counter() - started) * 1000)
    ordered = statistics.quantiles(times, n=20)
    return Timing(role, page, statistics.median(times), ordered[-1], size / 1000)


def main() -> None:
    """Fill the city once, measure, and print a table for docs/performance.md."""
    seconds = place.prepare(DATABASE, size="city")
    if seconds:
        print(f"city filled in {seconds:.0f} s")
    with place.serving() as (address, server):
        before = place.memory_mb(server)
        timings = measure(address)
        after = place.memory_mb(server)
    print("| as | page | p50 ms | p95 ms | kB |\n| --- | --- | ---: | ---: | ---: |")
    for one in timings:
        mark = "" if one.p95 <= GOAL_MS else " (!)"
        print(
            f"| {one.role} | `{one.page}` | {one.p50:.0f} | {one.p95:.0f}{mark} |"
            f" {one.kilobytes:.0f} |"
        )
    print(
        f"\nworker memory: {before:.0f} MB after start, {after:.0f} MB after {len(timings)} pages"
    )


if __name__ == "__main__":
    main()
