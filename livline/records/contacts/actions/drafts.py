"""Keep what is typed while a contact is written down."""

from __future__ import annotations

from django.db import transaction

from livline.office.access.viewer import Viewer
from livline.office.audit import actions as audit
from livline.records.contacts.actions.content import author_of, must_be_own
from livline.records.contacts.models import (
    ContactDraft,
)
from livline.records.matches.models import Match


@transaction.atomic
def save_draft(match: Match, *, content: dict[str, str], by: Viewer) -> ContactDraft:
    """Keep what the mentor has written so far; a later save replaces it."""
    must_be_own(match, by)
    draft, _ = ContactDraft.objects.update_or_create(
        match=match,
        user_id=author_of(by),
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
