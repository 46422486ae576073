"""Staff sign in with two factors: whoever has none yet sets it up before anything else."""

from __future__ import annotations

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from livline.office.accounts.models import STAFF_ROLES

# Sign-in, sign-out, language and health stay open; every other page waits.
OPEN = ("/konto/", "/sprog/", "/sundhed/", "/static/")


class SecondFactorMiddleware:
    """Leads staff without a second factor to setting one up (ASVS 6.3.3)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on, or lead to the set-up; the demo's invented people need none."""
        if settings.SECOND_FACTOR_REQUIRED and not request.path.startswith(OPEN):
            user = request.user
            if user.is_authenticated and user.role in STAFF_ROLES and not is_mfa_enabled(user):
                return redirect("mfa_activate_totp")
        return self.get_response(request)
