"""What a contact says, and what it must not: within the match, by its mentor, about its task."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from livline.office.access.viewer import Viewer
from livline.office.accounts.models import Role
from livline.office.audit import actions as audit
from livline.records.agreements.models import Task
from livline.records.contacts.models import (
    Appointment,
    Contact,
    ContactKind,
    ContactOutcome,
)
from livline.records.matches.models import Match, MatchState

LOGGED_STATES = frozenset({MatchState.ACTIVE, MatchState.ENDED})


class ContactRefused(Exception):
    """The contact does not belong in this log."""


class OutsideMatch(ContactRefused):
    """The contact lies before or after the match, or in the future."""


class NotYours(ContactRefused):
    """Only the mentor of the match writes in its log, and only the author changes an entry."""


class TaskOfAnother(ContactRefused):
    """The task belongs to another agreement."""


@dataclass(frozen=True)
class ContactFacts:
    """One contact as it happened. ``key`` is made with the form and makes a resend harmless."""

    key: UUID
    started_at: datetime
    minutes: int
    kind: ContactKind
    outcome: ContactOutcome = ContactOutcome.HELD
    task: Task | None = None
    shared_note: str = ""
    note: str = ""


def refuse_unfit(match: Match, facts: ContactFacts, *, now: datetime) -> None:
    """Raise what ``log`` raises for a contact outside its match, ahead, or for a foreign task."""
    if match.state not in LOGGED_STATES:
        raise OutsideMatch(f"the match is {match.state}")
    if facts.started_at > now:
        raise OutsideMatch("a contact is logged when it has begun, not before")
    must_be_within(match, day_of(facts.started_at))
    if facts.task is not None and facts.task.agreement_id != match.agreement_id:
        raise TaskOfAnother("the task belongs to another agreement")


def content_of(facts: ContactFacts) -> dict[str, object]:
    """The columns that the facts fill."""
    return {
        "started_at": facts.started_at,
        "minutes": facts.minutes,
        "kind": facts.kind,
        "outcome": facts.outcome,
        "task": facts.task,
        "shared_note": facts.shared_note,
        "note": facts.note,
    }


def author_of(by: Viewer) -> int:
    """The account that writes; raises NotYours where there is none."""
    if by.user_id is None:
        raise NotYours("only an account writes drafts and addenda")
    return by.user_id


def must_be_own(match: Match, by: Viewer) -> None:
    """Raises NotYours for a mentor whose match it is not."""
    if by.role == Role.MENTOR and match.mentor.user_id != by.user_id:
        raise NotYours("only the mentor of the match writes in its log")


def must_be_within(match: Match, day: date) -> None:
    """Raises OutsideMatch for a day on which the match does not run."""
    if match.period is None or day not in match.period:
        raise OutsideMatch(f"{day} is outside {match.period}")


def record(by: Viewer, verb: str, about: Contact | Appointment) -> None:
    """Log what was done with a contact or an appointment."""
    audit.record(
        by,
        verb=verb,
        object="contact" if isinstance(about, Contact) else "appointment",
        subject=about.case_id,
        object_id=about.public_id,
    )


def day_of(moment: datetime) -> date:
    """The day of a moment, where the office is."""
    return timezone.localtime(moment).date()
