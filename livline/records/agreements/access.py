"""Whose agreements a viewer sees."""

from __future__ import annotations

from django.db.models import QuerySet

from livline.office.access.matrix import Verb
from livline.office.access.viewer import Viewer
from livline.office.accounts.models import Role
from livline.records.agreements.models import Agreement
from livline.records.cases import access as cases


def visible_to(viewer: Viewer, *, verb: Verb = Verb.READ) -> QuerySet[Agreement]:
    """The agreements of the cases whose agreement the viewer may read (or do ``verb`` to) now.

    A mentor sees the agreements that name them, a company contact those that name them.
    """
    reachable = cases.visible_to(viewer, object="agreement", verb=verb)
    found = Agreement.objects.filter(case__in=reachable)
    if viewer.role == Role.MENTOR:
        return found.filter(mentor__user=viewer.user_id)
    if viewer.role == Role.COMPANY_CONTACT:
        return found.filter(company_contact__user=viewer.user_id, company_agreed=True)
    return found
