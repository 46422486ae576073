"""Whose matches a viewer sees."""

from __future__ import annotations

from django.db.models import QuerySet

from livline.office.access.matrix import Verb
from livline.office.access.viewer import Viewer
from livline.office.accounts.models import Role
from livline.records.cases import access as cases
from livline.records.matches.models import Match


def visible_to(viewer: Viewer, *, verb: Verb = Verb.READ) -> QuerySet[Match]:
    """The matches of the cases whose match the viewer may read (or do ``verb`` to) right now.

    A mentor sees their own and never who was there before; a company contact sees the match of
    the agreement that names them.
    """
    found = Match.objects.filter(case__in=cases.visible_to(viewer, object="match", verb=verb))
    if viewer.role == Role.MENTOR:
        return found.filter(mentor__user=viewer.user_id)
    if viewer.role == Role.COMPANY_CONTACT:
        return found.filter(agreement__company_contact__user=viewer.user_id)
    return found
