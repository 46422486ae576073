"""The audit log: one row per reading or writing of personal data. No case text in it, ever."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from livline.office.accounts.models import Role
from livline.office.tenancy.models import Municipality, TenantModel


class Purpose(models.TextChoices):
    """Why data were used: a closed list, so that no case text can slip into the log."""

    CASE_WORK = "case_work", _("Work on the case")
    OWN_DATA = "own_data", _("Looked at own data")
    MENTOR_SUPPORT = "mentor_support", _("Mentor support")
    COMPANY_SUPPORT = "company_support", _("Support at the company")
    COORDINATION = "coordination", _("Coordination of mentors")
    MANAGEMENT = "management", _("Management and follow-up")
    STATISTICS = "statistics", _("Statistics")
    CONTROL = "control", _("Control of the use of data")
    ADMINISTRATION = "administration", _("Running the system")
    STATED_REASON = "stated_reason", _("Opened for a stated reason")


class AuditEntry(models.Model):
    """One request that read or wrote personal data.

    ``subject`` is the case it concerned; a list concerns many (``subjects``). What was
    shown or changed is named (``object``, ``object_id``), its content never.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    role = models.CharField(max_length=20, choices=Role)
    verb = models.CharField(max_length=20)
    object = models.CharField(max_length=40)
    object_id = models.CharField(max_length=22, blank=True)
    purpose = models.CharField(max_length=30, choices=Purpose)
    subject = models.BigIntegerField(null=True)
    subjects = ArrayField(models.BigIntegerField(), default=list, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["subject", "-at"], name="audit_subject"),
            models.Index(fields=["actor_id", "-at"], name="audit_actor"),
            models.Index(fields=["municipality", "-at"], name="audit_time"),
            GinIndex(
                fields=["subjects"],
                name="audit_subjects",
                condition=~models.Q(subjects=[]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.role} {self.verb} {self.object}"


class ReviewFinding(models.TextChoices):
    """What the auditor found about a lookup."""

    OK = "ok", _("In order")
    ASK = "ask", _("Ask the person")
    BREACH = "breach", _("Breach")


class Review(TenantModel):
    """An auditor's finding about one lookup. Never changed: a second look is a second row."""

    entry = models.ForeignKey(AuditEntry, on_delete=models.PROTECT, related_name="reviews")
    finding = models.CharField(_("Finding"), max_length=10, choices=ReviewFinding)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    reviewed_at = models.DateTimeField()

    class Meta:
        ordering = ["-reviewed_at", "-pk"]
