"""A grant in words, with the fields a viewer may read and no others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from livline.records.grants.models import Grant, GrantState
from livline.records.grants.queries import FACTS, GrantFacts

TONES = {
    GrantState.DRAFT: "attention",
    GrantState.GRANTED: "good",
    GrantState.REFUSED: "neutral",
    GrantState.WITHDRAWN: "neutral",
    GrantState.ENDED: "neutral",
}


@dataclass(frozen=True)
class Line:
    """One field in words."""

    label: str | Promise
    value: str


@dataclass(frozen=True)
class GrantText:
    """What is shown of one grant."""

    public_id: str
    state: str
    tone: str
    lines: tuple[Line, ...]


def text_of(grant: Grant, *, shown: frozenset[str]) -> GrantText:
    """The grant in words; ``shown`` are the fields of the matrix that the viewer may read."""
    state = GrantState(grant.state)
    return GrantText(
        public_id=grant.public_id,
        state=str(state.label) if "state" in shown else "",
        tone=TONES[state],
        lines=tuple(line for field, line in _lines(grant) if field in shown and line.value),
    )


def _lines(grant: Grant) -> Iterator[tuple[str, Line]]:
    """Every field as the matrix names it, with its line."""
    aim = f"{grant.get_purpose_kind_display() or ''} · {grant.get_direction_display()}"
    yield "purpose", Line(gettext_lazy("Purpose"), aim.strip(" ·"))
    yield "target", Line(gettext_lazy("Which activity, offer, education or job"), grant.target)
    yield "period", Line(gettext_lazy("Period"), period_of(grant))
    hours = number_format(grant.hours_per_week.normalize()) if grant.hours_per_week else ""
    yield "hours", Line(gettext_lazy("Hours per week"), hours)
    yield "mentor_kind", Line(gettext_lazy("Kind of mentor"), grant.get_mentor_kind_display())
    yield (
        "decisive_reason",
        Line(gettext_lazy("Why the mentor is decisive"), grant.decisive_reason),
    )
    # Reasons can tell as much of a person as the decisive one: the same field of the matrix.
    yield "decisive_reason", Line(gettext_lazy("Why this many hours"), grant.hours_reason)
    beyond = Line(gettext_lazy("What goes beyond the ordinary duty"), grant.beyond_ordinary)
    yield "decisive_reason", beyond
    yield "assessment", Line(gettext_lazy("Concrete assessment"), grant.assessment)
    yield "refusal_reason", Line(gettext_lazy("Why it is refused"), grant.refusal_reason)
    decided = date_format(localtime(grant.decided_at).date()) if grant.decided_at else ""
    yield "decided_on", Line(gettext_lazy("Decided on"), decided)
    decider = grant.decided_by.name if grant.decided_by else ""
    yield "decided_by", Line(gettext_lazy("Decided by"), decider)


def words_of(facts: GrantFacts) -> list[tuple[str | Promise, object]]:
    """Everything written on a grant, to be compared with what somebody else wrote."""
    written = Grant()
    for name in FACTS:
        setattr(written, name, getattr(facts, name))
    lines = [(line.label, line.value) for field, line in _lines(written) if field != "period"]
    days = (
        (gettext_lazy("From"), facts.starts_on),
        (gettext_lazy("Until"), facts.ends_on),
    )
    return [*lines, *((label, date_format(day)) for label, day in days if day)]


def period_of(grant: Grant) -> str:
    """First and last day in words; empty where one is missing."""
    last_day = grant.last_day
    if grant.starts_on is None or last_day is None:
        return ""
    first, last = date_format(grant.starts_on), date_format(last_day)
    return _("%(first)s to %(last)s") % {"first": first, "last": last}
