"""Log contacts, change them while they are new, add to them later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from livline.office.access.viewer import Viewer
from livline.office.audit import actions as audit
from livline.office.tenancy.edits import EditedMeanwhile
from livline.records.contacts import queries
from livline.records.contacts.actions.content import (
    ContactFacts,
    ContactRefused,
    NotYours,
    author_of,
    content_of,
    must_be_own,
    record,
    refuse_unfit,
)
from livline.records.contacts.models import (
    Addendum,
    Contact,
    ContactDraft,
)
from livline.records.matches.models import Match

BATCH = 1000


class KeyReused(Exception):
    """The same key came with other content: two different contacts must not share a key."""


class TooLateToChange(ContactRefused):
    """After 24 hours a contact stands as it is; what is missing is added as an addendum."""


class NothingWritten(ContactRefused):
    """An addendum without text says nothing."""


@dataclass(frozen=True)
class BulkRow:
    """One contact of an import or the demo; ``by`` where somebody else logged it, earlier."""

    match: Match
    facts: ContactFacts
    source_id: str = ""
    by: Viewer | None = None


@transaction.atomic
def log(match: Match, facts: ContactFacts, *, by: Viewer) -> Contact:
    """Log a contact once: the same key with the same content returns the row already there.

    After the match has ended it is still taken in if it lies within the match, marked as late.
    Raises KeyReused, OutsideMatch, NotYours or TaskOfAnother; the draft is thrown away.
    """
    must_be_own(match, by)
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
    record(by, "create" if created else "read", contact)
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
    for name, value in content_of(facts).items():
        setattr(current, name, value)
    current.version += 1
    current.save()
    record(by, "change", current)
    return current


@transaction.atomic
def add_addendum(contact: Contact, *, text: str, by: Viewer) -> Addendum:
    """Add to a contact of an own match what its log lacks; what stands is not touched."""
    must_be_own(contact.match, by)
    if not text.strip():
        raise NothingWritten("an addendum needs text")
    addendum = Addendum.objects.create(
        **by.stamp, contact=contact, text=text.strip(), written_by_id=author_of(by)
    )
    record(by, "change", contact)
    return addendum


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


def _unsaved(row: BulkRow, by: Viewer) -> Contact:
    content = _first_content(row.match, row.facts, row.by or by)
    return Contact(match=row.match, key=row.facts.key, source_id=row.source_id, **content)


def _first_content(match: Match, facts: ContactFacts, by: Viewer) -> dict[str, object]:
    late = match.period is not None and match.period.upper is not None
    return {
        **by.stamp,
        **content_of(facts),
        "case_id": match.case_id,
        "logged_by_id": by.user_id,
        "received_late": late and by.on >= match.period.upper,
    }


def _same(contact: Contact, facts: ContactFacts) -> bool:
    return all(getattr(contact, name) == value for name, value in content_of(facts).items())
