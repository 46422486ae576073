"""The mentor agreement: precise tasks, boundaries, an ending planned from day one, signatures."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from livline.office.tenancy.models import TenantModel
from livline.records.cases.models import Case
from livline.records.grants.models import Answer, Grant
from livline.records.people.models import CompanyContact, Mentor


class AgreementState(models.TextChoices):
    """The life of an agreement."""

    DRAFT = "draft", _("Draft")
    READY = "ready", _("Ready to sign")
    SIGNED = "signed", _("Signed")
    ENDED = "ended", _("Ended")


class Party(models.TextChoices):
    """Who signs."""

    CITIZEN = "citizen", _("Citizen")
    MENTOR = "mentor", _("Mentor")
    MUNICIPALITY = "municipality", _("Municipality")
    COMPANY = "company", _("Company")


class Agreement(TenantModel):
    """What the mentor does for this citizen under one grant; the mentor is named by the match."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="agreements")
    grant = models.OneToOneField(Grant, on_delete=models.PROTECT, related_name="agreement")
    mentor = models.ForeignKey(
        Mentor, on_delete=models.PROTECT, related_name="agreements", null=True, blank=True
    )
    company_contact = models.ForeignKey(
        CompanyContact, on_delete=models.PROTECT, related_name="agreements", null=True, blank=True
    )
    company_agreed = models.BooleanField(
        _("The citizen agrees that the company contact takes part"), default=False
    )
    state = models.CharField(max_length=10, choices=AgreementState, default=AgreementState.DRAFT)
    goal = models.TextField(_("Goal of the support"), blank=True)
    contact_frequency = models.CharField(_("How often you meet"), max_length=120, blank=True)
    written_in_plan_on = models.DateField(_("Written in Min Plan on"), null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=AgreementState.SIGNED) | Q(mentor__isnull=False),
                name="agreement_signed_names_a_mentor",
            )
        ]


class Task(TenantModel):
    """One precise task: what the mentor does, how often, where, until when, done when."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="tasks")
    position = models.PositiveSmallIntegerField()
    what = models.CharField(_("What the mentor does"), max_length=200)
    how_often = models.CharField(_("How often"), max_length=80, blank=True)
    where = models.CharField(_("Where"), max_length=80, blank=True)
    until = models.DateField(_("Until"), null=True, blank=True)
    done_when = models.CharField(_("Done when"), max_length=160, blank=True)
    serves = models.CharField(_("Which activity it serves"), max_length=120, blank=True)
    at_company = models.BooleanField(_("The task is at the workplace"), default=False)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "position"], name="task_position_once")
        ]


class Boundary(TenantModel):
    """What is not the mentor's task here, and who does that instead."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="boundaries")
    position = models.PositiveSmallIntegerField()
    not_this = models.CharField(_("Not the mentor's task"), max_length=160)
    instead = models.CharField(_("Who does it instead"), max_length=120, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "position"], name="boundary_position_once")
        ]


class TaperStep(TenantModel):
    """From this day the contact is this much: the ending is planned from day one."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="taper")
    starts_on = models.DateField(_("From"))
    contact = models.CharField(_("How much contact"), max_length=120)

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "starts_on"], name="taper_day_once")
        ]


class Signature(TenantModel):
    """A party's signature on exactly this content (``content_hash``)."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="signatures")
    party = models.CharField(max_length=15, choices=Party)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    signed_at = models.DateTimeField()
    content_hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["signed_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "party"], name="each_party_signs_once")
        ]


class AgreementAnswer(Answer):
    """The reason given to a finding of an agreement."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="answers")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "rule", "fingerprint"],
                name="one_answer_per_agreement_finding",
            )
        ]
