"""Values as Danish extracts write them: dates, decimals, times, yes and no, words of a list.

Each reader takes the cell (text, or a date or number from a spreadsheet) and returns the value,
or raises ValueRefused with a sentence that says what was found and what was expected.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from gettext import gettext as _
from zoneinfo import ZoneInfo

from livline.engines import cpr

DENMARK = ZoneInfo("Europe/Copenhagen")
_DANISH_DATE = re.compile(r"([0-9]{1,2})[-./ ]([0-9]{1,2})[-./ ]([0-9]{4})")
_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_TIME = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})(?:[:.][0-9]{2})?")
_YES = frozenset({"ja", "j", "yes", "y", "1", "true", "sand", "x"})
_NO = frozenset({"nej", "n", "no", "0", "false", "falsk", ""})


class ValueRefused(Exception):
    """The cell cannot be read; the text says what was found and what was expected."""


Reader = Callable[[object], object]


def text(cell: object) -> str:
    """The cell as trimmed text; whole numbers from a spreadsheet lose their ``.0``."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def id_number(cell: object) -> str:
    """A CPR or substitute number, ten characters; a lost leading zero is put back."""
    written = text(cell)
    if written.isascii() and written.isdigit() and len(written) == 9:
        written = f"0{written}"
    try:
        return cpr.parse(written).digits
    except cpr.NotACprNumber:
        raise ValueRefused(_("is not a CPR number or substitute number (DDMMYY-XXXX)")) from None


def day(cell: object) -> date:
    """A date: 24-11-2026, 24.11.2026, 24/11/2026, 2026-11-24, or a spreadsheet's date."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    written = text(cell)
    danish, iso = _DANISH_DATE.fullmatch(written), _ISO_DATE.fullmatch(written[:10])
    if danish:
        parts = tuple(int(part) for part in reversed(danish.groups()))
    elif iso:
        parts = tuple(int(part) for part in iso.groups())
    else:
        raise ValueRefused(_("“{found}” is not a date (24-11-2026)").format(found=written))
    try:
        return date(parts[0], parts[1], parts[2])
    except ValueError:
        raise ValueRefused(_("“{found}” is no day of the calendar").format(found=written)) from None


def moment(cell: object) -> datetime:
    """A date with or without a time, in Danish time; without one it is noon."""
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=DENMARK)
    written = text(cell).replace("T", " ").replace("kl.", " ")
    parts = written.split()
    if not parts:
        raise ValueRefused(_("the time is missing"))
    clock = _time(parts[1]) if len(parts) > 1 else time(12)
    return datetime.combine(day(parts[0]), clock, tzinfo=DENMARK)


def decimal(cell: object) -> Decimal:
    """A number in Danish form (1.234,5) or English form (1234.5); never negative."""
    if isinstance(cell, int | float):
        return Decimal(str(cell))
    written = text(cell).replace("\u00a0", "").replace(" ", "")
    if "," in written:
        written = written.replace(".", "").replace(",", ".")
    try:
        number = Decimal(written) if written.isascii() else None
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite() or number < 0:
        raise ValueRefused(_("“{found}” is not a number (1,5)").format(found=text(cell)))
    return number


def whole(cell: object) -> int:
    """A whole number."""
    number = decimal(cell)
    if number != number.to_integral_value():
        raise ValueRefused(_("“{found}” is not a whole number").format(found=text(cell)))
    return int(number)


def yes_no(cell: object) -> bool:
    """Yes or no: ja/nej, yes/no, 1/0, x or empty."""
    written = text(cell).casefold()
    if written in _YES:
        return True
    if written in _NO:
        return False
    raise ValueRefused(_("“{found}” is neither yes nor no").format(found=text(cell)))


def one_of(words: Mapping[str, str]) -> Callable[[object], str]:
    """A reader for a closed list: any accepted word, in any case, to its value."""
    known = {word.casefold(): value for word, value in words.items()}

    def read(cell: object) -> str:
        written = text(cell).casefold()
        if written in known:
            return known[written]
        shown = ", ".join(sorted(words))
        raise ValueRefused(
            _("“{found}” is not one of: {known}").format(found=text(cell), known=shown)
        )

    return read


def several(reader: Callable[[object], str]) -> Callable[[object], tuple[str, ...]]:
    """A reader for several words in one cell, parted by comma, semicolon or plus."""

    def read(cell: object) -> tuple[str, ...]:
        parts = [part.strip() for part in re.split(r"[,;+]", text(cell))]
        return tuple(reader(part) for part in parts if part)

    return read


def _time(written: str) -> time:
    found = _TIME.fullmatch(written)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise ValueRefused(_("“{found}” is not a time (14:30)").format(found=written))
    return time(int(found[1]), int(found[2]))
