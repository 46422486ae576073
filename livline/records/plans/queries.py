"""Questions about the joint plan."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from livline.office.access.matrix import Verb
from livline.office.access.viewer import Viewer
from livline.records.cases import access
from livline.records.cases.models import Case
from livline.records.plans.models import (
    SMALLER_STEP_BELOW,
    PlanState,
    PlanVersion,
    Step,
    StepState,
    StepWho,
)

SOON = timedelta(days=7)
MUCH_TOO_BIG = 3
LONGEST_STEP = 200
# How often or how much, as people write it: "3 gange", "30 minutter", "2 times".
_AMOUNT = re.compile(
    r"[0-9]{1,3}(?= +(?:gange|minutter|min|timer|dage|times|minutes|hours|days)\b)"
)
_EVERY = re.compile(r"\b(?:hver(?:t)? dag|dagligt|every day|daily)\b", re.IGNORECASE)
_CONTACT = re.compile(
    r"\b(?:ring(?:e|er)?|skriv(?:e|er)? til|kontakte?r?|call|contact|write to)\b", re.I
)


def visible_to(viewer: Viewer) -> QuerySet[PlanVersion]:
    """The versions of every plan the viewer may read at this moment."""
    cases = access.visible_to(viewer, object="plan", verb=Verb.READ)
    return PlanVersion.objects.filter(case__in=cases)


def current(case: Case) -> PlanVersion | None:
    """The version in force, with its steps; None before both have approved one."""
    return _with_steps(case).filter(state=PlanState.APPROVED).first()


def draft(case: Case) -> PlanVersion | None:
    """The version both are at work on, with its steps."""
    return _with_steps(case).filter(state=PlanState.DRAFT).first()


def versions(case: Case) -> QuerySet[PlanVersion]:
    """All versions with their steps, the newest first."""
    return _with_steps(case).select_related("written_by").order_by("-number")


def version(case: Case, number: int) -> PlanVersion | None:
    """One version by its number."""
    return versions(case).filter(number=number).first()


def open_steps(case: Case) -> list[Step]:
    """The open steps of the version in force, in their order."""
    found = current(case)
    return [step for step in found.steps.all() if step.state == StepState.OPEN] if found else []


def _with_steps(case: Case) -> QuerySet[PlanVersion]:
    return PlanVersion.objects.filter(case=case).prefetch_related("steps")


def step_of(case: Case, public_id: str) -> Step | None:
    """A step of the version in force."""
    return Step.objects.filter(
        version__case=case, version__state=PlanState.APPROVED, public_id=public_id
    ).first()


@dataclass(frozen=True)
class SmallerStep:
    """A step that is more likely to happen, to be taken over or not."""

    who: StepWho
    what: str
    due_on: date


def is_too_big(confidence: int | None) -> bool:
    """Whether the citizen is so little sure that a smaller step should be talked about."""
    return confidence is not None and confidence < SMALLER_STEP_BELOW


def smaller_step_suggestion(
    *, who: StepWho, what: str, due_on: date, confidence: int | None, on: date
) -> SmallerStep | None:
    """A smaller step than this one, None where the citizen is sure enough (or was not asked).

    It is worked out from what is written by rules anybody can follow: half as much, half as often,
    only the preparation of a contact, or only the first ten minutes. Below four somebody comes
    along; and a smaller step lies nearer: at most a week ahead.
    """
    if not is_too_big(confidence) or not what.strip():
        return None
    assert confidence is not None
    alone = who == StepWho.CITIZEN
    return SmallerStep(
        who=StepWho.TOGETHER if alone and confidence <= MUCH_TOO_BIG else who,
        what=_smaller(what.strip().rstrip("."))[:LONGEST_STEP],
        due_on=min(due_on, on + SOON) if due_on > on else on + SOON,
    )


def _smaller(what: str) -> str:
    amount = _AMOUNT.search(what)
    if amount and int(amount.group()) > 1:
        half = -(-int(amount.group()) // 2)
        return _singular(f"{what[: amount.start()]}{half}{what[amount.end() :]}", half)
    if _EVERY.search(what):
        return _EVERY.sub(_("one day this week"), what)
    if _CONTACT.search(what):
        return _("Find the number and write down what to say: %(what)s") % {"what": what}
    return _("Only the first ten minutes: %(what)s") % {"what": what}


def _singular(text: str, amount: int) -> str:
    return re.sub(r"\b1 +gange\b", "1 gang", text) if amount == 1 else text
