"""A plan as a text of lines, so that two of them can be read side by side."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from livline.pages.caseworker.conflicts import lines
from livline.records.plans.actions import PlanDraft, StepFacts


def plan_text(draft: PlanDraft) -> str:
    """Goal, why, the steps one a line, and the citizen's comment."""
    told = [(_("Goal"), draft.goal), (_("Why"), draft.why)]
    told += [(str(number), _step(step)) for number, step in enumerate(draft.steps, start=1)]
    return lines([*told, (_("My own words"), draft.citizen_comment)])


def _step(step: StepFacts) -> str:
    day = date_format(step.due_on, "j. F Y")
    words = f"{step.what} · {step.who.label} · {day}"
    if step.confidence is None:
        return words
    return f"{words} · " + _("sure: %(number)s of 10") % {"number": step.confidence}
