"""The joint plan in versions: a draft both work on, and approved versions that never change."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from livline.office.tenancy.models import TenantModel
from livline.records.cases.models import Case

MAX_OPEN_STEPS = 3
SMALLER_STEP_BELOW = 7


class PlanState(models.TextChoices):
    """A version is written on, then approved by both, then replaced by the next."""

    DRAFT = "draft", _("Draft")
    APPROVED = "approved", _("Approved by both")
    REPLACED = "replaced", _("Replaced by a newer version")


class StepWho(models.TextChoices):
    """Who takes a step."""

    CITIZEN = "citizen", _("Me")
    CASEWORKER = "caseworker", _("The caseworker")
    MENTOR = "mentor", _("The mentor")
    TOGETHER = "together", _("Together")


class StepState(models.TextChoices):
    """Where a step stands."""

    OPEN = "open", _("Open")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Dropped")


class PlanVersion(TenantModel):
    """One version of the joint plan; ``revision`` guards a draft against lost edits."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="plan_versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=PlanState, default=PlanState.DRAFT)
    goal = models.TextField(_("My goal, in my own words"), blank=True)
    why = models.TextField(_("Why it matters to me"), blank=True)
    citizen_comment = models.TextField(_("My own words about the plan"), blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    citizen_approved_at = models.DateTimeField(null=True, blank=True)
    caseworker_approved_at = models.DateTimeField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="plan_number_once"),
            models.UniqueConstraint(
                fields=["case"], condition=Q(state=PlanState.DRAFT), name="one_draft_plan_per_case"
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(state=PlanState.APPROVED),
                name="one_approved_plan_per_case",
            ),
            models.CheckConstraint(
                condition=Q(state=PlanState.DRAFT, approved_at__isnull=True)
                | (
                    ~Q(state=PlanState.DRAFT)
                    & Q(citizen_approved_at__isnull=False)
                    & Q(caseworker_approved_at__isnull=False)
                    & Q(approved_at__isnull=False)
                ),
                name="plan_approved_by_both",
            ),
        ]


class Step(TenantModel):
    """One step of a version: who does what by when, and how sure the citizen is (0-10)."""

    version = models.ForeignKey(PlanVersion, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    who = models.CharField(_("Who"), max_length=12, choices=StepWho, default=StepWho.CITIZEN)
    what = models.CharField(_("What"), max_length=200)
    due_on = models.DateField(_("By when"))
    confidence = models.PositiveSmallIntegerField(
        _("How sure are you that it will happen? (0-10)"), null=True, blank=True
    )
    state = models.CharField(max_length=8, choices=StepState, default=StepState.OPEN)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(confidence__isnull=True)
                | (Q(confidence__gte=0) & Q(confidence__lte=10)),
                name="step_confidence_0_to_10",
            ),
            models.UniqueConstraint(fields=["version", "position"], name="step_position_once"),
            models.CheckConstraint(
                condition=Q(state=StepState.OPEN, closed_on__isnull=True)
                | (~Q(state=StepState.OPEN) & Q(closed_on__isnull=False)),
                name="step_closed_has_a_date",
            ),
        ]
