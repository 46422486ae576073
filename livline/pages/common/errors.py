"""Pages for what went wrong: bad request, not found, form expired, server error."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was too old or came from elsewhere; nothing was saved."""
    return render(request, "common/form_expired.html", status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What was sent is no form of ours, or too much at once; nothing was saved."""
    return render(request, "common/bad_request.html", status=400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Unknown and forbidden look the same, so that nothing is learned from the answer."""
    return render(request, "common/not_found.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke; the transaction was undone.

    Rendered without the request: what broke may be the database or the session.
    """
    return HttpResponse(render_to_string("common/server_error.html"), status=500)
