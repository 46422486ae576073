"""The case of a citizen: referral, target group, needs and resources, other support, relations."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from livline.office.access.matrix import Relation
from livline.office.tenancy.models import TenantModel, Unit
from livline.records.people.models import Citizen


class CaseStatus(models.TextChoices):
    """Whether mentor support is being worked on."""

    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


class NeedKind(models.TextChoices):
    """What stands in the way, or what the person can build on."""

    BARRIER = "barrier", _("Barrier")
    RESOURCE = "resource", _("Resource")


class NeedCategory(models.TextChoices):
    """Subjects of barriers and resources."""

    ANXIETY_DEPRESSION = "anxiety_depression", _("Anxiety or depression")
    OTHER_MENTAL = "other_mental", _("Other mental illness")
    PAIN = "pain", _("Pain or physical illness")
    ALCOHOL = "alcohol", _("Alcohol")
    DRUGS = "drugs", _("Drugs")
    DEBT = "debt", _("Debt")
    HOUSING = "housing", _("Housing")
    VIOLENCE = "violence", _("Violence")
    LANGUAGE = "language", _("Language")
    NETWORK = "network", _("Network")
    ROUTINE = "routine", _("Everyday routines")
    WORKPLACE = "workplace", _("Workplace habits")
    SKILLS = "skills", _("Skills and experience")
    MOTIVATION = "motivation", _("Wishes and drive")
    FAMILY = "family", _("Family")


class SupportFunction(models.TextChoices):
    """Functions beside the mentor, with their legal basis (the overlap map)."""

    SKP = "skp", _("Support and contact person (§ 99)")
    HOME_SUPPORT = "home_support", _("Home support (§ 85)")
    EARLY_HELP = "early_help", _("Early preventive help (§ 82 b)")
    PERSONAL_ASSISTANCE = "personal_assistance", _("Personal assistance")
    JOB_CONSULTANT = "job_consultant", _("Company consultant")
    CASEWORKER = "caseworker", _("Caseworker")
    TREATMENT = "treatment", _("Treatment")
    CRISIS_CENTRE = "crisis_centre", _("Crisis centre (§ 109)")
    FAMILY = "family", _("Family or friend")
    OTHER = "other", _("Other help")


class Case(TenantModel):
    """One citizen's way through the scheme."""

    citizen = models.OneToOneField(Citizen, on_delete=models.PROTECT, related_name="case")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="cases", verbose_name=_("Unit")
    )
    status = models.CharField(
        _("Status"), max_length=10, choices=CaseStatus, default=CaseStatus.OPEN
    )
    referred_on = models.DateField(_("Referred on"))
    referred_by = models.CharField(_("Referred by"), max_length=120, blank=True)
    referral_reason = models.TextField(_("Why a mentor"), blank=True)
    wishes = models.TextField(_("Wishes for the mentor"), blank=True)
    wished_gender = models.CharField(max_length=10, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    reopened_on = models.DateField(_("Opened again on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        indexes = [
            models.Index(
                fields=["municipality", "status", "-referred_on"], name="case_by_referral"
            ),
            models.Index(fields=["unit", "status"], name="case_by_unit"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status=CaseStatus.OPEN, closed_on__isnull=True)
                | Q(status=CaseStatus.CLOSED, closed_on__isnull=False),
                name="case_closed_has_a_date",
            )
        ]


class Participation(TenantModel):
    """Who stands in which relation to a case, from a day to a day (inclusive).

    The one table that decides what is visible: ``visible_to`` of every record joins it, so a
    right that ends here ends on the next request.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="participations")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="participations"
    )
    relation = models.CharField(
        max_length=20, choices=[(relation.value, relation.value) for relation in Relation]
    )
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["user", "relation", "case"], name="participation_of_user"),
            models.Index(fields=["case", "relation"], name="participation_in_case"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since") - 1),
                name="participation_until_after_since",
            )
        ]


class TargetGroupPeriod(TenantModel):
    """The citizen's target group, LAB § 6 nr., from a day."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="target_groups")
    number = models.PositiveSmallIntegerField(_("Target group (LAB § 6, nr.)"), null=True)
    since = models.DateField(_("From"))
    remark = models.CharField(_("Remark"), max_length=200, blank=True)

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "since"], name="one_target_group_per_day")
        ]


class Need(TenantModel):
    """A barrier or a resource with two texts.

    ``note`` is the caseworker's; ``good_to_know`` is the sentence that the mentor may read once
    the citizen has agreed to it (``agreed_on``), and only then.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="needs")
    kind = models.CharField(_("Kind"), max_length=10, choices=NeedKind)
    category = models.CharField(_("Subject"), max_length=30, choices=NeedCategory)
    own_words = models.TextField(_("In the citizen's own words"), blank=True)
    note = models.TextField(_("The caseworker's note"), blank=True)
    good_to_know = models.CharField(_("Good to know"), max_length=200, blank=True)
    agreed_on = models.DateField(_("The citizen agreed on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["kind", "pk"]


class OtherSupport(TenantModel):
    """Somebody else who helps this citizen, and where the line to the mentor goes."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="other_support")
    function = models.CharField(_("Function"), max_length=30, choices=SupportFunction)
    helper = models.CharField(_("Who"), max_length=120)
    does = models.CharField(_("Helps with"), max_length=200)
    boundary = models.CharField(_("Where the line to the mentor goes"), max_length=200, blank=True)
    phone = models.CharField(_("Phone"), max_length=20, blank=True)
    until = models.DateField(_("Until"), null=True, blank=True)

    class Meta:
        ordering = ["function", "pk"]
