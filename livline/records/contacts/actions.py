"""Write the contact log, its drafts and addenda, and appointments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from livline.office.access.viewer import Viewer
from livline.office.accounts.models import Role
from livline.office.audit import actions as audit
from livline.office.tenancy.edits import EditedMeanwhile
from livline.records.agreements.models import Task
from livline.records.contacts import queries
from livline.records.contacts.models import (
    Addendum,
    Appointment,
    Contact,
    ContactDraft,
    ContactKind,
    ContactOutcome,
)
from livline.records.matches.models import Match, MatchState

BATCH = 1000
LOGGED_STATES = frozenset({MatchState.ACTIVE, MatchState.ENDED})


class KeyReused(Exception):
    """The same key came with other content: two different contacts must not share a key."""


class ContactRefused(Exception):
    """The contact does not belong in this log."""


class OutsideMatch(ContactRefused):
    """The contact lies before or after the match, or in the future."""


class NotYours(ContactRefused):
    """Only the mentor of the match writes in its log, and only the author changes an entry."""


class TaskOfAnother(ContactRefused):
    """The task belongs to another agreement."""


class TooLateToChange(ContactRefused):
    """After 24 hours a contact stands as it is; what is missing is added as an addendum."""


class NothingWritten(ContactRefused):
    """An addendum without text says nothing."""


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


@dataclass(frozen=True)
class BulkRow:
    """One contact of an import or the demo; ``by`` where somebody else logged it, earlier."""

    match: Match
    facts: ContactFacts
    source_id: str = ""
    by: Viewer | None = None


@dataclass(frozen=True)
class AppointmentFacts:
    """A coming meeting. ``place`` is never a home address."""

    starts_at: datetime
    minutes: int
    kind: ContactKind
    place: str = ""


@transaction.atomic
def log(match: Match, facts: ContactFacts, *, by: Viewer) -> Contact:
    """Log a contact once: the same key with the same content returns the row already there.

    After the match has ended it is still taken in if it lies within the match, marked as late.
    Raises KeyReused, OutsideMatch, NotYours or TaskOfAnother; the draft is thrown away.
    """
    _must_be_own(match, by)
    contact = Contact.objects.filter(match=match, key=facts.key).first()
    created = False
    if contact is None:
        refuse_unfit(match, facts, now=by.now)
        contact, created = Contact.objects.get_or_create(
            match=match, key=facts.key, defaults=_first_content(match, facts, by)
        )
    if not created and not _same(contact, facts):
        raise KeyReused(f"key {facts.key} was used for another contact")
    ContactDraft.objects.filter(match=match, user=by.user_id).delete()
    _record(by, "create" if created else "read", contact)
    return contact


@transaction.atomic
def change(contact: Contact, facts: ContactFacts, *, version: int, by: Viewer) -> Contact:
    """Change an own contact within 24 hours; raises EditedMeanwhile, NotYours, TooLateToChange."""
    current = Contact.objects.select_for_update().get(pk=contact.pk)
    if current.logged_by_id != by.user_id:
        raise NotYours("only who logged a contact changes it")
    if not queries.may_change(current, viewer=by):
        raise TooLateToChange(f"logged {current.created_at}, changed {by.now}")
    if current.version != version:
        raise EditedMeanwhile(current)
    # The task it was about stays, though the match may have gone on under a later agreement.
    new_task = facts.task if facts.task and facts.task.pk != current.task_id else None
    refuse_unfit(current.match, replace(facts, task=new_task), now=by.now)
    for name, value in _content(facts).items():
        setattr(current, name, value)
    current.version += 1
    current.save()
    _record(by, "change", current)
    return current


@transaction.atomic
def add_addendum(contact: Contact, *, text: str, by: Viewer) -> Addendum:
    """Add to a contact of an own match what its log lacks; what stands is not touched."""
    _must_be_own(contact.match, by)
    if not text.strip():
        raise NothingWritten("an addendum needs text")
    addendum = Addendum.objects.create(
        **by.stamp, contact=contact, text=text.strip(), written_by_id=_author(by)
    )
    _record(by, "change", contact)
    return addendum


@transaction.atomic
def save_draft(match: Match, *, content: dict[str, str], by: Viewer) -> ContactDraft:
    """Keep what the mentor has written so far; a later save replaces it."""
    _must_be_own(match, by)
    draft, _ = ContactDraft.objects.update_or_create(
        match=match,
        user_id=_author(by),
        defaults={"content": content, "saved_at": by.now},
        create_defaults={**by.stamp, "content": content, "saved_at": by.now},
    )
    audit.record(by, verb="change", object="contact", subject=match.case_id)
    return draft


@transaction.atomic
def discard_draft(match: Match, *, by: Viewer) -> None:
    """Throw away what the mentor had begun to write."""
    ContactDraft.objects.filter(match=match, user=by.user_id).delete()
    audit.record(by, verb="change", object="contact", subject=match.case_id)


@transaction.atomic
def plan_appointment(match: Match, facts: AppointmentFacts, *, by: Viewer) -> Appointment:
    """Agree on a coming meeting of an active match; it lies ahead and within the match."""
    _must_be_own(match, by)
    if match.state not in LOGGED_STATES or facts.starts_at <= by.now:
        raise OutsideMatch("an appointment lies ahead, in an active match")
    _must_be_within(match, _day(facts.starts_at))
    appointment = Appointment.objects.create(
        **by.stamp,
        match=match,
        case_id=match.case_id,
        starts_at=facts.starts_at,
        minutes=facts.minutes,
        kind=facts.kind,
        place=facts.place,
    )
    _record(by, "create", appointment)
    return appointment


@transaction.atomic
def cancel_appointment(appointment: Appointment, *, by: Viewer) -> Appointment:
    """Call a coming meeting off; a second time changes nothing."""
    _must_be_own(appointment.match, by)
    if appointment.cancelled_at is None:
        appointment.cancelled_at = by.now
        appointment.save(update_fields=["cancelled_at"])
    _record(by, "change", appointment)
    return appointment


@transaction.atomic
def bulk_log(rows: Sequence[BulkRow], *, by: Viewer) -> int:
    """Log many contacts under the rules of ``log``; returns how many were new.

    A row whose ``source_id`` is known is left as it stands, so that a file can be read again.
    Raises what ``log`` would raise for the first row that does not fit; then nothing is written.
    """
    known = set(
        Contact.objects.filter(municipality=by.municipality_code)
        .filter(source_id__in=[row.source_id for row in rows if row.source_id])
        .values_list("source_id", flat=True)
    )
    fresh = {row.source_id or row.facts.key: row for row in rows if row.source_id not in known}
    for row in fresh.values():
        refuse_unfit(row.match, row.facts, now=(row.by or by).now)
    contacts = [_unsaved(row, by) for row in fresh.values()]
    Contact.objects.bulk_create(contacts, batch_size=BATCH)
    subjects = sorted({contact.case_id for contact in contacts})
    audit.record_many(
        [
            audit.entry(
                by, verb="create", object="contact", subjects=subjects[start : start + BATCH]
            )
            for start in range(0, len(subjects), BATCH)
        ]
    )
    return len(contacts)


def refuse_unfit(match: Match, facts: ContactFacts, *, now: datetime) -> None:
    """Raise what ``log`` raises for a contact outside its match, ahead, or for a foreign task."""
    if match.state not in LOGGED_STATES:
        raise OutsideMatch(f"the match is {match.state}")
    if facts.started_at > now:
        raise OutsideMatch("a contact is logged when it has begun, not before")
    _must_be_within(match, _day(facts.started_at))
    if facts.task is not None and facts.task.agreement_id != match.agreement_id:
        raise TaskOfAnother("the task belongs to another agreement")


def _unsaved(row: BulkRow, by: Viewer) -> Contact:
    content = _first_content(row.match, row.facts, row.by or by)
    return Contact(match=row.match, key=row.facts.key, source_id=row.source_id, **content)


def _first_content(match: Match, facts: ContactFacts, by: Viewer) -> dict[str, object]:
    late = match.period is not None and match.period.upper is not None
    return {
        **by.stamp,
        **_content(facts),
        "case_id": match.case_id,
        "logged_by_id": by.user_id,
        "received_late": late and by.on >= match.period.upper,
    }


def _content(facts: ContactFacts) -> dict[str, object]:
    return {
        "started_at": facts.started_at,
        "minutes": facts.minutes,
        "kind": facts.kind,
        "outcome": facts.outcome,
        "task": facts.task,
        "shared_note": facts.shared_note,
        "note": facts.note,
    }


def _same(contact: Contact, facts: ContactFacts) -> bool:
    return all(getattr(contact, name) == value for name, value in _content(facts).items())


def _author(by: Viewer) -> int:
    if by.user_id is None:
        raise NotYours("only an account writes drafts and addenda")
    return by.user_id


def _must_be_own(match: Match, by: Viewer) -> None:
    if by.role == Role.MENTOR and match.mentor.user_id != by.user_id:
        raise NotYours("only the mentor of the match writes in its log")


def _must_be_within(match: Match, day: date) -> None:
    if match.period is None or day not in match.period:
        raise OutsideMatch(f"{day} is outside {match.period}")


def _record(by: Viewer, verb: str, about: Contact | Appointment) -> None:
    audit.record(
        by,
        verb=verb,
        object="contact" if isinstance(about, Contact) else "appointment",
        subject=about.case_id,
        object_id=about.public_id,
    )


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()
