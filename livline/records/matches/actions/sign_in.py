"""Let a mentor or company contact sign in, and see what matches that run already give them."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q

from livline.office.access.viewer import Viewer
from livline.records.cases.models import Case
from livline.records.matches.actions.rights import rights_follow
from livline.records.matches.models import Match
from livline.records.people import actions as people
from livline.records.people.models import CompanyContact, Mentor


@transaction.atomic
def open_mentor_sign_in(
    mentor: Mentor, *, username: str, email: str, by: Viewer
) -> people.FirstSignIn:
    """Open the mentor's account, with the rights of running and accepted matches."""
    opened = people.open_sign_in(mentor, username=username, email=email, by=by)
    _rights_of(Q(mentor=mentor), by=by)
    return opened


@transaction.atomic
def open_contact_sign_in(
    contact: CompanyContact, *, case: Case, username: str, email: str, by: Viewer
) -> people.FirstSignIn:
    """Open the account of a contact named on this case, with the rights of running matches."""
    opened = people.open_sign_in(contact, username=username, email=email, by=by, subject=case.pk)
    _rights_of(Q(agreement__company_contact=contact), by=by)
    return opened


def _rights_of(whose: Q, *, by: Viewer) -> None:
    """Each case once: its rights are written for all matches of it together."""
    found = Match.objects.filter(whose).select_related("case", "mentor__user")
    for match in found.order_by("case", "pk").distinct("case"):
        rights_follow(match, by=by)
