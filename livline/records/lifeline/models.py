"""Call-backs: the citizen asks to be rung by a time, and somebody has promised to."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from livline.office.tenancy.models import TenantModel
from livline.records.cases.models import Case
from livline.records.matches.models import Match


class CallBackState(models.TextChoices):
    """The life of a call-back."""

    WAITING = "waiting", _("Waiting")
    TAKEN = "taken", _("Somebody rings")
    DONE = "done", _("Talked")
    NOT_REACHED = "not_reached", _("Not reached")
    CANCELLED = "cancelled", _("Called off by the citizen")


class Prevented(models.TextChoices):
    """What the call was about, as far as the scheme needs to know."""

    PRIVATE = "private", _("Private matter")
    WORKPLACE = "workplace", _("Matter at the workplace")
    PRACTICAL = "practical", _("Practical question")


class CallBack(TenantModel):
    """A wish to be rung, from a time on and before a promised time."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="callbacks")
    match = models.ForeignKey(
        Match, on_delete=models.PROTECT, related_name="callbacks", null=True, blank=True
    )
    key = models.UUIDField(editable=False)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField(_("Ring me before"))
    state = models.CharField(max_length=12, choices=CallBackState, default=CallBackState.WAITING)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    taken_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    prevented = models.CharField(max_length=12, choices=Prevented, blank=True)

    class Meta:
        ordering = ["due_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "key"], name="callback_asked_once"),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(state__in=["waiting", "taken"]),
                name="one_open_callback_per_case",
            ),
        ]
        indexes = [
            models.Index(
                fields=["municipality", "due_at"],
                name="callback_open",
                condition=Q(state__in=["waiting", "taken"]),
            )
        ]
