"""Write the referral: the case opens, its texts, the target group by date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from livline.office.access.matrix import Relation
from livline.office.access.viewer import Viewer
from livline.office.accounts.models import User
from livline.office.audit import actions as audit
from livline.office.tenancy.edits import EditedMeanwhile
from livline.office.tenancy.models import Unit
from livline.records.cases.actions.participation import let_in
from livline.records.cases.models import (
    Case,
    TargetGroupPeriod,
)
from livline.records.people.models import Citizen


class CaseExists(Exception):
    """The citizen has a case already; ``case`` is it."""

    def __init__(self, case: Case) -> None:
        super().__init__("the citizen has a case already")
        self.case = case


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
