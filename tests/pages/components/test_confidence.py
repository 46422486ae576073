"""The scale of how sure."""

import pytest
from django.utils import translation

from livline.pages.components import confidence


def test_the_scale_has_eleven_points_from_zero_to_ten() -> None:
    points = confidence.scale(name="sure", control="id_sure", chosen=None).points

    assert [point.number for point in points] == list(range(11))


@pytest.mark.parametrize(
    ("given", "chosen"), [(None, -1), ("", -1), ("nej", -1), ("0", 0), (0, 0), (10, 10)]
)
def test_what_is_no_answer_chooses_nothing(given: int | str | None, chosen: int) -> None:
    assert confidence.scale(name="sure", control="id_sure", chosen=given).chosen == chosen


def test_seven_is_enough_and_six_is_not() -> None:
    assert confidence.is_enough(7)
    assert not confidence.is_enough(6)


def test_every_point_has_words_in_danish() -> None:
    with translation.override("da"):
        words = [str(confidence.words_for(number)) for number in range(11)]

    assert words[0] == "Slet ikke sikker"
    assert words[10] == "Helt sikker"
    assert all(words)
