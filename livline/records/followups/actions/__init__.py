"""Write follow-ups, and the steps that touch the whole support: start, extend, hand over, end."""

from livline.records.followups.actions.ending import (
    CallBackWaits,
    NothingToEnd,
    SupportRuns,
    close_case,
    end_support,
)
from livline.records.followups.actions.support import (
    NotAnExtension,
    TakenOver,
    extend_support,
    hand_over,
    start_support,
    take_over,
)
from livline.records.followups.actions.talks import (
    AlreadyHeld,
    TalkFacts,
    hold,
    plan_dates,
    plan_extra,
)

__all__ = [
    "AlreadyHeld",
    "CallBackWaits",
    "NotAnExtension",
    "NothingToEnd",
    "SupportRuns",
    "TakenOver",
    "TalkFacts",
    "close_case",
    "end_support",
    "extend_support",
    "hand_over",
    "hold",
    "plan_dates",
    "plan_extra",
    "start_support",
    "take_over",
]
