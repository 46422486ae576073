"""How sure the citizen is that a step will happen, 0-10, in plain words."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

HIGHEST = 10
# Below this the plan proposes a smaller step.
ENOUGH = 7
_WORDS = (
    (2, _("Not sure at all")),
    (4, _("A little sure")),
    (6, _("Half sure")),
    (8, _("Quite sure")),
    (HIGHEST, _("Completely sure")),
)


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the scale with its words."""

    number: int
    words: str | Promise


@dataclass(frozen=True, slots=True)
class Scale:
    """The eleven points as one question; `chosen` is -1 while nothing has been answered."""

    name: str
    control: str
    chosen: int
    notes: str
    points: tuple[Point, ...]


def scale(*, name: str, control: str, chosen: int | str | None, notes: str = "") -> Scale:
    """The question to draw. `control` starts the ids, `notes` are ids of what describes it."""
    answered = str(chosen if chosen is not None else "")
    points = tuple(Point(number, words_for(number)) for number in range(HIGHEST + 1))
    return Scale(name, control, int(answered) if answered.isdecimal() else -1, notes, points)


def is_enough(number: int) -> bool:
    """Whether the step can stay as it is: from 7 up."""
    return number >= ENOUGH


def words_for(number: int) -> str | Promise:
    """The words of a point. Above the scale: the words of its top."""
    return next((words for top, words in _WORDS if number <= top), _WORDS[-1][1])
