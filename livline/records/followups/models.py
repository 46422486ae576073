"""Follow-up talks, handover and the ending of the support."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from livline.office.tenancy.models import TenantModel
from livline.records.cases.models import Case
from livline.records.grants.models import Grant
from livline.records.matches.models import EndReason, Match


class FollowUpKind(models.TextChoices):
    """Which talk it is; dates are suggested at week 4, week 13 and four weeks before the end."""

    WEEK_4 = "week_4", _("After four weeks")
    WEEK_13 = "week_13", _("After thirteen weeks")
    BEFORE_END = "before_end", _("Four weeks before the end")
    EXTRA = "extra", _("Extra follow-up")


class Decision(models.TextChoices):
    """What the talk led to."""

    CONTINUE = "continue", _("Go on as agreed")
    ADJUST = "adjust", _("Adjust the tasks")
    EXTEND = "extend", _("Extend")
    OTHER_MENTOR = "other_mentor", _("Find another mentor")
    END = "end", _("End the support")


class View(models.TextChoices):
    """How citizen and mentor each see the progress."""

    BETTER = "better", _("Better")
    SAME = "same", _("The same")
    WORSE = "worse", _("Worse")
    NO_ANSWER = "no_answer", _("Not asked or no answer")


class FollowUp(TenantModel):
    """A due talk about how the support goes, and what was decided."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="followups")
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="followups")
    kind = models.CharField(max_length=12, choices=FollowUpKind)
    due_on = models.DateField(_("Due"))
    held_on = models.DateField(_("Held"), null=True, blank=True)
    support_delivered = models.BooleanField(_("The support was given as agreed"), null=True)
    citizen_view = models.CharField(
        _("The citizen's view"), max_length=10, choices=View, default=View.NO_ANSWER
    )
    mentor_view = models.CharField(
        _("The mentor's view"), max_length=10, choices=View, default=View.NO_ANSWER
    )
    summary = models.TextField(_("What was said"), blank=True)
    decision = models.CharField(_("Decision"), max_length=15, choices=Decision, blank=True)
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    cancelled_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(held_on__isnull=True) | ~Q(decision=""),
                name="followup_held_has_a_decision",
            )
        ]
        indexes = [
            models.Index(
                fields=["municipality", "due_on"],
                name="followup_due",
                condition=Q(held_on__isnull=True, cancelled_on__isnull=True),
            )
        ]


class Handover(TenantModel):
    """From one mentor to the next: what the new one must know, as far as the citizen agrees."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="handovers")
    from_match = models.ForeignKey(Match, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(_("What the next mentor should know"), blank=True)
    citizen_agrees = models.BooleanField(
        _("The citizen agrees that the note is passed on"), default=False
    )
    handed_over_on = models.DateField()


class Ending(TenantModel):
    """The support ended: when, why, and what the citizen takes along."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="endings")
    grant = models.OneToOneField(Grant, on_delete=models.PROTECT, related_name="ending")
    ended_on = models.DateField(_("Ended on"))
    reason = models.CharField(_("Why"), max_length=20, choices=EndReason)
    summary = models.TextField(_("What the citizen takes along"), blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
