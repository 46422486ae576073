"""Whoever signs in with a password that was handed over chooses an own one before anything else."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

# The page on which it is changed, the way out, and what shows nothing of anybody.
OPEN = ("/konto/adgangskode/", "/konto/log-ud/", "/sprog/", "/sundhed/", "/static/")


class StartPasswordMiddleware:
    """Leads to the change of a start password, whatever page was asked for (ASVS 6.4.1)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on, or lead to the change; nothing is read or written on the way."""
        user = request.user
        handed_over = user.is_authenticated and user.must_change_password
        if handed_over and not request.path.startswith(OPEN):
            return redirect("account_change_password")
        return self.get_response(request)
