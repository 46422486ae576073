"""Questions to the audit log."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from livline.office.access.viewer import Viewer
from livline.office.accounts.models import Role
from livline.office.audit.models import AuditEntry, Review, ReviewFinding


def concerning(case_id: int) -> QuerySet[AuditEntry]:
    """Every use of one case's data, latest first: opened alone or as part of a list."""
    concerned = Q(subject=case_id) | Q(subjects__contains=[case_id])
    return AuditEntry.objects.filter(concerned).order_by("-at", "-pk")


def months_of(entries: QuerySet[AuditEntry]) -> list[date]:
    """The first days of the months that these entries are of, the latest first."""
    months = entries.order_by().datetimes("at", "month", order="DESC")
    return [timezone.localtime(month).date() for month in months]


def in_month(entries: QuerySet[AuditEntry], month: date) -> QuerySet[AuditEntry]:
    """Those of the month that begins on this day."""
    first = timezone.make_aware(datetime.combine(month, time.min))
    next_month = (month + timedelta(days=31)).replace(day=1)
    end = timezone.make_aware(datetime.combine(next_month, time.min))
    return entries.filter(at__gte=first, at__lt=end)


def visible_to(viewer: Viewer) -> QuerySet[AuditEntry]:
    """The auditor reads the whole log of the municipality; everybody else their own lookups."""
    entries = AuditEntry.objects.order_by("-at", "-pk")
    if viewer.role == Role.AUDITOR:
        return entries
    return entries.filter(actor_id=viewer.user_id)


def own(viewer: Viewer) -> QuerySet[AuditEntry]:
    """What the viewer's own account has looked at and changed."""
    return AuditEntry.objects.filter(actor_id=viewer.user_id)


def reviews_visible_to(viewer: Viewer) -> QuerySet[Review]:
    """The auditor reads every review of the municipality, nobody else any."""
    if viewer.role != Role.AUDITOR:
        return Review.objects.none()
    return Review.objects.select_related("entry", "reviewed_by")


def not_reviewed(entries: QuerySet[AuditEntry]) -> QuerySet[AuditEntry]:
    """Those of the entries that no auditor has reviewed."""
    return entries.exclude(Exists(Review.objects.filter(entry=OuterRef("pk"))))


def asked_about(viewer: Viewer) -> QuerySet[AuditEntry]:
    """The lookups whose last finding is that the person is to be asked."""
    last = Review.objects.filter(entry=OuterRef("pk")).values("finding")[:1]
    entries = visible_to(viewer).annotate(last_finding=Subquery(last))
    asked = Review.objects.filter(finding=ReviewFinding.ASK)
    return entries.filter(pk__in=asked.values("entry"), last_finding=ReviewFinding.ASK)
