"""End a session that is idle or old (ASVS 7.3.1, 7.3.2; limits of the security plan)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from livline.office.accounts.models import STAFF_ROLES

IDLE_STAFF = timedelta(minutes=30)
IDLE_PHONE = timedelta(minutes=15)
ABSOLUTE = timedelta(hours=10)
# A write per request would cost more than it tells; a minute is exact enough for the limits.
RESOLUTION = timedelta(minutes=1)
# The language stays: it is a cookie. Kept pages and storage go (ASVS 14.3.1).
LEAVE_NOTHING = '"cache", "storage"'
SIGNED_IN_AT = "livline_signed_in_at"
SEEN_AT = "livline_seen_at"


class SessionLimitMiddleware:
    """Signs out whoever was away too long, before anything of the request is done."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Sign out or note the time of this request; whoever is out then leaves nothing behind."""
        is_over = False
        if request.user.is_authenticated:
            now = timezone.now().timestamp()
            started = request.session.setdefault(SIGNED_IN_AT, now)
            seen = request.session.setdefault(SEEN_AT, now)
            idle = IDLE_STAFF if request.user.role in STAFF_ROLES else IDLE_PHONE
            is_over = now - seen > idle.total_seconds() or now - started > ABSOLUTE.total_seconds()
            if is_over:
                logout(request)
            elif now - seen > RESOLUTION.total_seconds():
                request.session[SEEN_AT] = now
        was_signed_in = request.user.is_authenticated
        response = self.get_response(request)
        if is_over or (was_signed_in and not request.user.is_authenticated):
            response.headers["Clear-Site-Data"] = LEAVE_NOTHING
        return response
