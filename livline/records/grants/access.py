"""Whose grants a viewer sees."""

from __future__ import annotations

from django.db.models import QuerySet

from livline.office.access.matrix import Verb
from livline.office.access.viewer import Viewer
from livline.records.cases import access as cases
from livline.records.grants.models import Grant


def visible_to(viewer: Viewer, *, verb: Verb = Verb.READ) -> QuerySet[Grant]:
    """The grants of the cases whose grant the viewer may read (or do ``verb`` to) right now."""
    return Grant.objects.filter(case__in=cases.visible_to(viewer, object="grant", verb=verb))
