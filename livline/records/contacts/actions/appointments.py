"""Agree when to meet, and call it off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from livline.office.access.viewer import Viewer
from livline.records.contacts.actions.content import (
    LOGGED_STATES,
    OutsideMatch,
    day_of,
    must_be_own,
    must_be_within,
    record,
)
from livline.records.contacts.models import (
    Appointment,
    ContactKind,
)
from livline.records.matches.models import Match


@dataclass(frozen=True)
class AppointmentFacts:
    """A coming meeting. ``place`` is never a home address."""

    starts_at: datetime
    minutes: int
    kind: ContactKind
    place: str = ""


@transaction.atomic
def plan_appointment(match: Match, facts: AppointmentFacts, *, by: Viewer) -> Appointment:
    """Agree on a coming meeting of an active match; it lies ahead and within the match.

    Sent twice it is one meeting: no second one stands at the same moment of a match.
    """
    must_be_own(match, by)
    if match.state not in LOGGED_STATES or facts.starts_at <= by.now:
        raise OutsideMatch("an appointment lies ahead, in an active match")
    must_be_within(match, day_of(facts.starts_at))
    Match.objects.select_for_update(of=("self",)).get(pk=match.pk)
    standing = match.appointments.filter(starts_at=facts.starts_at, cancelled_at=None).first()
    if standing is not None:
        record(by, "read", standing)
        return standing
    appointment = Appointment.objects.create(
        **by.stamp,
        match=match,
        case_id=match.case_id,
        starts_at=facts.starts_at,
        minutes=facts.minutes,
        kind=facts.kind,
        place=facts.place,
    )
    record(by, "create", appointment)
    return appointment


@transaction.atomic
def cancel_appointment(appointment: Appointment, *, by: Viewer) -> Appointment:
    """Call a coming meeting off; a second time changes nothing."""
    must_be_own(appointment.match, by)
    if appointment.cancelled_at is None:
        appointment.cancelled_at = by.now
        appointment.save(update_fields=["cancelled_at"])
    record(by, "change", appointment)
    return appointment
