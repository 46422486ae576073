"""CPR numbers as written by people, and the substitute numbers municipal systems hold.

Sources: the CPR office's notes "Personnummeret i CPR" (layout, century, modulus 11 not always
fulfilled since 1 October 2007). A failing modulus 11 therefore informs and never rejects.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

# [0-9], never \d: other scripts' digits are digits to Python but not to the CPR register.
_WRITTEN = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{2})[- ]?([0-9A-Z]{4})")
_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
SUBSTITUTE_DAY_OFFSET = 60


class Kind(Enum):
    """Whether the number can be a person's CPR number or only a substitute."""

    CPR = "cpr"
    SUBSTITUTE = "substitute"


class NotACprNumber(ValueError):
    """The text has not the shape of a CPR or substitute number."""


@dataclass(frozen=True)
class CprNumber:
    """A number of ten characters without hyphen, with what can be read from it."""

    digits: str
    kind: Kind
    birth_date: date
    check_passes: bool

    @property
    def masked(self) -> str:
        """As shown on screens: day, month and year, the last four hidden."""
        return masked(self.digits)


def masked(digits: str) -> str:
    """Hide the last four characters: ``610190****`` is shown as ``610190-****``."""
    return f"{digits[:6]}-****"


def parse(text: str) -> CprNumber:
    """Read a number written with or without hyphen; raise NotACprNumber saying what is wrong."""
    found = _WRITTEN.fullmatch(text.strip().upper())
    if found is None:
        raise NotACprNumber("expected six digits, a hyphen and four characters: DDMMYY-XXXX")
    day, month, year, serial = found.groups()
    offset = int(day) > SUBSTITUTE_DAY_OFFSET
    birth_date = _birth_date(
        day=int(day) - SUBSTITUTE_DAY_OFFSET * offset,
        month=int(month),
        year=_full_year(int(year), serial[0]),
    )
    digits = day + month + year + serial
    substitute = offset or not serial.isdigit()
    return CprNumber(
        digits=digits,
        kind=Kind.SUBSTITUTE if substitute else Kind.CPR,
        birth_date=birth_date,
        check_passes=not substitute and _modulus_11(digits),
    )


def _birth_date(*, day: int, month: int, year: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise NotACprNumber(f"day {day}, month {month} of {year} is not a date") from None


def _full_year(year: int, seventh: str) -> int:
    """Century by the seventh digit and the year (table of the CPR office)."""
    if not seventh.isdigit():
        return 1900 + year if year > 36 else 2000 + year
    digit = int(seventh)
    if digit <= 3:
        return 1900 + year
    if digit in {4, 9}:
        return 2000 + year if year <= 36 else 1900 + year
    return 2000 + year if year <= 57 else 1800 + year


def _modulus_11(digits: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True))
    return total % 11 == 0
