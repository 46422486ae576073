"""YAML read with its line numbers, so that an error says where to look."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

import yaml

from livline.engines.findings import Text

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class LawDataError(Exception):
    """A file of the law data that cannot be used; the text begins with file and line."""


class Section:
    """One mapping of a file. Every reader refuses a missing or misshapen value by file and line."""

    def __init__(self, path: Path, node: yaml.Node) -> None:
        self._path, self._node = path, node
        if not isinstance(node, yaml.MappingNode):
            raise self.error("expected keys with values here")
        self._entries: dict[str, tuple[yaml.Node, yaml.Node]] = {}
        for key, value in node.value:
            if key.value in self._entries:
                raise self.error(f"'{key.value}' stands here twice", key)
            self._entries[key.value] = (key, value)

    def error(self, why: str, node: yaml.Node | None = None) -> LawDataError:
        """The exception for this place, to be raised by the caller."""
        line = (node or self._node).start_mark.line + 1
        return LawDataError(f"{self._path.name}:{line}: {why}.")

    def error_at(self, key: str, why: str) -> LawDataError:
        """The same, pointing at the line of one key."""
        return self.error(f"{key}: {why}", self._entries[key][0])

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def allow_only(self, *keys: str) -> None:
        """Refuse keys nobody reads: most often a misspelling that would be ignored in silence."""
        for key in self:
            if key not in keys:
                raise self.error_at(key, f"is not known here; known are {', '.join(keys)}")

    def string(self, key: str, default: str | None = None) -> str:
        """A text; a missing one is refused unless a default is given."""
        if key not in self and default is not None:
            return default
        node = self._value(key)
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            raise self.error_at(key, "expected a text")
        return str(node.value).strip()

    def boolean(self, key: str) -> bool:
        """true or false, nothing else."""
        word = self.string(key)
        if word not in ("true", "false"):
            raise self.error_at(key, f"expected true or false, found '{word}'")
        return word == "true"

    def day(self, key: str, default: date | None = None) -> date:
        """A date written 2026-11-24."""
        if key not in self and default is not None:
            return default
        return self.as_day(key, self.string(key))

    def as_day(self, key: str, word: str) -> date:
        """`word`, found at `key`, as a date; for keys that are dates themselves."""
        try:
            return date.fromisoformat(word)
        except ValueError:
            raise self.error_at(key, f"expected a date like 2026-11-24, found '{word}'") from None

    def number(self, key: str) -> Decimal:
        """A number with a point for decimals."""
        word = self.string(key)
        try:
            return Decimal(word)
        except InvalidOperation:
            raise self.error_at(key, f"expected a number, found '{word}'") from None

    def text(self, key: str) -> Text:
        """A sentence in both languages."""
        both = self.section(key)
        both.allow_only("da", "en")
        return Text(both.string("da"), both.string("en"))

    def is_scalar(self, key: str) -> bool:
        """Whether one value stands at `key`, not a mapping or list."""
        return isinstance(self._value(key), yaml.ScalarNode)

    def section(self, key: str) -> "Section":
        """The mapping at `key`."""
        return Section(self._path, self._value(key))

    def sections(self, key: str) -> tuple["Section", ...]:
        """The list of mappings at `key`."""
        node = self._value(key)
        if not isinstance(node, yaml.SequenceNode):
            raise self.error_at(key, "expected a list")
        return tuple(Section(self._path, item) for item in node.value)

    def strings(self, key: str) -> tuple[str, ...]:
        """The list of words at `key`; empty when the key is missing."""
        if key not in self:
            return ()
        node = self._value(key)
        if not isinstance(node, yaml.SequenceNode):
            raise self.error_at(key, "expected a list")
        return tuple(str(item.value) for item in node.value)

    def _value(self, key: str) -> yaml.Node:
        if key not in self:
            raise self.error(f"'{key}' is missing")
        return self._entries[key][1]


def read_section(path: Path) -> Section:
    """The whole file as one mapping."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except yaml.MarkedYAMLError as mistake:
        line = mistake.problem_mark.line + 1 if mistake.problem_mark else 1
        raise LawDataError(f"{path.name}:{line}: {mistake.problem}.") from mistake
    if node is None:
        raise LawDataError(f"{path.name}:1: the file is empty.")
    return Section(path, node)
