"""The person of a case: corrections, and what opens for a stated reason only."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from livline.office.accounts.models import User
from livline.office.audit.models import AuditEntry, Purpose
from livline.records.cases import access
from livline.records.cases.access import Relation
from livline.records.people import actions, queries
from livline.records.people.models import Citizen
from tests.factories.cases import Scene


@pytest.fixture
def desk(scene: Scene, signed_in: Callable[[User], Client]) -> Client:
    """The caseworker's browser."""
    return signed_in(scene.caseworker)


def address(scene: Scene, name: str) -> str:
    return reverse(f"caseworker:{name}", args=[scene.case.public_id])


def fields(scene: Scene, **more: str) -> dict[str, str]:
    citizen = Citizen.objects.get(pk=scene.citizen.pk)
    return {
        "given_names": citizen.given_names,
        "family_name": citizen.family_name,
        "language": "da",
        "protection": "none",
        "phone": citizen.phone,
        "channel": "call",
        "version": str(citizen.version),
        **more,
    }


def test_a_correction_is_kept(scene: Scene, desk: Client) -> None:
    answer = desk.post(address(scene, "person"), fields(scene, calling_name="Tine"))
    assert answer.status_code == 302
    scene.citizen.refresh_from_db()
    assert scene.citizen.calling_name == "Tine"


def test_two_corrections_at_once_show_both_and_lose_neither(scene: Scene, desk: Client) -> None:
    mine = fields(scene, calling_name="Min", version="1")
    desk.post(address(scene, "person"), fields(scene, calling_name="Deres"))
    page = desk.post(address(scene, "person"), mine)
    text = page.content.decode()
    assert page.status_code == 409
    assert "Deres" in text
    assert 'value="Min"' in text
    assert 'name="version" value="2"' in text


def test_the_full_number_is_shown_for_a_reason_that_is_kept(scene: Scene, desk: Client) -> None:
    number = queries.id_number_of(scene.citizen)
    place = address(scene, "id_number")
    assert number not in desk.get(place).content.decode()
    assert number not in desk.post(place, {"reason": "  "}).content.decode()
    page = desk.post(place, {"reason": "Brev til sygehuset"})
    assert number in page.content.decode()
    assert page.headers["Cache-Control"].find("no-store") >= 0
    row = AuditEntry.objects.filter(object="id_number").latest("pk")
    assert (row.purpose, row.subject) == (Purpose.STATED_REASON, scene.case.pk)
    assert "sygehuset" not in str(vars(row))
    kept = scene.case.participations.get(reason="Brev til sygehuset")
    assert kept.relation == Relation.OPENED


def test_a_stated_reason_opens_nothing_else(scene: Scene, desk: Client) -> None:
    desk.post(address(scene, "id_number"), {"reason": "Brev"})
    assert Relation.OPENED not in access.relations_to(scene.case, scene.by_caseworker)


def test_the_protected_address_is_shown_and_kept_for_a_reason(scene: Scene, desk: Client) -> None:
    actions.keep_address(scene.citizen, "Prøvevej 1", by=scene.by_caseworker)
    place = address(scene, "protected_address")
    assert "Prøvevej 1" not in desk.get(place).content.decode()
    assert "Prøvevej 1" in desk.post(place, {"reason": "Brev"}).content.decode()
    desk.post(address(scene, "keep_address"), {"reason": "Brev", "address": "Prøvevej 2"})
    assert queries.address_of(Citizen.objects.get(pk=scene.citizen.pk)) == "Prøvevej 2"
    assert "Prøvevej" not in desk.get(address(scene, "person")).content.decode()


def test_special_protection_forgets_the_address_and_keeps_none(scene: Scene, desk: Client) -> None:
    actions.keep_address(scene.citizen, "Prøvevej 1", by=scene.by_caseworker)
    desk.post(address(scene, "person"), fields(scene, protection="special"))
    desk.post(address(scene, "keep_address"), {"reason": "Brev", "address": "Prøvevej 2"})
    assert queries.address_of(Citizen.objects.get(pk=scene.citizen.pk)) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"phone": "", "channel": "call"},
        {"phone": "ring bare"},
        {"safe_from": "09:00"},
        {"safe_from": "14:00", "safe_until": "09:00"},
    ],
)
def test_a_way_of_contact_that_cannot_be_used_is_not_kept(
    scene: Scene, desk: Client, wrong: dict[str, str]
) -> None:
    page = desk.post(address(scene, "person"), fields(scene, calling_name="Tine", **wrong))
    assert page.status_code == 422
    assert 'value="Tine"' in page.content.decode()
