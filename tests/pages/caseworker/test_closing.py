"""A case is closed once nothing runs in it, and opened again when the citizen is back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.test import Client
from django.urls import reverse

from livline.office.accounts.models import Role, User
from livline.records.cases import actions as case_actions
from livline.records.cases.models import CaseStatus
from livline.records.followups import actions
from livline.records.grants import actions as grant_actions
from livline.records.grants.models import GrantState
from livline.records.journey import queries as journey
from livline.records.matches.models import EndReason
from tests.factories import followups, grants, people, plans
from tests.factories.cases import Scene

SignIn = Callable[[User], Client]
WEEK = timedelta(weeks=1)


def address(scene: Scene) -> str:
    return reverse("caseworker:closing", args=[scene.case.public_id])


def status(scene: Scene) -> str:
    scene.case.refresh_from_db()
    return scene.case.status


def end(scene: Scene, *, days: int = 0) -> None:
    actions.end_support(
        scene.case,
        reason=EndReason.GOAL_REACHED,
        summary="",
        on=people.TODAY + timedelta(days=days),
        by=scene.by_caseworker,
    )


def next_screen(scene: Scene, *, days: int = 0) -> str:
    found = journey.standing(scene.case, on=people.TODAY + timedelta(days=days))
    return journey.of_standing(found, Role.CASEWORKER).url_name


def test_a_case_without_support_is_closed_and_opened_again(scene: Scene, signed_in: SignIn) -> None:
    client = signed_in(scene.caseworker)
    plans.approved(scene.case, by=scene.by_caseworker)
    draft = grants.draft(scene.case, by=scene.by_caseworker)

    client.post(address(scene), {"do": "close"})
    closed, screen = status(scene), next_screen(scene)
    draft.refresh_from_db()
    client.post(address(scene), {"do": "reopen"})

    assert (closed, screen) == (CaseStatus.CLOSED, "caseworker:closing")
    assert draft.state == GrantState.WITHDRAWN
    assert (status(scene), next_screen(scene)) == (CaseStatus.OPEN, "caseworker:grant")
    assert scene.case.reopened_on == people.TODAY


def test_running_support_is_ended_first(scene: Scene, signed_in: SignIn) -> None:
    followups.running(scene)
    client = signed_in(scene.caseworker)

    shown = client.get(address(scene)).content.decode()
    sent = client.post(address(scene), {"do": "close"})

    assert reverse("caseworker:ending", args=[scene.case.public_id]) in shown
    assert sent.status_code == 409
    assert status(scene) == CaseStatus.OPEN


def test_support_ended_to_a_later_day_asks_to_close_when_the_day_has_come(
    scene: Scene, signed_in: SignIn
) -> None:
    followups.running(scene)
    end(scene, days=7)
    later = scene.by_caseworker.at(scene.by_caseworker.now + WEEK)

    sent = signed_in(scene.caseworker).post(address(scene), {"do": "close"})

    assert sent.status_code == 409
    assert journey.today(scene.by_caseworker) == []
    assert [item.action.url_name for item in journey.today(later)] == ["caseworker:closing"]
    actions.close_case(scene.case, by=later)
    assert status(scene) == CaseStatus.CLOSED
    assert journey.today(later) == []


def test_a_case_opened_again_after_an_ending_begins_a_new_round(scene: Scene) -> None:
    plans.approved(scene.case, by=scene.by_caseworker)
    followups.running(scene)
    end(scene)

    scene.case.refresh_from_db()
    case_actions.reopen(scene.case, by=scene.by_caseworker)

    assert next_screen(scene) == "caseworker:grant"


def test_a_refusal_leads_to_closing(scene: Scene, signed_in: SignIn) -> None:
    plans.approved(scene.case, by=scene.by_caseworker)
    draft = grants.draft(scene.case, by=scene.by_caseworker)
    grant_actions.refuse(draft, reason="Prøvegrund.", by=scene.by_caseworker)

    body = signed_in(scene.caseworker).get(f"/sag/{scene.case.public_id}/").content.decode()

    assert next_screen(scene) == "caseworker:closing"
    assert address(scene) in body


def test_of_two_who_close_the_second_is_told(scene: Scene, signed_in: SignIn) -> None:
    client = signed_in(scene.caseworker)
    client.post(address(scene), {"do": "close"})

    assert client.post(address(scene), {"do": "close"}).status_code == 409


def test_a_colleague_without_the_case_cannot_close_it(scene: Scene, signed_in: SignIn) -> None:
    assert signed_in(scene.colleague).post(address(scene), {"do": "close"}).status_code == 404
    assert status(scene) == CaseStatus.OPEN
