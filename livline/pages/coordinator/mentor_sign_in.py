"""The sign-in of a mentor: given, renewed and closed by the coordinator."""

from __future__ import annotations

from functools import partial

from django.http import Http404, HttpResponse

from livline.office.access.matrix import Verb
from livline.pages.common import giving_sign_in
from livline.pages.common.giving_sign_in import Giving
from livline.pages.common.screens import ViewerRequest, screen
from livline.records.matches import actions as matches
from livline.records.people import queries as people


@screen("mentor_sign_in", write=Verb.CHANGE)
def mentor_sign_in(request: ViewerRequest, mentor_id: str) -> HttpResponse:
    """Let a mentor sign in; running and accepted matches are seen at once."""
    found = people.mentors_listed(request.viewer).filter(public_id=mentor_id)
    mentor = found.select_related("user", "municipality").first()
    if mentor is None:
        raise Http404
    giving = Giving(
        person=mentor,
        opening=partial(matches.open_mentor_sign_in, mentor, by=request.viewer),
        template="coordinator/mentor_sign_in.html",
        called=mentor.name,
        email=mentor.email,
        context={"mentor": mentor},
    )
    return giving_sign_in.page(request, giving)
