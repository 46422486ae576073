"""The one next action of a case: for the person who is to act, and what the others wait for.

The rules stand in the order of urgency; the first that answers wins.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import IntegerChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from livline.office.access.viewer import Viewer
from livline.office.accounts.models import Role
from livline.records.agreements.models import AgreementState, Party
from livline.records.cases.models import Case
from livline.records.journey.queries.standing import Standing, standing
from livline.records.matches.models import MatchState

SOON = timedelta(days=7)
ENDING_TALK_DAYS = 28
PLAN_AFTER = timedelta(days=14)
PLAN_LATE = timedelta(days=28)


class Urgency(IntegerChoices):
    """How pressing an action is; the larger, the earlier in a list."""

    CALM = 1, "calm"
    ATTENTION = 2, "attention"
    URGENT = 3, "urgent"


@dataclass(frozen=True)
class NextAction:
    """What to do next. ``url_name`` is empty where another person is to act; ``due_on`` by when."""

    label: Promise
    url_name: str = ""
    urgency: Urgency = Urgency.CALM
    due_on: date | None = None
    why: Promise | None = None


Rule = Callable[[Standing], NextAction | None]


def next_action(case: Case, viewer: Viewer) -> NextAction:
    """The next action of a case as the viewer's role meets it."""
    return of_standing(standing(case, on=viewer.on), viewer.role)


def of_standing(found: Standing, role: Role) -> NextAction:
    """The next action in a standing; whoever is not to act gets it without an address."""
    for rule in RULES.get(role, ()):
        action = rule(found)
        if action is not None:
            return action
    answers = (rule(found) for rule in CASEWORKER)
    waits = next((action for action in answers if action is not None), NOTHING)
    return replace(waits, url_name="", urgency=Urgency.CALM)


def _by_day(on: date, due: date) -> Urgency:
    if due < on:
        return Urgency.URGENT
    return Urgency.ATTENTION if due - on <= SOON else Urgency.CALM


def _closed(found: Standing) -> NextAction | None:
    if not found.is_closed:
        return None
    return NextAction(_("The case is closed"), "caseworker:closing")


def _another_wished(found: Standing) -> NextAction | None:
    if found.match is None or not getattr(found.match, "another_wished_at", None):
        return None
    why = _("The citizen has asked for another mentor.")
    return NextAction(
        _("Talk about another mentor"), "caseworker:handover", Urgency.URGENT, found.on, why
    )


def _followup_due(found: Standing) -> NextAction | None:
    due = found.followup
    if due is None or due.due_on > found.on + SOON:
        return None
    urgency = _by_day(found.on, due.due_on)
    return NextAction(_("Hold the follow-up talk"), "caseworker:followup", urgency, due.due_on)


def _grant_ends(found: Standing) -> NextAction | None:
    if found.grant is None or found.days_left is None or found.days_left > ENDING_TALK_DAYS:
        return None
    ends_on = found.grant.ends_on
    if found.days_left < 0:
        return NextAction(_("End the support"), "caseworker:ending", Urgency.URGENT, ends_on)
    if found.grant_draft is not None:
        return NextAction(_("Decide the extension"), "caseworker:grant", Urgency.ATTENTION, ends_on)
    urgency = Urgency.URGENT if found.days_left <= SOON.days else Urgency.ATTENTION
    return NextAction(_("Extend or end the support"), "caseworker:followup", urgency, ends_on)


def _plan(found: Standing) -> NextAction | None:
    if found.plan is not None or found.ending is not None:
        return None
    draft, referred = found.plan_draft, found.began_on
    if draft is not None and draft.caseworker_approved_at and not draft.citizen_approved_at:
        return NextAction(_("Wait for the citizen to approve the plan"))
    late = found.on - referred > PLAN_LATE
    urgency = Urgency.URGENT if late else _by_day(found.on, referred + PLAN_AFTER)
    if draft is not None and draft.citizen_approved_at:
        return NextAction(_("Approve the plan"), "caseworker:together", Urgency.ATTENTION)
    label = _("Finish the plan together") if draft else _("Make the plan together")
    return NextAction(label, "caseworker:together", urgency, referred + PLAN_AFTER)


def _grant(found: Standing) -> NextAction | None:
    if found.grant is not None or found.ending is not None:
        return None
    if found.grant_draft is not None:
        return NextAction(_("Decide the grant"), "caseworker:grant", Urgency.ATTENTION)
    if found.refused is not None:
        why = _("Mentor support was refused. Make sure that the other help is in place.")
        return NextAction(
            _("Close the case, or write another grant"), "caseworker:closing", why=why
        )
    return NextAction(_("Write the grant"), "caseworker:grant", Urgency.ATTENTION)


def _agreement(found: Standing) -> NextAction | None:
    if found.grant is None:
        return None
    if found.agreement is None:
        return NextAction(_("Write the agreement"), "caseworker:agreement", Urgency.ATTENTION)
    if found.agreement.state == AgreementState.DRAFT:
        return NextAction(_("Finish the agreement"), "caseworker:agreement", Urgency.ATTENTION)
    return None


def _signing(found: Standing) -> NextAction | None:
    if found.match is None or found.match.state != MatchState.ACCEPTED:
        return None
    if Party.MUNICIPALITY not in found.signed:
        return NextAction(
            _("Sign the agreement"), "caseworker:agreement_signing", Urgency.ATTENTION
        )
    return NextAction(_("Wait for the others to sign the agreement"))


def _matching(found: Standing) -> NextAction | None:
    if found.agreement is None or found.agreement.state != AgreementState.READY:
        return None
    if found.match is None:
        return NextAction(_("Wait for the coordinator to find a mentor"))
    return NextAction(_("Wait for the citizen to answer the proposal"))


def _supported(found: Standing) -> NextAction | None:
    if not found.is_supported:
        return None
    due = found.followup.due_on if found.followup else None
    return NextAction(_("Next follow-up talk"), "caseworker:followup", Urgency.CALM, due)


def _ended(found: Standing) -> NextAction | None:
    if found.ending is None:
        return None
    ends_on = found.ending.ended_on
    if ends_on > found.on:
        return NextAction(_("The support ends"), "caseworker:ending", due_on=ends_on)
    return NextAction(_("Close the case"), "caseworker:closing", Urgency.ATTENTION, ends_on)


CASEWORKER: tuple[Rule, ...] = (
    _closed,
    _another_wished,
    _followup_due,
    _grant_ends,
    _plan,
    _grant,
    _agreement,
    _signing,
    _matching,
    _supported,
    _ended,
)


def _find_mentor(found: Standing) -> NextAction | None:
    if found.is_closed or found.agreement is None:
        return None
    if found.agreement.state == AgreementState.READY and found.match is None:
        return NextAction(_("Find a mentor"), "coordinator:match", Urgency.ATTENTION)
    return None


def _proposed(found: Standing) -> NextAction | None:
    if found.match is None or found.match.state != MatchState.PROPOSED:
        return None
    late = found.on - found.match.proposed_on > SOON
    urgency = Urgency.ATTENTION if late else Urgency.CALM
    return NextAction(_("Ask about the proposal"), "coordinator:match", urgency)


def _mentor_signs(found: Standing) -> NextAction | None:
    if found.match is None or found.match.state != MatchState.ACCEPTED:
        return None
    if Party.MENTOR in found.signed:
        return None
    return NextAction(_("Read and sign the agreement"), "mentor:agreement", Urgency.ATTENTION)


def _log_contact(found: Standing) -> NextAction | None:
    if not found.is_supported:
        return None
    return NextAction(_("Log a contact"), "mentor:contact")


def _citizen_answers(found: Standing) -> NextAction | None:
    if found.match is None or found.match.state != MatchState.PROPOSED:
        return None
    return NextAction(_("Say yes or no to a mentor"), "citizen:proposal", Urgency.ATTENTION)


def _citizen_signs(found: Standing) -> NextAction | None:
    if found.match is None or found.match.state != MatchState.ACCEPTED:
        return None
    if Party.CITIZEN in found.signed:
        return None
    return NextAction(_("Read and sign your agreement"), "citizen:agreement", Urgency.ATTENTION)


def _citizen_approves(found: Standing) -> NextAction | None:
    draft = found.plan_draft
    if draft is None or draft.citizen_approved_at or not draft.caseworker_approved_at:
        return None
    return NextAction(_("Read and approve your plan"), "citizen:plan", Urgency.ATTENTION)


NOTHING = NextAction(_("Nothing needs to be done now"))
RULES: dict[Role, tuple[Rule, ...]] = {
    Role.CASEWORKER: CASEWORKER,
    Role.COORDINATOR: (_find_mentor, _proposed),
    Role.MENTOR: (_mentor_signs, _log_contact),
    Role.CITIZEN: (_citizen_answers, _citizen_signs, _citizen_approves),
}
