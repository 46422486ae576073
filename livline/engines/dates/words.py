"""A day written out, for sentences to people."""

from datetime import date

_DANISH = "januar februar marts april maj juni juli august september oktober november december"
_ENGLISH = "January February March April May June July August September October November December"
_MONTHS = {"da": _DANISH.split(), "en": _ENGLISH.split()}


def in_words(day: date, language: str) -> str:
    """The day as people write it: "30. juni 2026" in Danish ("da"), "30 June 2026" in English."""
    if language == "da":
        return f"{day.day}. {_MONTHS['da'][day.month - 1]} {day.year}"
    return f"{day.day} {_MONTHS['en'][day.month - 1]} {day.year}"
