"""Questions that span the journey: where a case stands, what is next, what happened, who is due."""

from livline.records.journey.queries.next_action import (
    NextAction,
    Urgency,
    next_action,
    of_standing,
)
from livline.records.journey.queries.standing import Stage, Standing, stage, standing, standings
from livline.records.journey.queries.timeline import objects_of, timeline
from livline.records.journey.queries.timeline_entry import TimelineEntry
from livline.records.journey.queries.today import TodayItem, today

__all__ = [
    "NextAction",
    "Stage",
    "Standing",
    "TimelineEntry",
    "TodayItem",
    "Urgency",
    "next_action",
    "objects_of",
    "of_standing",
    "stage",
    "standing",
    "standings",
    "timeline",
    "today",
]
