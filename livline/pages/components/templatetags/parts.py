"""Tags of the parts. What they work out lies in plain modules beside this package."""

from collections.abc import Iterator
from typing import Any, Protocol

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from livline.pages.components import confidence, fields
from livline.pages.components.differences import Comparison, compare

register = template.Library()


class Bilingual(Protocol):
    """A sentence that knows itself in more than one language."""

    def in_language(self, language: str) -> str:
        """The sentence in the language asked for."""


@register.filter
def in_language(text: Bilingual | str) -> str:
    """A sentence of an engine in the language of the page; plain text as it is."""
    if isinstance(text, str):
        return text
    return text.in_language(get_language() or "da")


@register.filter
def kind(field: BoundField) -> str:
    """How a form field is to be drawn."""
    return fields.kind_of(field)


@register.simple_tag
def control(field: BoundField, rows: str | int = "", hint: str = "") -> SafeString:
    """The control of a form field with its dkfds class."""
    return fields.control(field, rows=int(rows or 0), hint=hint)


@register.simple_tag
def described_by(field: BoundField, hint: str = "") -> str:
    """The ids of a field's hint and errors, for a group of controls."""
    return fields.described_by(field, hint=hint)


@register.simple_tag
def form_errors(form: BaseForm | None) -> tuple[fields.FieldError, ...]:
    """Every error of a form, for the summary at the top; nothing for a form not there."""
    return tuple(fields.errors_of(form)) if form else ()


@register.simple_tag
def differences(left: str, right: str) -> Comparison:
    """Two texts with what differs marked."""
    return compare(left, right)


@register.simple_tag
def confidence_scale(field: BoundField | str, name: str, value: int | str) -> confidence.Scale:
    """The confidence scale of a form field, or of a bare name and value."""
    if isinstance(field, BoundField):
        return confidence.scale(
            name=field.html_name,
            control=field.auto_id,
            chosen=field.value(),
            notes=fields.described_by(field),
        )
    return confidence.scale(name=name, control=f"id_{name}", chosen=value)


@register.filter
def confidence_words(number: int) -> str | Promise:
    """A point of the confidence scale in words."""
    return confidence.words_for(int(number))


@register.filter
def enough(number: int) -> bool:
    """Whether the citizen is sure enough for the step to stay as it is."""
    return confidence.is_enough(int(number))


@register.simple_tag
def page_numbers(page: Page[Any]) -> Iterator[int | str]:
    """The page numbers to show, with a gap where some are left out."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.filter
def percent_of(part: float, whole: float) -> int:
    """How full, as a whole number 0-100. A whole of nothing is empty."""
    if not whole:
        return 0
    return max(0, min(100, round(100 * float(part) / float(whole))))


@register.filter
def initials(name: str) -> str:
    """First letters of the first and the last word of a name."""
    words = name.split()
    return "".join(word[0] for word in (words[0], words[-1])[: len(words)]).upper() if words else ""


@register.filter
def answer_for(answers: dict[str, str] | None, fingerprint: str) -> str:
    """The reason given to a finding so far."""
    return (answers or {}).get(fingerprint, "")
