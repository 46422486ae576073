"""Give each request its viewer and its transaction, bound to the viewer's municipality."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from livline.office.access.viewer import viewer_of
from livline.office.tenancy.context import working_for

SERVER_ERROR = 500


class ViewerMiddleware:
    """One request, one viewer, one transaction: what belongs together is whole or not at all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Run the view as its viewer; a server error undoes everything the view wrote."""
        if not request.user.is_authenticated:
            request.viewer = None  # type: ignore[attr-defined]
            return self.get_response(request)
        viewer = viewer_of(request.user, now=timezone.now())
        request.viewer = viewer  # type: ignore[attr-defined]
        with working_for(viewer.municipality_code):
            response = self.get_response(request)
            if response.status_code >= SERVER_ERROR:
                transaction.set_rollback(True)
        response.headers.setdefault("Cache-Control", "no-store")
        return response
