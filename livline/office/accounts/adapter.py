"""How allauth behaves in Livline: accounts are opened by the administrator, never by oneself."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Closes self-registration."""

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
