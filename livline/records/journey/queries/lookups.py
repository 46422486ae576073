"""The auditor's questions to the log: who looked at what, and what is worth a second look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import TruncDate
from django.utils import timezone

from livline.office.access.matrix import Relation
from livline.office.access.viewer import Viewer
from livline.office.accounts.models import User
from livline.office.audit import queries as audit
from livline.office.audit.models import AuditEntry, Review
from livline.records.cases.models import Case, Participation

Row = TypeVar("Row", AuditEntry, Review)
RECENT = timedelta(days=30)
SAMPLE_SIZE = 20
# Relations that explain a lookup by themselves; an opening for a reason is what review is for.
EXPLAINING = (
    Relation.OWN,
    Relation.MATCH,
    Relation.PROPOSED,
    Relation.COMPANY,
    Relation.RESPONSIBLE,
)


@dataclass(frozen=True)
class LookupFilter:
    """What the log is narrowed to; empty means everything. ``case_id`` is a public id."""

    actor: str = ""
    role: str = ""
    verb: str = ""
    object: str = ""
    purpose: str = ""
    case_id: str = ""
    since: date | None = None
    until: date | None = None


def log(viewer: Viewer, narrowed: LookupFilter) -> QuerySet[AuditEntry]:
    """The entries the viewer may read, with ``actor_name`` and ``case_public_id``."""
    found = audit.visible_to(viewer)
    for name in ("role", "verb", "object", "purpose"):
        if value := getattr(narrowed, name):
            found = found.filter(**{name: value})
    if narrowed.since is not None:
        found = found.filter(at__gte=_start_of(narrowed.since))
    if narrowed.until is not None:
        found = found.filter(at__lt=_start_of(narrowed.until + timedelta(days=1)))
    if narrowed.actor:
        named = User.objects.filter(
            municipality=viewer.municipality_code, name__icontains=narrowed.actor
        )
        found = found.filter(actor_id__in=list(named.values_list("pk", flat=True)))
    if narrowed.case_id:
        found = _concerning(found, narrowed.case_id)
    return _named(found)


def unexplained(viewer: Viewer) -> QuerySet[AuditEntry]:
    """Recent uses of single cases by people whom no relation to the case explains."""
    related = Participation.objects.filter(
        Q(until__isnull=True) | Q(until__gte=OuterRef("day")),
        case=OuterRef("subject"),
        user=OuterRef("actor_id"),
        relation__in=EXPLAINING,
        since__lte=OuterRef("day"),
    )
    recent = audit.visible_to(viewer).filter(
        at__gte=viewer.now - RECENT, subject__isnull=False, actor_id__isnull=False
    )
    return _named(recent.annotate(day=TruncDate("at")).exclude(Exists(related)))


def unreviewed(viewer: Viewer) -> QuerySet[AuditEntry]:
    """The unexplained uses that no auditor has reviewed yet."""
    return audit.not_reviewed(unexplained(viewer))


def asked_about(viewer: Viewer) -> QuerySet[AuditEntry]:
    """The uses that somebody has been or is to be asked about, until the answer is judged."""
    return _named(audit.asked_about(viewer))


def reviews(viewer: Viewer) -> QuerySet[Review]:
    """The findings so far, each with ``actor_name`` and ``case_public_id`` of the use."""
    return _named(audit.reviews_visible_to(viewer), use="entry__")


def sample(viewer: Viewer) -> list[AuditEntry]:
    """A random few of those not reviewed, another few each time, so that none can count on it."""
    chosen = unreviewed(viewer).order_by("?").values_list("pk", flat=True)[:SAMPLE_SIZE]
    return list(_named(audit.visible_to(viewer).filter(pk__in=list(chosen))))


def _concerning(found: QuerySet[AuditEntry], case_id: str) -> QuerySet[AuditEntry]:
    case = Case.objects.filter(public_id=case_id).values_list("pk", flat=True).first()
    if case is None:
        return found.none()
    return found.filter(Q(subject=case) | Q(subjects__contains=[case]))


def _named(found: QuerySet[Row], *, use: str = "") -> QuerySet[Row]:
    """With the name of who it was; ``use``: where in the row the entry of the log stands."""
    actor = User.objects.filter(pk=OuterRef(f"{use}actor_id")).values("name")[:1]
    case = Case.objects.filter(pk=OuterRef(f"{use}subject")).values("public_id")[:1]
    return found.annotate(
        actor_name=Subquery(actor, output_field=CharField()),
        case_public_id=Subquery(case, output_field=CharField()),
    )


def _start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
