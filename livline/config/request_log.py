"""One line for each request: what kind of page answered how and how fast, and nothing of whom."""

from __future__ import annotations

import time
from collections.abc import Callable
from uuid import uuid4

import structlog
from django.http import HttpRequest, HttpResponse

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
MILLISECONDS = 1000
log = structlog.get_logger(__name__)


class RequestLogMiddleware:
    """Gives the request a number, which every line of the request and the answer carry."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, then write the line: with the pattern of the address, never the address."""
        number = uuid4().hex
        began = time.perf_counter()
        with structlog.contextvars.bound_contextvars(request=number):
            response = self.get_response(request)
            match = request.resolver_match
            viewer = getattr(request, "viewer", None)
            log.info(
                "request",
                method=request.method if request.method in METHODS else "other",
                route=match.route if match is not None else "none",
                status=response.status_code,
                ms=round((time.perf_counter() - began) * MILLISECONDS),
                role=viewer.role.value if viewer is not None else "",
            )
        response.headers["X-Request-ID"] = number
        return response
