"""Write who takes part in a case, from when to when: the rights follow on the next request."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import DateField, F, Q, Value
from django.db.models.functions import Greatest

from livline.office.access.matrix import Relation
from livline.office.access.viewer import Viewer
from livline.office.accounts.models import User
from livline.office.audit import actions as audit
from livline.office.audit.models import Purpose
from livline.records.cases.models import (
    Case,
    Participation,
)
from livline.records.people import actions as people

OPENED_FOR = timedelta(hours=4)


class ReasonMissing(Exception):
    """A case of another team is opened for a reason that is kept, or not at all."""


@transaction.atomic
def let_in(
    case: Case,
    *,
    user: User,
    relation: Relation,
    since: date,
    by: Viewer,
    until: date | None = None,
) -> Participation:
    """Give an account a relation to the case; its rights follow on the next request."""
    return Participation.objects.create(
        **by.stamp, case=case, user=user, relation=relation, since=since, until=until
    )


@transaction.atomic
def open_citizen_sign_in(
    case: Case, *, username: str, email: str, by: Viewer
) -> people.FirstSignIn:
    """Let the citizen sign in and see the own case; raises what people.open_sign_in raises."""
    opened = people.open_sign_in(
        case.citizen, username=username, email=email, by=by, subject=case.pk
    )
    let_in(case, user=opened.user, relation=Relation.OWN, since=by.on, by=by)
    return opened


@transaction.atomic
def let_out(case: Case, *, user: User, relation: Relation, on: date, by: Viewer) -> int:
    """End a relation so that ``on`` is the first day without it; returns how many rows ended."""
    # What has not begun by then ends the day before it begins: it never holds.
    last = Greatest(Value(on), F("since"), output_field=DateField()) - timedelta(days=1)
    return (
        Participation.objects.filter(case=case, user=user, relation=relation)
        .filter(Q(until__isnull=True) | Q(until__gte=on))
        .update(until=last)
    )


@transaction.atomic
def hand_to(case: Case, *, caseworker: User, on: date, by: Viewer) -> Case:
    """Give the case to another caseworker from a day; the earlier ones are let out."""
    for row in case.participations.filter(relation=Relation.RESPONSIBLE).select_related("user"):
        let_out(case, user=row.user, relation=Relation.RESPONSIBLE, on=on, by=by)
    let_in(case, user=caseworker, relation=Relation.RESPONSIBLE, since=on, by=by)
    audit.record(by, verb="change", object="case", subject=case.pk, object_id=case.public_id)
    return case


@transaction.atomic
def open_for_reason(case: Case, *, user: User, reason: str, by: Viewer) -> Participation:
    """Open a case of another team for some hours; the reason is kept and the opening logged."""
    if not reason.strip():
        raise ReasonMissing("a reason is needed to open a case of another team")
    opening = Participation.objects.create(
        **by.stamp,
        case=case,
        user=user,
        relation=Relation.OPENED,
        since=by.on,
        expires_at=by.now + OPENED_FOR,
        reason=reason.strip()[:300],
    )
    audit.record(
        by.with_purpose(Purpose.STATED_REASON),
        verb="open",
        object="case",
        subject=case.pk,
        object_id=case.public_id,
    )
    return opening


@transaction.atomic
def state_reason(case: Case, *, reason: str, by: Viewer) -> Participation:
    """Keep why a responsible caseworker opens a full number or a protected address just now.

    The row ends before it begins: it opens nothing, it only keeps the reason, which must never
    stand in the log itself. Raises ReasonMissing.
    """
    if not reason.strip():
        raise ReasonMissing("a reason is needed to see a full number or a protected address")
    assert by.user_id is not None, "a reason is stated by somebody with an account"
    return Participation.objects.create(
        **by.stamp,
        case=case,
        user_id=by.user_id,
        relation=Relation.OPENED,
        since=by.on,
        until=by.on - timedelta(days=1),
        expires_at=by.now,
        reason=reason.strip()[:300],
    )
