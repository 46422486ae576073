"""Support that runs with its follow-up talks planned, as the screens make it."""

from __future__ import annotations

from datetime import date
from typing import Any

from livline.records.agreements.models import Agreement, Party
from livline.records.followups import actions
from livline.records.followups.actions import TalkFacts
from livline.records.followups.models import Decision, View
from livline.records.grants import actions as grant_actions
from livline.records.grants.models import Grant
from livline.records.matches import actions as match_actions
from livline.records.matches.models import Match
from tests.factories import agreements, grants, people
from tests.factories.cases import Scene

# The last lawful day of six months from today.
ENDS_ON = date(2027, 5, 22)


def running(scene: Scene, **grant: Any) -> Match:
    """A match that runs from today, every step taken; any field of GrantFacts may be given."""
    given = {"starts_on": people.TODAY, "ends_on": ENDS_ON, **grant}
    granted = grants.granted(scene.case, by=scene.by_caseworker, **given)
    agreement = agreements.ready(granted, by=scene.by_caseworker)
    return started(agreement, scene)


def started(agreement: Agreement, scene: Scene) -> Match:
    """The scene's mentor proposed, accepted, and signed by all three."""
    match = match_actions.propose(
        agreement, mentor=scene.mentor, reasons="Kender pladsen.", by=scene.by_coordinator
    )
    match_actions.accept(match, by=scene.by_citizen)
    return signed(agreement, scene)


def signed(agreement: Agreement, scene: Scene) -> Match:
    """All three sign, the municipality last."""
    actions.start_support(agreement, party=Party.CITIZEN, by=scene.by_citizen)
    actions.start_support(agreement, party=Party.MENTOR, by=scene.by_mentor)
    actions.start_support(agreement, party=Party.MUNICIPALITY, by=scene.by_caseworker)
    return Match.objects.get(agreement=agreement, state="active")


def extension(of: Grant, scene: Scene) -> Grant:
    """A decided extension of a grant."""
    return grant_actions.decide(
        grants.extension(of, by=scene.by_caseworker), by=scene.by_caseworker
    )


def talk(**given: Any) -> TalkFacts:
    """A talk held today that goes on as agreed; any field of TalkFacts may be given."""
    usual: dict[str, Any] = {
        "held_on": people.TODAY,
        "decision": Decision.CONTINUE,
        "summary": "Prøvetekst: det går fremad.",
        "support_delivered": True,
        "citizen_view": View.BETTER,
        "mentor_view": View.SAME,
    }
    return TalkFacts(**{**usual, **given})
