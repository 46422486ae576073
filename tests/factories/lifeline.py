"""Call-backs that citizens ask for."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

from livline.office.access.viewer import Viewer
from livline.records.cases.models import Case
from livline.records.lifeline import actions
from livline.records.lifeline.models import CallBack
from tests.factories import people


def callback(
    case: Case, *, by: Viewer, due_at: datetime = people.NOW + timedelta(hours=2)
) -> CallBack:
    """A wish to be rung within two hours of NOW."""
    return actions.ask(case, key=uuid4(), due_at=due_at, by=by)
