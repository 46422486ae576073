"""The contact log: what happened, for which task; drafts, addenda and appointments."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from livline.office.tenancy.models import TenantModel
from livline.records.agreements.models import Task
from livline.records.cases.models import Case
from livline.records.matches.models import Match


class ContactKind(models.TextChoices):
    """How mentor and citizen were in touch."""

    MEETING = "meeting", _("Meeting")
    PHONE = "phone", _("Phone")
    VIDEO = "video", _("Video")
    TEXT = "text", _("Text message")
    ACCOMPANYING = "accompanying", _("Went along")


class ContactOutcome(models.TextChoices):
    """Whether the contact was held."""

    HELD = "held", _("Held")
    NO_SHOW = "no_show", _("No-show")
    LATE_CANCELLATION = "late_cancellation", _("Late cancellation")


class Contact(TenantModel):
    """One contact of a match. ``key`` is made with the form, so that a repeated send is one row."""

    match = models.ForeignKey(Match, on_delete=models.PROTECT, related_name="contacts")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="contacts")
    key = models.UUIDField(editable=False)
    source_id = models.CharField(max_length=64, blank=True, editable=False)
    started_at = models.DateTimeField(_("When"))
    minutes = models.PositiveSmallIntegerField(_("Minutes"))
    kind = models.CharField(_("Kind"), max_length=15, choices=ContactKind)
    outcome = models.CharField(
        _("Outcome"), max_length=20, choices=ContactOutcome, default=ContactOutcome.HELD
    )
    task = models.ForeignKey(
        Task, on_delete=models.PROTECT, related_name="contacts", null=True, blank=True
    )
    shared_note = models.TextField(_("Note that the citizen reads"), blank=True)
    note = models.TextField(_("Note for the mentor and the caseworker"), blank=True)
    logged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    received_late = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["match", "key"], name="contact_sent_once"),
            models.UniqueConstraint(
                fields=["municipality", "source_id"],
                condition=~Q(source_id=""),
                name="contact_imported_once",
            ),
            models.CheckConstraint(condition=Q(minutes__lte=24 * 60), name="contact_within_a_day"),
        ]
        indexes = [
            models.Index(fields=["case", "-started_at"], name="contact_of_case"),
            models.Index(fields=["match", "-started_at"], name="contact_of_match"),
            models.Index(fields=["municipality", "-started_at", "-id"], name="contact_by_time"),
        ]


class Addendum(TenantModel):
    """What was added to a contact once it could no longer be changed (after 24 hours)."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="addenda")
    text = models.TextField(_("Addendum"))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["created_at", "pk"]


class ContactDraft(TenantModel):
    """What a mentor has begun to write about a match; kept until it is logged or thrown away."""

    match = models.ForeignKey(Match, on_delete=models.CASCADE, related_name="drafts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    content = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["match", "user"], name="one_draft_per_match")
        ]


class Appointment(TenantModel):
    """A coming meeting of a match, at a place that is never the home of a protected person."""

    match = models.ForeignKey(Match, on_delete=models.CASCADE, related_name="appointments")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="appointments")
    starts_at = models.DateTimeField(_("When"))
    minutes = models.PositiveSmallIntegerField(_("Minutes"), default=60)
    kind = models.CharField(_("Kind"), max_length=15, choices=ContactKind)
    place = models.CharField(_("Where"), max_length=120, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["starts_at", "pk"]
        indexes = [models.Index(fields=["case", "starts_at"], name="appointment_of_case")]
