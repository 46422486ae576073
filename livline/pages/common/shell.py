"""What every page's frame needs: who is signed in, and where this person can go."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

from livline.office.access.viewer import Viewer
from livline.office.accounts.models import STAFF_ROLES, Role
from livline.office.tenancy.queries import name_of
from livline.pages.common.ways import WAYS, Way

EXIT_URL = "https://www.dmi.dk/"
DESK, PHONE = "common/shell.html", "common/shell_phone.html"


@dataclass(frozen=True)
class NavigationItem:
    """One entry of the menu."""

    label: str | Promise
    url: str
    icon: str
    current: bool


def shell(request: HttpRequest) -> dict[str, object]:
    """Template context of the frame; reads nothing that the request has not loaded already."""
    viewer: Viewer | None = getattr(request, "viewer", None)
    frame: dict[str, object] = {
        "viewer": viewer,
        "exit_url": EXIT_URL,
        "home_url": reverse("start"),
    }
    if viewer is None:
        return frame | {"exit_everywhere": True, "frame": "common/shell_plain.html"}
    return frame | {
        "navigation": navigation(request, viewer.role),
        "viewer_label": f"{request.user.get_full_name()} · {viewer.role.label}",  # type: ignore[union-attr]
        "sender": name_of(viewer.municipality_code),
        "exit_everywhere": viewer.role == Role.CITIZEN,
        "frame": DESK if viewer.role in STAFF_ROLES else PHONE,
    }


def navigation(request: HttpRequest, role: Role) -> list[NavigationItem]:
    """The menu of a role, the entry of the page that is open marked as current."""
    found = [(way, url) for way in WAYS[role] if (url := address_of(way))]
    # The start page's address begins every other address of the role.
    inside = [url for _, url in found[1:] if request.path.startswith(url)]
    lists = [url for way, url in found if way.leads_to_cases and _is_on_a_case(request)]
    current = max(inside or lists, key=len, default=request.path)
    return [NavigationItem(way.label, url, way.icon, url == current) for way, url in found]


def _is_on_a_case(request: HttpRequest) -> bool:
    return request.resolver_match is not None and "case_id" in request.resolver_match.kwargs


def start_url(role: Role) -> str:
    """The page a person begins on: the first way of the role that there is."""
    urls = (address_of(way) for way in WAYS[role])
    return next((url for url in urls if url), reverse("common:own_lookups"))


def address_of(way: Way) -> str:
    """The address of a way; empty where this installation has no such page."""
    try:
        return reverse(way.name)
    except NoReverseMatch:
        return ""
