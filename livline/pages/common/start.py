"""The first page: everybody is led to their own start; the demo offers one sign-in per role."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from livline.office.accounts import queries as accounts
from livline.pages.common.screens import open_page
from livline.pages.common.shell import start_url

# What each person of the demo comes for; the user names are those of livline.demo.
DEMO_SIGN_INS = (
    ("sagsbehandler", _("See what needs you today, make the plan and decide the grant")),
    ("borger", _("See your mentor and your plan, and ask to be rung")),
    ("mentor", _("See who needs you, and log a contact")),
    ("koordinator", _("Find the right mentor for those who wait")),
    ("virksomhed", _("See the agreed tasks of a citizen at your workplace")),
    ("leder", _("See use, waiting time and follow-ups per unit")),
    ("analytiker", _("See the figures with small numbers protected")),
    ("databeskyttelse", _("See who looked at what, and review a sample")),
    ("administrator", _("Open and close accounts; no case data")),
)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@open_page("leads on to the own start page or to the sign-in")
@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """Lead to the start page of the role; without a session to the sign-in."""
    viewer = getattr(request, "viewer", None)
    if viewer is not None:
        return redirect(start_url(viewer.role))
    return redirect("demo" if settings.DEMO else "account_login")


@open_page("one-click sign-in of synthetic people, only in the demo")
@never_cache
def demo(request: HttpRequest) -> HttpResponse:
    """One button per role; the site of a municipality has no such page."""
    if not settings.DEMO:
        raise Http404
    known = dict(DEMO_SIGN_INS)
    people = accounts.active_by_username(set(known))
    if request.method == "POST":
        person = people.get(request.POST.get("username", ""))
        if person is None:
            raise Http404
        login(request, person, backend=BACKEND)
        return redirect("start")
    offers = [(people[name], about) for name, about in known.items() if name in people]
    return render(request, "common/demo.html", {"offers": offers})


@open_page("tells the operator whether the site and its database answer")
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """Answer 200 once the database answers; nothing else is told."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")
