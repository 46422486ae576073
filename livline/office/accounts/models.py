"""One account is one person in one role in one municipality."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import UserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from livline.office.tenancy.models import (
    PUBLIC_ID_LENGTH,
    Municipality,
    Unit,
    new_public_id,
)


class Role(models.TextChoices):
    """What a person is to the mentor scheme. A person with two roles has two accounts."""

    CITIZEN = "citizen", _("Citizen")
    MENTOR = "mentor", _("Mentor")
    COMPANY_CONTACT = "company_contact", _("Company contact")
    CASEWORKER = "caseworker", _("Caseworker")
    COORDINATOR = "coordinator", _("Mentor coordinator")
    MANAGER = "manager", _("Manager")
    ANALYST = "analyst", _("Analyst")
    AUDITOR = "auditor", _("Auditor")
    ADMINISTRATOR = "administrator", _("Administrator")


# Roles that sign in at a desk: two factors in production, longer sessions than a phone.
STAFF_ROLES = frozenset(
    {
        Role.CASEWORKER,
        Role.COORDINATOR,
        Role.MANAGER,
        Role.ANALYST,
        Role.AUDITOR,
        Role.ADMINISTRATOR,
    }
)


class User(AbstractBaseUser):
    """An account. There is no superuser: no account passes by the access matrix."""

    public_id = models.CharField(
        max_length=PUBLIC_ID_LENGTH, unique=True, default=new_public_id, editable=False
    )
    username = models.CharField(_("User name"), max_length=150, unique=True)
    email = models.EmailField(_("E-mail"), blank=True)
    name = models.CharField(_("Name"), max_length=120)
    role = models.CharField(_("Role"), max_length=20, choices=Role)
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="users", verbose_name=_("Municipality")
    )
    unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        related_name="users",
        null=True,
        blank=True,
        verbose_name=_("Unit"),
    )
    is_active = models.BooleanField(_("Active"), default=True)
    # Set while the password is one that somebody else has seen; empty once it is the person's own.
    start_password_until = models.DateTimeField(null=True, blank=True, editable=False)

    objects = UserManager["User"]()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role__in=[role.value for role in Role]),
                name="user_role_is_known",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_staff_role(self) -> bool:
        """Whether the role works at a desk for the municipality."""
        return self.role in STAFF_ROLES

    @property
    def must_change_password(self) -> bool:
        """Whether the password is still the one that was handed over."""
        return self.start_password_until is not None

    @property
    def is_superuser(self) -> bool:
        """Nobody is: content is reached through the access matrix alone."""
        return False

    @property
    def is_staff(self) -> bool:
        """The stock admin is not installed, so nobody needs this."""
        return False

    def get_full_name(self) -> str:
        """The name shown to colleagues."""
        return self.name
