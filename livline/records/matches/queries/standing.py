"""Who is matched, who waits, and how much each mentor has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import (
    Count,
    DateField,
    DecimalField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
)
from django.db.models.functions import Coalesce, TruncDate

from livline.engines import law
from livline.engines.findings import Finding
from livline.office.access import matrix
from livline.office.access.matrix import Relation, Verb
from livline.office.access.viewer import Viewer
from livline.records.agreements.models import Agreement, AgreementState
from livline.records.cases import access as cases
from livline.records.cases.models import Case
from livline.records.matches import access
from livline.records.matches.models import Match, MatchState
from livline.records.people import queries as people
from livline.records.people.models import Mentor, MentorKind

visible_to = access.visible_to

OPEN = (MatchState.PROPOSED, MatchState.ACCEPTED)
BEGUN = (MatchState.ACTIVE, MatchState.ENDED)
NO_HOURS = Decimal(0)
LAW_KINDS = {
    MentorKind.MUNICIPAL: law.MentorKind.MUNICIPALITY,
    MentorKind.EXTERNAL: law.MentorKind.EXTERNAL,
    MentorKind.COMPANY: law.MentorKind.COMPANY,
    MentorKind.SCHOOL: law.MentorKind.SCHOOL,
}


@dataclass(frozen=True)
class Load:
    """What a mentor has on a day: hours a week and people, running or promised."""

    hours: Decimal = NO_HOURS
    citizens: int = 0
    proposals: int = 0


def running(on: date) -> Q:
    """Condition on Match: it holds on this day, also where its end is decided already."""
    return Q(state__in=BEGUN, period__contains=on)


def taking_hours(on: date) -> Q:
    """Condition on Match: it takes hours of its mentor on this day or has promised to."""
    return Q(state__in=OPEN) | Q(state__in=BEGUN, period__endswith__gt=on)


def active(case: Case, on: date) -> Match | None:
    """The match that runs on this day, the latest where there are several; None without one."""
    return running_of(case, on).order_by("-period__startswith", "-pk").first()


def active_or_to_begin(case: Case, on: date) -> Match | None:
    """The match that runs on a day, else the one that is signed to begin later."""
    ahead = case.matches.filter(state=MatchState.ACTIVE, period__startswith__gt=on)
    return active(case, on) or ahead.select_related("mentor", "agreement__grant").first()


def running_of(case: Case, on: date) -> QuerySet[Match]:
    """All matches of the case that run on this day (one for each purpose)."""
    return case.matches.filter(running(on)).select_related("mentor", "agreement__grant")


def proposal(case: Case) -> Match | None:
    """The proposal that waits for an answer or for signatures; None without one."""
    return case.matches.filter(state__in=OPEN).select_related("mentor", "agreement").first()


def of_case(case: Case) -> QuerySet[Match]:
    """Every match and proposal of the case, the newest first."""
    return case.matches.select_related("mentor", "agreement", "proposed_by")


def find(public_id: str, *, viewer: Viewer) -> Match | None:
    """The match with this public id if the viewer may see it."""
    found = visible_to(viewer).filter(public_id=public_id)
    return found.select_related("mentor", "agreement__grant", "case__citizen").first()


def load_by_mentor(municipality: int, on: date) -> dict[int, Load]:
    """The load of every mentor who has any, by the mentor's key."""
    rows = (
        Match.objects.filter(taking_hours(on), municipality=municipality)
        .order_by()
        .values("mentor")
        .annotate(
            hours=Sum("hours_per_week"),
            citizens=Count("pk", filter=Q(state__in=BEGUN)),
            proposals=Count("pk", filter=Q(state__in=OPEN)),
        )
    )
    return {row["mentor"]: Load(row["hours"], row["citizens"], row["proposals"]) for row in rows}


def mentors_listed(viewer: Viewer, *, search: str = "") -> QuerySet[Mentor]:
    """The mentors the viewer may see by name, each with ``taken`` and ``free`` hours a week.

    Who runs or uses the corps sees all of it; a mentor only themselves.
    """
    taken = (
        Match.objects.filter(taking_hours(viewer.on), mentor=OuterRef("pk"))
        .order_by()
        .values("mentor")
        .annotate(hours=Sum("hours_per_week"))
        .values("hours")
    )
    hours = DecimalField(max_digits=6, decimal_places=2)
    corps = people.mentors_listed(viewer, search=search)
    if Relation.MUNICIPALITY not in matrix.allowing(viewer.role, Verb.READ, "mentor"):
        corps = corps.filter(user=viewer.user_id)
    return corps.annotate(
        taken=Coalesce(Subquery(taken, output_field=hours), Value(NO_HOURS, output_field=hours)),
        free=F("hours_per_week") - F("taken"),
    )


def free_hours(mentor: Mentor, on: date) -> Decimal:
    """Hours a week that the mentor still has on a day; negative where too many are promised."""
    taken = mentor.matches.filter(taking_hours(on)).aggregate(hours=Sum("hours_per_week"))
    return mentor.hours_per_week - (taken["hours"] or NO_HOURS)


def waiting(viewer: Viewer) -> QuerySet[Case]:
    """Cases with an agreement ready and nobody proposed, those who waited longest first.

    Each carries ``agreement_id``, ``waiting_since`` (the day of the decision), ``hours_wanted``
    and ``purpose_kind`` of the grant, and ``nos``: how often the citizen has said no.
    """
    ready = Agreement.objects.filter(case=OuterRef("pk"), state=AgreementState.READY).exclude(
        Exists(Match.objects.filter(agreement=OuterRef("pk"), state__in=(*OPEN, MatchState.ACTIVE)))
    )
    decided = ready.annotate(on=TruncDate("grant__decided_at"))
    return (
        cases.visible_to(viewer, object="match")
        .filter(Exists(ready))
        .select_related("citizen", "unit")
        .annotate(
            agreement_id=Subquery(ready.values("pk")[:1]),
            waiting_since=Subquery(decided.values("on")[:1], output_field=DateField()),
            hours_wanted=Subquery(ready.values("grant__hours_per_week")[:1]),
            purpose_kind=Subquery(ready.values("grant__purpose_kind")[:1]),
            nos=Count("matches", filter=Q(matches__state=MatchState.DECLINED)),
        )
        .order_by("waiting_since", "pk")
    )


def ready_agreement(case: Case) -> Agreement | None:
    """The agreement of the case that a mentor may be proposed for; None without one."""
    return (
        case.agreements.filter(state=AgreementState.READY)
        .exclude(matches__state__in=(*OPEN, MatchState.ACTIVE))
        .select_related("grant", "case__citizen", "case__unit")
        .first()
    )


def proposals(viewer: Viewer, *, states: Sequence[str] = OPEN) -> QuerySet[Match]:
    """Proposals in these states that the viewer sees, with citizen, mentor and unit."""
    return (
        visible_to(viewer)
        .filter(state__in=states)
        .select_related("case__citizen", "case__unit", "mentor", "agreement__grant")
    )


def wishes_for_another(viewer: Viewer) -> QuerySet[Match]:
    """Running matches whose citizen wishes another mentor, the oldest wish first."""
    return (
        visible_to(viewer)
        .filter(running(viewer.on), another_wished_at__isnull=False)
        .select_related("case__citizen", "case__unit", "mentor", "agreement__grant")
        .order_by("another_wished_at", "pk")
    )


def with_mentor(found: QuerySet[Case], on: date) -> QuerySet[Case]:
    """The same cases, each with ``mentor_name`` and ``mentor_until`` of the match that runs."""
    runs = Match.objects.filter(running(on), case=OuterRef("pk")).order_by("-pk")
    return found.annotate(
        mentor_name=Subquery(runs.values("mentor__name")[:1]),
        mentor_until=Subquery(runs.values("period__endswith")[:1], output_field=DateField()),
    )


def of_mentor(mentor: Mentor, *, viewer: Viewer) -> QuerySet[Match]:
    """The mentor's running matches and open proposals in cases that the viewer sees."""
    return (
        visible_to(viewer)
        .filter(taking_hours(viewer.on), mentor=mentor)
        .select_related("case__citizen", "case__unit", "agreement__grant")
        .order_by("case__citizen__sort_key", "pk")
    )


def findings(mentor: Mentor, *, on: date, citizen_accepted: bool = False) -> tuple[Finding, ...]:
    """What the law of the day says about this mentor for a match, most urgent first.

    The rule on impartiality is answered by the relation ``conflict``, which hides the case.
    """
    facts = law.MatchFacts(
        stage=law.MatchStage.STARTING if citizen_accepted else law.MatchStage.PROPOSED,
        mentor_kind=LAW_KINDS.get(MentorKind(mentor.kind), law.MentorKind.OTHER),
        has_contract=mentor.provider_id is not None,
        qualifications=mentor.qualifications,
        confidentiality_signed_on=mentor.confidentiality_signed_on or law.UNKNOWN,
        relation=law.MentorRelation.NONE,
        citizen_accepted=True if citizen_accepted else law.UNKNOWN,
    )
    return law.check_match(facts, on)
