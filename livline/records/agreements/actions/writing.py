"""Write the text of an agreement: draft, ready, changed, renewed, taken over."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F, ProtectedError

from livline.office.access.viewer import Viewer
from livline.records.agreements import queries
from livline.records.agreements.actions.keeping import (
    locked,
    logged,
    must_be,
    must_be_lawful,
    saved,
)
from livline.records.agreements.models import (
    Agreement,
    AgreementState,
    Boundary,
    TaperStep,
    Task,
)
from livline.records.agreements.queries import AgreementFacts as AgreementFacts
from livline.records.agreements.queries import BoundaryFacts as BoundaryFacts
from livline.records.agreements.queries import TaperFacts as TaperFacts
from livline.records.agreements.queries import TaskFacts as TaskFacts
from livline.records.grants.models import Grant, GrantState
from livline.records.people.models import Mentor

# Above any position in use, so that no two tasks share one while they are put in order.
OUT_OF_THE_WAY = 1000


class AgreementExists(Exception):
    """The grant has an agreement already; ``agreement`` is it."""

    def __init__(self, agreement: Agreement) -> None:
        super().__init__("the grant has an agreement already")
        self.agreement = agreement


class NotGranted(Exception):
    """An agreement is made under a grant that has been given, and under no other."""


@transaction.atomic
def draft(grant: Grant, *, facts: AgreementFacts, by: Viewer) -> Agreement:
    """Begin the agreement under a grant; raises AgreementExists, NotGranted."""
    held = Grant.objects.select_for_update(of=("self",)).select_related("case").get(pk=grant.pk)
    existing = Agreement.objects.filter(grant=held).first()
    if existing is not None:
        raise AgreementExists(existing)
    if held.state != GrantState.GRANTED:
        raise NotGranted(f"the grant is {held.state}, expected {GrantState.GRANTED.value}")
    agreement = Agreement(**by.stamp, case=held.case, grant=held)
    _write(agreement, facts, by=by)
    return logged(agreement, verb="create", by=by)


@transaction.atomic
def save_draft(
    agreement: Agreement, *, facts: AgreementFacts, version: int, by: Viewer
) -> Agreement:
    """Keep what is written, whatever the law says; raises EditedMeanwhile, WrongState.

    One that was ready is a draft again, and what was signed so far is void: it was another text.
    """
    current = locked(agreement, AgreementState.DRAFT, AgreementState.READY)
    must_be(current, version)
    current.state = AgreementState.DRAFT
    _write(current, facts, by=by)
    current.signatures.all().delete()
    return logged(current, verb="change", by=by)


@transaction.atomic
def make_ready(agreement: Agreement, *, by: Viewer) -> Agreement:
    """The text is done: a mentor can be found for it and it can be signed; raises Blocked."""
    current = locked(agreement, AgreementState.DRAFT)
    must_be_lawful(queries.findings(queries.facts_of(current), grant=current.grant, on=by.on))
    current.state = AgreementState.READY
    return saved(current, verb="change", by=by)


@transaction.atomic
def change_after_signing(
    agreement: Agreement, *, facts: AgreementFacts, version: int, by: Viewer
) -> Agreement:
    """Change what is signed: it must be signed anew, and the mentor goes on meanwhile.

    The old signatures are void; that they were given stays in the audit log. Raises Blocked for a
    text that could not be signed, EditedMeanwhile, WrongState.
    """
    current = locked(agreement, AgreementState.SIGNED)
    must_be(current, version)
    must_be_lawful(queries.findings(facts, grant=current.grant, on=by.on))
    current.state = AgreementState.READY
    _write(current, facts, by=by)
    current.signatures.all().delete()
    return logged(current, verb="change", by=by)


@transaction.atomic
def renew(agreement: Agreement, *, grant: Grant, by: Viewer) -> Agreement:
    """A draft for the next period: same mentor, the tasks not done, tapering proposed anew."""
    facts = queries.facts_for_next(agreement, grant=grant, on=by.on)
    renewed = draft(grant, facts=facts, by=by)
    renewed.mentor = agreement.mentor
    renewed.save(update_fields=["mentor"])
    return renewed


@transaction.atomic
def take_over(grant: Grant, *, mentor: Mentor, tasks: Sequence[str], by: Viewer) -> Agreement:
    """Keep an agreement that was signed on paper or in an earlier system: no signatures here."""
    ended = grant.state == GrantState.ENDED
    agreement = Agreement(
        **by.stamp,
        case_id=grant.case_id,
        grant=grant,
        mentor=mentor,
        state=AgreementState.ENDED if ended else AgreementState.SIGNED,
        ended_on=grant.ended_on,
    )
    _write(agreement, AgreementFacts(tasks=tuple(TaskFacts(what) for what in tasks)), by=by)
    return logged(agreement, verb="create", by=by)


def _write(agreement: Agreement, facts: AgreementFacts, *, by: Viewer) -> None:
    """The agreement says exactly this from now on."""
    agreement.goal, agreement.contact_frequency = facts.goal, facts.contact_frequency
    agreement.written_in_plan_on = facts.written_in_plan_on
    agreement.company_contact = facts.company_contact
    agreement.company_agreed = facts.company_agreed and facts.company_contact is not None
    agreement.version += 1
    agreement.save()
    _write_tasks(agreement, facts.tasks, by=by)
    agreement.boundaries.all().delete()
    Boundary.objects.bulk_create(
        Boundary(
            **by.stamp,
            agreement=agreement,
            position=position,
            not_this=row.not_this,
            instead=row.instead,
        )
        for position, row in enumerate(facts.boundaries, start=1)
    )
    agreement.taper.all().delete()
    # Two steps of one day cannot both hold: the later written one does.
    by_day = {row.starts_on: row.contact for row in facts.taper}
    TaperStep.objects.bulk_create(
        TaperStep(**by.stamp, agreement=agreement, starts_on=day, contact=contact)
        for day, contact in sorted(by_day.items())
    )


def _write_tasks(agreement: Agreement, tasks: Sequence[TaskFacts], *, by: Viewer) -> None:
    """A kept task stays the same row, since contacts point to it.

    One taken away that has contacts, or that is done, stays in the agreement as done.
    """
    before = {task.public_id: task for task in agreement.tasks.all()}
    agreement.tasks.update(position=F("position") + OUT_OF_THE_WAY)
    for position, facts in enumerate(tasks, start=1):
        task = before.pop(facts.public_id, None) or Task(**by.stamp, agreement=agreement)
        task.position = position
        task.what, task.how_often, task.where = facts.what, facts.how_often, facts.where
        task.until, task.done_when, task.serves = facts.until, facts.done_when, facts.serves
        task.at_company = facts.at_company
        task.save()
    for position, task in enumerate(before.values(), start=len(tasks) + 1):
        if task.done_on is None and _deleted(task):
            continue
        task.position, task.done_on = position, task.done_on or by.on
        task.save(update_fields=["position", "done_on"])


def _deleted(task: Task) -> bool:
    try:
        with transaction.atomic():
            task.delete()
    except ProtectedError:
        return False
    return True
