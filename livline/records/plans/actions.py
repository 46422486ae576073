"""Write the joint plan: drafts that both work on, and versions that both have approved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db import transaction

from livline.office.access.viewer import Viewer
from livline.office.accounts.models import Role
from livline.office.audit import actions as audit
from livline.office.tenancy.edits import EditedMeanwhile
from livline.records.cases.models import Case
from livline.records.plans.models import (
    MAX_OPEN_STEPS,
    PlanState,
    PlanVersion,
    Step,
    StepState,
    StepWho,
)

Party = Literal["citizen", "caseworker"]


class DraftExists(Exception):
    """The case has a draft already; ``plan`` is it."""

    def __init__(self, plan: PlanVersion) -> None:
        super().__init__("the case has a draft of its plan already")
        self.plan = plan


class NotADraft(Exception):
    """An approved version never changes; begin a new draft."""


class TooManySteps(Exception):
    """More than MAX_OPEN_STEPS steps would be open at once."""


class PlanUnfinished(Exception):
    """A plan is approved once it has a goal and at least one step."""


class NotTheirApproval(Exception):
    """A citizen cannot approve for the caseworker, nor anybody else for either of them."""


class StepClosed(Exception):
    """The step is done or dropped already, or stands in a version that is no longer in force."""


@dataclass(frozen=True)
class StepFacts:
    """One step; ``public_id`` names a step of the draft that is kept, "" a new one.

    ``confidence`` is how sure the citizen is that it will happen, 0-10; None: not asked yet.
    """

    who: StepWho
    what: str
    due_on: date
    confidence: int | None = None
    public_id: str = ""


@dataclass(frozen=True)
class PlanDraft:
    """Everything on the joint plan, in the citizen's words."""

    goal: str = ""
    why: str = ""
    steps: tuple[StepFacts, ...] = ()
    citizen_comment: str = ""


def written(plan: PlanVersion) -> PlanDraft:
    """What stands on a version, as it would be saved again unchanged."""
    return PlanDraft(
        goal=plan.goal,
        why=plan.why,
        citizen_comment=plan.citizen_comment,
        steps=tuple(
            StepFacts(
                who=StepWho(step.who),
                what=step.what,
                due_on=step.due_on,
                confidence=step.confidence,
                public_id=step.public_id,
            )
            for step in plan.steps.all()
        ),
    )


@transaction.atomic
def start_draft(case: Case, *, by: Viewer) -> PlanVersion:
    """Begin the next version: a copy of the approved one with its open steps.

    Raises DraftExists where both are at work on one already.
    """
    assert by.user_id is not None, "a plan is written by somebody with an account"
    _lock(case)
    draft = PlanVersion.objects.filter(case=case, state=PlanState.DRAFT).first()
    if draft is not None:
        raise DraftExists(draft)
    latest = PlanVersion.objects.filter(case=case).order_by("-number").first()
    plan = PlanVersion.objects.create(
        **by.stamp,
        case=case,
        number=latest.number + 1 if latest else 1,
        written_by_id=by.user_id,
        goal=latest.goal if latest else "",
        why=latest.why if latest else "",
    )
    if latest is not None:
        _copy_open_steps(latest, plan, by=by)
    audit.record(by, verb="create", object="plan", subject=case.pk, object_id=plan.public_id)
    return plan


@transaction.atomic
def save_draft(plan: PlanVersion, *, draft: PlanDraft, revision: int, by: Viewer) -> PlanVersion:
    """Keep what stands on the screen; approvals given to the earlier text no longer count.

    Raises EditedMeanwhile if ``revision`` is not the stored one, NotADraft for an approved version
    and TooManySteps for more than MAX_OPEN_STEPS.
    """
    if len(draft.steps) > MAX_OPEN_STEPS:
        raise TooManySteps(f"{len(draft.steps)} steps: at most {MAX_OPEN_STEPS} are open at once")
    current = _locked_draft(plan)
    if current.revision != revision:
        raise EditedMeanwhile(current)
    current.goal, current.why = draft.goal, draft.why
    current.citizen_comment = draft.citizen_comment
    current.citizen_approved_at = current.caseworker_approved_at = None
    current.revision += 1
    current.save()
    _write_steps(current, draft.steps, by=by)
    _log(current, verb="change", by=by)
    return current


@transaction.atomic
def approve(
    plan: PlanVersion, *, party: Party, by: Viewer, revision: int | None = None
) -> PlanVersion:
    """One of the two says yes to the text of ``revision``; with both the version is in force.

    Screens pass the revision they show, so that nobody approves a text they have not seen (raises
    EditedMeanwhile). None: whatever stands.
    The citizen approves from their own account, or says yes at the meeting and the caseworker notes
    it; who pressed is in the audit log. The version in force until now is replaced.
    """
    if by.role == Role.CITIZEN and party != "citizen":
        raise NotTheirApproval("the citizen approves as the citizen")
    if by.role not in {Role.CITIZEN, Role.CASEWORKER}:
        raise NotTheirApproval(f"a plan is approved by citizen and caseworker, not by {by.role}")
    _lock(plan.case)
    current = _locked_draft(plan)
    if revision is not None and current.revision != revision:
        raise EditedMeanwhile(current)
    if not current.goal.strip() or not current.steps.exists():
        raise PlanUnfinished("a plan needs a goal and at least one step before it is approved")
    if party == "citizen":
        current.citizen_approved_at = current.citizen_approved_at or by.now
    else:
        current.caseworker_approved_at = current.caseworker_approved_at or by.now
    if current.citizen_approved_at and current.caseworker_approved_at:
        _put_in_force(current, by=by)
    current.save()
    _log(current, verb="sign", by=by)
    return current


@transaction.atomic
def comment(plan: PlanVersion, *, text: str, by: Viewer) -> PlanVersion:
    """The citizen's own words about a plan; they may be added to a version in force too."""
    current = PlanVersion.objects.select_for_update().get(pk=plan.pk)
    current.citizen_comment = text
    current.save(update_fields=["citizen_comment"])
    _log(current, verb="change", by=by)
    return current


@transaction.atomic
def discard_draft(plan: PlanVersion, *, by: Viewer) -> None:
    """Take a draft away; approved versions always stay. Raises NotADraft."""
    current = _locked_draft(plan)
    _log(current, verb="change", by=by)
    current.delete()


@transaction.atomic
def close_step(step: Step, *, state: StepState, on: date, by: Viewer) -> Step:
    """A step of the plan in force is done or dropped; raises StepClosed if it is no longer open."""
    if state == StepState.OPEN:
        raise StepClosed("a step is closed as done or dropped")
    current = Step.objects.select_for_update().select_related("version").get(pk=step.pk)
    if current.state != StepState.OPEN or current.version.state != PlanState.APPROVED:
        raise StepClosed("only an open step of the plan in force can be closed")
    current.state, current.closed_on = state, on
    current.save(update_fields=["state", "closed_on"])
    _log(current.version, verb="change", by=by)
    return current


def _lock(case: Case) -> None:
    """One writer of a case's versions at a time; the others wait for the row."""
    Case.objects.select_for_update().get(pk=case.pk)


def _locked_draft(plan: PlanVersion) -> PlanVersion:
    current = PlanVersion.objects.select_for_update().filter(pk=plan.pk).first()
    if current is None or current.state != PlanState.DRAFT:
        raise NotADraft("the version is approved or taken away: begin a new draft")
    return current


def _put_in_force(plan: PlanVersion, *, by: Viewer) -> None:
    earlier = PlanVersion.objects.filter(case=plan.case_id, state=PlanState.APPROVED)
    earlier.update(state=PlanState.REPLACED)
    plan.state, plan.approved_at = PlanState.APPROVED, by.now


def _copy_open_steps(source: PlanVersion, target: PlanVersion, *, by: Viewer) -> None:
    still_open = source.steps.filter(state=StepState.OPEN)
    Step.objects.bulk_create(
        Step(
            **by.stamp,
            version=target,
            position=position,
            who=step.who,
            what=step.what,
            due_on=step.due_on,
            confidence=step.confidence,
        )
        for position, step in enumerate(still_open, start=1)
    )


def _write_steps(plan: PlanVersion, steps: tuple[StepFacts, ...], *, by: Viewer) -> None:
    """The steps of the draft become exactly these; a kept one keeps its public id."""
    kept = {step.public_id: step for step in plan.steps.all()}
    plan.steps.all().delete()
    rows = []
    for position, facts in enumerate(steps, start=1):
        row = Step(**by.stamp, version=plan, position=position)
        before = kept.pop(facts.public_id, None)
        if before is not None:
            row.public_id, row.created_at = before.public_id, before.created_at
        row.who, row.what, row.due_on = facts.who, facts.what, facts.due_on
        row.confidence = facts.confidence
        rows.append(row)
    Step.objects.bulk_create(rows)


def _log(plan: PlanVersion, *, verb: str, by: Viewer) -> None:
    audit.record(by, verb=verb, object="plan", subject=plan.case_id, object_id=plan.public_id)
