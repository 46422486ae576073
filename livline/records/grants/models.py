"""The decision on mentor support: drafted, decided or refused; extended by a new grant."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from livline.office.tenancy.models import TenantModel
from livline.records.cases.models import Case
from livline.records.people.models import MentorKind


class GrantState(models.TextChoices):
    """The life of a grant."""

    DRAFT = "draft", _("Draft")
    GRANTED = "granted", _("Granted")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Draft withdrawn")
    ENDED = "ended", _("Ended")


class PurposeKind(models.IntegerChoices):
    """What the support serves, LAB § 167, stk. 1. Numbers, since a constraint compares them."""

    ACTIVITY = 1, _("Activity")
    OFFER = 2, _("Offer")
    ORDINARY_EDUCATION = 3, _("Ordinary education")
    FLEX_JOB = 4, _("Flex-job")
    ORDINARY_JOB = 5, _("Ordinary job")


class Direction(models.TextChoices):
    """Get or keep, LAB § 167, stk. 1."""

    GET = "get", _("Get")
    KEEP = "keep", _("Keep")


class Grant(TenantModel):
    """Mentor support for one case, for one purpose, from a day to a day."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="grants")
    previous = models.ForeignKey(
        "self", on_delete=models.PROTECT, related_name="extensions", null=True, blank=True
    )
    state = models.CharField(max_length=10, choices=GrantState, default=GrantState.DRAFT)
    purpose_kind = models.PositiveSmallIntegerField(
        _("Purpose"), choices=PurposeKind, null=True, blank=True
    )
    direction = models.CharField(_("Get or keep"), max_length=5, choices=Direction, blank=True)
    target = models.CharField(
        _("Which activity, offer, education or job"), max_length=200, blank=True
    )
    decisive_reason = models.TextField(_("Why the mentor is decisive"), blank=True)
    beyond_ordinary = models.TextField(_("What goes beyond the ordinary duty"), blank=True)
    starts_on = models.DateField(_("From"), null=True, blank=True)
    ends_on = models.DateField(_("Until"), null=True, blank=True)
    hours_per_week = models.DecimalField(
        _("Hours per week"), max_digits=4, decimal_places=2, null=True, blank=True
    )
    hours_reason = models.TextField(_("Why this many hours"), blank=True)
    mentor_kind = models.CharField(
        _("Kind of mentor"), max_length=20, choices=MentorKind, blank=True
    )
    assessment = models.TextField(_("Concrete assessment for a new period"), blank=True)
    refusal_reason = models.TextField(_("Why it is refused"), blank=True)
    target_group = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    # The id in the system that decided it, so that importing again changes nothing.
    source_id = models.CharField(max_length=64, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                # A draft may say anything: the law check shows what is wrong with it.
                condition=~Q(state__in=[GrantState.GRANTED, GrantState.ENDED])
                | Q(ends_on__gte=F("starts_on")),
                name="grant_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[GrantState.GRANTED, GrantState.ENDED])
                | (
                    Q(decided_at__isnull=False)
                    & Q(starts_on__isnull=False)
                    & Q(ends_on__isnull=False)
                    & Q(hours_per_week__gt=0)
                    & Q(purpose_kind__isnull=False)
                ),
                name="grant_granted_is_complete",
            ),
            models.CheckConstraint(
                condition=~Q(state=GrantState.REFUSED)
                | (Q(decided_at__isnull=False) & ~Q(refusal_reason="")),
                name="grant_refused_has_a_reason",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(state=GrantState.DRAFT),
                name="one_draft_grant_per_case",
            ),
            models.UniqueConstraint(
                fields=["municipality", "source_id"],
                condition=~Q(source_id=""),
                name="grant_imported_once",
            ),
            # A refused extension may be asked for again; two that hold would be one too many.
            models.UniqueConstraint(
                fields=["previous"],
                condition=Q(state__in=[GrantState.DRAFT, GrantState.GRANTED, GrantState.ENDED]),
                name="one_extension_per_grant",
            ),
        ]
        indexes = [
            models.Index(fields=["municipality", "state", "ends_on"], name="grant_by_end"),
        ]

    @property
    def last_day(self) -> date | None:
        """The last day it holds or held: an ended grant stops the day before ``ended_on``."""
        if self.ended_on is None or self.ends_on is None:
            return self.ends_on
        return min(self.ends_on, self.ended_on - timedelta(days=1))

    def holds_on(self, day: date) -> bool:
        """Whether mentor support is granted on this day."""
        if self.state not in (GrantState.GRANTED, GrantState.ENDED):
            return False
        last_day = self.last_day
        return (
            self.starts_on is not None
            and last_day is not None
            and (self.starts_on <= day <= last_day)
        )


class Answer(TenantModel):
    """A person's reason for going on despite a finding; shown to whoever opens the text next.

    ``fingerprint`` ties the answer to the facts it was given for: other facts ask again.
    """

    rule = models.CharField(max_length=40)
    fingerprint = models.CharField(max_length=64)
    answer = models.TextField(_("Reason"))
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField()

    class Meta:
        abstract = True


class FindingAnswer(Answer):
    """The reason given to a finding of a grant."""

    grant = models.ForeignKey(Grant, on_delete=models.CASCADE, related_name="answers")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["grant", "rule", "fingerprint"], name="one_answer_per_finding"
            )
        ]
