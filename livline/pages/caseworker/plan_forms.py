"""The joint plan as forms: the goal in own words, and at most three steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from livline.pages.components.days import Day
from livline.pages.components.widgets import Confidence
from livline.records.plans import queries
from livline.records.plans.actions import PlanDraft, StepFacts
from livline.records.plans.models import MAX_OPEN_STEPS, StepWho
from livline.records.plans.queries import SmallerStep

# A new step is proposed for this far ahead; the two of them change it as they like.
USUAL_STEP = timedelta(days=14)


class PlanForm(forms.Form):
    """What the plan is for, in the citizen's words. ``revision`` 0: no draft is begun yet."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput(), initial=0)
    goal = forms.CharField(
        label=_("My goal, in my own words"), widget=forms.Textarea(), required=False
    )
    why = forms.CharField(label=_("Why it matters to me"), widget=forms.Textarea(), required=False)
    citizen_comment = forms.CharField(
        label=_("My own words about the plan"), widget=forms.Textarea(), required=False
    )

    def clean(self) -> dict[str, Any]:
        """Lines end as they are stored, so that text sent back unchanged is the same text."""
        given = super().clean() or {}
        return {
            name: value.replace("\r\n", "\n") if isinstance(value, str) else value
            for name, value in given.items()
        }


class StepForm(forms.Form):
    """One step; a row where nothing stands under "what" is no step."""

    public_id = forms.CharField(widget=forms.HiddenInput(), required=False)
    what = forms.CharField(label=_("What"), max_length=200, required=False)
    who = forms.ChoiceField(label=_("Who"), choices=StepWho.choices, initial=StepWho.CITIZEN)
    due_on = Day(label=_("By when"), required=False)
    confidence = forms.TypedChoiceField(
        label=_("How sure are you that it will happen? (0-10)"),
        choices=[(str(number), number) for number in range(11)],
        coerce=int,
        empty_value=None,
        widget=Confidence(),
        required=False,
    )

    @property
    def is_step(self) -> bool:
        """Whether something is written; rows left empty are passed over."""
        return bool(self["what"].value() and str(self["what"].value()).strip())

    def clean(self) -> dict[str, Any]:
        """A step that is written needs a day."""
        given = super().clean() or {}
        if given.get("what") and not given.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", ValidationError(_("By when? A step needs a day.")))
        return given

    def facts(self) -> StepFacts:
        """What the row says, for the action."""
        given = self.cleaned_data
        return StepFacts(
            who=StepWho(given["who"]),
            what=given["what"].strip(),
            due_on=given["due_on"],
            confidence=given["confidence"],
            public_id=given["public_id"],
        )

    def smaller(self, *, on: date) -> SmallerStep | None:
        """The smaller step to propose for what stands in the row, if there is one."""
        if not self.is_bound or not self.is_valid() or not self.is_step:
            return None
        step = self.facts()
        return queries.smaller_step_suggestion(
            who=step.who,
            what=step.what,
            due_on=step.due_on,
            confidence=step.confidence,
            on=on,
        )


@dataclass(frozen=True)
class PlanForms:
    """The whole screen: one plan form and a row for each step there may be."""

    plan: PlanForm
    steps: tuple[StepForm, ...]

    def is_valid(self) -> bool:
        """Whether everything written can be kept; every form is asked, so all errors show."""
        return all([self.plan.is_valid(), *(step.is_valid() for step in self.steps)])

    def draft(self) -> PlanDraft:
        """What stands on the screen, for the action."""
        given = self.plan.cleaned_data
        return PlanDraft(
            goal=given["goal"],
            why=given["why"],
            citizen_comment=given["citizen_comment"],
            steps=tuple(step.facts() for step in self.steps if step.is_step),
        )


def sent(data: Mapping[str, Any]) -> PlanForms:
    """The forms as they were sent."""
    steps = (StepForm(data, prefix=f"step-{number}") for number in range(MAX_OPEN_STEPS))
    return PlanForms(PlanForm(data), tuple(steps))


def showing(draft: PlanDraft, *, revision: int, on: date) -> PlanForms:
    """The forms filled with a draft; rows that are free propose a day two weeks ahead.

    Bound, so that the proposals under the steps are there from the start, with or without script.
    """
    data: dict[str, Any] = {
        "revision": revision,
        "goal": draft.goal,
        "why": draft.why,
        "citizen_comment": draft.citizen_comment,
    }
    free = StepFacts(who=StepWho.CITIZEN, what="", due_on=on + USUAL_STEP)
    for number in range(MAX_OPEN_STEPS):
        step = draft.steps[number] if number < len(draft.steps) else free
        data |= {f"step-{number}-{name}": value for name, value in _values(step).items()}
    return sent(data)


def with_smaller(draft: PlanDraft, number: int, *, on: date) -> PlanDraft:
    """The draft with the smaller step in the place of one; unchanged where none is proposed."""
    if not 0 <= number < len(draft.steps):
        return draft
    step = draft.steps[number]
    smaller = queries.smaller_step_suggestion(
        who=step.who, what=step.what, due_on=step.due_on, confidence=step.confidence, on=on
    )
    if smaller is None:
        return draft
    # How sure somebody is of another step is not known before they have been asked.
    taken = replace(
        step, who=smaller.who, what=smaller.what, due_on=smaller.due_on, confidence=None
    )
    return replace(draft, steps=(*draft.steps[:number], taken, *draft.steps[number + 1 :]))


def _values(step: StepFacts) -> dict[str, Any]:
    return {
        "public_id": step.public_id,
        "what": step.what,
        "who": step.who.value,
        "due_on": step.due_on.isoformat(),
        "confidence": "" if step.confidence is None else str(step.confidence),
    }
