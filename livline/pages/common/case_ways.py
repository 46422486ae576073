"""The screens of one case, as the side menu that all of them share."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from livline.office.accounts.models import Role
from livline.pages.common import links
from livline.records.cases.models import Case

OVERVIEW = ("common:case", _("Overview"))
CASE_WAYS: dict[Role, tuple[tuple[str, Promise], ...]] = {
    Role.CASEWORKER: (
        OVERVIEW,
        ("caseworker:person", _("Person and contact")),
        ("caseworker:case_facts", _("Referral")),
        ("caseworker:needs", _("Needs and resources")),
        ("caseworker:support", _("Who does what")),
        ("caseworker:together", _("Plan together")),
        ("caseworker:plan_versions", _("Versions of the plan")),
        ("caseworker:grant", _("Grant")),
        ("caseworker:agreement", _("Agreement")),
        ("caseworker:followups", _("Follow-up")),
        ("caseworker:ending", _("Ending")),
        ("caseworker:closing", _("Close the case")),
    ),
    Role.COORDINATOR: (OVERVIEW, ("coordinator:match", _("Match"))),
}


@dataclass(frozen=True)
class CaseWay:
    """One entry of the side menu."""

    label: Promise
    url: str
    current: bool


def ways(case: Case, *, role: Role, current: str) -> list[CaseWay]:
    """The screens of this case that the role has; ``current`` names the one that is open."""
    named = [(name, label, links.to(name, case=case)) for name, label in CASE_WAYS.get(role, ())]
    return [CaseWay(label, url, name == current) for name, label, url in named if url]
