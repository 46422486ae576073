"""Grants: written, decided, refused; the case's plan is approved on the way where it must be."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from livline.office.access.viewer import Viewer
from livline.records.cases.models import Case
from livline.records.grants import actions
from livline.records.grants.actions import GrantFacts
from livline.records.grants.models import Direction, Grant, PurposeKind
from livline.records.people.models import MentorKind
from livline.records.plans import queries as plan_queries
from tests.factories import people, plans

STARTS_ON = people.TODAY + timedelta(days=7)
ENDS_ON = date(2027, 5, 29)


def facts(**given: Any) -> GrantFacts:
    """A lawful grant of two hours a week for six months; any field of GrantFacts may be given."""
    usual: dict[str, Any] = {
        "purpose_kind": PurposeKind.OFFER,
        "direction": Direction.KEEP,
        "target": "Praktik på Prøvelageret",
        "decisive_reason": (
            "Uden mentor bliver borgeren hjemme på de svære morgener, og så mister han praktikken."
        ),
        "starts_on": STARTS_ON,
        "ends_on": ENDS_ON,
        "hours_per_week": Decimal(2),
        "mentor_kind": MentorKind.MUNICIPAL,
    }
    return GrantFacts(**{**usual, **given})


def draft(of: Case, *, by: Viewer, **given: Any) -> Grant:
    """A grant that is being written; the plan is not looked at."""
    return actions.draft(of, facts=facts(**given), by=by)


def granted(of: Case, *, by: Viewer, **given: Any) -> Grant:
    """A decided grant; an approved plan is made first where the case has none."""
    if plan_queries.current(of) is None:
        plans.approved(of, by=by)
    return actions.decide(draft(of, by=by, **given), by=by)


def extension(of: Grant, *, by: Viewer, **given: Any) -> Grant:
    """The draft of a new period after a grant."""
    usual = {"starts_on": None, "ends_on": None, **given}
    text = "Borgeren kommer nu tre af fem dage. De to sidste kræver stadig følgeskab."
    return actions.extend(of, assessment=text, facts=facts(**usual), by=by)
