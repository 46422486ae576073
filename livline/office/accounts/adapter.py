"""How allauth behaves in Livline: accounts are given, never taken, and a mail tells nothing."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from livline.office.accounts import actions, mail
from livline.office.accounts.models import User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Closes self-registration, guards start passwords, and writes the one mail there is."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody registers themselves."""
        return False

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *rest: object,
        **named: object,
    ) -> None:
        """Say nothing about signing in and out: a greeting with a user name tells bystanders."""
        if not (message_template or "").startswith("account/messages/logged_"):
            super().add_message(request, level, message_template, *rest, **named)

    def pre_login(self, request: HttpRequest, user: User, **named: object) -> HttpResponse | None:
        """Refuse a closed account, and a start password that was not used in time."""
        refused: HttpResponse | None = super().pre_login(request, user, **named)
        if refused is not None:
            return refused
        until = user.start_password_until
        if until is not None and until < timezone.now():
            return redirect("start_password_over")
        return None

    def clean_password(self, password: str, user: User | None = None) -> str:
        """Check a chosen password; the start password itself is not the person's own."""
        chosen: str = super().clean_password(password, user)
        if user is not None and user.must_change_password and user.check_password(chosen):
            raise ValidationError(_("Choose another password than the one you were given."))
        return chosen

    def set_password(self, user: User, password: str) -> None:
        """Keep the person's own password; a start password is over with it."""
        actions.choose_password(user, password)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Go on to the own start page, which may lead to setting up the second factor."""
        return reverse("start")

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:
        """Send the link to the address that is kept, not to the one that was typed."""
        mail.send_apart(mail.new_password(to=user.email, link=context["password_reset_url"]))
