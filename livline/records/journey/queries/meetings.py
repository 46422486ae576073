"""Who met in a case: mentors, contacts, calls, appointments, as entries of its timeline."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from livline.records.cases.models import Case
from livline.records.contacts import access as contacts
from livline.records.contacts.models import ContactOutcome
from livline.records.followups.models import Handover
from livline.records.journey.queries.timeline_entry import Shown, TimelineEntry, start_of
from livline.records.lifeline import access as lifeline
from livline.records.matches import access as matches
from livline.records.matches.models import Match, MatchState

# Two years of weekly contacts are about a hundred; beyond this a search narrows.
CONTACTS_SHOWN = 500


def matches_of(case: Case, shown: Shown) -> Iterator[TimelineEntry]:
    """Proposed, answered, begun, ended."""
    for match in matches.visible_to(shown.viewer).filter(case=case).select_related("mentor"):
        name = shown.text("mentor_name", match.mentor.name)
        anchor = f"match-{match.public_id}"
        yield TimelineEntry(
            start_of(match.proposed_on),
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
        start_of(match.period.lower),
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
            start_of(match.period.upper),
            "match",
            _("Match ended"),
            f"{anchor}-end",
            name,
            icon="logout",
            is_whole_day=True,
        )


def contacts_of(case: Case, shown: Shown) -> Iterator[TimelineEntry]:
    """The contacts, as far as they are shown at once."""
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


def callbacks(case: Case, shown: Shown) -> Iterator[TimelineEntry]:
    """The calls that were asked for."""
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


def appointments(case: Case, shown: Shown) -> Iterator[TimelineEntry]:
    """When they agreed to meet."""
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


def handovers(case: Case, shown: Shown) -> Iterator[TimelineEntry]:
    """From one mentor to the next."""
    if "end_reason" not in shown.fields:
        return
    for handover in Handover.objects.filter(case=case):
        yield TimelineEntry(
            start_of(handover.handed_over_on),
            "match",
            _("Handed over to the next mentor"),
            f"handover-{handover.public_id}",
            icon="reply",
            is_whole_day=True,
        )
