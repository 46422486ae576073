"""Who could be this citizen's mentor, with reasons, and what stands in the way of the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db import models
from django.template.defaultfilters import floatformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from livline.office.access.matrix import Relation
from livline.office.access.viewer import Viewer
from livline.records.agreements.models import Agreement
from livline.records.cases import access as cases
from livline.records.cases.models import Case, NeedCategory, NeedKind
from livline.records.grants.models import PurposeKind
from livline.records.matches.models import DeclineReason, Match, MatchState
from livline.records.matches.queries import standing
from livline.records.people.models import Competence, Gender, Language, Mentor

HELPS_WITH = {
    NeedCategory.ANXIETY_DEPRESSION: Competence.ANXIETY_DEPRESSION,
    NeedCategory.OTHER_MENTAL: Competence.ANXIETY_DEPRESSION,
    NeedCategory.PAIN: Competence.PAIN,
    NeedCategory.ALCOHOL: Competence.ADDICTION,
    NeedCategory.DRUGS: Competence.ADDICTION,
    NeedCategory.DEBT: Competence.DEBT,
    NeedCategory.HOUSING: Competence.HOUSING,
    NeedCategory.VIOLENCE: Competence.VIOLENCE,
    NeedCategory.LANGUAGE: Competence.LANGUAGE,
    NeedCategory.NETWORK: Competence.NETWORK,
    NeedCategory.ROUTINE: Competence.ROUTINE,
    NeedCategory.WORKPLACE: Competence.WORKPLACE,
}
SERVES = {
    PurposeKind.ORDINARY_EDUCATION: Competence.EDUCATION,
    PurposeKind.FLEX_JOB: Competence.WORKPLACE,
    PurposeKind.ORDINARY_JOB: Competence.WORKPLACE,
}


class Obstacle(models.TextChoices):
    """Why a mentor is not on the list of those who can."""

    ON_LEAVE = "on_leave", gettext_lazy("Is on leave")
    KIND = "kind", gettext_lazy("Another kind of mentor is granted")
    HOURS = "hours", gettext_lazy("Has too few free hours")
    CONFLICT = "conflict", gettext_lazy("Must not work with this citizen")
    LAW = "law", gettext_lazy("Does not meet the requirements of the law yet")
    LANGUAGE = "language", gettext_lazy("Does not speak the citizen's language")
    AREA = "area", gettext_lazy("Does not meet in this area")
    SAID_NO = "said_no", gettext_lazy("The citizen has said no before")


# The others can be lived with, if somebody knows better and says why.
FINAL = frozenset(
    {Obstacle.ON_LEAVE, Obstacle.KIND, Obstacle.HOURS, Obstacle.CONFLICT, Obstacle.LAW}
)


@dataclass(frozen=True)
class Wanted:
    """What the citizen needs of a mentor, as far as the viewer may know it."""

    hours: Decimal
    kind: str
    language: str
    interpreter: bool
    unit: int
    unit_name: str
    gender: str
    competences: frozenset[str]
    said_no_to: frozenset[int]
    conflicts: frozenset[int]


@dataclass(frozen=True)
class Candidate:
    """A mentor, why this one, and what stands in the way (empty: nothing)."""

    mentor: Mentor
    free_hours: Decimal
    reasons: tuple[str, ...]
    obstacles: tuple[Obstacle, ...]
    strength: int

    @property
    def can(self) -> bool:
        """Whether nothing stands in the way."""
        return not self.obstacles

    @property
    def can_be_proposed(self) -> bool:
        """Whether a person may propose this mentor all the same."""
        return not FINAL & set(self.obstacles)


def candidates(case: Case, *, viewer: Viewer) -> list[Candidate]:
    """The mentors who can, the best reasons first; empty where no agreement is ready."""
    return [one for one in everybody(case, viewer=viewer) if one.can]


def everybody(case: Case, *, viewer: Viewer) -> list[Candidate]:
    """All mentors of the corps, judged for the agreement that is ready: those who can first."""
    agreement = standing.ready_agreement(case)
    if agreement is None:
        return []
    wanted = wanted_by(agreement, viewer=viewer)
    judged = [judge(one, wanted, viewer=viewer) for one in standing.mentors_listed(viewer)]
    return sorted(
        judged,
        key=lambda one: (
            len(one.obstacles),
            -one.strength,
            -one.free_hours,
            one.mentor.sort_key,
        ),
    )


def wanted_by(agreement: Agreement, *, viewer: Viewer) -> Wanted:
    """What the agreement, the grant and the citizen ask of a mentor.

    Barriers count only for a viewer who may read them: a list of good reasons must not tell a
    coordinator what the citizen has told the caseworker.
    """
    case, grant = agreement.case, agreement.grant
    said_no = Match.objects.filter(case=case, state=MatchState.DECLINED).exclude(
        decline_reason=DeclineReason.NOT_NOW
    )
    conflicts = case.participations.filter(relation=Relation.CONFLICT)
    return Wanted(
        hours=grant.hours_per_week or standing.NO_HOURS,
        kind=grant.mentor_kind,
        language=case.citizen.language,
        interpreter=case.citizen.needs_interpreter,
        unit=case.unit_id,
        unit_name=case.unit.name,
        gender=case.wished_gender,
        competences=frozenset(_competences(case, grant.purpose_kind, viewer=viewer)),
        said_no_to=frozenset(said_no.values_list("mentor", flat=True)),
        conflicts=frozenset(conflicts.values_list("user", flat=True)),
    )


def judge(mentor: Mentor, wanted: Wanted, *, viewer: Viewer) -> Candidate:
    """One mentor for one citizen; ``free`` is counted where mentors_listed has not done it."""
    free = getattr(mentor, "free", None)
    if free is None:
        free = standing.free_hours(mentor, viewer.on)
    fitting = sorted(wanted.competences & set(mentor.competences))
    wished = bool(wanted.gender) and wanted.gender == mentor.gender
    return Candidate(
        mentor=mentor,
        free_hours=free,
        reasons=tuple(_reasons(mentor, wanted, fitting=fitting, free=free)),
        obstacles=tuple(_obstacles(mentor, wanted, free=free, viewer=viewer)),
        strength=len(fitting) + 2 * wished,
    )


def _competences(case: Case, purpose: int | None, *, viewer: Viewer) -> Iterable[str]:
    if purpose in SERVES:
        yield SERVES[PurposeKind(purpose)].value
    if "category" not in cases.fields_shown(viewer, "need", case=case):
        return
    for category in case.needs.filter(kind=NeedKind.BARRIER).values_list("category", flat=True):
        if category in HELPS_WITH:
            yield HELPS_WITH[NeedCategory(category)].value


def _reasons(mentor: Mentor, wanted: Wanted, *, fitting: list[str], free: Decimal) -> Iterable[str]:
    if fitting:
        named = ", ".join(str(Competence(one).label) for one in fitting)
        yield _("Good at: %(competences)s") % {"competences": named}
    if wanted.language != Language.DANISH and wanted.language in mentor.languages:
        yield _("Speaks %(language)s") % {"language": Language(wanted.language).label}
    if wanted.gender and wanted.gender == mentor.gender:
        yield _("As wished: %(gender)s") % {"gender": Gender(mentor.gender).label}
    if wanted.unit in mentor.areas:
        yield _("Meets citizens in %(area)s") % {"area": wanted.unit_name}
    if free >= wanted.hours:
        yield _("Has %(hours)s free hours a week") % {"hours": floatformat(free, -2)}


def _obstacles(
    mentor: Mentor, wanted: Wanted, *, free: Decimal, viewer: Viewer
) -> Iterable[Obstacle]:
    if mentor.user_id in wanted.conflicts:
        yield Obstacle.CONFLICT
    if mentor.on_leave:
        yield Obstacle.ON_LEAVE
    if wanted.kind and mentor.kind != wanted.kind:
        yield Obstacle.KIND
    if free < wanted.hours:
        yield Obstacle.HOURS
    if any(one.blocks for one in standing.findings(mentor, on=viewer.on)):
        yield Obstacle.LAW
    if wanted.language not in mentor.languages and not wanted.interpreter:
        yield Obstacle.LANGUAGE
    if mentor.areas and wanted.unit not in mentor.areas:
        yield Obstacle.AREA
    if mentor.pk in wanted.said_no_to:
        yield Obstacle.SAID_NO
