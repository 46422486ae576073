"""Addresses by name, where a screen of another person may or may not exist for this role."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import NoReverseMatch, reverse

from livline.records.cases.models import Case
from livline.records.journey.queries import Stage

CASEWORKER = "caseworker"
STAGE_SCREENS: dict[Stage, str] = {
    Stage.REFERRAL: "case_facts",
    Stage.NEEDS: "needs",
    Stage.PLAN: "together",
    Stage.GRANT: "grant",
    Stage.AGREEMENT: "agreement",
    Stage.MATCH: "match",
    Stage.CONTACTS: "contacts",
    Stage.FOLLOWUP: "followups",
    Stage.ENDING: "ending",
}


def to(name: str, *, case: Case | None = None, object_id: str = "") -> str:
    """The address of a screen, with as many of the given ids as it takes; empty if there is none.

    A citizen's screens have no case in their address, the others name it first.
    """
    case_id = [case.public_id] if case is not None else []
    ids = [*case_id, *([object_id] if object_id else [])]
    attempts: Sequence[list[str]] = [ids[:length] for length in range(len(ids), -1, -1)]
    for attempt in attempts:
        try:
            return reverse(name, args=attempt) if name else ""
        except NoReverseMatch:
            continue
    return ""
