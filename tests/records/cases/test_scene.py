"""The scene of the tests shows each of its people exactly what the matrix gives them."""

from __future__ import annotations

from livline.records.cases import access
from livline.records.cases.access import Relation
from tests.factories import cases, people
from tests.factories.cases import Scene


def test_the_case_is_seen_by_its_caseworker_citizen_and_coordinator_alone(scene: Scene) -> None:
    seeing = {
        user.role
        for user in (scene.caseworker, scene.citizen_user, scene.coordinator, scene.mentor_user)
        if access.visible_to(people.viewer(user)).exists()
    }
    assert seeing == {"caseworker", "citizen", "coordinator"}
    assert not access.visible_to(scene.by_colleague).exists()


def test_the_caseworker_is_responsible_and_the_colleague_of_the_unit_only(scene: Scene) -> None:
    assert Relation.RESPONSIBLE in access.relations_to(scene.case, scene.by_caseworker)
    assert Relation.RESPONSIBLE not in access.relations_to(scene.case, scene.by_colleague)
    assert Relation.UNIT in access.relations_to(scene.case, scene.by_colleague)


def test_every_substitute_number_is_new_and_of_day_plus_sixty() -> None:
    numbers = [people.id_number(number) for number in range(1, 3000)]
    assert len(set(numbers)) == len(numbers)
    assert all(61 <= int(number[:2]) <= 91 for number in numbers)


def test_a_second_municipality_sees_nothing_of_the_first(scene: Scene) -> None:
    with cases.playing(people.ODENSE) as other:
        assert not access.visible_to(other.by_coordinator).filter(pk=scene.case.pk).exists()
