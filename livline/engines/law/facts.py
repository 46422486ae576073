"""The situation a check looks at: what stands on the screen, as plain values.

Texts are "" while nothing is written; everything else is UNKNOWN while nothing is chosen. Field
names are the names a finding points at.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from livline.engines.dates import Period
from livline.engines.law.unknown import UNKNOWN, Unknown


class PurposeKind(Enum):
    """What mentor support may serve. LAB § 167, stk. 1."""

    ACTIVITY = "activity"
    OFFER = "offer"
    EDUCATION = "education"
    FLEX_JOB = "flex_job"
    JOB = "job"
    OTHER = "other"


class PurposeAim(Enum):
    """Whether the person is to get it or to keep it. LAB § 167, stk. 1."""

    GET = "get"
    KEEP = "keep"


class MentorKind(Enum):
    """Who the mentor works for. LAB § 168."""

    COMPANY = "company"
    SCHOOL = "school"
    MUNICIPALITY = "municipality"
    EXTERNAL = "external"
    OTHER = "other"


class MentorRelation(Enum):
    """What else the mentor is to the citizen."""

    NONE = "none"
    CASEWORKER = "caseworker"
    FAMILY = "family"


class DataRole(Enum):
    """The mentor's employer's role for personal data, as the municipality has decided it."""

    PROCESSOR = "processor"
    CONTROLLER = "controller"
    NOT_NEEDED = "not_needed"


class MatchStage(Enum):
    """A proposal waits for the citizen's answer; a starting match must have it."""

    PROPOSED = "proposed"
    STARTING = "starting"


class OutsideGroups(Enum):
    """The type of OUTSIDE: the person is in none of the act's target groups."""

    OUTSIDE = "outside"


OUTSIDE = OutsideGroups.OUTSIDE


@dataclass(frozen=True, slots=True)
class GrantPeriod:
    """Another grant of the same citizen. `per_place`: its hours are shared by several people."""

    start: date
    until: date
    purpose: PurposeKind | Unknown = UNKNOWN
    per_place: bool = False

    def __post_init__(self) -> None:
        Period(self.start, self.until)  # refuses an end before the start

    @property
    def period(self) -> Period:
        """Its days."""
        return Period(self.start, self.until)


@dataclass(frozen=True, slots=True)
class GrantFacts:
    """A grant, or an extension when `previous` holds the grants it follows (oldest first).

    `others` are the citizen's other grants; `other_reasons` are decisive reasons from other grants,
    to see whether this one is a copy. `hours_norm` is the municipality's usual most hours per week.
    """

    purpose: PurposeKind | Unknown = UNKNOWN
    aim: PurposeAim | Unknown = UNKNOWN
    target: str = ""
    decisive_reason: str = ""
    start: date | Unknown = UNKNOWN
    until: date | Unknown = UNKNOWN
    hours_per_week: Decimal | Unknown = UNKNOWN
    hours_norm: Decimal | Unknown = UNKNOWN
    hours_reason: str = ""
    mentor_kind: MentorKind | Unknown = UNKNOWN
    beyond_duty: str = ""
    target_group: int | OutsideGroups | Unknown = UNKNOWN
    group_since: date | Unknown = UNKNOWN
    group_remark: str = ""
    has_plan: bool | Unknown = UNKNOWN
    previous: tuple[GrantPeriod, ...] = ()
    assessment: str = ""
    no_taper_reason: str = ""
    others: tuple[GrantPeriod, ...] = ()
    other_reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RefusalFacts:
    """A refusal, whole or in part, as its letter will say it."""

    reasons: str = ""
    rules_applied: str = ""
    complaint_guidance: bool | Unknown = UNKNOWN


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """One task of the agreement: what the mentor does, and when it is done."""

    what: str = ""
    how_often: str = ""
    where: str = ""
    until: date | Unknown = UNKNOWN
    done_when: str = ""


@dataclass(frozen=True, slots=True)
class AgreementFacts:
    """An agreement before it is signed. `tapering` are the days on which contact is thinned out."""

    goal: str = ""
    mentor_name: str = ""
    mentor_contact: str = ""
    start: date | Unknown = UNKNOWN
    until: date | Unknown = UNKNOWN
    hours_per_week: Decimal | Unknown = UNKNOWN
    tasks: tuple[TaskFacts, ...] = ()
    tapering: tuple[date, ...] = ()
    has_plan: bool | Unknown = UNKNOWN


@dataclass(frozen=True, slots=True)
class MatchFacts:
    """One citizen and one mentor, proposed or about to start."""

    stage: MatchStage = MatchStage.STARTING
    mentor_kind: MentorKind | Unknown = UNKNOWN
    has_contract: bool | Unknown = UNKNOWN
    qualifications: str = ""
    confidentiality_signed_on: date | Unknown = UNKNOWN
    data_role: DataRole | Unknown = UNKNOWN
    relation: MentorRelation | Unknown = UNKNOWN
    citizen_accepted: bool | Unknown = UNKNOWN


@dataclass(frozen=True, slots=True)
class EndingFacts:
    """Support that is to end on `ends_on`; `tapering` are the days contact was or is thinned."""

    ends_on: date | Unknown = UNKNOWN
    tapering: tuple[date, ...] = ()
