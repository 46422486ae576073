"""One citizen, one mentor: proposed, answered by the citizen, active from a day to a day."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from livline.office.tenancy.models import TenantModel
from livline.records.agreements.models import Agreement
from livline.records.cases.models import Case
from livline.records.grants.models import PurposeKind
from livline.records.people.models import Mentor


class MatchState(models.TextChoices):
    """The life of a match."""

    PROPOSED = "proposed", _("Proposed")
    DECLINED = "declined", _("The citizen said no")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    ACCEPTED = "accepted", _("The citizen said yes")
    ACTIVE = "active", _("Active")
    ENDED = "ended", _("Ended")


class DeclineReason(models.TextChoices):
    """Why a citizen says no; never held against anybody."""

    CHEMISTRY = "chemistry", _("It does not feel right")
    LANGUAGE = "language", _("Language")
    PLACE_OR_TIME = "place_or_time", _("Place or time does not fit")
    GENDER_OR_AGE = "gender_or_age", _("I wish for another gender or age")
    KNOWS_MENTOR = "knows_mentor", _("I know the mentor privately")
    NOT_NOW = "not_now", _("Not right now")
    OTHER = "other", _("Something else")


class EndReason(models.TextChoices):
    """Why a match ends."""

    PLANNED = "planned", _("Ended as planned")
    GOAL_REACHED = "goal_reached", _("The goal is reached")
    CITIZEN_WISH = "citizen_wish", _("The citizen's wish")
    MENTOR_LEFT = "mentor_left", _("The mentor stopped")
    HANDOVER = "handover", _("Handed over to another mentor")
    OTHER_SUPPORT = "other_support", _("Other help fits better")
    MOVED = "moved", _("Moved to another municipality")


# The embedded PostgreSQL has no btree_gist, so equality is written as overlap of one-point ranges.
def _only(field: str, range_type: str) -> Func:
    return Func(
        F(field), F(field), models.Value("[]"), function=range_type, output_field=models.Field()
    )


class Match(TenantModel):
    """A mentor for a case under one agreement. ``period`` is the time it is or was active."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="matches")
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="matches")
    mentor = models.ForeignKey(Mentor, on_delete=models.PROTECT, related_name="matches")
    purpose_kind = models.PositiveSmallIntegerField(choices=PurposeKind)
    hours_per_week = models.DecimalField(max_digits=4, decimal_places=2)
    state = models.CharField(max_length=10, choices=MatchState, default=MatchState.PROPOSED)
    reasons = models.TextField(_("Why this mentor"), blank=True)
    # Nobody of ours proposed a match that was taken over from an earlier system.
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    proposed_on = models.DateField()
    answered_at = models.DateTimeField(null=True, blank=True)
    decline_reason = models.CharField(max_length=20, choices=DeclineReason, blank=True)
    decline_words = models.CharField(_("In your own words"), max_length=300, blank=True)
    period = DateRangeField(null=True, blank=True)
    end_reason = models.CharField(max_length=20, choices=EndReason, blank=True)
    end_note = models.TextField(blank=True)
    another_wished_at = models.DateTimeField(null=True, blank=True)
    another_words = models.CharField(_("In your own words"), max_length=300, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["municipality", "state"], name="match_by_state"),
            models.Index(fields=["mentor", "state"], name="match_of_mentor"),
        ]
        constraints = [
            # Two mentors for the same purpose at the same time would pay the same hours twice.
            ExclusionConstraint(
                name="no_two_matches_for_one_purpose",
                expressions=[
                    (_only("case_id", "int8range"), RangeOperators.OVERLAPS),
                    (_only("purpose_kind", "int4range"), RangeOperators.OVERLAPS),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(state__in=["active", "ended"]) & Q(period__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(state__in=["proposed", "accepted"]),
                name="one_open_proposal_per_case",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["active", "ended"]) | Q(period__isnull=False),
                name="match_active_has_a_period",
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(decline_reason=""),
                name="match_declined_has_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state="ended") | ~Q(end_reason=""),
                name="match_ended_has_a_reason",
            ),
        ]

    @property
    def starts_on(self) -> date | None:
        """The first day; None before it is active, and where it ended before it began."""
        return self.period.lower if self.period else None

    @property
    def ends_on(self) -> date | None:
        """The last day; None before it is active, and where it ended before it began."""
        return self.period.upper - timedelta(days=1) if self.period else None

    def is_running(self, on: date) -> bool:
        """Whether the match holds on this day, whatever is already decided about later days."""
        return bool(self.period) and on in self.period


def days(first: date, last: date) -> DateRange:
    """A period with both ends included; empty where the last day lies before the first."""
    if last < first:
        return DateRange(empty=True)
    return DateRange(first, last + timedelta(days=1), "[)")
