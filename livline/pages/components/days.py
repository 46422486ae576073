"""The form field of a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from livline.pages.components.widgets import Date

# Wide enough for every birth and every plan; a slip of the keys in the year falls outside, and so
# do the days at the ends of the calendar, from which nothing can be counted on.
FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)


class Day(forms.DateField):
    """A day between FIRST and LAST."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**{"widget": Date, **given})

    def validate(self, value: date | None) -> None:
        """Refuse a year that nobody means."""
        super().validate(value)
        if value is not None and not FIRST <= value <= LAST:
            raise ValidationError(_("Look at the year: it lies too far away."))
