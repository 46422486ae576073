"""What stands open this morning: coming appointments, and citizens who have asked to be rung."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from uuid import UUID

from livline.demo.accounts import Town
from livline.demo.cast import viewer_at
from livline.demo.moments import at
from livline.office.tenancy.context import working_for
from livline.records.contacts import actions as contacts
from livline.records.contacts.models import ContactKind
from livline.records.lifeline import actions as lifeline
from livline.records.matches.models import Match, MatchState

APPOINTMENTS = 120
CALLS = 3
PLACES = ("Jobcentret", "Biblioteket", "Arbejdspladsen", "Caféen ved stationen")


def happen(town: Town, rng: random.Random, *, now: datetime) -> None:
    """Plan appointments for the coming days, and have some citizens ask for a call."""
    with working_for(town.municipality.code):
        running = Match.objects.filter(state=MatchState.ACTIVE, period__contains=now.date())
        chosen = running.select_related("mentor__user", "case__citizen__user").order_by("pk")
        matches = list(chosen[:APPOINTMENTS])
        for match in matches:
            _appointment(match, rng, now)
        mine = [one for one in matches if one.mentor.pk == town.mentors[0].pk]
        others = [one for one in matches if one.mentor.pk != town.mentors[0].pk]
        for match in (*mine[1:2], *others[:CALLS]):
            _call(match, rng, now)


def _appointment(match: Match, rng: random.Random, now: datetime) -> None:
    day = now.date() + timedelta(days=rng.randint(1, 6))
    if match.mentor.user is None or match.period is None or day not in match.period:
        return
    facts = contacts.AppointmentFacts(
        starts_at=at(day, rng.randint(9, 15)),
        minutes=60,
        kind=ContactKind.MEETING,
        place=rng.choice(PLACES),
    )
    contacts.plan_appointment(match, facts, by=viewer_at(match.mentor.user, now.date()).at(now))


def _call(match: Match, rng: random.Random, now: datetime) -> None:
    user = match.case.citizen.user
    if user is None:
        return
    asked_at = now - timedelta(minutes=rng.randint(20, 50))
    lifeline.ask(
        match.case,
        key=UUID(int=rng.getrandbits(128), version=4),
        due_at=now + timedelta(minutes=rng.randint(20, 90)),
        by=viewer_at(user, now.date()).at(asked_at),
    )
