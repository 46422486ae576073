"""Municipalities, their units, and the base of every table that belongs to one municipality."""

from __future__ import annotations

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

PUBLIC_ID_BYTES = 16
PUBLIC_ID_LENGTH = 22


def new_public_id() -> str:
    """128 random bits as 22 characters for addresses (ASVS 11.5.1; a UUID does not count)."""
    return secrets.token_urlsafe(PUBLIC_ID_BYTES)


class Municipality(models.Model):
    """A Danish municipality; the key is its official code (Statistics Denmark, NUTS_V1_2007)."""

    code = models.PositiveSmallIntegerField(primary_key=True)
    name = models.CharField(max_length=60)
    region_code = models.PositiveSmallIntegerField()
    region_name = models.CharField(max_length=60)
    hours_norm = models.DecimalField(
        max_digits=4,
        decimal_places=2,
        default=2,
        help_text="Hours per week above which a grant needs a reason (own norm).",
    )

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """A jobcentre unit of a municipality: a team that shares its cases."""

    class Kind(models.TextChoices):
        JOBCENTRE = "jobcentre", _("Jobcentre unit")
        MENTOR_CORPS = "mentor_corps", _("Mentor corps")

    public_id = models.CharField(
        max_length=PUBLIC_ID_LENGTH, unique=True, default=new_public_id, editable=False
    )
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="units")
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.JOBCENTRE)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "name"], name="unit_name_once_per_municipality"
            )
        ]

    def __str__(self) -> str:
        return self.name


class TenantModel(models.Model):
    """Base of every personal table: random public id, municipality, and time of creation."""

    public_id = models.CharField(
        max_length=PUBLIC_ID_LENGTH, unique=True, default=new_public_id, editable=False
    )
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="+", editable=False
    )
    created_at = models.DateTimeField(editable=False)

    class Meta:
        abstract = True
