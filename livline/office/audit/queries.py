"""Questions to the audit log."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from livline.office.access.viewer import Viewer
from livline.office.accounts.models import Role
from livline.office.audit.models import AuditEntry


def concerning(case_id: int) -> QuerySet[AuditEntry]:
    """Every use of one case's data, latest first: opened alone or as part of a list."""
    concerned = Q(subject=case_id) | Q(subjects__contains=[case_id])
    return AuditEntry.objects.filter(concerned).order_by("-at", "-pk")


def visible_to(viewer: Viewer) -> QuerySet[AuditEntry]:
    """The auditor reads the whole log of the municipality; everybody else their own lookups."""
    entries = AuditEntry.objects.order_by("-at", "-pk")
    if viewer.role == Role.AUDITOR:
        return entries
    return entries.filter(actor_id=viewer.user_id)


def own(viewer: Viewer) -> QuerySet[AuditEntry]:
    """What the viewer's own account has looked at and changed."""
    return AuditEntry.objects.filter(actor_id=viewer.user_id)
