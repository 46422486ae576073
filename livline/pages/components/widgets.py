"""Controls the browser draws itself, with the values spelled as HTML wants them."""

from django import forms


class Date(forms.DateInput):
    """A native date field; its value is ISO whatever the language of the page."""

    input_type = "date"

    def __init__(self, attrs: dict[str, str] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class Time(forms.TimeInput):
    """A native time field, hours and minutes."""

    input_type = "time"

    def __init__(self, attrs: dict[str, str] | None = None) -> None:
        super().__init__(attrs=attrs, format="%H:%M")


class Telephone(forms.TextInput):
    """A telephone number: brings the number keys up on a phone."""

    input_type = "tel"


class Confidence(forms.RadioSelect):
    """The scale 0-10; the part confidence-scale draws it."""
