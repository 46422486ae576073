"""A mentor's citizens as lines of a list: whom, what comes next, what is left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from livline.office.access.viewer import Viewer
from livline.records.contacts import queries as contacts
from livline.records.contacts.models import Appointment
from livline.records.contacts.queries import Hours
from livline.records.lifeline import queries as lifeline
from livline.records.lifeline.models import CallBack
from livline.records.matches.models import Match


@dataclass(frozen=True)
class CitizenLine:
    """One running match of the mentor, with the calling name and nothing else of the person."""

    match: Match
    case_id: str
    calling_name: str
    hours: Hours
    last_contact: datetime | None
    next_appointment: Appointment | None
    callback: CallBack | None


def citizen_lines(viewer: Viewer) -> list[CitizenLine]:
    """The mentor's citizens: call-backs first, then by the next appointment; five queries."""
    running = list(contacts.own_matches(viewer))
    cases = [match.case_id for match in running]
    hours = contacts.hours_of(running, on=viewer.on)
    last = contacts.last_contacts(cases)
    ahead = contacts.next_appointments(cases, viewer=viewer)
    waiting = {one.case_id: one for one in lifeline.open_for(viewer)}
    lines = [
        CitizenLine(
            match=match,
            case_id=match.case.public_id,
            calling_name=match.case.citizen.calling_name,
            hours=hours[match.pk],
            last_contact=last.get(match.case_id),
            next_appointment=ahead.get(match.case_id),
            callback=waiting.get(match.case_id),
        )
        for match in running
    ]
    return sorted(lines, key=lambda line: _urgency(line, viewer.now))


def _urgency(line: CitizenLine, now: datetime) -> tuple[int, datetime]:
    if line.callback is not None:
        return 0, line.callback.due_at
    if line.next_appointment is not None:
        return 1, line.next_appointment.starts_at
    return 2, now
