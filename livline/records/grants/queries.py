"""Questions about grants: what holds, what ends soon, and what the law says about one."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Exists, OuterRef, QuerySet

from livline.engines import law
from livline.engines.dates import last_day_within
from livline.engines.findings import Finding as Finding
from livline.office.access.viewer import Viewer
from livline.records.cases import queries as cases
from livline.records.cases.models import Case
from livline.records.grants import access
from livline.records.grants.models import Direction, FindingAnswer, Grant, GrantState, PurposeKind
from livline.records.people.models import MentorKind
from livline.records.plans import queries as plans

visible_to = access.visible_to

HELD = (GrantState.GRANTED, GrantState.ENDED)
SOON = timedelta(weeks=4)
OTHER_REASONS = 100
RULES_OF_REFUSAL = "LAB § 167, stk. 1"

_PURPOSES = {
    PurposeKind.ACTIVITY: law.PurposeKind.ACTIVITY,
    PurposeKind.OFFER: law.PurposeKind.OFFER,
    PurposeKind.ORDINARY_EDUCATION: law.PurposeKind.EDUCATION,
    PurposeKind.FLEX_JOB: law.PurposeKind.FLEX_JOB,
    PurposeKind.ORDINARY_JOB: law.PurposeKind.JOB,
}
_AIMS = {Direction.GET: law.PurposeAim.GET, Direction.KEEP: law.PurposeAim.KEEP}
_MENTOR_KINDS = {
    MentorKind.MUNICIPAL: law.MentorKind.MUNICIPALITY,
    MentorKind.EXTERNAL: law.MentorKind.EXTERNAL,
    MentorKind.COMPANY: law.MentorKind.COMPANY,
    MentorKind.SCHOOL: law.MentorKind.SCHOOL,
}


@dataclass(frozen=True)
class GrantFacts:
    """What the caseworker writes on a grant; empty where nothing is written yet.

    ``assessment`` is asked for an extension only; ``hours_per_week`` counts clock hours.
    """

    purpose_kind: PurposeKind | None = None
    direction: Direction | None = None
    target: str = ""
    decisive_reason: str = ""
    beyond_ordinary: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    hours_per_week: Decimal | None = None
    hours_reason: str = ""
    mentor_kind: MentorKind | None = None
    assessment: str = ""


FACTS = tuple(field.name for field in fields(GrantFacts))


def facts_of(grant: Grant) -> GrantFacts:
    """What stands on a grant, as it would be saved again unchanged."""
    return GrantFacts(
        purpose_kind=PurposeKind(grant.purpose_kind) if grant.purpose_kind else None,
        direction=Direction(grant.direction) if grant.direction else None,
        target=grant.target,
        decisive_reason=grant.decisive_reason,
        beyond_ordinary=grant.beyond_ordinary,
        starts_on=grant.starts_on,
        ends_on=grant.ends_on,
        hours_per_week=grant.hours_per_week,
        hours_reason=grant.hours_reason,
        mentor_kind=MentorKind(grant.mentor_kind) if grant.mentor_kind else None,
        assessment=grant.assessment,
    )


def of_case(case: Case) -> QuerySet[Grant]:
    """All grants of a case, the newest first."""
    return Grant.objects.filter(case=case).select_related("decided_by", "previous").order_by("-pk")


def draft_of(case: Case) -> Grant | None:
    """The grant that is being written."""
    return of_case(case).filter(state=GrantState.DRAFT).first()


def find(case: Case, public_id: str) -> Grant | None:
    """One grant of the case."""
    return of_case(case).filter(public_id=public_id).first()


def current(case: Case, *, on: date) -> Grant | None:
    """The grant that holds on a day, else the first that is still to begin; None without one."""
    found = of_case(case).filter(state=GrantState.GRANTED, ends_on__gte=on)
    return found.order_by("starts_on", "pk").first()


def latest(case: Case) -> Grant | None:
    """The granted one that reaches furthest, also when its last day has passed."""
    return of_case(case).filter(state=GrantState.GRANTED).order_by("-ends_on", "-pk").first()


def running(viewer: Viewer, *, on: date) -> QuerySet[Grant]:
    """The grants the viewer may read that hold on a day."""
    return (
        visible_to(viewer)
        .filter(state=GrantState.GRANTED, starts_on__lte=on, ends_on__gte=on)
        .select_related("case__citizen")
    )


def ending_soon(viewer: Viewer, *, on: date, within: timedelta = SOON) -> QuerySet[Grant]:
    """Grants that end within some weeks and that nobody has extended, the first to end first."""
    follows = Grant.objects.filter(
        previous=OuterRef("pk"), state__in=(GrantState.DRAFT, GrantState.GRANTED)
    )
    found = running(viewer, on=on).filter(ends_on__lte=on + within)
    return found.exclude(Exists(follows)).order_by("ends_on", "pk")


def answers_of(grant: Grant) -> dict[str, FindingAnswer]:
    """The reasons given to findings of this grant, by fingerprint."""
    rows = grant.answers.select_related("answered_by").order_by("answered_at", "pk")
    return {row.fingerprint: row for row in rows}


def next_period(previous: Grant) -> tuple[date | None, date | None]:
    """First and last lawful day of an extension: from the day after, as long as the law allows."""
    last_day = previous.last_day
    if last_day is None:
        return None, None
    first = last_day + timedelta(days=1)
    return first, last_lawful_day(first)


def last_lawful_day(first: date) -> date:
    """The last day of the longest period that may begin on ``first``, by the law of that day."""
    rule = law.load_rules().on(first)["period_length"]
    return last_day_within(first, int(rule.number()))


def findings(
    written: Grant | GrantFacts, *, case: Case, on: date, of: Grant | None = None
) -> tuple[Finding, ...]:
    """What the law of a day says about a grant, most urgent first.

    For facts that are not saved yet ``of`` is the draft they are written on.
    """
    grant = written if isinstance(written, Grant) else of
    facts = facts_of(written) if isinstance(written, Grant) else written
    return law.check_grant(_law_facts(facts, grant=grant, case=case, on=on), on)


def refusal_findings(reason: str, *, on: date) -> tuple[Finding, ...]:
    """What the law says about a refusal; rules and complaint guidance are part of every letter."""
    letter = law.RefusalFacts(
        reasons=reason, rules_applied=RULES_OF_REFUSAL, complaint_guidance=True
    )
    return law.check_refusal(letter, on)


def chain(grant: Grant | None) -> list[Grant]:
    """The grants that this one extends, oldest first."""
    found: list[Grant] = []
    while grant is not None and grant.previous is not None:
        grant = grant.previous
        found.insert(0, grant)
    return found


def _law_facts(facts: GrantFacts, *, grant: Grant | None, case: Case, on: date) -> law.GrantFacts:
    """The situation as the law engine takes it."""
    group = cases.target_group_on(case, on=on)
    number: int | law.OutsideGroups | law.Unknown = law.UNKNOWN
    if group is not None:
        number = law.OUTSIDE if group.number is None else group.number
    earlier = chain(grant)
    return law.GrantFacts(
        purpose=_PURPOSES[facts.purpose_kind] if facts.purpose_kind else law.UNKNOWN,
        aim=_AIMS[facts.direction] if facts.direction else law.UNKNOWN,
        target=facts.target,
        decisive_reason=facts.decisive_reason,
        start=facts.starts_on or law.UNKNOWN,
        until=facts.ends_on or law.UNKNOWN,
        hours_per_week=facts.hours_per_week or law.UNKNOWN,
        hours_norm=case.municipality.hours_norm,
        hours_reason=facts.hours_reason,
        mentor_kind=_MENTOR_KINDS[facts.mentor_kind] if facts.mentor_kind else law.UNKNOWN,
        beyond_duty=facts.beyond_ordinary,
        target_group=number,
        group_since=_in_group_since(case, number=group.number if group else None, on=on),
        group_remark=group.remark if group else "",
        has_plan=plans.current(case) is not None,
        previous=tuple(_periods(earlier)),
        assessment=facts.assessment,
        others=tuple(_periods(_others(case, besides=[*earlier, *([grant] if grant else [])]))),
        other_reasons=_other_reasons(case),
    )


def _in_group_since(case: Case, *, number: int | None, on: date) -> date | law.Unknown:
    """The day from which the person has been in the group without a break."""
    since: date | law.Unknown = law.UNKNOWN
    for period in case.target_groups.filter(since__lte=on).order_by("-since", "-pk"):
        if period.number != number:
            break
        since = period.since
    return since


def _periods(grants: list[Grant]) -> list[law.GrantPeriod]:
    periods = []
    for grant in grants:
        first, last = grant.starts_on, grant.last_day
        if first is not None and last is not None and first <= last:
            purpose = _PURPOSES[PurposeKind(grant.purpose_kind)] if grant.purpose_kind else None
            periods.append(law.GrantPeriod(first, last, purpose or law.UNKNOWN))
    return periods


def _others(case: Case, *, besides: list[Grant]) -> list[Grant]:
    found = Grant.objects.filter(case=case, state__in=HELD)
    return list(found.exclude(pk__in=[grant.pk for grant in besides]).order_by("pk"))


def _other_reasons(case: Case) -> tuple[str, ...]:
    """The latest reasons in the same unit, about other citizens: a copy of one is a template."""
    found = Grant.objects.filter(
        municipality=case.municipality_id, case__unit=case.unit_id, state__in=HELD
    ).exclude(case=case)
    latest_first = found.exclude(decisive_reason="").order_by("-pk")
    return tuple(latest_first.values_list("decisive_reason", flat=True)[:OTHER_REASONS])
