"""The register: a mentor is added, changed by two at once, on leave and back."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from livline.office.accounts.models import User
from livline.records.people.models import Mentor
from tests.factories import matches
from tests.factories.cases import Scene

SignIn = Callable[[User], Client]


def form(**given: object) -> dict[str, object]:
    usual: dict[str, object] = {
        "number": "M9999",
        "name": "Nyansat Mentorsen",
        "kind": "municipal",
        "provider": "",
        "company": "",
        "hours_per_week": "7,5",
        "phone": "+4500009999",
        "email": "",
        "gender": "other",
        "languages": ["da", "ar"],
        "competences": ["debt"],
        "areas": [],
        "qualifications": "Vejleder.",
        "confidentiality_signed_on": "2026-11-02",
    }
    return usual | given


def address(scene: Scene) -> str:
    return reverse("coordinator:mentor", args=[scene.mentor.public_id])


def test_a_mentor_is_registered(scene: Scene, signed_in: SignIn) -> None:
    sent = signed_in(scene.coordinator).post(reverse("coordinator:new_mentor"), form())

    assert sent.status_code == 302
    added = Mentor.objects.get(number="M9999")
    assert (float(added.hours_per_week), added.languages) == (7.5, ["da", "ar"])


def test_a_used_number_is_told_and_nothing_typed_is_lost(scene: Scene, signed_in: SignIn) -> None:
    page = signed_in(scene.coordinator).post(
        reverse("coordinator:new_mentor"), form(number=scene.mentor.number)
    )

    assert "Nyansat Mentorsen" in page.content.decode()
    assert Mentor.objects.count() == 1


def test_the_second_of_two_sees_both_texts_and_keeps_the_own(
    scene: Scene, signed_in: SignIn
) -> None:
    client, version = signed_in(scene.coordinator), scene.mentor.version
    client.post(address(scene), form(version=version, name="Først Gemt"))

    second = client.post(address(scene), form(version=version, name="Dernæst Skrevet"))

    assert second.status_code == 409
    page = second.content.decode()
    assert "Først Gemt" in page
    assert "Dernæst Skrevet" in page
    scene.mentor.refresh_from_db()
    assert scene.mentor.name == "Først Gemt"


def test_leave_and_return(scene: Scene, signed_in: SignIn) -> None:
    client = signed_in(scene.coordinator)

    client.post(address(scene), {"on_leave": "yes"})
    scene.mentor.refresh_from_db()
    assert scene.mentor.on_leave

    client.post(address(scene), {"on_leave": "no"})
    scene.mentor.refresh_from_db()
    assert not scene.mentor.on_leave


def test_the_load_is_shown_with_whom(scene: Scene, signed_in: SignIn) -> None:
    matches.running(scene)

    page = signed_in(scene.coordinator).get(address(scene)).content.decode()

    assert scene.citizen.name in page
    assert "<c-" not in page


def test_nobody_else_opens_the_register(scene: Scene, signed_in: SignIn) -> None:
    for user in (scene.caseworker, scene.mentor_user, scene.citizen_user):
        assert signed_in(user).get(address(scene)).status_code == 404
