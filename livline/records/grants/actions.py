"""Write grants: draft, answer findings, decide or refuse, extend, end."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from livline.engines.findings import Finding
from livline.office.access.viewer import Viewer
from livline.office.audit import actions as audit
from livline.office.tenancy.edits import EditedMeanwhile
from livline.records.cases import queries as cases
from livline.records.cases.models import Case
from livline.records.grants import queries
from livline.records.grants.models import FindingAnswer, Grant, GrantState
from livline.records.grants.queries import GrantFacts as GrantFacts

# Nothing chosen is an empty text in these columns.
TEXT_CHOICES = ("direction", "mentor_kind")


class DraftExists(Exception):
    """The case has a draft already; ``grant`` is it."""

    def __init__(self, grant: Grant) -> None:
        super().__init__("the case has a draft grant already")
        self.grant = grant


class WrongState(Exception):
    """The grant is not in a state in which this can be done; somebody may have been quicker."""

    def __init__(self, grant: Grant, *expected: GrantState) -> None:
        wanted = " or ".join(one.value for one in expected)
        super().__init__(f"the grant is {grant.state}, expected {wanted}")
        self.grant = grant


class Blocked(Exception):
    """The law stops this; ``findings`` say what and how to mend it."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(f"blocked by {', '.join(one.rule for one in findings)}")
        self.findings = findings


class NotAnswerable(Exception):
    """No finding of this grant with these facts may be answered by this role."""


class ReasonMissing(Exception):
    """A refusal needs its reasons."""


class ExtensionExists(Exception):
    """The grant has been extended already; ``extension`` is what follows it."""

    def __init__(self, extension: Grant) -> None:
        super().__init__("the grant has an extension already")
        self.extension = extension


@transaction.atomic
def draft(case: Case, *, facts: GrantFacts, by: Viewer) -> Grant:
    """Begin a grant; raises DraftExists where one is being written."""
    return _begin(case, facts=facts, previous=None, by=by)


@transaction.atomic
def save_draft(grant: Grant, *, facts: GrantFacts, version: int, by: Viewer) -> Grant:
    """Keep what is written, whatever the law says; raises EditedMeanwhile, WrongState."""
    current = _locked(grant, GrantState.DRAFT)
    if current.version != version:
        raise EditedMeanwhile(current)
    _write(current, facts)
    current.version += 1
    current.save()
    return _logged(current, verb="change", by=by)


@transaction.atomic
def answer(
    grant: Grant, *, rule: str, fingerprint: str, text: str, by: Viewer
) -> FindingAnswer | None:
    """Keep the reason for going on despite a warning; an empty text takes it back (None).

    Raises NotAnswerable unless the draft has that finding now and the role may answer it.
    """
    assert by.user_id is not None, "a finding is answered by somebody with an account"
    current = _locked(grant, GrantState.DRAFT)
    found = queries.findings(current, case=current.case, on=by.on)
    if not any(
        one.rule == rule and one.fingerprint == fingerprint and one.answerable_by == by.role
        for one in found
    ):
        raise NotAnswerable(f"{rule} with fingerprint {fingerprint} cannot be answered")
    _logged(current, verb="change", by=by)
    given = current.answers.filter(rule=rule, fingerprint=fingerprint)
    if not text.strip():
        given.delete()
        return None
    kept, _ = FindingAnswer.objects.update_or_create(
        grant=current,
        rule=rule,
        fingerprint=fingerprint,
        defaults={
            "answer": text.strip(),
            "answered_by_id": by.user_id,
            "answered_at": by.now,
            "municipality_id": by.municipality_code,
            "created_at": by.now,
        },
    )
    return kept


@transaction.atomic
def decide(grant: Grant, *, by: Viewer, version: int | None = None) -> Grant:
    """Grant the support by the law of today; raises Blocked, WrongState.

    Screens pass the ``version`` they show, so that nobody decides a text they have not seen
    (raises EditedMeanwhile). None: whatever stands.
    """
    current = _locked(grant, GrantState.DRAFT)
    if version is not None and current.version != version:
        raise EditedMeanwhile(current)
    found = queries.findings(current, case=current.case, on=by.on)
    blocking = tuple(one for one in found if one.blocks)
    if blocking or not _is_complete(current):
        raise Blocked(blocking)
    group = cases.target_group_on(current.case, on=by.on)
    current.target_group = group.number if group else None
    return _decided(current, GrantState.GRANTED, by=by)


@transaction.atomic
def refuse(grant: Grant, *, reason: str, by: Viewer) -> Grant:
    """Refuse the support for a reason that goes into the letter; raises ReasonMissing."""
    if not reason.strip():
        raise ReasonMissing("a refusal needs its reasons (forvaltningsloven §§ 22, 24)")
    current = _locked(grant, GrantState.DRAFT)
    current.refusal_reason = reason.strip()
    return _decided(current, GrantState.REFUSED, by=by)


@transaction.atomic
def extend(grant: Grant, *, assessment: str, facts: GrantFacts, by: Viewer) -> Grant:
    """Begin a new period after this one, on a concrete assessment; returns its draft.

    LAB § 167, stk. 1, 2. pkt. Where ``facts`` name no days, the first day is the one after the old
    period and the last the last lawful one. Raises ReasonMissing without an assessment, and
    ExtensionExists, DraftExists, WrongState.
    """
    if not assessment.strip():
        raise ReasonMissing("a new period needs a concrete assessment (LAB § 167, stk. 1)")
    previous = _locked(grant, GrantState.GRANTED, GrantState.ENDED)
    following = previous.extensions.filter(state__in=(GrantState.DRAFT, *queries.HELD)).first()
    if following is not None:
        raise ExtensionExists(following)
    begun = _begin(previous.case, facts=facts, previous=previous, by=by)
    first, last = queries.next_period(previous)
    begun.starts_on = begun.starts_on or first
    begun.ends_on = begun.ends_on or last
    begun.assessment = assessment.strip()
    begun.save()
    return begun


@transaction.atomic
def withdraw_draft(grant: Grant, *, by: Viewer) -> Grant:
    """Take a draft away that is no longer wanted; it stays in the history."""
    current = _locked(grant, GrantState.DRAFT)
    current.state = GrantState.WITHDRAWN
    current.version += 1
    current.save(update_fields=["state", "version"])
    return _logged(current, verb="change", by=by)


@transaction.atomic
def take_over(
    case: Case, *, facts: GrantFacts, decided_on: date, source_id: str, by: Viewer
) -> Grant:
    """Keep a grant that an earlier system decided; what the law says of it is for a report.

    ``decided_on`` stands for the whole day. A grant whose days have passed is an ended one.
    """
    assert facts.ends_on is not None, "a decided grant has a last day"
    grant = Grant(**by.stamp, case=case, source_id=source_id)
    _write(grant, facts)
    over = facts.ends_on < by.on
    grant.state = GrantState.ENDED if over else GrantState.GRANTED
    grant.ended_on = facts.ends_on + timedelta(days=1) if over else None
    grant.decided_at = timezone.make_aware(datetime.combine(decided_on, time(12)))
    grant.save()
    return _logged(grant, verb="create", by=by)


@transaction.atomic
def end(grant: Grant, *, on: date, by: Viewer) -> Grant:
    """End a grant: ``on`` is the first day without it."""
    current = _locked(grant, GrantState.GRANTED)
    current.state, current.ended_on = GrantState.ENDED, on
    current.version += 1
    current.save(update_fields=["state", "ended_on", "version"])
    return _logged(current, verb="change", by=by)


def _begin(case: Case, *, facts: GrantFacts, previous: Grant | None, by: Viewer) -> Grant:
    # One writer of a case's grants at a time: the second finds the first one's draft.
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    existing = queries.draft_of(case)
    if existing is not None:
        raise DraftExists(existing)
    grant = Grant(**by.stamp, case=case, previous=previous)
    _write(grant, facts)
    grant.save()
    return _logged(grant, verb="create", by=by)


def _locked(grant: Grant, *expected: GrantState) -> Grant:
    current = (
        Grant.objects.select_for_update(of=("self",))
        .select_related("case__municipality", "previous")
        .get(pk=grant.pk)
    )
    if current.state not in expected:
        raise WrongState(current, *expected)
    return current


def _write(grant: Grant, facts: GrantFacts) -> None:
    for name in queries.FACTS:
        value = getattr(facts, name)
        setattr(
            grant, name, "" if value is None and name in ("direction", "mentor_kind") else value
        )


def _is_complete(grant: Grant) -> bool:
    """What the table asks of a granted row, in an era whose law asks for less."""
    return bool(
        grant.starts_on and grant.ends_on and grant.purpose_kind and (grant.hours_per_week or 0) > 0
    )


def _decided(grant: Grant, state: GrantState, *, by: Viewer) -> Grant:
    grant.state, grant.decided_by_id, grant.decided_at = state, by.user_id, by.now
    grant.version += 1
    grant.save()
    return _logged(grant, verb="decide", by=by)


def _logged(grant: Grant, *, verb: str, by: Viewer) -> Grant:
    audit.record(by, verb=verb, object="grant", subject=grant.case_id, object_id=grant.public_id)
    return grant
