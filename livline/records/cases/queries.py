"""Questions about cases."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from livline.office.access.matrix import Relation, Verb
from livline.office.access.viewer import Viewer
from livline.office.accounts.models import User
from livline.records.cases import access
from livline.records.cases.models import (
    Case,
    CaseStatus,
    Need,
    OtherSupport,
    Participation,
    TargetGroupPeriod,
)

visible_to = access.visible_to


def find(
    public_id: str, *, viewer: Viewer, object: str = "case", verb: Verb = Verb.READ
) -> Case | None:
    """The case with this public id if the viewer may; None for unknown and forbidden alike."""
    cases = access.visible_to(viewer, object=object, verb=verb)
    return cases.select_related("citizen", "unit").filter(public_id=public_id).first()


def exists_hidden(public_id: str, *, viewer: Viewer) -> int | None:
    """The key of a case of the municipality that the viewer asked for in vain, for the log."""
    return (
        Case.objects.filter(public_id=public_id, municipality=viewer.municipality_code)
        .values_list("pk", flat=True)
        .first()
    )


def listed(
    viewer: Viewer, *, search: str = "", status: str = "", unit_id: str = ""
) -> QuerySet[Case]:
    """The cases the viewer may read, narrowed by name, status and unit."""
    cases = access.visible_to(viewer).select_related("citizen", "unit")
    for word in search.split():
        cases = cases.filter(
            Q(citizen__given_names__icontains=word) | Q(citizen__family_name__icontains=word)
        )
    if status in CaseStatus.values:
        cases = cases.filter(status=status)
    if unit_id:
        cases = cases.filter(unit__public_id=unit_id)
    return cases


def caseworkers_of(case: Case, *, on: date) -> list[User]:
    """The caseworker and deputies responsible on a day, longest in charge first."""
    rows = (
        Participation.objects.filter(case=case, relation=Relation.RESPONSIBLE, since__lte=on)
        .filter(Q(until__isnull=True) | Q(until__gte=on))
        .select_related("user")
        .order_by("since", "pk")
    )
    return [row.user for row in rows]


def target_group_on(case: Case, *, on: date) -> TargetGroupPeriod | None:
    """The target group recorded for this day, None where nothing is recorded."""
    return case.target_groups.filter(since__lte=on).order_by("-since", "-pk").first()


def needs_of(case: Case) -> QuerySet[Need]:
    """Barriers and resources, in the order written."""
    return case.needs.all()


def good_to_know(case: Case, *, on: date) -> QuerySet[Need]:
    """What the citizen has agreed that the mentor may read, and nothing else."""
    return case.needs.exclude(good_to_know="").filter(agreed_on__isnull=False, agreed_on__lte=on)


def other_support_of(case: Case, *, on: date) -> QuerySet[OtherSupport]:
    """The others who help this citizen on a day (the overlap map)."""
    return case.other_support.filter(Q(until__isnull=True) | Q(until__gte=on))
