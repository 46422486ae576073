"""Danish text: the order of the alphabet, and how hard a text is to read."""

from livline.engines.danish.readability import lix
from livline.engines.danish.sorting import sort_key

__all__ = ["lix", "sort_key"]
