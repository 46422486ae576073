"""The caseworker's screens of one case, as the side menu that all of them share."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from livline.records.cases.models import Case

WAYS: tuple[tuple[str, Promise], ...] = (
    ("common:case", _("Overview")),
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
)


@dataclass(frozen=True)
class CaseWay:
    """One entry of the side menu."""

    label: Promise
    url: str
    current: bool


def ways(case: Case, *, current: str) -> list[CaseWay]:
    """The screens of this case that there are; ``current`` is the name of the one that is open."""
    found = []
    for name, label in WAYS:
        try:
            url = reverse(name, args=[case.public_id])
        except NoReverseMatch:
            continue
        found.append(CaseWay(label, url, name == current))
    return found
