"""A person at a browser: goes about the site while everything a page may not do is noted."""

import os
import re
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response, Route

from tests.journeys import accessibility, words
from tests.journeys.scripts import script

TITLE = "Livline"
# On a phone each row of a list is a card, in which every cell must bring its label along.
NAMELESS = ".ll-table tbody td:not([data-label])"
LOOK_EVERY = 40  # milliseconds
QUIET_LOOKS = 3
# A folder for a picture of every page looked at, for the people who build the screens.
PICTURES = os.environ.get("LIVLINE_PICTURES", "")


class Visitor:
    """One browser window of one person. ``complaints`` must be empty when the story ends."""

    def __init__(self, context: BrowserContext, *, address: str, name: str) -> None:
        """Open the window; ``name`` says in a complaint whose it was."""
        self.address = address
        self.name = name
        self.complaints: list[str] = []
        self.expected: set[int] = set()
        self.left_for: list[str] = []
        self._host = urlsplit(address).netloc
        context.route(self._is_elsewhere, self._stay)
        self._under_way: set[Request] = set()
        context.on("request", self._asked)
        context.on("requestfinished", self._over)
        context.on("requestfailed", self._over)
        self.context = context
        self.page = self.window()

    def window(self) -> Page:
        """Another tab of the same person."""
        page = self.context.new_page()
        page.on("console", self._said)
        page.on("pageerror", lambda error: self._note("script", str(error)))
        page.on("response", self._answered)
        return page

    def go(self, path: str) -> "Visitor":
        """Open a path of the site."""
        self.page.goto(self.address + path)
        return self

    def press(self, name: str, *, exact: bool = False) -> "Visitor":
        """Press the link or button with this name and wait for what follows."""
        button = self.page.get_by_role("button", name=name, exact=exact)
        link = self.page.get_by_role("link", name=name, exact=exact)
        button.or_(link).locator("visible=true").first.click()
        return self.settle()

    def settle(self) -> "Visitor":
        """Wait until what was asked for has come, be it a page, a part or a draft kept."""
        quiet = 0
        while quiet < QUIET_LOOKS:
            self.page.wait_for_timeout(LOOK_EVERY)
            quiet = 0 if self._under_way else quiet + 1
        self.page.wait_for_load_state()
        return self

    def fill(self, label: str, text: str) -> "Visitor":
        """Write into the field with this label."""
        self.page.get_by_label(label).first.fill(text)
        return self

    def sees(self, text: str | re.Pattern[str]) -> bool:
        """Whether the text stands in the page's own part, waiting a moment for it."""
        place = self.page.locator("main").get_by_text(text).locator("visible=true").first
        place.wait_for(timeout=5000)
        return True

    def status_of(self, path: str) -> int:
        """The status with which the site answers this person's request for a path."""
        return self.context.request.get(self.address + path, max_redirects=0).status

    def look(self, where: str = "") -> "Visitor":
        """Judge the page as it is: axe, language, title, width, raw parts."""
        where = where or self.path
        if PICTURES:
            self._take_picture(where)
        for line in accessibility.violations(self.page):
            self._note(f"axe at {where}", line)
        html = self.page.content()
        if re.search(r"</?c-|\{%|\{\{", html):
            self._note(f"template at {where}", "a raw tag reached the page")
        if self.page.title() != TITLE:
            self._note(f"title at {where}", self.page.title())
        if 'lang="da"' in html[:300]:
            for text in words.english_in(self.page.evaluate(script("read"))):
                self._note(f"English at {where}", text)
        for element in self.page.evaluate(script("sideways")):
            self._note(f"wider than the screen at {where}", element)
        for cell in self.page.locator(NAMELESS).all_inner_texts():
            self._note(f"a cell that says not what it is, on phones, at {where}", cell)
        return self

    def look_narrow(self) -> "Visitor":
        """Judge whether the page needs no sideways scrolling at 320 px, then go back."""
        size = self.page.viewport_size
        assert size is not None
        self.page.set_viewport_size({"width": 320, "height": 640})
        for element in self.page.evaluate(script("sideways")):
            self._note(f"wider than 320 px at {self.path}", element)
        self.page.set_viewport_size(size)
        return self

    def walk(self) -> "Visitor":
        """Judge every place the Tab key halts at."""
        for stop in accessibility.hidden_stops(accessibility.walk(self.page)):
            self._note(f"keyboard at {self.path}", str(stop))
        return self

    @property
    def path(self) -> str:
        """The path of the page that is open."""
        parts = urlsplit(self.page.url)
        return parts.path + (f"?{parts.query}" if parts.query else "")

    def _note(self, kind: str, text: str) -> None:
        line = f"{self.name}, {kind}: {text}"
        if line not in self.complaints:
            self.complaints.append(line)

    def _take_picture(self, where: str) -> None:
        size = self.page.viewport_size
        name = re.sub(r"[^\w]+", "_", f"{where}_{size['width'] if size else 0}").strip("_")
        self.page.screenshot(path=f"{PICTURES}/{name}.png", full_page=True)

    def _is_elsewhere(self, url: str) -> bool:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and parts.netloc != self._host

    def _stay(self, route: Route) -> None:
        # Nothing leaves this machine; who leaves the site meets a page that stands for another.
        self.left_for.append(route.request.url)
        route.fulfill(status=200, content_type="text/html", body="<title>Vejret</title>Sol")

    def _asked(self, request: Request) -> None:
        self._under_way.add(request)
        if self._is_elsewhere(request.url) and not request.is_navigation_request():
            self._note("asked another host", request.url)

    def _over(self, request: Request) -> None:
        self._under_way.discard(request)

    def _said(self, message: ConsoleMessage) -> None:
        # The browser repeats every answer of 400 and more; `_answered` judges those.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self._note("console", f"{message.text} at {self.page.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expected:
            self._note(f"answer {response.status}", response.url)
