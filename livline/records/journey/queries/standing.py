"""Where a case stands: what of the journey exists for it on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Model, Prefetch, QuerySet
from django.db.models import TextChoices as Choices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from livline.records.agreements.models import Agreement, AgreementState
from livline.records.cases.models import Case, CaseStatus, Need
from livline.records.followups.models import Ending, FollowUp
from livline.records.grants.models import Grant, GrantState
from livline.records.matches.models import Match, MatchState
from livline.records.plans.models import PlanState, PlanVersion

T = TypeVar("T", bound=Model)


class Stage(Choices):
    """The steps of the journey in their order."""

    REFERRAL = "referral", _("Referral")
    NEEDS = "needs", _("Needs")
    PLAN = "plan", _("Plan")
    GRANT = "grant", _("Grant")
    AGREEMENT = "agreement", _("Agreement")
    MATCH = "match", _("Match")
    CONTACTS = "contacts", _("Contacts")
    FOLLOWUP = "followup", _("Follow-up")
    ENDING = "ending", _("Ending")


@dataclass(frozen=True)
class Standing:
    """What exists for one case on one day; None where the journey has not come so far.

    ``grant`` is the granted one that reaches furthest, also when its last day has passed;
    ``match`` is the one that is open (proposed, accepted or active). What was refused or ended
    before a case was opened again is of an earlier round and left out.
    """

    case: Case
    on: date
    needs: tuple[Need, ...]
    plan: PlanVersion | None
    plan_draft: PlanVersion | None
    grant: Grant | None
    grant_draft: Grant | None
    refused: Grant | None
    agreement: Agreement | None
    signed: frozenset[str]
    match: Match | None
    followup: FollowUp | None
    ending: Ending | None

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is to be done in the case."""
        return self.case.status == CaseStatus.CLOSED

    @property
    def began_on(self) -> date:
        """The day on which this round of the way began."""
        return self.case.reopened_on or self.case.referred_on

    @property
    def is_supported(self) -> bool:
        """Whether a mentor supports the citizen now."""
        return self.match is not None and self.match.state == MatchState.ACTIVE

    @property
    def days_left(self) -> int | None:
        """Days until the last day of the grant; negative once it has passed."""
        if self.grant is None or self.grant.ends_on is None:
            return None
        return (self.grant.ends_on - self.on).days


def standing(case: Case, *, on: date) -> Standing:
    """Where one case stands."""
    return standings(Case.objects.filter(pk=case.pk), on=on)[0]


def standings(cases: QuerySet[Case], *, on: date) -> list[Standing]:
    """Where these cases stand, with the same number of queries for one and for many."""
    loaded = cases.select_related("citizen", "unit").prefetch_related(
        "needs",
        Prefetch("plan_versions", PlanVersion.objects.exclude(state=PlanState.REPLACED)),
        Prefetch("grants", Grant.objects.exclude(state=GrantState.WITHDRAWN)),
        Prefetch(
            "agreements",
            Agreement.objects.exclude(state=AgreementState.ENDED)
            .select_related("company_contact__company")
            .prefetch_related("signatures"),
        ),
        Prefetch(
            "matches",
            Match.objects.filter(
                state__in=[MatchState.PROPOSED, MatchState.ACCEPTED, MatchState.ACTIVE]
            ).select_related("mentor"),
        ),
        Prefetch("followups", FollowUp.objects.filter(held_on=None, cancelled_on=None)),
        "endings",
    )
    return [_standing(case, on) for case in loaded]


def stage(standing: Standing) -> Stage:
    """The step that the case is at: the first one that is not finished."""
    if standing.is_closed or standing.ending is not None:
        return Stage.ENDING
    if standing.is_supported:
        due = standing.followup is not None and standing.followup.due_on <= standing.on
        return Stage.FOLLOWUP if due else Stage.CONTACTS
    if standing.agreement is not None and standing.agreement.state != AgreementState.DRAFT:
        return Stage.MATCH
    if standing.grant is not None:
        return Stage.AGREEMENT
    if standing.plan is not None:
        return Stage.GRANT
    return Stage.PLAN if standing.needs or standing.plan_draft else Stage.NEEDS


def _standing(case: Case, on: date) -> Standing:
    plans, grants = list(case.plan_versions.all()), list(case.grants.all())
    granted = [one for one in grants if one.state == GrantState.GRANTED]
    agreement = _first(case.agreements.all())
    ending = _last_ending(case, granted)
    return Standing(
        case=case,
        on=on,
        needs=tuple(case.needs.all()),
        plan=_first(one for one in plans if one.state == PlanState.APPROVED),
        plan_draft=_first(one for one in plans if one.state == PlanState.DRAFT),
        grant=max(granted, key=lambda one: (one.ends_on or on, one.pk), default=None),
        grant_draft=_first(one for one in grants if one.state == GrantState.DRAFT),
        refused=_refused(case, grants),
        agreement=agreement,
        signed=frozenset(one.party for one in agreement.signatures.all())
        if agreement
        else frozenset(),
        match=_first(case.matches.all()),
        followup=_first(case.followups.all()),
        ending=ending,
    )


def _refused(case: Case, grants: list[Grant]) -> Grant | None:
    """The refusal, if it is the last word (grants come newest first)."""
    newest = _first(one for one in grants if one.state != GrantState.DRAFT)
    if newest is None or newest.state != GrantState.REFUSED or newest.decided_at is None:
        return None
    decided_on = timezone.localtime(newest.decided_at).date()
    return newest if case.reopened_on is None or decided_on >= case.reopened_on else None


def _last_ending(case: Case, granted: list[Grant]) -> Ending | None:
    """The ending, unless a new grant has been given or the case was opened again since."""
    endings = sorted(
        (
            one
            for one in case.endings.all()
            if case.reopened_on is None or one.ended_on > case.reopened_on
        ),
        key=lambda one: (one.ended_on, one.pk),
    )
    return endings[-1] if endings and not granted else None


def _first(found: Iterable[T]) -> T | None:
    return next(iter(found), None)
