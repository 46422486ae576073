"""The citizen's start page: ring, be rung back, answer a proposal, sign, ask for another."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from livline.records.lifeline import actions as lifeline_actions
from livline.records.lifeline.models import CallBack
from livline.records.matches.models import Match, MatchState
from tests.factories import contacts, lifeline, matches, people
from tests.factories.cases import Scene

START = "/borger/"


def _wish(citizen: Client) -> dict[str, Any]:
    """What the browser sends if the first time offered is left as it is."""
    form = citizen.get(START).context["form"]
    return {"key": str(form["key"].value()), "due_at": form["due_at"].value()}


def test_one_tap_rings_the_mentor(scene: Scene, citizen: Client) -> None:
    contacts.support(scene)

    assert f'href="tel:{scene.mentor.phone}"' in citizen.get(START).content.decode()


def test_ring_me_up_is_one_press_and_stored_before_it_is_confirmed(
    scene: Scene, citizen: Client
) -> None:
    contacts.support(scene)

    answer = citizen.post(reverse("citizen:callback"), _wish(citizen))

    assert answer.status_code == 302
    callback = CallBack.objects.get()
    assert callback.due_at > people.NOW
    assert callback.match is not None


def test_the_same_press_twice_is_one_wish(scene: Scene, citizen: Client) -> None:
    wish = _wish(citizen)

    for _ in range(2):
        assert citizen.post(reverse("citizen:callback"), wish).status_code == 302

    assert CallBack.objects.count() == 1


@pytest.mark.parametrize("due", ["", "soon", "2026-11-23T09:00", "2026-11-22T12:00:00+01:00"])
def test_a_time_that_cannot_be_promised_is_said_at_the_field(
    scene: Scene, citizen: Client, due: str
) -> None:
    answer = citizen.post(reverse("citizen:callback"), _wish(citizen) | {"due_at": due})

    assert answer.status_code == 422
    assert "due_at" in answer.context["form"].errors
    assert not CallBack.objects.exists()


def test_while_one_wish_waits_the_page_says_so_and_it_can_be_called_off(
    scene: Scene, citizen: Client
) -> None:
    wish = _wish(citizen)
    callback = lifeline.callback(scene.case, by=scene.by_citizen)
    assert "Vi ringer til dig inden" in citizen.get(START).content.decode()
    assert citizen.post(reverse("citizen:callback"), wish).status_code == 302

    citizen.post(reverse("citizen:call_off"))

    callback.refresh_from_db()
    assert callback.state == "cancelled"
    assert CallBack.objects.count() == 1


def test_the_citizen_sees_that_somebody_has_promised_to_ring(scene: Scene, citizen: Client) -> None:
    contacts.support(scene)
    callback = lifeline.callback(scene.case, by=scene.by_citizen)
    lifeline_actions.take(callback, by=scene.by_mentor)

    assert "Jeg ringer" in citizen.get(START).content.decode()


def test_a_yes_to_a_proposal_is_one_press_and_leads_to_the_agreement(
    scene: Scene, citizen: Client
) -> None:
    match = matches.proposed(scene)
    address = reverse("citizen:proposal")
    assert address in citizen.get(START).content.decode()

    answer = citizen.post(address, {"yes": "1"})

    assert answer.headers["Location"] == reverse("citizen:agreement")
    match.refresh_from_db()
    assert match.state == MatchState.ACCEPTED


def test_a_no_carries_its_reason_and_leaves_nothing_else_behind(
    scene: Scene, citizen: Client
) -> None:
    match = matches.proposed(scene)
    address = reverse("citizen:proposal")

    without = citizen.post(address, {"no": "1", "words": "Bliver stående"})
    answer = citizen.post(address, {"no": "1", "reason": "chemistry"})

    assert without.status_code == 422
    assert "Bliver stående" in without.content.decode()
    assert answer.status_code == 302
    match.refresh_from_db()
    assert (match.state, match.decline_reason) == (MatchState.DECLINED, "chemistry")
    assert scene.case.participations.filter(user=scene.mentor_user).count() == 0


def test_a_proposal_taken_back_meanwhile_is_told(scene: Scene, citizen: Client) -> None:
    match = matches.proposed(scene)
    citizen.get(reverse("citizen:proposal"))
    Match.objects.filter(pk=match.pk).update(state=MatchState.WITHDRAWN)

    assert citizen.post(reverse("citizen:proposal"), {"yes": "1"}).status_code == 409


def test_the_agreement_is_read_and_signed_once(scene: Scene, citizen: Client) -> None:
    match = matches.accepted(scene)
    address = reverse("citizen:agreement")
    assert address in citizen.get(START).content.decode()

    first, second = citizen.post(address), citizen.post(address)

    assert (first.status_code, second.status_code) == (302, 409)
    assert match.agreement.signatures.filter(party="citizen").count() == 1


def test_an_agreement_without_a_mentor_waits(scene: Scene, citizen: Client) -> None:
    matches.ready(scene.case, by=scene.by_caseworker)

    assert citizen.post(reverse("citizen:agreement")).status_code == 409


def test_another_mentor_is_asked_for_without_a_reason(scene: Scene, citizen: Client) -> None:
    match = contacts.support(scene).match

    answer = citizen.post(reverse("citizen:another_mentor"), {"words": ""})

    assert answer.status_code == 302
    match.refresh_from_db()
    assert match.another_wished_at is not None
    assert match.state == MatchState.ACTIVE


def test_the_next_appointment_stands_on_the_start_page_and_the_notes_below_it(
    scene: Scene, citizen: Client
) -> None:
    support = contacts.support(scene)
    contacts.appointment(support.match, by=scene.by_mentor)
    contacts.contact(
        support.match, by=scene.by_mentor, shared_note="Vi tog bussen", note="KANARIENOTE"
    )

    page = citizen.get(reverse("citizen:appointments")).content.decode()

    assert "Prøvebiblioteket" in citizen.get(START).content.decode()
    assert "Vi tog bussen" in page
    assert "KANARIENOTE" not in page


def test_a_mentor_stopped_yesterday_can_no_longer_be_rung_from_the_page(
    scene: Scene, citizen: Client
) -> None:
    match = contacts.support(scene).match
    match.period = (contacts.STARTED_ON, people.TODAY - timedelta(days=1))
    match.state, match.end_reason = MatchState.ENDED, "planned"
    match.save()

    assert f"tel:{scene.mentor.phone}" not in citizen.get(START).content.decode()
