"""Write call-backs: asked for, taken, closed with what was prevented, called off."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from livline.office.access.viewer import Viewer
from livline.office.audit import actions as audit
from livline.records.cases.models import Case
from livline.records.lifeline import queries
from livline.records.lifeline.models import CallBack, CallBackState, Prevented
from livline.records.matches import queries as matches

CLOSING_STATES = frozenset({CallBackState.DONE, CallBackState.NOT_REACHED})


class AlreadyWaiting(Exception):
    """The citizen has asked already and not been rung yet; ``callback`` is that wish."""

    def __init__(self, callback: CallBack) -> None:
        super().__init__("a call-back is open already")
        self.callback = callback


class TimeNotPossible(Exception):
    """The promised time has passed or lies too far ahead."""


class NotOpen(Exception):
    """The call-back has been closed or called off."""


class TakenByAnother(Exception):
    """Somebody else has promised to ring."""


@transaction.atomic
def ask(case: Case, *, key: UUID, due_at: datetime, by: Viewer) -> CallBack:
    """Store the wish to be rung before a time; it stands before anybody is told of it.

    The same key returns the wish already stored. Raises AlreadyWaiting while another is open and
    TimeNotPossible for a time that cannot be promised.
    """
    # The case is locked, so that two presses at once give one wish and not an error.
    Case.objects.select_for_update().get(pk=case.pk)
    known = CallBack.objects.filter(case=case, key=key).first()
    if known is not None:
        _record(by, "read", known)
        return known
    waiting = queries.open_of(case)
    if waiting is not None:
        raise AlreadyWaiting(waiting)
    if not queries.can_be_promised(due_at, now=by.now):
        raise TimeNotPossible(f"asked {by.now}, due {due_at}")
    match = matches.active(case, by.on)
    callback = CallBack.objects.create(
        **by.stamp, case=case, match=match, key=key, asked_at=by.now, due_at=due_at
    )
    _record(by, "create", callback)
    return callback


@transaction.atomic
def take(callback: CallBack, *, by: Viewer) -> CallBack:
    """Promise to ring; raises TakenByAnother or NotOpen. A second press changes nothing."""
    current = _locked(callback)
    if current.state == CallBackState.TAKEN and current.taken_by_id != by.user_id:
        raise TakenByAnother("somebody else has promised to ring")
    if current.state == CallBackState.WAITING:
        current.state = CallBackState.TAKEN
        current.taken_by_id, current.taken_at = by.user_id, by.now
        current.save(update_fields=["state", "taken_by", "taken_at"])
    _record(by, "change", current)
    return current


@transaction.atomic
def close(callback: CallBack, *, state: CallBackState, by: Viewer, prevented: str = "") -> CallBack:
    """Close a call-back: talked or not reached, and what the call was about.

    Who closes one that nobody took has rung all the same. Raises TakenByAnother or NotOpen.
    """
    if state not in CLOSING_STATES or prevented not in {"", *Prevented.values}:
        raise ValueError(f"a call-back is not closed as {state}, {prevented!r}")
    current = _locked(callback)
    if current.taken_by_id not in {None, by.user_id}:
        raise TakenByAnother("somebody else has promised to ring")
    if current.taken_by_id is None:
        current.taken_by_id, current.taken_at = by.user_id, by.now
    current.state, current.closed_at, current.prevented = state, by.now, prevented
    current.save(update_fields=["state", "closed_at", "prevented", "taken_by", "taken_at"])
    _record(by, "change", current)
    return current


@transaction.atomic
def call_off(callback: CallBack, *, by: Viewer) -> CallBack:
    """The citizen no longer needs the call; raises NotOpen where it has been held."""
    current = _locked(callback)
    current.state, current.closed_at = CallBackState.CANCELLED, by.now
    current.save(update_fields=["state", "closed_at"])
    _record(by, "change", current)
    return current


def _locked(callback: CallBack) -> CallBack:
    current = CallBack.objects.select_for_update(of=("self",)).get(pk=callback.pk)
    if current.state not in queries.OPEN_STATES:
        raise NotOpen(f"the call-back is {current.state}")
    return current


def _record(by: Viewer, verb: str, callback: CallBack) -> None:
    audit.record(
        by,
        verb=verb,
        object="callback",
        subject=callback.case_id,
        object_id=callback.public_id,
    )
