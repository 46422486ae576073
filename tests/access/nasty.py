"""Forms as they stand on a page, and the values that careless and hostile people send in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

# A null byte is refused before any form is looked at; tests/pages/common/test_whole_text.py.
LONG = "æ" * 5_000
TEXTS = (
    "",
    "   ",
    LONG,
    "🧭👩🏽‍🚒\u202egnirob \u200f",
    "=HYPERLINK(1)<script>{{ 7*7 }}%s\r\nX: y",
)
DATES = ("", "0001-01-01", "9999-12-31", "1582-10-10", "2027-02-29", "29-02-2028", "i morgen")
TIMES = ("", "00:00", "23:59:59.999999", "25:61", "02:30")
NUMBERS = ("", "-1", "0", "1e400", "NaN", "0,001", "9223372036854775808", "٣")
CHOICES = ("", "-1", "unknown", LONG)
VALUES = {
    "date": DATES,
    "time": TIMES,
    "number": NUMBERS,
    "choice": CHOICES,
    "hidden": (*NUMBERS, *CHOICES, "aGVsbG8=", DATES[2]),
    "text": TEXTS,
}
LATER_ROW = re.compile(r"-[1-9]-")
Sent = dict[str, str | list[str]]


@dataclass
class Form:
    """A form that posts: where it goes, what stands in its fields, of which kind, its buttons."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)

    def pressed(self) -> list[dict[str, str]]:
        """What is sent by each of its buttons, nothing changed."""
        return [{**self.fields, name: value} for name, value in self.buttons] or [self.fields]

    def spoilt(self) -> Iterator[Sent]:
        """Untouched; every field at once; each on its own, lacking and repeated."""
        presses = self.pressed()
        yield from (dict(press) for press in presses)
        for nth in range(len(TEXTS)):
            everywhere = {name: _nth(kind, nth) for name, kind in self.kinds.items()}
            yield {**presses[nth % len(presses)], **everywhere}
        whole = presses[-1]
        for name, kind in self.kinds.items():
            # The rows after the first are handled like it.
            if LATER_ROW.search(name):
                continue
            yield {key: value for key, value in whole.items() if key != name}
            values = VALUES[kind][1:5] if kind in {"date", "time", "number"} else VALUES[kind][-1:]
            yield from ({**whole, name: value} for value in values)
        yield {name: [value, "x", value] for name, value in whole.items()}


def _nth(kind: str, nth: int) -> str:
    return VALUES[kind][nth % len(VALUES[kind])]


class _Reader(HTMLParser):
    """Collects the posting forms of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.open: Form | None = None
        self.choice = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form" and given.get("method", "").lower() == "post":
            self.open = Form(given.get("action", ""))
            self.forms.append(self.open)
        elif self.open is None:
            return
        elif tag == "option":
            if "selected" in given or not self.open.fields[self.choice]:
                self.open.fields[self.choice] = given.get("value", "")
        elif name := given.get("name", ""):
            self._control(self.open, tag, given, name=name)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.open = None

    def _control(self, form: Form, tag: str, given: dict[str, str], *, name: str) -> None:
        kind = given.get("type", "submit" if tag == "button" else "text")
        if kind == "submit":
            form.buttons.append((name, given.get("value", "")))
            return
        chosen = tag == "select" or kind in {"radio", "checkbox"}
        form.kinds[name] = "choice" if chosen else kind if kind in VALUES else "text"
        if kind in {"radio", "checkbox"} and "checked" not in given:
            form.fields.setdefault(name, "")
        else:
            form.fields[name] = given.get("value", "on" if kind == "checkbox" else "")
        if tag == "select":
            self.choice = name


def forms_on(page: str) -> list[Form]:
    """The posting forms of a page."""
    reader = _Reader()
    reader.feed(page)
    return reader.forms
