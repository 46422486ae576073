"""A phone that sends again while the first is still on its way."""

from __future__ import annotations

import pytest

from livline.office.tenancy.context import working_for
from livline.records.contacts import actions
from livline.records.contacts.models import Contact
from tests.factories import cases, contacts
from tests.factories.people import AALBORG
from tests.parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_contact_sent_six_times_at_once_is_one_row() -> None:
    with cases.playing() as scene:
        match = contacts.support(scene).match
        by = scene.by_mentor
    facts = contacts.facts()

    found = at_once([lambda: actions.log(match, facts, by=by)] * 6)

    with working_for(AALBORG):
        assert found == [Contact.objects.get()] * 6


def test_of_two_contents_under_one_key_at_once_one_is_kept_and_the_other_told() -> None:
    with cases.playing() as scene:
        match = contacts.support(scene).match
        by = scene.by_mentor
    first = contacts.facts(minutes=10)
    other = contacts.facts(key=first.key, minutes=20)

    found = at_once(
        [lambda: actions.log(match, first, by=by), lambda: actions.log(match, other, by=by)],
        refused=(actions.KeyReused,),
    )

    assert sorted(type(one).__name__ for one in found) == ["Contact", "KeyReused"]
