"""What a form field needs to be drawn as dkfds draws it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.forms import BaseForm, BoundField
from django.forms.widgets import (
    CheckboxInput,
    CheckboxSelectMultiple,
    RadioSelect,
    Select,
    Textarea,
)
from django.utils.safestring import SafeString

_KINDS = (
    (CheckboxSelectMultiple, "checkboxes"),
    (RadioSelect, "radios"),
    (CheckboxInput, "checkbox"),
    (Select, "select"),
    (Textarea, "textarea"),
)
_CLASSES = {"select": "form-select", "textarea": "form-input", "checkbox": "form-checkbox"}


@dataclass(frozen=True, slots=True)
class FieldError:
    """One error and the id of its control; no id where it is about the whole form."""

    control: str
    label: str
    message: str


def kind_of(field: BoundField) -> str:
    """How to draw it: radios, checkboxes, checkbox, select, textarea, hidden, or input."""
    if field.is_hidden:
        return "hidden"
    return next(
        (kind for widget, kind in _KINDS if isinstance(field.field.widget, widget)), "input"
    )


def control(field: BoundField, *, rows: int = 0, hint: str = "") -> SafeString:
    """The control with its dkfds class, pointing at its hint and errors."""
    kind = kind_of(field)
    own = str(field.field.widget.attrs.get("class", ""))
    classes = f"{_CLASSES.get(kind, 'form-input')} {own}".strip()
    attributes: dict[str, str | bool] = {"class": classes}
    if kind == "textarea" and rows:
        attributes["rows"] = str(rows)
    if notes := described_by(field, hint=hint):
        attributes["aria-describedby"] = notes
    return field.as_widget(attrs=attributes)


def described_by(field: BoundField, *, hint: str = "") -> str:
    """The ids of the hint and the errors of a field; empty where it has neither."""
    given = str(field.aria_describedby or "")
    if hint and not field.help_text:
        return f"{field.auto_id}_helptext {given}".strip()
    return given


def errors_of(form: BaseForm) -> Iterator[FieldError]:
    """Every error of a form in the order of its fields, those about the whole form first."""
    for message in form.non_field_errors():
        yield FieldError("", "", str(message))
    for field in form:
        for message in field.errors:
            yield FieldError(_target(field), str(field.label), str(message))


def _target(field: BoundField) -> str:
    if kind_of(field) in ("radios", "checkboxes"):
        return f"{field.auto_id}_0"
    return str(field.id_for_label or field.auto_id)
