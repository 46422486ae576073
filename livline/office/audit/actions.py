"""Write the audit log; the row commits or falls with what it tells of."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from livline.office.access.viewer import Viewer
from livline.office.audit.models import AuditEntry, Purpose, Review, ReviewFinding


class PurposeMissing(Exception):
    """Personal data may not be used without a purpose that can be shown to the citizen."""


def entry(
    viewer: Viewer,
    *,
    verb: str,
    object: str,
    subject: int | None = None,
    subjects: Sequence[int] = (),
    object_id: str = "",
) -> AuditEntry:
    """An unsaved row; bulk imports collect them and write them with what they tell of."""
    if viewer.purpose not in Purpose.values:
        raise PurposeMissing(f"{verb} {object}: purpose is {viewer.purpose!r}")
    return AuditEntry(
        municipality_id=viewer.municipality_code,
        at=viewer.now,
        actor_id=viewer.user_id,
        role=viewer.role,
        verb=verb,
        object=object,
        object_id=object_id,
        purpose=viewer.purpose,
        subject=subject,
        subjects=list(subjects),
    )


def record(
    viewer: Viewer,
    *,
    verb: str,
    object: str,
    subject: int | None = None,
    subjects: Sequence[int] = (),
    object_id: str = "",
) -> AuditEntry:
    """Write one row: who, in which role, did what to whose data, when and what for.

    ``subject`` is the id of the case; ``subjects`` the ids of all cases in a list or export.
    Raises PurposeMissing where the viewer has no purpose of the closed list.
    """
    row = entry(
        viewer,
        verb=verb,
        object=object,
        subject=subject,
        subjects=subjects,
        object_id=object_id,
    )
    row.save(force_insert=True)
    return row


def record_many(entries: Sequence[AuditEntry]) -> None:
    """Write the rows of a bulk import in the transaction of the import."""
    AuditEntry.objects.bulk_create(entries, batch_size=5000)


@transaction.atomic
def review(lookup: AuditEntry, *, finding: ReviewFinding, by: Viewer) -> Review:
    """Keep what the auditor found about a lookup; earlier findings about it stay."""
    assert by.user_id is not None, "a lookup is reviewed by somebody with an account"
    kept = Review.objects.create(
        **by.stamp,
        entry=lookup,
        finding=ReviewFinding(finding),
        reviewed_by_id=by.user_id,
        reviewed_at=by.now,
    )
    record(by, verb="create", object="review", subject=lookup.subject, object_id=kept.public_id)
    return kept
