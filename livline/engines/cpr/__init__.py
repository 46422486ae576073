"""CPR and substitute numbers: reading, birth date, masking. A failing check only informs."""

from livline.engines.cpr.number import CprNumber, Kind, NotACprNumber, masked, parse

__all__ = ["CprNumber", "Kind", "NotACprNumber", "masked", "parse"]
