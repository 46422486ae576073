"""A mentor who is signed but stops before the first day: the citizen waits for another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.test import Client
from django.urls import reverse

from livline.office.accounts.models import User
from livline.records.matches.models import MatchState
from livline.records.matches.queries import waiting
from tests.factories import matches, people
from tests.factories.cases import Scene


def test_a_match_that_has_not_begun_is_handed_over(
    scene: Scene, signed_in: Callable[[User], Client]
) -> None:
    ahead = people.TODAY + timedelta(days=10)
    match = matches.signed(matches.accepted(scene, starts_on=ahead), scene)
    page = reverse("caseworker:handover", args=[scene.case.public_id])
    client = signed_in(scene.caseworker)
    assert scene.mentor.name in client.get(page).content.decode()

    answer = client.post(page, {"on": people.TODAY.isoformat(), "note": ""})

    assert answer.status_code == 302
    match.refresh_from_db()
    assert match.state == MatchState.ENDED
    assert scene.case in waiting(scene.by_coordinator)
    mentor = signed_in(scene.mentor_user)
    assert mentor.get(f"/mentor/borger/{scene.case.public_id}/").status_code == 404
