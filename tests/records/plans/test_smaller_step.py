"""A smaller step is proposed below seven, and it is smaller."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from livline.records.plans.models import StepWho
from livline.records.plans.queries import SmallerStep, smaller_step_suggestion

ON = date(2026, 11, 23)


def propose(
    what: str,
    confidence: int | None,
    *,
    who: StepWho = StepWho.CITIZEN,
    due_on: date = date(2026, 12, 7),
) -> SmallerStep | None:
    with translation.override("en"):
        return smaller_step_suggestion(
            who=who, what=what, due_on=due_on, confidence=confidence, on=ON
        )


@pytest.mark.parametrize("confidence", [7, 8, 9, 10, None])
def test_seven_and_above_and_unasked_are_left_alone(confidence: int | None) -> None:
    assert propose("Gå en tur", confidence) is None


@pytest.mark.parametrize(
    ("what", "smaller"),
    [
        ("Gå en tur 3 gange om ugen", "Gå en tur 2 gange om ugen"),
        ("Gå en tur 2 gange om ugen.", "Gå en tur 1 gang om ugen"),
        ("Læse 30 minutter", "Læse 15 minutter"),
        ("Stå op klokken 8 hver dag", "Stå op klokken 8 one day this week"),
        ("Ringe til lægen", "Find the number and write down what to say: Ringe til lægen"),
        ("Rydde op i køkkenet", "Only the first ten minutes: Rydde op i køkkenet"),
    ],
)
def test_what_is_written_is_halved_prepared_or_only_begun(what: str, smaller: str) -> None:
    proposed = propose(what, 6)
    assert proposed is not None
    assert proposed.what == smaller


def test_up_to_three_somebody_comes_along() -> None:
    for confidence, who in ((3, StepWho.TOGETHER), (4, StepWho.CITIZEN)):
        proposed = propose("Rydde op", confidence)
        assert proposed is not None
        assert proposed.who == who


@given(
    confidence=st.integers(0, 6),
    due_on=st.dates(date(2026, 1, 1), date(2028, 1, 1)),
    what=st.text(min_size=1, max_size=200),
)
def test_a_smaller_step_lies_within_a_week_and_never_later_than_the_step(
    confidence: int, due_on: date, what: str
) -> None:
    proposed = propose(what, confidence, due_on=due_on)
    if proposed is not None:
        assert 0 < (proposed.due_on - ON).days <= 7
        assert proposed.due_on <= due_on or due_on <= ON
