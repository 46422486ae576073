"""Two texts word by word, for reading side by side."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text, and whether the other text lacks it."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """The passages of both texts; joined they are the texts again, no sign lost."""

    left: tuple[Passage, ...]
    right: tuple[Passage, ...]

    @property
    def equal(self) -> bool:
        """Whether there is nothing to mark."""
        return not any(passage.differs for passage in (*self.left, *self.right))


def compare(left: str, right: str) -> Comparison:
    """Mark what each text has and the other lacks, by whole words."""
    old, new = _words(left), _words(right)
    kept: list[Passage] = []
    added: list[Passage] = []
    for kind, start, end, new_start, new_end in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        differs = kind != "equal"
        if start < end:
            kept.append(Passage("".join(old[start:end]), differs))
        if new_start < new_end:
            added.append(Passage("".join(new[new_start:new_end]), differs))
    return Comparison(tuple(kept), tuple(added))


def _words(text: str) -> list[str]:
    return re.findall(r"\s+|\w+|[^\w\s]", text)
