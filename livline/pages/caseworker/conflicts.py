"""Two people wrote at once: both texts side by side, and the own one still in the form."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from livline.office.tenancy.edits import EditedMeanwhile

CONFLICT = 409


@dataclass(frozen=True)
class Conflict:
    """What I wrote and what stands by now, as texts to compare line by line."""

    mine: str
    theirs: str


def lines(pairs: Iterable[tuple[str | Promise, object]]) -> str:
    """Labels and values as a text; an empty value is left out."""
    return "\n".join(
        f"{label}: {_word(value)}" for label, value in pairs if value not in ("", None)
    )


def arising(
    form: Form, stopped: EditedMeanwhile, *, initial: Callable[[Any], dict[str, Any]]
) -> Conflict:
    """The conflict of a form with what was saved meanwhile; ``initial`` gives the latter's fields.

    The form then carries the version it is compared with, so that saving once more is a decision
    made with both texts in view.
    """
    stored = initial(stopped.current)
    shown = {name: field for name, field in form.fields.items() if not field.widget.is_hidden}
    mine = [(field.label or name, form.cleaned_data.get(name)) for name, field in shown.items()]
    theirs = [(field.label or name, stored.get(name)) for name, field in shown.items()]
    form.data = form.data.copy()  # type: ignore[attr-defined]
    form.data["version"] = str(stored["version"])  # type: ignore[index]
    return Conflict(lines(mine), lines(theirs))


def _word(value: object) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return str(value)
