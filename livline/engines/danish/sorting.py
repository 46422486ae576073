"""Danish alphabetical order as a stored key, since the database may have no Danish collation.

Order a-z æ ø å, with aa as å (Retskrivningsordbogen § 3): Aabenraa stands after Østergaard.
"""

from __future__ import annotations

import unicodedata

_LAST_LETTERS = {"æ": "{a", "ä": "{a", "ø": "{b", "ö": "{b", "å": "{c"}


def sort_key(name: str) -> str:
    """ASCII key whose plain byte order is the Danish order of ``name``."""
    lowered = unicodedata.normalize("NFC", name).casefold().replace("aa", "å")
    return "".join(_LAST_LETTERS.get(letter) or _plain(letter) for letter in lowered)


def _plain(letter: str) -> str:
    decomposed = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in decomposed if part.isascii())
