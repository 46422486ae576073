"""A sentence in Danish and English."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias, Union

from livline.engines.dates import in_words

Word: TypeAlias = Union[str, int, Decimal, date, "Text"]


@dataclass(frozen=True, slots=True)
class Text:
    """The same sentence in both languages; `{names}` in braces are filled in with `filled`."""

    da: str
    en: str

    def in_language(self, language: str) -> str:
        """Danish for "da" (also "da-DK"), English for all else."""
        return self.da if language.startswith("da") else self.en

    def filled(self, words: Mapping[str, Word]) -> "Text":
        """The braces replaced; dates and decimals written as each language does."""
        return Text(
            da=self.da.format_map({name: _written(word, "da") for name, word in words.items()}),
            en=self.en.format_map({name: _written(word, "en") for name, word in words.items()}),
        )


def _written(word: Word, language: str) -> str:
    if isinstance(word, Text):
        return word.in_language(language)
    if isinstance(word, date):
        return in_words(word, language)
    if isinstance(word, Decimal):
        plain = f"{word.normalize():f}"
        return plain.replace(".", ",") if language == "da" else plain
    return str(word)
