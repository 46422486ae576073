"""Questions about contacts: what was logged, hours used and left, appointments to come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db.models import Max, QuerySet, Sum
from django.utils import timezone
from django.utils.functional import Promise

from livline.office.access.viewer import Viewer
from livline.records.cases import access as case_access
from livline.records.cases.models import Case
from livline.records.contacts import access
from livline.records.contacts.models import (
    Appointment,
    Contact,
    ContactDraft,
    ContactKind,
    ContactOutcome,
)
from livline.records.matches import queries as matches
from livline.records.matches.models import Match, MatchState
from livline.records.people.models import Mentor

CHANGEABLE_FOR = timedelta(hours=24)
QUARTER = Decimal("0.25")
MINUTES_PER_HOUR = 60
DAYS_PER_WEEK = 7

visible_to = access.visible_to
appointments_visible_to = access.appointments_visible_to


@dataclass(frozen=True)
class Hours:
    """Hours of a match: ``granted`` for its whole period, ``used`` so far, ``per_week``."""

    per_week: Decimal
    granted: Decimal
    used: Decimal

    @property
    def left(self) -> Decimal:
        """What is left of the period; less than nothing where more was used than granted."""
        return self.granted - self.used


@dataclass(frozen=True)
class ContactShown:
    """A contact with the fields that this viewer may read; the others are empty."""

    public_id: str
    when: datetime | None
    kind: str | Promise
    outcome: str | Promise
    held: bool
    minutes: int | None
    task: str
    shared_note: str
    note: str
    addenda: tuple[tuple[datetime, str], ...]


def of_case(case: Case, *, viewer: Viewer) -> QuerySet[Contact]:
    """The contacts of a case that the viewer may read, latest first."""
    return visible_to(viewer).filter(case=case).select_related("task")


def shown(contacts: QuerySet[Contact], *, case: Case, viewer: Viewer) -> list[ContactShown]:
    """These contacts of one case with the viewer's fields only, in two queries."""
    fields = case_access.fields_shown(viewer, "contact", case=case)
    return [_shown(contact, fields) for contact in contacts.prefetch_related("addenda")]


def may_change(contact: Contact, *, viewer: Viewer) -> bool:
    """Whether the viewer logged it less than 24 hours ago; later only an addendum is left."""
    own = contact.logged_by_id is not None and contact.logged_by_id == viewer.user_id
    return own and viewer.now - contact.created_at < CHANGEABLE_FOR


def own_match(case: Case, *, viewer: Viewer) -> Match | None:
    """The running match of the case in whose log the viewer writes; None for everybody else."""
    return own_matches(viewer).filter(case=case).first()


def own_matches(viewer: Viewer) -> QuerySet[Match]:
    """The running matches of a mentor, by the name the citizen is called."""
    return (
        matches.visible_to(viewer)
        .filter(matches.running(viewer.on), mentor__user=viewer.user_id)
        .select_related("mentor", "agreement__grant", "case__citizen")
        .order_by("case__citizen__calling_name", "pk")
    )


def draft_of(match: Match, *, viewer: Viewer) -> ContactDraft | None:
    """What the viewer has begun to write about the match."""
    return ContactDraft.objects.filter(match=match, user=viewer.user_id).first()


def begun_matches(mentor: Mentor) -> QuerySet[Match]:
    """All matches of a mentor that run or have run, for their hours; the latest first."""
    return (
        Match.objects.filter(mentor=mentor, state__in=(MatchState.ACTIVE, MatchState.ENDED))
        .select_related("case__citizen")
        .order_by("-period__startswith", "-pk")
    )


def drafts_of(viewer: Viewer) -> QuerySet[ContactDraft]:
    """What the viewer has begun to write about running matches, the oldest first."""
    return (
        ContactDraft.objects.filter(user=viewer.user_id, match__in=own_matches(viewer))
        .select_related("match__case__citizen")
        .order_by("saved_at")
    )


def hours_used(match: Match, *, on: date) -> Decimal:
    """Hours logged for a match up to and with this day."""
    return hours_of([match], on=on)[match.pk].used


def hours_of(matches: Iterable[Match], *, on: date) -> dict[int, Hours]:
    """Hours of each match by its key, in one query whatever their number.

    Minutes of a no-show count as logged: they are time the mentor gave.
    """
    asked = list(matches)
    sums = (
        Contact.objects.filter(match__in=[match.pk for match in asked])
        .filter(started_at__lt=_end_of(on))
        .order_by()
        .values_list("match")
        .annotate(minutes=Sum("minutes"))
    )
    minutes = dict(sums)
    return {
        match.pk: Hours(
            per_week=match.hours_per_week,
            granted=_granted(match),
            used=_hours(minutes.get(match.pk, 0)),
        )
        for match in asked
    }


def minutes_between(matches: Iterable[Match], *, since: date, until: date) -> dict[int, int]:
    """Minutes logged by match from a day to a day, both included."""
    rows = (
        Contact.objects.filter(match__in=[match.pk for match in matches])
        .filter(started_at__gte=_end_of(since - timedelta(days=1)), started_at__lt=_end_of(until))
        .order_by()
        .values_list("match")
        .annotate(minutes=Sum("minutes"))
    )
    return dict(rows)


def last_contact(case: Case) -> datetime | None:
    """When mentor and citizen were last in touch; None where nothing was held."""
    return last_contacts([case.pk]).get(case.pk)


def last_contacts(case_ids: Iterable[int]) -> dict[int, datetime]:
    """The time of the last held contact by case, in one query."""
    rows = (
        Contact.objects.filter(case__in=list(case_ids), outcome=ContactOutcome.HELD)
        .order_by()
        .values_list("case")
        .annotate(last=Max("started_at"))
    )
    return dict(rows)


def usual_kind(match: Match) -> str:
    """How the two were last in touch: the likely answer for the next contact."""
    last = match.contacts.order_by("-started_at", "-pk").values_list("kind", flat=True).first()
    return last or ContactKind.MEETING.value


def coming_appointments(case: Case, *, viewer: Viewer) -> QuerySet[Appointment]:
    """Appointments of running matches that have not passed or been cancelled, next first."""
    return appointments_ahead(viewer).filter(case=case)


def appointments_ahead(viewer: Viewer) -> QuerySet[Appointment]:
    """All appointments ahead that the viewer may read, next first."""
    return (
        appointments_visible_to(viewer)
        .filter(match__period__contains=viewer.on, cancelled_at__isnull=True)
        .filter(starts_at__gte=viewer.now - timedelta(hours=1))
        .order_by("starts_at", "pk")
    )


def next_appointments(case_ids: Iterable[int], *, viewer: Viewer) -> dict[int, Appointment]:
    """The next appointment by case, in one query."""
    found: dict[int, Appointment] = {}
    for appointment in appointments_ahead(viewer).filter(case__in=list(case_ids)):
        found.setdefault(appointment.case_id, appointment)
    return found


def _shown(contact: Contact, fields: frozenset[str]) -> ContactShown:
    addenda = tuple((one.created_at, one.text) for one in contact.addenda.all())
    outcome = ContactOutcome(contact.outcome) if "outcome" in fields else None
    return ContactShown(
        public_id=contact.public_id,
        when=contact.started_at if "when" in fields else None,
        kind=ContactKind(contact.kind).label if "kind" in fields else "",
        outcome=outcome.label if outcome else "",
        held=outcome == ContactOutcome.HELD,
        minutes=contact.minutes if "minutes" in fields else None,
        task=contact.task.what if contact.task and "task" in fields else "",
        shared_note=contact.shared_note if "shared_note" in fields else "",
        note=contact.note if "note" in fields else "",
        addenda=addenda if "addenda" in fields else (),
    )


def _granted(match: Match) -> Decimal:
    if match.period is None or match.period.lower is None or match.period.upper is None:
        return Decimal(0)
    days = (match.period.upper - match.period.lower).days
    return _to_quarter(match.hours_per_week * days / DAYS_PER_WEEK)


def _hours(minutes: int) -> Decimal:
    return _to_quarter(Decimal(minutes) / MINUTES_PER_HOUR)


def _to_quarter(hours: Decimal) -> Decimal:
    return (hours / QUARTER).quantize(Decimal(1)) * QUARTER


def _end_of(day: date) -> datetime:
    """The Danish midnight after a day."""
    following = day + timedelta(days=1)
    return timezone.make_aware(datetime.combine(following, datetime.min.time()))
