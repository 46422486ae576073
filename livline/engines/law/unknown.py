"""Unknown as a value: what nobody has written yet, or what we could not find out."""

from enum import Enum
from typing import Final, Literal, TypeAlias


class Unknown(Enum):
    """The type of the one value UNKNOWN; compare with `is`."""

    UNKNOWN = "unknown"


UNKNOWN: Final = Unknown.UNKNOWN
MaybeUnknown: TypeAlias = Literal[Unknown.UNKNOWN]
