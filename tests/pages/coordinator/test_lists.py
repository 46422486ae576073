"""The coordinator's lists: filter, sort, export, a fixed number of questions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from livline.office.accounts.models import User
from livline.office.audit.models import AuditEntry
from livline.records.matches import actions
from livline.records.matches.models import DeclineReason
from tests.factories import cases, matches, people
from tests.factories.cases import Scene

SignIn = Callable[[User], Client]
LISTS = ["waiting", "mentors", "proposals", "cases"]


def text_of(client: Client, name: str, query: str = "") -> str:
    answer = client.get(reverse(f"coordinator:{name}") + query)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def corps(scene: Scene) -> dict[str, str]:
    """A few mentors that differ, by name."""
    by = scene.by_coordinator
    people.mentor(by=by, name="Anna Arabisktalende", languages=("da", "ar"))
    people.mentor(by=by, name="Bo Gældsvejleder", competences=("debt",))
    people.mentor(by=by, name="Carl Ekstern", kind="external")
    people.mentor(by=by, name="Dorte Nord", areas=(scene.unit.pk,))
    people.mentor(by=by, name="Erik Syd", areas=(-1,))
    return {"area": str(scene.unit.pk)}


@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        ("?language=ar", "Anna", "Bo Gæ"),
        ("?competence=debt", "Bo Gæ", "Anna"),
        ("?kind=external", "Carl", "Dorte"),
        ("?area={area}", "Dorte", "Erik"),
        ("?q=carl", "Carl", "Anna"),
    ],
)
def test_the_corps_is_narrowed(
    scene: Scene, signed_in: SignIn, corps: dict[str, str], query: str, shown: str, hidden: str
) -> None:
    page = text_of(signed_in(scene.coordinator), "mentors", query.format(**corps))

    assert shown in page
    assert hidden not in page


def test_the_corps_sorts_by_free_hours(scene: Scene, signed_in: SignIn) -> None:
    people.mentor(by=scene.by_coordinator, name="Zenia Ledig", hours_per_week=30)
    people.mentor(by=scene.by_coordinator, name="Ahmed Optaget", hours_per_week=1)

    page = text_of(signed_in(scene.coordinator), "mentors", "?sort=-free")

    assert page.index("Zenia") < page.index("Ahmed")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_taken_out_and_the_export_logged(
    scene: Scene, signed_in: SignIn, name: str
) -> None:
    matches.ready(scene.case, by=scene.by_caseworker)

    file = signed_in(scene.coordinator).get(reverse(f"coordinator:{name}") + "?export=csv")

    assert file["Content-Type"].startswith("text/csv")
    row = AuditEntry.objects.get(verb="export")
    expected = [scene.case.pk] if name in {"waiting", "cases"} else []
    assert row.subjects == expected


def test_the_waiting_list_tells_how_long_and_how_many_times_no(
    scene: Scene, signed_in: SignIn
) -> None:
    early = scene.by_caseworker.at(scene.by_caseworker.now - timedelta(days=12))
    match = matches.proposed(scene, agreement=matches.ready(scene.case, by=early))
    actions.decline(match, reason=DeclineReason.OTHER, words="", by=scene.by_citizen)

    page = text_of(signed_in(scene.coordinator), "waiting")

    assert scene.citizen.name in page
    assert ">12<" in page


def test_a_no_stands_in_the_view_of_noes_with_its_reason(scene: Scene, signed_in: SignIn) -> None:
    match = matches.proposed(scene)
    actions.decline(
        match, reason=DeclineReason.LANGUAGE, words="Svært at forstå.", by=scene.by_citizen
    )

    assert "Svært at forstå." in text_of(signed_in(scene.coordinator), "proposals", "?view=no")
    assert "Svært at forstå." not in text_of(signed_in(scene.coordinator), "proposals")


@pytest.mark.parametrize("name", LISTS)
def test_nobody_else_opens_a_list_of_the_coordinator(
    scene: Scene, signed_in: SignIn, name: str
) -> None:
    for user in (scene.caseworker, scene.mentor_user, scene.citizen_user):
        assert signed_in(user).get(reverse(f"coordinator:{name}")).status_code == 404


@pytest.mark.parametrize("name", LISTS)
def test_the_number_of_questions_does_not_grow_with_the_rows(
    scene: Scene,
    signed_in: SignIn,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    name: str,
) -> None:
    client = signed_in(scene.coordinator)
    for number in range(12):
        case = cases.case(caseworker=scene.caseworker)
        agreement = matches.ready(case, by=scene.by_caseworker)
        mentor = people.mentor(by=scene.by_coordinator)
        if number % 2:
            actions.propose(agreement, mentor=mentor, reasons="", by=scene.by_coordinator)

    with django_assert_max_num_queries(16):
        text_of(client, name)


def test_the_cases_are_narrowed_by_unit_status_and_name_and_sorted(
    scene: Scene, signed_in: SignIn
) -> None:
    other = people.unit(scene.municipality, name="Prøvejobcenter Syd")
    elsewhere = cases.case(caseworker=scene.caseworker, unit=other)
    client = signed_in(scene.coordinator)

    def shown(**query: str) -> list[object]:
        return list(client.get("/koordinator/sager/", query).context["page"].records)

    assert shown(unit=other.public_id) == [elsewhere]
    assert shown(status="closed") == []
    assert shown(q=scene.citizen.family_name) == [scene.case]
    assert shown(sort="-unit")[0] == elsewhere


def test_the_cases_are_taken_out_as_narrowed_and_the_export_logged(
    scene: Scene, signed_in: SignIn
) -> None:
    other = people.unit(scene.municipality, name="Prøvejobcenter Syd")
    elsewhere = cases.case(caseworker=scene.caseworker, unit=other)
    client = signed_in(scene.coordinator)

    client.get("/koordinator/sager/", {"unit": other.public_id, "export": "csv"})

    row = AuditEntry.objects.order_by("-pk")[0]
    assert (row.verb, row.object, row.subjects) == ("export", "case", [elsewhere.pk])
