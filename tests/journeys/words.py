"""Which English words stand on a page that should be Danish."""

import re
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Texts:
    """Messages of one language: those without gaps, and those with gaps to be filled."""

    plain: frozenset[str]
    gaps: tuple[re.Pattern[str], ...]

    def hold(self, text: str) -> bool:
        """Whether the text is one of these messages."""
        return text in self.plain or any(gap.fullmatch(text) for gap in self.gaps)


@cache
def messages() -> tuple[Texts, Texts]:
    """The English of every message whose Danish is another, and the Danish of every message."""
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="da")
    danish = {text for message in catalogue for text in _all(message.string or "") if text}
    english = {text for message in catalogue for text in _all(message.id or "") if text} - danish
    return _texts(english), _texts(danish)


def english_in(texts: list[str]) -> list[str]:
    """Those of the texts that are English messages, or hold words only English has."""
    english, danish = messages()
    return [
        text
        for text in texts
        if (english.hold(text) and not danish.hold(text)) or len(TELLTALES.findall(text)) > 1
    ]


def _texts(messages: set[str]) -> Texts:
    gaps = {text for text in messages if PLACEHOLDER.search(text)}
    plain = frozenset(" ".join(text.split()) for text in messages - gaps)
    return Texts(plain, tuple(map(_pattern, gaps)))


def _all(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def _pattern(text: str) -> re.Pattern[str]:
    parts = [re.escape(part) for part in PLACEHOLDER.split(" ".join(text.split()))]
    # A message that is only gaps and signs says nothing of its language.
    if not any(re.search(r"[A-Za-z]{3}", part) for part in parts):
        return re.compile(r"(?!)")
    gaps = [r"\d[\d.,]*" if "count" in gap else ".+?" for gap in PLACEHOLDER.findall(text)]
    return re.compile("".join(part + gap for part, gap in zip(parts, [*gaps, ""], strict=True)))
