"""One timeline of a case: everything that happened, with the fields the viewer may read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from livline.office.access import matrix
from livline.office.access.matrix import Verb
from livline.office.access.viewer import Viewer
from livline.office.accounts.models import Role
from livline.records.agreements.models import Party, Signature
from livline.records.cases import access
from livline.records.cases.models import Case
from livline.records.contacts import access as contacts
from livline.records.contacts.models import ContactOutcome
from livline.records.followups.models import Ending, FollowUp, Handover
from livline.records.grants.models import Grant, GrantState
from livline.records.lifeline import access as lifeline
from livline.records.matches import access as matches
from livline.records.matches.models import Match, MatchState
from livline.records.plans.models import PlanState, PlanVersion

Text = str | Promise
# Two years of weekly contacts are about a hundred; beyond this a search narrows.
CONTACTS_SHOWN = 500


@dataclass(frozen=True)
class TimelineEntry:
    """One thing that happened. ``object`` is its object of the matrix; ``anchor`` links to it."""

    at: datetime
    object: str
    heading: Text
    anchor: str
    text: str = ""
    icon: str = "check"
    tone: str = "neutral"
    is_whole_day: bool = False

    @property
    def shown_at(self) -> date | datetime:
        """The day, or the day and hour, as far as it is known."""
        here = timezone.localtime(self.at)
        return here.date() if self.is_whole_day else here


@dataclass(frozen=True)
class Shown:
    """What the viewer may read of one object of this case."""

    viewer: Viewer
    fields: frozenset[str]

    @property
    def is_mentor(self) -> bool:
        """Mentors never learn who was there before them, or what stood in older versions."""
        return self.viewer.role == Role.MENTOR

    def text(self, field: str, value: str) -> str:
        """The text if the viewer may read the field, else nothing."""
        return value if field in self.fields else ""


Source = Callable[[Case, Shown], Iterator[TimelineEntry]]


def timeline(
    case: Case, viewer: Viewer, *, search: str = "", object: str = ""
) -> list[TimelineEntry]:
    """What happened, latest first, narrowed to one object and to words; nothing unreadable."""
    relations = access.relations_to(case, viewer)
    entries: list[TimelineEntry] = []
    for name, source in SOURCES:
        if object and object != name:
            continue
        if matrix.may(viewer.role, Verb.READ, name, relations):
            fields = matrix.fields_for(viewer.role, name, relations)
            entries += source(case, Shown(viewer, fields))
    words = search.casefold().split()
    found = [entry for entry in entries if _has(entry, words)]
    return sorted(found, key=lambda entry: entry.at, reverse=True)


def objects_of(case: Case, viewer: Viewer) -> list[str]:
    """The objects of the timeline that the viewer may read in this case."""
    relations = access.relations_to(case, viewer)
    names = dict(SOURCES)
    return [name for name in names if matrix.may(viewer.role, Verb.READ, name, relations)]


def _has(entry: TimelineEntry, words: list[str]) -> bool:
    text = f"{entry.heading} {entry.text}".casefold()
    return all(word in text for word in words)


def _day(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _case(case: Case, shown: Shown) -> Iterator[TimelineEntry]:
    if "referred_on" in shown.fields:
        yield TimelineEntry(
            _day(case.referred_on),
            "case",
            _("Referred"),
            f"case-{case.public_id}",
            shown.text("referral_reason", case.referral_reason),
            icon="flag",
            is_whole_day=True,
        )
    if case.closed_on is not None and "status" in shown.fields:
        anchor = f"case-closed-{case.public_id}"
        yield TimelineEntry(
            _day(case.closed_on), "case", _("Case closed"), anchor, icon="lock", is_whole_day=True
        )


def _plans(case: Case, shown: Shown) -> Iterator[TimelineEntry]:
    found = PlanVersion.objects.filter(case=case).exclude(state=PlanState.DRAFT)
    if shown.is_mentor:
        found = found.filter(state=PlanState.APPROVED)
    for plan in found:
        if plan.approved_at is not None:
            yield TimelineEntry(
                plan.approved_at,
                "plan",
                format_lazy("{} {}", _("Plan approved by both, version"), plan.number),
                f"plan-{plan.public_id}",
                shown.text("goal", plan.goal),
                icon="list-check",
                tone="good",
            )


def _grants(case: Case, shown: Shown) -> Iterator[TimelineEntry]:
    if "state" not in shown.fields:
        return
    decided = Grant.objects.filter(case=case, decided_at__isnull=False)
    for grant in decided.select_related("previous"):
        refused = grant.state == GrantState.REFUSED
        heading = _("Mentor support refused") if refused else _("Mentor support granted")
        if grant.previous is not None and not refused:
            heading = _("Mentor support extended")
        assert grant.decided_at is not None
        why = (
            shown.text("refusal_reason", grant.refusal_reason)
            if refused
            else shown.text("target", grant.target)
        )
        yield TimelineEntry(
            grant.decided_at,
            "grant",
            heading,
            f"grant-{grant.public_id}",
            why,
            icon="document",
            tone="attention" if refused else "good",
        )


def _signatures(case: Case, shown: Shown) -> Iterator[TimelineEntry]:
    if "signatures" not in shown.fields:
        return
    found = Signature.objects.filter(agreement__case=case)
    if shown.is_mentor:
        found = found.filter(agreement__mentor__user=shown.viewer.user_id)
    for signature in found:
        yield TimelineEntry(
            signature.signed_at,
            "agreement",
            format_lazy("{}: {}", _("Agreement signed"), Party(signature.party).label),
            f"signature-{signature.public_id}",
            icon="edit",
        )


def _matches(case: Case, shown: Shown) -> Iterator[TimelineEntry]:
    for match in matches.visible_to(shown.viewer).filter(case=case).select_related("mentor"):
        name = shown.text("mentor_name", match.mentor.name)
        anchor = f"match-{match.public_id}"
        yield TimelineEntry(
            _day(match.proposed_on),
            "match",
            _("Mentor proposed"),
            anchor,
            name,
            icon="send",
            is_whole_day=True,
        )
        if match.answered_at is not None and "answer" in shown.fields:
            no = match.state == MatchState.DECLINED
            answer = _("The citizen said no") if no else _("The citizen said yes")
            yield TimelineEntry(match.answered_at, "match", answer, f"{anchor}-answer", name)
        yield from _period(match, name, anchor, shown)


def _period(match: Match, name: str, anchor: str, shown: Shown) -> Iterator[TimelineEntry]:
    if match.period is None or match.period.lower is None or "period" not in shown.fields:
        return
    yield TimelineEntry(
        _day(match.period.lower),
        "match",
        _("Mentor support began"),
        f"{anchor}-start",
        name,
        icon="how-to-reg",
        tone="good",
        is_whole_day=True,
    )
    if match.state == MatchState.ENDED and match.period.upper is not None:
        yield TimelineEntry(
            _day(match.period.upper),
            "match",
            _("Match ended"),
            f"{anchor}-end",
            name,
            icon="logout",
            is_whole_day=True,
        )


def _contacts(case: Case, shown: Shown) -> Iterator[TimelineEntry]:
    if "when" not in shown.fields:
        return
    found = contacts.visible_to(shown.viewer).filter(case=case)
    for contact in found[:CONTACTS_SHOWN]:
        held = contact.outcome == ContactOutcome.HELD
        texts = [
            shown.text("shared_note", contact.shared_note),
            shown.text("note", contact.note),
        ]
        yield TimelineEntry(
            contact.started_at,
            "contact",
            contact.get_kind_display() if held else contact.get_outcome_display(),
            f"contact-{contact.public_id}",
            "\n".join(text for text in texts if text),
            icon="chat",
            tone="neutral" if held else "attention",
        )


def _callbacks(case: Case, shown: Shown) -> Iterator[TimelineEntry]:
    for callback in lifeline.visible_to(shown.viewer).filter(case=case):
        words = [str(callback.get_state_display())]
        if callback.prevented and "prevented" in shown.fields:
            words.append(str(callback.get_prevented_display()))
        yield TimelineEntry(
            callback.asked_at,
            "callback",
            _("Asked to be rung"),
            f"callback-{callback.public_id}",
            ", ".join(words),
            icon="call",
        )


def _appointments(case: Case, shown: Shown) -> Iterator[TimelineEntry]:
    found = contacts.appointments_visible_to(shown.viewer)
    for appointment in found.filter(case=case, cancelled_at=None):
        yield TimelineEntry(
            appointment.starts_at,
            "appointment",
            _("Appointment"),
            f"appointment-{appointment.public_id}",
            shown.text("place", appointment.place),
            icon="calendar-month",
        )


def _followups(case: Case, shown: Shown) -> Iterator[TimelineEntry]:
    for talk in FollowUp.objects.filter(case=case, held_on__isnull=False):
        if "held_on" in shown.fields and talk.held_on is not None:
            yield TimelineEntry(
                _day(talk.held_on),
                "followup",
                format_lazy("{}: {}", _("Follow-up talk"), talk.get_decision_display()),
                f"followup-{talk.public_id}",
                shown.text("summary", talk.summary),
                icon="forum",
                is_whole_day=True,
            )


def _endings(case: Case, shown: Shown) -> Iterator[TimelineEntry]:
    for ending in Ending.objects.filter(case=case):
        yield TimelineEntry(
            _day(ending.ended_on),
            "ending",
            format_lazy("{}: {}", _("Support ended"), ending.get_reason_display()),
            f"ending-{ending.public_id}",
            shown.text("summary", ending.summary),
            icon="flag-fill",
            is_whole_day=True,
        )


def _handovers(case: Case, shown: Shown) -> Iterator[TimelineEntry]:
    if "end_reason" not in shown.fields:
        return
    for handover in Handover.objects.filter(case=case):
        yield TimelineEntry(
            _day(handover.handed_over_on),
            "match",
            _("Handed over to the next mentor"),
            f"handover-{handover.public_id}",
            icon="reply",
            is_whole_day=True,
        )


SOURCES: tuple[tuple[str, Source], ...] = (
    ("case", _case),
    ("plan", _plans),
    ("grant", _grants),
    ("agreement", _signatures),
    ("match", _matches),
    ("match", _handovers),
    ("contact", _contacts),
    ("callback", _callbacks),
    ("appointment", _appointments),
    ("followup", _followups),
    ("ending", _endings),
)
