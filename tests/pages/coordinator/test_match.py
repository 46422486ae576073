"""Find a mentor: who can, the proposal, and nobody else at the page."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from livline.office.accounts.models import User
from livline.records.matches import actions, queries
from livline.records.matches.models import Match, MatchState
from tests.factories import matches, people
from tests.factories.cases import Scene

SignIn = Callable[[User], Client]


def address(scene: Scene) -> str:
    return reverse("coordinator:match", args=[scene.case.public_id])


def test_a_mentor_is_proposed_with_reasons_from_the_list(scene: Scene, signed_in: SignIn) -> None:
    matches.ready(scene.case, by=scene.by_caseworker)
    client = signed_in(scene.coordinator)
    page = client.get(address(scene)).content.decode()
    assert scene.mentor.name in page

    sent = client.post(
        address(scene), {"mentor": scene.mentor.public_id, "reasons": "Kender pladsen."}
    )

    assert sent.status_code == 302
    match = Match.objects.get(case=scene.case)
    assert (match.mentor, match.reasons) == (scene.mentor, "Kender pladsen.")


def test_those_who_cannot_are_shown_with_what_stands_in_the_way(
    scene: Scene, signed_in: SignIn
) -> None:
    matches.ready(scene.case, by=scene.by_caseworker)
    away = people.mentor(by=scene.by_coordinator, on_leave=True)

    page = signed_in(scene.coordinator).get(address(scene)).content.decode()

    assert away.name in page
    assert "Er på orlov" in page
    assert f'value="{away.public_id}"' not in page
    assert "<c-" not in page


def test_a_proposal_made_meanwhile_is_told_and_the_text_is_kept(
    scene: Scene, signed_in: SignIn
) -> None:
    match = matches.proposed(scene)
    other = people.mentor(by=scene.by_coordinator)

    answer = signed_in(scene.coordinator).post(
        address(scene), {"mentor": other.public_id, "reasons": "Min tekst."}
    )

    assert answer.status_code == 409
    assert "Min tekst." in answer.content.decode()
    assert queries.proposal(scene.case) == match


def test_a_proposal_is_taken_back(scene: Scene, signed_in: SignIn) -> None:
    match = matches.proposed(scene)

    signed_in(scene.coordinator).post(address(scene), {"withdraw": "yes"})

    match.refresh_from_db()
    assert match.state == MatchState.WITHDRAWN


def test_only_who_may_propose_opens_the_page(scene: Scene, signed_in: SignIn) -> None:
    match = matches.running(scene)
    actions.ask_for_another(match, words="", by=scene.by_citizen)

    for user in (scene.citizen_user, scene.mentor_user, scene.colleague, scene.caseworker):
        assert signed_in(user).get(address(scene)).status_code == 404
    assert signed_in(scene.coordinator).get(address(scene)).status_code == 200
