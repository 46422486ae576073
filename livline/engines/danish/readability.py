"""LIX, the Nordic readability figure (C. H. Björnsson, Läsbarhet, 1968)."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?:]+(?:\s|$)")
LONG_WORD_LETTERS = 6


def lix(text: str) -> float:
    """Words per sentence plus the per cent of words longer than six letters; 0 for no words."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = max(1, len(_SENTENCE_END.findall(text)))
    long_words = sum(1 for word in words if len(word) > LONG_WORD_LETTERS)
    return len(words) / sentences + 100 * long_words / len(words)
