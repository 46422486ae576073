"""A case on its way to a mentor: agreement ready, proposed, accepted, running."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from livline.office.access.viewer import Viewer
from livline.records.agreements.models import Agreement, AgreementState, Party, Task
from livline.records.cases.models import Case
from livline.records.grants.models import Grant, GrantState, PurposeKind
from livline.records.matches import actions
from livline.records.matches.models import Match
from livline.records.people.models import Mentor
from tests.factories import people
from tests.factories.cases import Scene

MONTHS_5 = timedelta(days=150)


def grant(case: Case, *, by: Viewer, **given: Any) -> Grant:
    """A grant of three hours a week for five months from today; any field may be given."""
    fields: dict[str, Any] = {
        "state": GrantState.GRANTED,
        "purpose_kind": PurposeKind.ACTIVITY,
        "decisive_reason": "Prøvetekst: uden mentor kommer borgeren ikke af sted.",
        "starts_on": by.on,
        "ends_on": by.on + MONTHS_5,
        "hours_per_week": Decimal(3),
        "mentor_kind": "municipal",
        "decided_by_id": by.user_id,
        "decided_at": by.now,
    }
    return Grant.objects.create(**by.stamp, case=case, **(fields | given))


def ready(case: Case, *, by: Viewer, of: Grant | None = None, **given: Any) -> Agreement:
    """An agreement with one task, ready to sign, without a mentor; fields of Grant may be given."""
    agreement = Agreement.objects.create(
        **by.stamp,
        case=case,
        grant=of or grant(case, by=by, **given),
        state=AgreementState.READY,
        goal="Prøvemål: være på pladsen tre dage om ugen.",
        written_in_plan_on=by.on,
    )
    Task.objects.create(
        **by.stamp, agreement=agreement, position=1, what="Følges med til pladsen om morgenen"
    )
    return agreement


def proposed(
    scene: Scene, *, mentor: Mentor | None = None, agreement: Agreement | None = None, **given: Any
) -> Match:
    """A proposal of the scene's mentor that waits for the citizen."""
    return actions.propose(
        agreement or ready(scene.case, by=scene.by_caseworker, **given),
        mentor=mentor or scene.mentor,
        reasons="Kender arbejdspladsen.",
        by=scene.by_coordinator,
    )


def accepted(scene: Scene, **given: Any) -> Match:
    """A proposal the citizen has said yes to."""
    return actions.accept(proposed(scene, **given), by=scene.by_citizen)


def signed(match: Match, scene: Scene, *, on: date | None = None) -> Match:
    """All three sign, the municipality last; the match begins (or is to begin)."""
    later = timedelta(days=(on - people.TODAY).days if on else 0)
    actions.sign(match.agreement, party=Party.CITIZEN, by=scene.by_citizen)
    actions.sign(match.agreement, party=Party.MENTOR, by=scene.by_mentor)
    by = scene.by_caseworker
    begun = actions.sign(match.agreement, party=Party.MUNICIPALITY, by=by.at(by.now + later))
    assert begun is not None
    return begun


def running(scene: Scene, **given: Any) -> Match:
    """A match that runs from today."""
    return signed(accepted(scene, **given), scene)
