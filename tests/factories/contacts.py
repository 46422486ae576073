"""Running support with its mentor, and contacts and appointments in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from livline.office.access.matrix import Relation
from livline.office.access.viewer import Viewer
from livline.office.accounts.models import User
from livline.records.agreements.models import Agreement, AgreementState, Boundary, TaperStep, Task
from livline.records.cases import actions as cases
from livline.records.contacts import actions
from livline.records.contacts.actions import AppointmentFacts, ContactFacts
from livline.records.contacts.models import Appointment, Contact, ContactKind
from livline.records.grants.models import Direction, Grant, GrantState, PurposeKind
from livline.records.matches.models import Match, MatchState
from livline.records.people.models import Mentor
from tests.factories import people
from tests.factories.cases import Scene

STARTED_ON = people.TODAY - timedelta(days=28)
ENDS_ON = people.TODAY + timedelta(days=62)


@dataclass(frozen=True)
class Support:
    """A grant, its signed agreement with one task, and the match that runs under it."""

    grant: Grant
    agreement: Agreement
    task: Task
    match: Match


def grant(scene: Scene, *, starts_on: date = STARTED_ON, ends_on: date = ENDS_ON) -> Grant:
    """A decided grant of two hours a week."""
    return Grant.objects.create(
        **scene.by_caseworker.stamp,
        case=scene.case,
        state=GrantState.GRANTED,
        purpose_kind=PurposeKind.OFFER,
        direction=Direction.KEEP,
        target="Praktik på Prøvelageret",
        decisive_reason="Prøvegrund: uden mentor kommer borgeren ikke afsted.",
        starts_on=starts_on,
        ends_on=ends_on,
        hours_per_week=Decimal(2),
        mentor_kind="municipal",
        decided_by=scene.caseworker,
        decided_at=people.NOW,
    )


def agreement(
    scene: Scene, *, of: Grant, mentor: Mentor | None, state: AgreementState
) -> tuple[Agreement, Task]:
    """An agreement with one task, one boundary and one step of tapering."""
    stamp = scene.by_caseworker.stamp
    made = Agreement.objects.create(
        **stamp,
        case=scene.case,
        grant=of,
        mentor=mentor,
        state=state,
        goal="At komme i praktik hver dag",
        contact_frequency="En gang om ugen",
        written_in_plan_on=STARTED_ON,
    )
    task = Task.objects.create(
        **stamp,
        agreement=made,
        position=1,
        what="Følges med bussen om morgenen",
        how_often="Mandag og torsdag",
        where="Fra stoppestedet",
        until=people.TODAY + timedelta(days=30),
        done_when="Borgeren tager bussen alene en uge",
    )
    Boundary.objects.create(
        **stamp, agreement=made, position=1, not_this="Lægebesøg", instead="Støtte Prøvesen"
    )
    TaperStep.objects.create(
        **stamp,
        agreement=made,
        starts_on=people.TODAY + timedelta(days=30),
        contact="Hver anden uge",
    )
    return made, task


def support(
    scene: Scene,
    *,
    mentor: Mentor | None = None,
    user: User | None = None,
    starts_on: date = STARTED_ON,
) -> Support:
    """Support that began four weeks before NOW; the mentor is the scene's unless given."""
    mentor, user = mentor or scene.mentor, user or scene.mentor_user
    of = grant(scene, starts_on=starts_on)
    made, task = agreement(scene, of=of, mentor=mentor, state=AgreementState.SIGNED)
    match = Match.objects.create(
        **scene.by_coordinator.stamp,
        case=scene.case,
        agreement=made,
        mentor=mentor,
        purpose_kind=PurposeKind.OFFER,
        hours_per_week=Decimal(2),
        state=MatchState.ACTIVE,
        proposed_by=scene.coordinator,
        proposed_on=STARTED_ON,
        period=(starts_on, ENDS_ON + timedelta(days=1)),
    )
    match.refresh_from_db()
    cases.let_in(
        scene.case,
        user=user,
        relation=Relation.MATCH,
        since=starts_on,
        until=ENDS_ON,
        by=scene.by_coordinator,
    )
    return Support(of, made, task, match)


def facts(**given: Any) -> ContactFacts:
    """A meeting of 45 minutes an hour before NOW; any field of ContactFacts may be given."""
    usual: dict[str, Any] = {
        "key": uuid4(),
        "started_at": people.NOW - timedelta(hours=1),
        "minutes": 45,
        "kind": ContactKind.MEETING,
    }
    return ContactFacts(**{**usual, **given})


def contact(match: Match, *, by: Viewer, **given: Any) -> Contact:
    """A logged contact."""
    return actions.log(match, facts(**given), by=by)


def appointment(
    match: Match, *, by: Viewer, starts_at: datetime = people.NOW + timedelta(days=2)
) -> Appointment:
    """A meeting in two days at a public place."""
    about = AppointmentFacts(starts_at, 60, ContactKind.MEETING, "Prøvebiblioteket")
    return actions.plan_appointment(match, about, by=by)
