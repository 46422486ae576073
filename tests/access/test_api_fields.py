"""The API gives out exactly the keys that the matrix names, compared as sets."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

import pytest

from tests.access import addresses, checks, oracle
from tests.access.checks import Question
from tests.access.world import World

# Address -> object of the matrix, and where in the answer its fields stand.
OBJECTS = {
    "api:case": "case",
    "api:plan": "plan",
    "api:grants": "grant",
    "api:agreements": "agreement",
    "api:contacts": "contact",
}
BESIDE = {"id", "person"}


def _things(name: str, body: str) -> list[dict[str, Any]]:
    answer = json.loads(body)
    return list(answer["items"]) if "items" in answer else [answer]


@pytest.mark.parametrize(("name", "object"), OBJECTS.items())
def test_the_keys_of_an_answer_are_the_fields_of_the_matrix(
    world: World, name: str, object: str
) -> None:
    address = next(one for one in addresses.guarded() if one.name == name)
    seen = 0
    for actor in world.actors:
        for key in world.cases:
            answer = checks.ask(world, Question(actor, address, key, "GET"))
            if answer.status != 200:
                continue
            allowed = oracle.fields(actor.role, object, actor.to(key))
            for thing in _things(name, answer.body):
                seen += 1
                assert set(thing) - BESIDE == allowed, f"{name} ({key}) as {actor.name}"
    assert seen > 0


def test_the_person_in_a_case_has_the_fields_of_the_matrix(world: World) -> None:
    address = next(one for one in addresses.guarded() if one.name == "api:case")
    for actor in world.actors:
        for key in world.cases:
            answer = checks.ask(world, Question(actor, address, key, "GET"))
            if answer.status == 200:
                person = set(json.loads(answer.body)["person"])
                assert person == oracle.fields(actor.role, "person", actor.to(key)), actor.name


def test_a_contact_sent_twice_is_one_and_an_unknown_key_is_refused(world: World) -> None:
    mentor = world.actor("mentor of supported")
    url = f"/api/cases/{world.ids['supported']['case_id']}/contacts"
    sent = checks.SENT["api:contacts"]
    with checks.undone():
        first = mentor.client.post(url, sent, content_type="application/json")
        again = mentor.client.post(url, sent, content_type="application/json")
        other = mentor.client.post(url, sent | {"minutes": 31}, content_type="application/json")
        extra = mentor.client.post(url, sent | {"diary": "x"}, content_type="application/json")
        before = sent | {"key": str(uuid4()), "started_at": "0001-01-01T00:00:00+14:00"}
        early = mentor.client.post(url, before, content_type="application/json")
        text = mentor.client.post(url, sent | {"minutes": "30"}, content_type="application/json")
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json()["id"] == again.json()["id"]
    assert other.status_code == 409
    assert (extra.status_code, early.status_code, text.status_code) == (422, 422, 422)
