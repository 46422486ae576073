"""People and organisations: citizen, mentor, company contact, company and provider."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from livline.office.tenancy.models import TenantModel, Unit


class Protection(models.TextChoices):
    """Name and address protection, CPR-loven § 28; special protection keeps no address at all."""

    NONE = "none", _("No protection")
    NAME_AND_ADDRESS = "name_and_address", _("Name and address protection")
    SPECIAL = "special", _("Special address protection")


class Channel(models.TextChoices):
    """The way of contact that is safe for the citizen."""

    CALL = "call", _("Phone call")
    TEXT = "text", _("Text message")
    LETTER = "letter", _("Digital Post")
    NONE = "none", _("Only at meetings")


class Language(models.TextChoices):
    """Languages that citizens and mentors speak together."""

    DANISH = "da", _("Danish")
    ENGLISH = "en", _("English")
    ARABIC = "ar", _("Arabic")
    BOSNIAN = "bs", _("Bosnian")
    FARSI = "fa", _("Farsi")
    GERMAN = "de", _("German")
    POLISH = "pl", _("Polish")
    ROMANIAN = "ro", _("Romanian")
    SOMALI = "so", _("Somali")
    TAMIL = "ta", _("Tamil")
    TIGRINYA = "ti", _("Tigrinya")
    TURKISH = "tr", _("Turkish")
    UKRAINIAN = "uk", _("Ukrainian")
    URDU = "ur", _("Urdu")
    VIETNAMESE = "vi", _("Vietnamese")
    SIGN = "sgn", _("Danish sign language")


class MentorKind(models.TextChoices):
    """Who employs the mentor, LAB § 168."""

    MUNICIPAL = "municipal", _("Employed by the municipality")
    EXTERNAL = "external", _("External mentor under contract")
    COMPANY = "company", _("Employee of a company")
    SCHOOL = "school", _("Employee of a school")


class Gender(models.TextChoices):
    """What a citizen may wish of a mentor; stated by the mentor, never read from a number."""

    WOMAN = "woman", _("Woman")
    MAN = "man", _("Man")
    OTHER = "other", _("Other or not stated")


class Competence(models.TextChoices):
    """What a mentor is good at, in the words of the barriers that citizens bring."""

    ANXIETY_DEPRESSION = "anxiety_depression", _("Anxiety and depression")
    PAIN = "pain", _("Pain and physical illness")
    ADDICTION = "addiction", _("Alcohol and drugs")
    VIOLENCE = "violence", _("Violence in close relations")
    DEBT = "debt", _("Debt and money")
    HOUSING = "housing", _("Housing")
    WORKPLACE = "workplace", _("Unwritten rules of a workplace")
    EDUCATION = "education", _("Starting in education")
    ROUTINE = "routine", _("Everyday routines")
    NETWORK = "network", _("Loneliness and network")
    LANGUAGE = "language", _("Danish language and culture")
    AUTISM_ADHD = "autism_adhd", _("Autism and ADHD")


class Provider(TenantModel):
    """A firm that employs external mentors (anden aktør)."""

    name = models.CharField(_("Name"), max_length=120)
    cvr = models.CharField(_("CVR number"), max_length=8, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "name"], name="provider_name_once")
        ]


class Company(TenantModel):
    """A workplace or school where a citizen is."""

    name = models.CharField(_("Name"), max_length=120)
    cvr = models.CharField(_("CVR number"), max_length=8, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "name"], name="company_name_once")
        ]


class CompanyContact(TenantModel):
    """The person at a company whom mentor and caseworker talk to."""

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="contacts")
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    name = models.CharField(_("Name"), max_length=120)
    phone = models.CharField(_("Phone"), max_length=20, blank=True)
    email = models.EmailField(_("E-mail"), blank=True)


class Citizen(TenantModel):
    """The person who gets a mentor. The number is sealed; a keyed hash finds it again."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    given_names = models.CharField(_("Given names"), max_length=80)
    family_name = models.CharField(_("Family name"), max_length=80)
    calling_name = models.CharField(_("Called"), max_length=40)
    sort_key = models.CharField(max_length=200, editable=False)
    id_number_sealed = models.BinaryField(editable=False)
    id_number_hash = models.BinaryField(editable=False)
    id_number_masked = models.CharField(max_length=11, editable=False)
    birth_date = models.DateField(_("Born"))
    phone = models.CharField(_("Phone"), max_length=20, blank=True)
    email = models.EmailField(_("E-mail"), blank=True)
    protection = models.CharField(
        _("Protection"), max_length=20, choices=Protection, default=Protection.NONE
    )
    address_sealed = models.BinaryField(null=True, editable=False)
    language = models.CharField(
        _("Language"), max_length=5, choices=Language, default=Language.DANISH
    )
    needs_interpreter = models.BooleanField(_("Needs an interpreter"), default=False)
    channel = models.CharField(
        _("Safe way of contact"), max_length=10, choices=Channel, default=Channel.CALL
    )
    safe_from = models.TimeField(_("Safe from"), null=True, blank=True)
    safe_until = models.TimeField(_("Safe until"), null=True, blank=True)
    safe_note = models.CharField(_("What else makes contact safe"), max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "id_number_hash"], name="citizen_number_once"
            ),
            models.CheckConstraint(
                condition=~Q(protection=Protection.SPECIAL) | Q(address_sealed__isnull=True),
                name="citizen_special_protection_keeps_no_address",
            ),
        ]
        indexes = [models.Index(fields=["municipality", "sort_key"], name="citizen_by_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Given names and family name."""
        return f"{self.given_names} {self.family_name}"


class Mentor(TenantModel):
    """A mentor of the corps: what they can, how many hours they have, and where."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    number = models.CharField(_("Mentor number"), max_length=20)
    name = models.CharField(_("Name"), max_length=120)
    sort_key = models.CharField(max_length=200, editable=False)
    phone = models.CharField(_("Phone"), max_length=20, blank=True)
    email = models.EmailField(_("E-mail"), blank=True)
    kind = models.CharField(_("Kind of mentor"), max_length=20, choices=MentorKind)
    provider = models.ForeignKey(
        Provider, on_delete=models.PROTECT, related_name="mentors", null=True, blank=True
    )
    company = models.ForeignKey(
        Company, on_delete=models.PROTECT, related_name="mentors", null=True, blank=True
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    hours_per_week = models.DecimalField(
        _("Hours per week for citizens"), max_digits=5, decimal_places=2
    )
    languages = ArrayField(
        models.CharField(max_length=5, choices=Language), verbose_name=_("Languages"), default=list
    )
    competences = ArrayField(
        models.CharField(max_length=30, choices=Competence),
        verbose_name=_("Competences"),
        default=list,
        blank=True,
    )
    areas = ArrayField(models.BigIntegerField(), verbose_name=_("Areas"), default=list, blank=True)
    gender = models.CharField(_("Gender"), max_length=10, choices=Gender, default=Gender.OTHER)
    on_leave = models.BooleanField(_("On leave"), default=False)
    qualifications = models.TextField(_("Qualifications for the tasks"), blank=True)
    confidentiality_signed_on = models.DateField(_("Confidentiality signed"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "number"], name="mentor_number_once"),
            models.CheckConstraint(
                condition=Q(hours_per_week__gte=0) & Q(hours_per_week__lte=60),
                name="mentor_hours_are_of_a_week",
            ),
        ]
        indexes = [models.Index(fields=["municipality", "sort_key"], name="mentor_by_name")]

    def __str__(self) -> str:
        return self.name
