"""Questions about cases."""

from __future__ import annotations

from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from livline.engines import law
from livline.engines.findings import Text
from livline.office.access import matrix
from livline.office.access.matrix import Relation, Verb
from livline.office.access.viewer import Viewer
from livline.office.accounts.models import Role, User
from livline.office.tenancy.models import Unit
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
reachable = access.reachable


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


def units_listed(viewer: Viewer) -> QuerySet[Unit]:
    """The units that the cases belong to which the viewer may read, by name."""
    return Unit.objects.filter(cases__in=access.visible_to(viewer)).distinct().order_by("name")


def with_caseworkers(cases: QuerySet[Case], *, on: date) -> QuerySet[Case]:
    """The cases with ``responsible``, the participations of their caseworkers: one query more."""
    rows = Participation.objects.filter(relation=Relation.RESPONSIBLE, since__lte=on).filter(
        Q(until__isnull=True) | Q(until__gte=on)
    )
    rows = rows.select_related("user").order_by("since", "pk")
    return cases.prefetch_related(Prefetch("participations", rows, to_attr="responsible"))


def caseworkers_in(unit_id: int | None) -> QuerySet[User]:
    """The active caseworkers of a unit, by name; nobody where there is no unit."""
    return User.objects.filter(role=Role.CASEWORKER, unit=unit_id, is_active=True).exclude(
        unit=None
    )


def target_groups_open(on: date) -> list[tuple[int, Text]]:
    """The target groups (LAB § 6, nr.) a person can newly come into on a day, by the law of it."""
    groups = law.target_groups(on, joined=on)
    return [(group.nr, group.label) for group in groups if group.is_current(on)]


def target_group_label(number: int, *, on: date) -> Text | None:
    """What the target group with this number is called on a day; None where we do not know one."""
    group = law.target_group(number, on)
    return group.label if isinstance(group, law.TargetGroup) else None


def need_of(case: Case, public_id: str) -> Need | None:
    """One barrier or resource of the case."""
    return case.needs.filter(public_id=public_id).first()


def support_of(case: Case, public_id: str) -> OtherSupport | None:
    """One other helper of the case."""
    return case.other_support.filter(public_id=public_id).first()


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


def openable(public_id: str, *, viewer: Viewer) -> Case | None:
    """The case of another team that the viewer may open for a reason; None where not, or no need.

    Roles that may are those that the matrix lets read a case ``opened`` with a reason. A conflict
    of interest closes this way too.
    """
    rule = matrix.matrix().permissions.get(("case", viewer.role, Relation.OPENED))
    if rule is None or not rule.reason:
        return None
    conflict = Participation.objects.filter(
        access.in_force(viewer), user=viewer.user_id, relation=Relation.CONFLICT
    )
    found = Case.objects.filter(public_id=public_id, municipality=viewer.municipality_code)
    return found.exclude(pk__in=conflict.values("case")).first()
