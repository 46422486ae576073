"""Write cases: referral, needs, other support, and who takes part from when to when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import DateField, F, Q, Value
from django.db.models.functions import Greatest

from livline.office.access.matrix import Relation
from livline.office.access.viewer import Viewer
from livline.office.accounts.models import User
from livline.office.audit import actions as audit
from livline.office.audit.models import Purpose
from livline.office.tenancy.edits import EditedMeanwhile
from livline.office.tenancy.models import Unit
from livline.records.cases.models import (
    Case,
    CaseStatus,
    Need,
    OtherSupport,
    Participation,
    TargetGroupPeriod,
)
from livline.records.people.models import Citizen

OPENED_FOR = timedelta(hours=4)


class CaseExists(Exception):
    """The citizen has a case already; ``case`` is it."""

    def __init__(self, case: Case) -> None:
        super().__init__("the citizen has a case already")
        self.case = case


class ReasonMissing(Exception):
    """A case of another team is opened for a reason that is kept, or not at all."""


@dataclass(frozen=True)
class Referral:
    """How a citizen comes to the scheme."""

    unit: Unit
    referred_on: date
    caseworker: User
    reason: str = ""
    referred_by: str = ""
    target_group: int | None = None
    wishes: str = ""
    wished_gender: str = ""


@dataclass(frozen=True)
class NeedFacts:
    """A barrier or resource: own words, the caseworker's note, and the agreed sentence."""

    kind: str
    category: str
    own_words: str = ""
    note: str = ""
    good_to_know: str = ""
    citizen_agrees: bool = False


@dataclass(frozen=True)
class SupportFacts:
    """Another helper of the citizen."""

    function: str
    helper: str
    does: str
    boundary: str = ""
    phone: str = ""
    until: date | None = None


@transaction.atomic
def refer(citizen: Citizen, referral: Referral, *, by: Viewer) -> Case:
    """Open the case of a citizen; raises CaseExists where there is one."""
    existing = Case.objects.filter(citizen=citizen).first()
    if existing is not None:
        raise CaseExists(existing)
    case = Case.objects.create(
        **by.stamp,
        citizen=citizen,
        unit=referral.unit,
        referred_on=referral.referred_on,
        referred_by=referral.referred_by,
        referral_reason=referral.reason,
        wishes=referral.wishes,
        wished_gender=referral.wished_gender,
    )
    let_in(
        case,
        user=referral.caseworker,
        relation=Relation.RESPONSIBLE,
        since=referral.referred_on,
        by=by,
    )
    if citizen.user is not None:
        let_in(case, user=citizen.user, relation=Relation.OWN, since=referral.referred_on, by=by)
    if referral.target_group is not None:
        set_target_group(case, number=referral.target_group, since=referral.referred_on, by=by)
    audit.record(by, verb="create", object="case", subject=case.pk, object_id=case.public_id)
    return case


@transaction.atomic
def change_referral(
    case: Case, *, reason: str, wishes: str, wished_gender: str, version: int, by: Viewer
) -> Case:
    """Change the texts of the referral; raises EditedMeanwhile if somebody else saved first."""
    current = Case.objects.select_for_update().get(pk=case.pk)
    if current.version != version:
        raise EditedMeanwhile(current)
    current.referral_reason, current.wishes, current.wished_gender = reason, wishes, wished_gender
    current.version += 1
    current.save(update_fields=["referral_reason", "wishes", "wished_gender", "version"])
    audit.record(by, verb="change", object="case", subject=case.pk, object_id=case.public_id)
    return current


@transaction.atomic
def set_target_group(
    case: Case, *, number: int | None, since: date, by: Viewer
) -> TargetGroupPeriod:
    """Record the target group (LAB § 6, nr.) from a day; None: outside § 6."""
    period, _ = TargetGroupPeriod.objects.update_or_create(
        case=case,
        since=since,
        defaults={"number": number},
        create_defaults={**by.stamp, "number": number},
    )
    audit.record(by, verb="change", object="case", subject=case.pk, object_id=case.public_id)
    return period


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

    The row ends before it begins: it opens nothing, it only keeps the reason, which must never stand
    in the log itself. Raises ReasonMissing.
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


@transaction.atomic
def add_need(case: Case, facts: NeedFacts, *, by: Viewer) -> Need:
    """Add a barrier or a resource."""
    need = Need(**by.stamp, case=case)
    _write_need(need, facts, on=by.on)
    need.save()
    audit.record(by, verb="create", object="need", subject=case.pk, object_id=need.public_id)
    return need


@transaction.atomic
def change_need(need: Need, facts: NeedFacts, *, version: int, by: Viewer) -> Need:
    """Change a barrier or resource; raises EditedMeanwhile if somebody else saved first."""
    current = Need.objects.select_for_update().get(pk=need.pk)
    if current.version != version:
        raise EditedMeanwhile(current)
    _write_need(current, facts, on=by.on)
    current.version += 1
    current.save()
    audit.record(
        by, verb="change", object="need", subject=current.case_id, object_id=current.public_id
    )
    return current


@transaction.atomic
def answer_good_to_know(need: Need, *, agrees: bool, by: Viewer) -> Need:
    """The citizen agrees, or no longer agrees, that the mentor reads the sentence."""
    need.agreed_on = by.on if agrees else None
    need.version += 1
    need.save(update_fields=["agreed_on", "version"])
    audit.record(by, verb="change", object="need", subject=need.case_id, object_id=need.public_id)
    return need


@transaction.atomic
def remove_need(need: Need, *, by: Viewer) -> None:
    """Take a barrier or resource away that no longer holds."""
    audit.record(by, verb="change", object="need", subject=need.case_id, object_id=need.public_id)
    need.delete()


@transaction.atomic
def add_other_support(case: Case, facts: SupportFacts, *, by: Viewer) -> OtherSupport:
    """Note another helper on the overlap map."""
    support = OtherSupport.objects.create(
        **by.stamp,
        case=case,
        function=facts.function,
        helper=facts.helper,
        does=facts.does,
        boundary=facts.boundary,
        phone=facts.phone,
        until=facts.until,
    )
    audit.record(
        by, verb="create", object="other_support", subject=case.pk, object_id=support.public_id
    )
    return support


@transaction.atomic
def end_other_support(support: OtherSupport, *, on: date, by: Viewer) -> OtherSupport:
    """The other help has ended; ``on`` is its last day."""
    support.until = on
    support.save(update_fields=["until"])
    audit.record(
        by,
        verb="change",
        object="other_support",
        subject=support.case_id,
        object_id=support.public_id,
    )
    return support


@transaction.atomic
def close(case: Case, *, on: date, by: Viewer) -> Case:
    """Close the case; it stays readable for those responsible."""
    case.status, case.closed_on = CaseStatus.CLOSED, on
    case.version += 1
    case.save(update_fields=["status", "closed_on", "version"])
    audit.record(by, verb="change", object="case", subject=case.pk, object_id=case.public_id)
    return case


@transaction.atomic
def reopen(case: Case, *, by: Viewer) -> Case:
    """Open a closed case again: the citizen is back."""
    case.status, case.closed_on = CaseStatus.OPEN, None
    case.version += 1
    case.save(update_fields=["status", "closed_on", "version"])
    audit.record(by, verb="change", object="case", subject=case.pk, object_id=case.public_id)
    return case


def _write_need(need: Need, facts: NeedFacts, *, on: date) -> None:
    need.kind, need.category = facts.kind, facts.category
    need.own_words, need.note = facts.own_words, facts.note
    agreed_before = need.agreed_on if need.good_to_know == facts.good_to_know else None
    need.good_to_know = facts.good_to_know
    # A changed sentence is a new sentence: the citizen has agreed to the old one only.
    need.agreed_on = (agreed_before or on) if facts.citizen_agrees and facts.good_to_know else None
