"""Two people wrote on one agreement at once: both texts side by side."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from livline.office.tenancy.edits import EditedMeanwhile
from livline.pages.caseworker.agreement_form import Written
from livline.pages.caseworker.conflicts import Conflict, lines
from livline.records.agreements import queries
from livline.records.agreements.models import Agreement
from livline.records.agreements.queries import AgreementFacts


def arising(written: Written, stopped: EditedMeanwhile) -> Conflict:
    """What was written here and what stands by now; the form then carries the newer version."""
    current = stopped.current
    assert isinstance(current, Agreement)
    written.carry_version(current.version)
    return Conflict(
        lines(_pairs(written.facts())),
        lines(_pairs(queries.facts_of(current))),
    )


def _pairs(facts: AgreementFacts) -> Iterator[tuple[str | Promise, object]]:
    yield _("Goal of the support"), facts.goal
    yield _("How often you meet"), facts.contact_frequency
    if facts.written_in_plan_on:
        yield _("Written in Min Plan on"), date_format(facts.written_in_plan_on)
    if facts.company_contact:
        yield _("Contact at the company"), facts.company_contact.name
    for task in facts.tasks:
        until = date_format(task.until) if task.until else ""
        place = str(_("The task is at the workplace")) if task.at_company else ""
        said = (task.what, task.how_often, task.where, until, task.done_when, task.serves, place)
        yield _("Task"), ", ".join(filter(None, said))
    for boundary in facts.boundaries:
        yield (
            _("Not the mentor's task"),
            ", ".join(filter(None, (boundary.not_this, boundary.instead))),
        )
    for step in facts.taper:
        yield date_format(step.starts_on), step.contact
