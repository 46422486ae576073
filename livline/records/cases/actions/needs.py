"""Write barriers and resources, and what the citizen agrees that the mentor reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from livline.office.access.viewer import Viewer
from livline.office.audit import actions as audit
from livline.office.tenancy.edits import EditedMeanwhile
from livline.records.cases.models import (
    Case,
    Need,
)


@dataclass(frozen=True)
class NeedFacts:
    """A barrier or resource: own words, the caseworker's note, and the agreed sentence."""

    kind: str
    category: str
    own_words: str = ""
    note: str = ""
    good_to_know: str = ""
    citizen_agrees: bool = False


@transaction.atomic
def add_need(case: Case, facts: NeedFacts, *, by: Viewer) -> Need:
    """Add a barrier or a resource."""
    need = Need(**by.stamp, case=case)
    _write_need(need, facts, on=by.on)
    need.save()
    audit.record(by, verb="create", object="need", subject=case.pk, object_id=need.public_id)
    return need


@transaction.atomic
def change_need(need: Need, facts: NeedFacts, *, version: int, by: Viewer) -> Need:
    """Change a barrier or resource; raises EditedMeanwhile if somebody else saved first."""
    current = Need.objects.select_for_update().get(pk=need.pk)
    if current.version != version:
        raise EditedMeanwhile(current)
    _write_need(current, facts, on=by.on)
    current.version += 1
    current.save()
    audit.record(
        by, verb="change", object="need", subject=current.case_id, object_id=current.public_id
    )
    return current


@transaction.atomic
def answer_good_to_know(need: Need, *, agrees: bool, by: Viewer) -> Need:
    """The citizen agrees, or no longer agrees, that the mentor reads the sentence.

    A yes holds for the sentence that ``need`` carries; raises EditedMeanwhile if another stands.
    """
    current = Need.objects.select_for_update().get(pk=need.pk)
    if agrees and current.good_to_know != need.good_to_know:
        raise EditedMeanwhile(current)
    current.agreed_on = by.on if agrees else None
    current.version += 1
    current.save(update_fields=["agreed_on", "version"])
    audit.record(
        by, verb="change", object="need", subject=current.case_id, object_id=current.public_id
    )
    return current


@transaction.atomic
def remove_need(need: Need, *, by: Viewer) -> None:
    """Take a barrier or resource away that no longer holds."""
    audit.record(by, verb="change", object="need", subject=need.case_id, object_id=need.public_id)
    need.delete()


def _write_need(need: Need, facts: NeedFacts, *, on: date) -> None:
    need.kind, need.category = facts.kind, facts.category
    need.own_words, need.note = facts.own_words, facts.note
    agreed_before = need.agreed_on if need.good_to_know == facts.good_to_know else None
    need.good_to_know = facts.good_to_know
    # A changed sentence is a new sentence: the citizen has agreed to the old one only.
    need.agreed_on = (agreed_before or on) if facts.citizen_agrees and facts.good_to_know else None
