"""Agreements: written, ready, with a mentor named, signed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from livline.office.access.viewer import Viewer
from livline.records.agreements import actions, queries
from livline.records.agreements.actions import (
    AgreementFacts,
    BoundaryFacts,
    TaperFacts,
    TaskFacts,
)
from livline.records.agreements.models import Agreement
from livline.records.grants.models import Grant
from livline.records.people.models import Mentor
from tests.factories import people
from tests.factories.grants import ENDS_ON


def task(what: str = "Følges med bussen om morgenen", **given: Any) -> TaskFacts:
    """A task that says everything; any field of TaskFacts may be given."""
    usual: dict[str, Any] = {
        "what": what,
        "how_often": "Mandag og torsdag",
        "where": "Fra stoppestedet",
        "until": people.TODAY + timedelta(days=60),
        "done_when": "Borgeren har taget bussen alene en uge",
        "serves": "Praktik på Prøvelageret",
    }
    return TaskFacts(**{**usual, **given})


def facts(**given: Any) -> AgreementFacts:
    """An agreement that could be signed; any field of AgreementFacts may be given."""
    usual: dict[str, Any] = {
        "goal": "At komme i praktik alle fem dage",
        "contact_frequency": "En gang om ugen",
        "tasks": (task(),),
        "boundaries": (BoundaryFacts("Lægebesøg", "Støtte Prøvesen"),),
        "taper": (TaperFacts(ENDS_ON - timedelta(weeks=4), "Et opkald om ugen"),),
        "written_in_plan_on": people.TODAY,
    }
    return AgreementFacts(**{**usual, **given})


def draft(grant: Grant, *, by: Viewer, **given: Any) -> Agreement:
    """An agreement that is being written."""
    return actions.draft(grant, facts=facts(**given), by=by)


def ready(grant: Grant, *, by: Viewer, **given: Any) -> Agreement:
    """An agreement that waits for a mentor and for signatures."""
    return actions.make_ready(draft(grant, by=by, **given), by=by)


def signed(grant: Grant, *, mentor: Mentor, by: Viewer, **given: Any) -> Agreement:
    """An agreement in force; citizen and mentor signed on paper and the caseworker noted it."""
    agreement = actions.name_mentor(ready(grant, by=by, **given), mentor=mentor, by=by)
    for party in queries.SIGNERS:
        actions.sign(agreement, party=party, by=by)
    agreement.refresh_from_db()
    return agreement
