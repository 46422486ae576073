"""Every address that the journey and the menus name exists."""

from __future__ import annotations

import pytest

from livline.office.accounts.models import Role
from livline.pages.common import links, shell
from livline.pages.common.case_ways import CASE_WAYS
from livline.pages.common.ways import WAYS
from livline.records.agreements.models import Party
from livline.records.journey import queries as journey
from livline.records.journey.queries.next_action import RULES
from tests.factories import contacts, lifeline, matches, people, plans
from tests.factories.cases import Scene


@pytest.mark.parametrize("role", Role)
def test_every_entry_of_a_menu_leads_somewhere(role: Role) -> None:
    lacking = [way.name for way in WAYS[role] if not shell.address_of(way)]
    assert lacking == []


def test_every_part_of_a_case_leads_somewhere(scene: Scene) -> None:
    names = [name for ways in CASE_WAYS.values() for name, _label in ways]
    assert [name for name in names if not links.to(name, case=scene.case)] == []


def test_every_next_action_leads_somewhere(scene: Scene) -> None:
    """Walk the journey and ask each role at each step."""
    seen: set[str] = set()

    def look() -> None:
        found = journey.standing(scene.case, on=people.TODAY)
        for role in RULES:
            name = journey.of_standing(found, role).url_name
            assert not name or links.to(name, case=scene.case), name
            seen.add(name)

    look()
    draft = plans.draft(scene.case, by=scene.by_caseworker)
    look()
    plans.actions.approve(draft, party="citizen", by=scene.by_caseworker)
    plans.actions.approve(draft, party="caseworker", by=scene.by_caseworker)
    look()
    agreement = matches.ready(scene.case, by=scene.by_caseworker)
    look()
    match = matches.proposed(scene, agreement=agreement)
    look()
    matches.actions.accept(match, by=scene.by_citizen)
    look()
    for party, by in (
        (Party.CITIZEN, scene.by_citizen),
        (Party.MENTOR, scene.by_mentor),
        (Party.MUNICIPALITY, scene.by_caseworker),
    ):
        matches.actions.sign(agreement, party=party, by=by)
        look()
    assert len(seen) > 8


def test_a_call_back_leads_to_itself(scene: Scene) -> None:
    contacts.support(scene)
    asked = lifeline.callback(scene.case, by=scene.by_citizen)
    for viewer in (scene.by_mentor, scene.by_coordinator):
        item = journey.today(viewer)[0]
        url = links.to(item.action.url_name, case=item.case, object_id=item.object_id)
        assert asked.public_id in url


def test_a_name_that_does_not_exist_is_no_address(scene: Scene) -> None:
    assert links.to("caseworker:nowhere", case=scene.case) == ""
