"""What needs me today: one list, most urgent first, each line with its one next action."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from livline.office.access.matrix import Relation
from livline.office.access.viewer import Viewer
from livline.office.accounts.models import Role
from livline.records.cases import access
from livline.records.cases.models import Case, CaseStatus, Participation
from livline.records.journey.queries.next_action import NextAction, Urgency, of_standing
from livline.records.journey.queries.standing import Standing, standings
from livline.records.lifeline import queries as lifeline
from livline.records.matches import queries as matches
from livline.records.matches.models import MatchState

# A promise that breaks within this time is urgent; one further away asks for attention.
RING_SOON = timedelta(hours=2)
PROPOSAL_WAITS = timedelta(days=7)
SHOWN = 200


@dataclass(frozen=True)
class TodayItem:
    """One line: whose case, what to do, how pressing, by when. ``detail`` says why in a few words.

    ``object_id`` is the public id of what the action is about where that is not the case itself.
    """

    case: Case
    action: NextAction
    due_at: datetime | None = None
    detail: str | Promise = ""
    object_id: str = ""
    since: date | None = None
    is_callback: bool = False

    @property
    def order(self) -> tuple[bool, int, date, float, int]:
        """Call-backs first, then the most urgent, then the earliest day and hour."""
        day = self.action.due_on or self.since or date.max
        moment = self.due_at.timestamp() if self.due_at else 0.0
        return (not self.is_callback, -self.action.urgency, day, moment, self.case.pk)


def today(viewer: Viewer) -> list[TodayItem]:
    """What the viewer is to do, most urgent first; empty for roles without such a list."""
    source = SOURCES.get(viewer.role)
    if source is None:
        return []
    return sorted(source(viewer), key=lambda item: item.order)


def responsible_for(viewer: Viewer) -> list[Standing]:
    """Where the open cases stand that the viewer is responsible for today."""
    mine = Participation.objects.filter(
        access.in_force(viewer), user=viewer.user_id, relation=Relation.RESPONSIBLE
    )
    cases = access.visible_to(viewer).filter(pk__in=mine.values("case"), status=CaseStatus.OPEN)
    return standings(cases, on=viewer.on)


def _caseworker(viewer: Viewer) -> Iterable[TodayItem]:
    for found in responsible_for(viewer):
        action = of_standing(found, Role.CASEWORKER)
        if action.url_name and action.urgency > Urgency.CALM:
            yield TodayItem(found.case, action, detail=action.why or "")


def _coordinator(viewer: Viewer) -> Iterable[TodayItem]:
    yield from _callbacks(viewer, "coordinator:callback")
    for match in matches.wishes_for_another(viewer)[:SHOWN]:
        action = NextAction(
            _("Talk about another mentor"), "coordinator:match", Urgency.URGENT, viewer.on
        )
        yield TodayItem(match.case, action, detail=_("The citizen has asked for another mentor."))
    for case in matches.waiting(viewer)[:SHOWN]:
        action = NextAction(_("Find a mentor"), "coordinator:match", Urgency.ATTENTION)
        since: date | None = case.waiting_since  # type: ignore[attr-defined]
        yield TodayItem(case, action, since=since)
    late = matches.proposals(viewer, states=[MatchState.PROPOSED]).filter(
        proposed_on__lt=viewer.on - PROPOSAL_WAITS
    )
    for match in late.order_by("proposed_on", "pk")[:SHOWN]:
        action = NextAction(_("Ask about the proposal"), "coordinator:match", Urgency.ATTENTION)
        yield TodayItem(match.case, action, detail=match.mentor.name, since=match.proposed_on)


def _mentor(viewer: Viewer) -> Iterable[TodayItem]:
    yield from _callbacks(viewer, "mentor:callback")
    for found in standings(access.visible_to(viewer), on=viewer.on):
        action = of_standing(found, Role.MENTOR)
        if action.url_name:
            yield TodayItem(found.case, action)


def _callbacks(viewer: Viewer, url_name: str) -> Iterable[TodayItem]:
    for callback in lifeline.open_for(viewer)[:SHOWN]:
        soon = callback.due_at <= viewer.now + RING_SOON
        urgency = Urgency.URGENT if soon else Urgency.ATTENTION
        # The citizen reads the same time on their own page, so it is a promise.
        action = NextAction(_("Ring back"), url_name, urgency)
        yield TodayItem(
            callback.case,
            action,
            due_at=callback.due_at,
            detail=_("Promised time has passed") if callback.due_at < viewer.now else "",
            object_id=callback.public_id,
            is_callback=True,
        )


SOURCES: dict[Role, Callable[[Viewer], Iterable[TodayItem]]] = {
    Role.CASEWORKER: _caseworker,
    Role.COORDINATOR: _coordinator,
    Role.MENTOR: _mentor,
}
