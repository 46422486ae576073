"""Whose follow-up talks a viewer sees."""

from __future__ import annotations

from django.db.models import QuerySet

from livline.office.access.matrix import Verb
from livline.office.access.viewer import Viewer
from livline.records.cases import access as cases
from livline.records.followups.models import Ending, FollowUp


def visible_to(viewer: Viewer, *, verb: Verb = Verb.READ) -> QuerySet[FollowUp]:
    """The follow-ups of the cases whose follow-up the viewer may read (or do ``verb`` to)."""
    found = cases.visible_to(viewer, object="followup", verb=verb)
    return FollowUp.objects.filter(case__in=found, cancelled_on__isnull=True)


def endings_visible_to(viewer: Viewer) -> QuerySet[Ending]:
    """The endings of the cases whose ending the viewer may read."""
    return Ending.objects.filter(case__in=cases.visible_to(viewer, object="ending"))
