"""Complete the tasks of an agreement, and end it."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from livline.office.access.viewer import Viewer
from livline.records.agreements.actions.keeping import locked, logged, saved
from livline.records.agreements.models import (
    Agreement,
    AgreementState,
    Task,
)
from livline.records.agreements.queries import AgreementFacts as AgreementFacts
from livline.records.agreements.queries import BoundaryFacts as BoundaryFacts
from livline.records.agreements.queries import TaperFacts as TaperFacts
from livline.records.agreements.queries import TaskFacts as TaskFacts


@transaction.atomic
def complete_task(task: Task, *, on: date, by: Viewer) -> Task:
    """A task is solved; it stays in the agreement as done."""
    locked = Task.objects.select_for_update(of=("self",))
    current = locked.select_related("agreement").get(pk=task.pk)
    current.done_on = on
    current.save(update_fields=["done_on"])
    logged(current.agreement, verb="change", by=by)
    return current


@transaction.atomic
def end(agreement: Agreement, *, on: date, by: Viewer) -> Agreement:
    """End an agreement, signed or not: ``on`` is the first day without it."""
    running = (AgreementState.DRAFT, AgreementState.READY, AgreementState.SIGNED)
    current = locked(agreement, *running)
    current.state, current.ended_on = AgreementState.ENDED, on
    return saved(current, verb="change", by=by)
