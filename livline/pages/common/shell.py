"""What every page's frame needs: who is signed in, and where this person can go."""

from __future__ import annotations

from django.http import HttpRequest


def shell(request: HttpRequest) -> dict[str, object]:
    """Template context of the frame."""
    viewer = getattr(request, "viewer", None)
    return {"viewer": viewer}
