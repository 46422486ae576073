"""The menu of each role: what the person comes for, most used first."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from livline.office.accounts.models import Role


@dataclass(frozen=True)
class Way:
    """One entry: what it is called, the name of its address, its sign on a phone.

    ``leads_to_cases``: the list that a person finds the pages of single cases through.
    """

    label: Promise
    name: str
    icon: str = "home"
    leads_to_cases: bool = False


LOOKUPS = Way(_("My lookups"), "common:own_lookups", "visibility")

WAYS: dict[Role, tuple[Way, ...]] = {
    Role.CITIZEN: (
        Way(_("My mentor"), "citizen:mentor", "home"),
        Way(_("My plan"), "citizen:plan", "list-check"),
        Way(_("My agreement"), "citizen:agreement", "document"),
        Way(_("Appointments"), "citizen:appointments", "calendar-month"),
        Way(_("More"), "citizen:more", "menu"),
    ),
    Role.MENTOR: (
        Way(_("Today"), "mentor:today", "home"),
        Way(_("My citizens"), "mentor:citizens", "persons", leads_to_cases=True),
        Way(_("My hours"), "mentor:hours", "time"),
        LOOKUPS,
    ),
    Role.COMPANY_CONTACT: (
        Way(_("Citizens with us"), "company:citizens", "persons", leads_to_cases=True),
    ),
    Role.CASEWORKER: (
        Way(_("Today"), "caseworker:today", "home"),
        Way(_("Cases"), "caseworker:cases", "assignment", leads_to_cases=True),
        Way(_("New referral"), "caseworker:referral", "person-add"),
        LOOKUPS,
    ),
    Role.COORDINATOR: (
        Way(_("Today"), "coordinator:today", "home"),
        Way(_("Waiting list"), "coordinator:waiting", "hourglass"),
        Way(_("Mentors"), "coordinator:mentors", "persons"),
        Way(_("Proposals"), "coordinator:proposals", "send"),
        Way(_("Cases"), "coordinator:cases", "assignment", leads_to_cases=True),
        LOOKUPS,
    ),
    Role.MANAGER: (Way(_("Figures"), "manager:figures", "summary"),),
    Role.ANALYST: (Way(_("Figures"), "analyst:figures", "summary"),),
    Role.AUDITOR: (
        Way(_("Audit log"), "auditor:log", "visibility"),
        Way(_("Sample to review"), "auditor:sample", "checklist"),
        Way(_("Reviews"), "auditor:reviews", "check"),
    ),
    Role.ADMINISTRATOR: (
        Way(_("Accounts"), "administrator:accounts", "account"),
        Way(_("Units"), "administrator:units", "business"),
    ),
}
