"""Who stands in which relation to a case, and which cases that makes visible."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Q, QuerySet

from livline.office.access import matrix
from livline.office.access.matrix import Relation, Verb
from livline.office.access.viewer import Viewer
from livline.records.cases.models import Case, Participation


def in_force(viewer: Viewer) -> Q:
    """Participations that hold at the viewer's moment: begun, not ended, not expired."""
    return (
        Q(since__lte=viewer.on)
        & (Q(until__isnull=True) | Q(until__gte=viewer.on))
        & (Q(expires_at__isnull=True) | Q(expires_at__gt=viewer.now))
    )


def reachable(viewer: Viewer, *, object: str, verb: Verb = Verb.READ) -> Q:
    """Condition on Case: the viewer may do this to the object in at least one relation.

    A conflict of interest hides the case from the account, whatever else holds.
    """
    relations = matrix.allowing(viewer.role, verb, object)
    mine = Participation.objects.filter(in_force(viewer), case=OuterRef("pk"), user=viewer.user_id)
    held = relations - {Relation.UNIT, Relation.MUNICIPALITY}
    condition = Q(Exists(mine.filter(relation__in=sorted(held)))) if held else Q(pk__in=[])
    if Relation.MUNICIPALITY in relations:
        condition |= Q(municipality=viewer.municipality_code)
    if Relation.UNIT in relations and viewer.unit_id is not None:
        condition |= Q(unit=viewer.unit_id)
    return (
        condition
        & Q(municipality=viewer.municipality_code)
        & ~Q(Exists(mine.filter(relation=Relation.CONFLICT)))
    )


def visible_to(viewer: Viewer, *, object: str = "case", verb: Verb = Verb.READ) -> QuerySet[Case]:
    """The cases whose ``object`` the viewer may read (or do ``verb`` to) at this moment."""
    return Case.objects.filter(reachable(viewer, object=object, verb=verb))


def relations_to(case: Case, viewer: Viewer) -> frozenset[Relation]:
    """All relations in which the viewer stands to the case at this moment."""
    if case.municipality_id != viewer.municipality_code:
        return frozenset()
    held = Participation.objects.filter(in_force(viewer), case=case, user=viewer.user_id)
    relations = {Relation(name) for name in held.values_list("relation", flat=True)}
    return _all_relations(case, viewer, relations)


def may(viewer: Viewer, verb: Verb, object: str, *, case: Case) -> bool:
    """Whether the viewer may do this to an object of this case at this moment."""
    return matrix.may(viewer.role, verb, object, relations_to(case, viewer))


def fields_shown(viewer: Viewer, object: str, *, case: Case) -> frozenset[str]:
    """The fields of an object of this case that the viewer may read at this moment."""
    return matrix.fields_for(viewer.role, object, relations_to(case, viewer))


def relations_by_case(cases: Sequence[Case], viewer: Viewer) -> dict[int, frozenset[Relation]]:
    """The relations to each of these cases, in one query whatever their number."""
    held = Participation.objects.filter(in_force(viewer), case__in=cases, user=viewer.user_id)
    found: dict[int, set[Relation]] = {case.pk: set() for case in cases}
    for case_id, relation in held.values_list("case", "relation"):
        found[case_id].add(Relation(relation))
    return {case.pk: _all_relations(case, viewer, found[case.pk]) for case in cases}


def _all_relations(case: Case, viewer: Viewer, held: set[Relation]) -> frozenset[Relation]:
    """Those held in person, and those that come with municipality and unit."""
    if case.municipality_id != viewer.municipality_code:
        return frozenset()
    if Relation.CONFLICT in held:
        return frozenset({Relation.CONFLICT})
    relations = held | {Relation.MUNICIPALITY}
    if viewer.unit_id is not None and case.unit_id == viewer.unit_id:
        relations.add(Relation.UNIT)
    return frozenset(relations)
