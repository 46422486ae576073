"""Needs, the overlap map, the referral's facts and the list of cases."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from livline.office.accounts.models import User
from livline.office.audit.models import AuditEntry
from livline.records.cases import access, actions, queries
from livline.records.cases.actions import NeedFacts
from livline.records.cases.models import Need
from livline.records.people.queries import id_number_of
from tests.factories import cases, people
from tests.factories.cases import Scene


@pytest.fixture
def desk(scene: Scene, signed_in: Callable[[User], Client]) -> Client:
    """The caseworker's browser."""
    return signed_in(scene.caseworker)


def address(scene: Scene, name: str, *more: str) -> str:
    return reverse(f"caseworker:{name}", args=[scene.case.public_id, *more])


def test_a_need_has_two_texts_and_the_mentor_reads_the_agreed_one_only(
    scene: Scene, desk: Client
) -> None:
    sent = {
        "kind": "barrier",
        "category": "routine",
        "note": "Kun for os",
        "good_to_know": "Morgener er svære.",
    }
    desk.post(address(scene, "needs"), sent)
    assert not queries.good_to_know(scene.case, on=people.TODAY).exists()
    need = Need.objects.get(note="Kun for os")
    desk.post(
        address(scene, "need", need.public_id), sent | {"version": "1", "citizen_agrees": "on"}
    )
    assert queries.good_to_know(scene.case, on=people.TODAY).get() == need


def test_two_who_write_one_need_see_both_texts(scene: Scene, desk: Client) -> None:
    need = cases.need(scene.case, by=scene.by_caseworker)
    facts = NeedFacts(kind="barrier", category="routine", own_words="Deres ord")
    actions.change_need(need, facts, version=1, by=scene.by_caseworker)
    mine = {"kind": "barrier", "category": "routine", "own_words": "Mine ord", "version": "1"}
    page = desk.post(address(scene, "need", need.public_id), mine)
    text = page.content.decode()
    assert page.status_code == 409
    assert "Deres" in text
    assert "Mine ord</textarea>" in text


def test_a_need_of_another_case_is_not_found(scene: Scene, desk: Client) -> None:
    other = cases.need(cases.case(caseworker=scene.colleague), by=scene.by_colleague)
    assert desk.get(address(scene, "need", other.public_id)).status_code == 404


def test_a_need_that_no_longer_holds_is_taken_away(scene: Scene, desk: Client) -> None:
    need = cases.need(scene.case, by=scene.by_caseworker)
    desk.post(address(scene, "need", need.public_id), {"remove": "1"})
    assert not queries.needs_of(scene.case).exists()


def test_the_overlap_map_takes_a_helper_in_and_out(scene: Scene, desk: Client) -> None:
    sent = {"function": "treatment", "helper": "Terapeut Prøve", "does": "Samtaler"}
    desk.post(address(scene, "support"), sent)
    helper = queries.other_support_of(scene.case, on=people.TODAY).get()
    assert "Samtaler" in desk.get(address(scene, "support")).content.decode()
    desk.post(address(scene, "end_support", helper.public_id))
    helper.refresh_from_db()
    assert helper.until == people.TODAY


def test_another_target_group_holds_from_its_day_on(scene: Scene, desk: Client) -> None:
    sent = {"since": people.TODAY.isoformat(), "target_group": "5"}
    desk.post(address(scene, "target_group"), sent)
    before = queries.target_group_on(scene.case, on=cases.REFERRED_ON)
    after = queries.target_group_on(scene.case, on=people.TODAY)
    assert before is not None
    assert after is not None
    assert (before.number, after.number) == (3, 5)


def test_no_target_group_is_recorded_by_pressing_without_choosing(
    scene: Scene, desk: Client
) -> None:
    sent = {"since": people.TODAY.isoformat(), "target_group": ""}
    assert desk.post(address(scene, "target_group"), sent).status_code == 422


def test_a_case_that_is_handed_over_is_seen_by_the_new_one_alone_from_then_on(
    scene: Scene, desk: Client
) -> None:
    desk.post(address(scene, "hand_over"), {"caseworker": scene.colleague.public_id})
    assert access.visible_to(scene.by_colleague).filter(pk=scene.case.pk).exists()
    assert desk.get(address(scene, "needs")).status_code == 404


def test_two_who_change_the_referral_see_both_texts(scene: Scene, desk: Client) -> None:
    sent = {"reason": "Deres", "wishes": "", "wished_gender": "", "version": "1"}
    desk.post(address(scene, "case_facts"), sent)
    page = desk.post(address(scene, "case_facts"), sent | {"reason": "Mine"})
    assert page.status_code == 409
    assert "Mine</textarea>" in page.content.decode()


def test_the_list_shows_own_cases_found_by_name_and_logs_them(scene: Scene, desk: Client) -> None:
    theirs = cases.case(caseworker=scene.colleague)
    page = desk.get(reverse("caseworker:cases"), {"q": scene.citizen.family_name[-4:]})
    text = page.content.decode()
    assert scene.citizen.name in text
    assert theirs.citizen.name not in text
    assert AuditEntry.objects.latest("pk").subjects == [scene.case.pk]


def test_an_export_holds_what_the_list_shows_and_is_logged(scene: Scene, desk: Client) -> None:
    file = desk.get(reverse("caseworker:cases"), {"export": "csv"})
    lines = file.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert id_number_of(scene.citizen) not in file.content.decode()
    row = AuditEntry.objects.filter(verb="export").latest("pk")
    assert row.subjects == [scene.case.pk]


def test_the_number_of_queries_does_not_grow_with_the_cases(scene: Scene, desk: Client) -> None:
    address = reverse("caseworker:cases")
    desk.get(address)
    with CaptureQueriesContext(connection) as with_one:
        desk.get(address)
    for _number in range(12):
        cases.case(caseworker=scene.caseworker)

    with CaptureQueriesContext(connection) as with_many:
        desk.get(address)

    assert len(with_many) <= len(with_one) <= 24
