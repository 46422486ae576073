"""Follow-up, handover and ending on the screen, and access that ends on the next request."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from livline.office.accounts.models import User
from livline.records.followups.models import Decision, Ending, Handover
from livline.records.followups.queries import open_of
from livline.records.lifeline import actions as lifeline
from livline.records.matches.models import MatchState
from tests.factories import followups, people
from tests.factories.cases import Scene

SignIn = Callable[[User], Client]
NAMES = ["followups", "followup", "handover", "ending"]


def address(scene: Scene, name: str) -> str:
    return reverse(f"caseworker:{name}", args=[scene.case.public_id])


def talk(**given: object) -> dict[str, object]:
    usual: dict[str, object] = {
        "held_on": people.TODAY.isoformat(),
        "support_delivered": "yes",
        "citizen_view": "better",
        "mentor_view": "same",
        "summary": "Det går fremad.",
        "decision": Decision.CONTINUE.value,
    }
    return usual | given


@pytest.mark.parametrize("name", NAMES)
def test_the_screens_are_shown_with_and_without_support(
    scene: Scene, signed_in: SignIn, name: str
) -> None:
    client = signed_in(scene.caseworker)
    assert client.get(address(scene, name)).status_code == 200
    followups.running(scene)

    page = client.get(address(scene, name))

    assert page.status_code == 200
    assert "<c-" not in page.content.decode()


@pytest.mark.parametrize(
    ("decision", "leads_to"),
    [
        ("continue", "followups"),
        ("adjust", "agreement"),
        ("extend", "extension"),
        ("other_mentor", "handover"),
        ("end", "ending"),
    ],
)
def test_a_talk_leads_to_what_was_decided(
    scene: Scene, signed_in: SignIn, decision: str, leads_to: str
) -> None:
    followups.running(scene)

    sent = signed_in(scene.caseworker).post(address(scene, "followup"), talk(decision=decision))

    assert sent.headers["Location"] == address(scene, leads_to)
    assert open_of(scene.case).count() == 2


def test_a_talk_without_a_decision_is_not_kept_and_not_lost(
    scene: Scene, signed_in: SignIn
) -> None:
    followups.running(scene)

    page = signed_in(scene.caseworker).post(address(scene, "followup"), talk(decision=""))

    assert page.status_code == 422
    assert "Det går fremad." in page.content.decode()
    assert open_of(scene.case).count() == 3


def test_an_extra_talk_is_planned(scene: Scene, signed_in: SignIn) -> None:
    followups.running(scene)
    day = people.TODAY + timedelta(days=10)

    signed_in(scene.caseworker).post(address(scene, "followups"), {"due_on": day.isoformat()})

    assert open_of(scene.case).filter(due_on=day).exists()


def test_after_a_handover_the_mentor_is_out_on_the_next_request(
    scene: Scene, signed_in: SignIn
) -> None:
    match = followups.running(scene)
    mentor, case_page = signed_in(scene.mentor_user), reverse("mentor:citizens")
    assert scene.citizen.calling_name in mentor.get(case_page).content.decode()

    signed_in(scene.caseworker).post(
        address(scene, "handover"),
        {"on": people.TODAY.isoformat(), "note": "Note", "citizen_agrees": "on"},
    )

    match.refresh_from_db()
    assert match.state == MatchState.ENDED
    assert Handover.objects.get().citizen_agrees
    assert scene.citizen.calling_name not in mentor.get(case_page).content.decode()


def test_the_ended_support_is_closed_to_the_mentor_on_the_next_request(
    scene: Scene, signed_in: SignIn
) -> None:
    followups.running(scene)
    mentor = signed_in(scene.mentor_user)
    own = reverse("mentor:citizen", args=[scene.case.public_id])
    assert mentor.get(own).status_code == 200

    signed_in(scene.caseworker).post(
        address(scene, "ending"),
        {"reason": "goal_reached", "on": people.TODAY.isoformat(), "summary": "Kan selv."},
    )

    assert Ending.objects.get().summary == "Kan selv."
    assert mentor.get(own).status_code == 404


def test_a_promised_call_is_made_before_the_end(scene: Scene, signed_in: SignIn) -> None:
    followups.running(scene)
    due_at = people.NOW + timedelta(hours=3)
    lifeline.ask(scene.case, key=uuid.uuid4(), due_at=due_at, by=scene.by_citizen)

    page = signed_in(scene.caseworker).post(
        address(scene, "ending"),
        {"reason": "planned", "on": people.TODAY.isoformat(), "summary": "Min tekst."},
    )

    assert page.status_code == 422
    assert "Min tekst." in page.content.decode()
    assert not Ending.objects.exists()


@pytest.mark.parametrize("name", ["followup", "handover"])
def test_mentor_and_citizen_do_not_open_the_caseworkers_forms(
    scene: Scene, signed_in: SignIn, name: str
) -> None:
    followups.running(scene)

    for user in (scene.mentor_user, scene.citizen_user, scene.coordinator):
        assert signed_in(user).get(address(scene, name)).status_code == 404


def test_a_talk_is_not_written_down_before_it_is_held(scene: Scene, signed_in: SignIn) -> None:
    followups.running(scene)
    tomorrow = people.TODAY + timedelta(days=1)
    for day, said in ((tomorrow, "ligger forude"), (date(9999, 12, 31), "Se på årstallet")):
        sent = talk(held_on=day.isoformat())
        answer = signed_in(scene.caseworker).post(address(scene, "followup"), sent)
        assert answer.status_code == 422
        assert said in answer.content.decode()
