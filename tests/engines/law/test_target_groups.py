"""The target groups of a day."""

from datetime import date

from livline.engines import law


def numbers(groups: tuple[law.TargetGroup, ...]) -> list[int]:
    return [group.nr for group in groups]


def test_thirteen_groups_from_2020() -> None:
    assert numbers(law.target_groups(date(2020, 1, 1))) == list(range(1, 14))


def test_before_2020_the_groups_are_those_of_section_2() -> None:
    assert law.target_groups(date(2019, 12, 31))[0].place == "LAB § 2, nr. 1"


def test_before_2014_the_groups_are_not_known() -> None:
    assert law.target_groups(date(2013, 12, 31)) == ()
    assert law.target_group(1, date(2013, 12, 31)) is law.UNKNOWN


def test_uddannelseshjaelp_leaves_the_names_in_july_2025() -> None:
    before = law.target_group(4, date(2025, 6, 30))
    after = law.target_group(4, date(2025, 7, 1))

    assert "uddannelseshjælp" in before.label.da
    assert "uddannelseshjælp" not in after.label.da
    assert (before.until, after.since) == (date(2025, 6, 30), date(2025, 7, 1))


def test_nobody_new_comes_into_groups_8_and_10_after_the_reform() -> None:
    day = date(2026, 3, 2)

    assert {8, 10} <= set(numbers(law.target_groups(day, joined=date(2026, 1, 31))))
    assert not {8, 10} & set(numbers(law.target_groups(day, joined=date(2026, 2, 1))))


def test_those_who_were_in_group_8_remain_in_it() -> None:
    assert law.target_group(8, date(2026, 11, 24)).nr == 8
