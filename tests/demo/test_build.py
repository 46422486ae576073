"""The synthetic municipality: made by the actions, the same for the same seed, plainly invented."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import connection

from livline.demo import build, figures
from livline.demo.accounts import MUNICIPALITY_CODE, SIGN_IN_NAMES
from livline.demo.story import draw, shown, substitute_number
from livline.engines import cpr
from livline.office.accounts.models import User
from livline.office.audit.models import AuditEntry
from livline.office.tenancy.context import working_for
from livline.office.tenancy.municipalities import official_municipalities
from livline.records.cases.models import Case
from livline.records.contacts.models import Contact
from livline.records.lifeline.models import CallBack
from livline.records.matches.models import Match, MatchState

TODAY = date(2026, 11, 24)


def _stories(seed: int, count: int = 400) -> list[object]:
    rng = random.Random(seed)
    return [draw(rng, index=index, units=10, caseworkers=30, today=TODAY) for index in range(count)]


def test_the_same_seed_tells_the_same_stories_and_another_seed_others() -> None:
    assert _stories(1) == _stories(1)
    assert _stories(1) != _stories(2)


def test_no_number_can_be_a_persons_and_none_stands_twice() -> None:
    stories = _stories(3, 1_500)
    numbers = [cpr.parse(story.person.number) for story in stories]  # type: ignore[attr-defined]

    assert {number.kind for number in numbers} == {cpr.Kind.SUBSTITUTE}
    assert len({number.digits for number in numbers}) == len(numbers)


def test_a_nation_of_citizens_has_as_many_numbers_each_with_its_birth_date() -> None:
    days = [date(1961, 3, 31), date(1999, 12, 31), date(2000, 1, 1), date(2008, 2, 29)]
    numbers = {
        substitute_number(days[index % len(days)], index // 50): days[index % len(days)]
        for index in range(0, 200_000 * 50, 977)
    }

    assert len(numbers) == len(range(0, 200_000 * 50, 977))
    assert all(cpr.parse(number).birth_date == born for number, born in numbers.items())


def test_the_municipality_is_none_of_the_official_ones() -> None:
    assert MUNICIPALITY_CODE not in {one.code for one in official_municipalities()}


def test_the_shares_are_those_of_the_sources_within_what_chance_allows() -> None:
    stories = _stories(4, 4_000)
    groups = Counter(story.person.target_group for story in stories)  # type: ignore[attr-defined]
    one_hour = sum(story.hours == 1 for story in stories)  # type: ignore[attr-defined]

    assert 0.42 < groups[3] / len(stories) < 0.62
    assert 0.31 < one_hour / len(stories) < 0.39


def test_the_citizen_one_signs_in_as_is_ten_weeks_into_the_support() -> None:
    rng = random.Random(1)
    story = shown(draw(rng, index=0, units=10, caseworkers=30, today=TODAY), today=TODAY)

    assert story.blocks[0].starts_on == TODAY - timedelta(weeks=10)
    assert story.ended_on > TODAY


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("size", ["small", "city"])
def test_every_role_finds_its_work_in_a_filled_municipality(
    size: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(figures.SIZES, size, (40, 12, 4))
    monkeypatch.setattr(build, "CHUNK", 15)

    sign_ins = build.fill(size=size, seed=5, progress=lambda _line: None)

    assert {one.user_name for one in sign_ins} == set(SIGN_IN_NAMES.values())
    assert User.objects.filter(username__in=SIGN_IN_NAMES.values()).count() == len(SIGN_IN_NAMES)
    with working_for(MUNICIPALITY_CODE):
        mine = Match.objects.get(case__citizen__user__username="borger", state=MatchState.ACTIVE)
        assert mine.mentor.user is not None
        assert mine.mentor.user.username == "mentor"
        assert Case.objects.count() == 40
        assert Contact.objects.filter(match=mine).exists()
        assert AuditEntry.objects.exists()
        if size == "small":
            assert CallBack.objects.exists()
    connection.close()


def test_a_size_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(build.UnknownSize, match="small, city, nation"):
        build.fill(size="huge")
