"""Which English words stand on a page that should be Danish."""

import re
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

CATALOGUE = Path(__file__).resolve().parents[2] / "livline/locale/da/LC_MESSAGES/django.po"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
# Words of everyday English that are no Danish words: text that never met the catalogue.
TELLTALES = re.compile(
    r"\b(the|you|your|with|this|these|from|which|please|yes|no|what|when|who|are|is|was|not yet)\b",
    re.IGNORECASE,
)


@cache
def english() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """The English of every message whose Danish is another, plain and with gaps to be filled."""
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="da")
    plain: set[str] = set()
    gaps: list[re.Pattern[str]] = []
    danish = {text for message in catalogue for text in _all(message.string)}
    for message in catalogue:
        for text in _all(message.id):
            if not text or text in danish:
                continue
            if PLACEHOLDER.search(text):
                gaps.append(_pattern(text))
            else:
                plain.add(" ".join(text.split()))
    return frozenset(plain), tuple(gaps)


def english_in(texts: list[str]) -> list[str]:
    """Those of the texts that are English messages, or hold a word only English has."""
    plain, gaps = english()
    return [
        text
        for text in texts
        if text in plain
        or any(pattern.fullmatch(text) for pattern in gaps)
        or len(TELLTALES.findall(text)) > 1
    ]


def _all(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def _pattern(text: str) -> re.Pattern[str]:
    parts = [re.escape(part) for part in PLACEHOLDER.split(" ".join(text.split()))]
    # A message that is only gaps and signs says nothing of its language.
    if not any(re.search(r"[A-Za-z]{3}", part) for part in parts):
        return re.compile(r"(?!)")
    gaps = [r"\d[\d.,]*" if "count" in gap else ".+?" for gap in PLACEHOLDER.findall(text)]
    return re.compile("".join(part + gap for part, gap in zip(parts, [*gaps, ""], strict=True)))
