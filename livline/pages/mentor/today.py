"""The mentor's start page: who needs me today, and one press to log a contact."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from livline.pages.common.screens import ViewerRequest, screen
from livline.pages.mentor.lines import citizen_lines
from livline.records.contacts import queries as contacts
from livline.records.matches import queries as matches
from livline.records.matches.models import Match, MatchState


@screen("work_list")
def today(request: ViewerRequest) -> HttpResponse:
    """Call-backs first, then what waits for a signature, then the citizens by next appointment."""
    viewer = request.viewer
    lines = citizen_lines(viewer)
    unsigned = matches.proposals(viewer, states=[MatchState.ACCEPTED])
    to_sign = [one for one in unsigned if not _signed(one)]
    request.shown_cases = [line.match.case_id for line in lines] + [
        match.case_id for match in to_sign
    ]
    return render(
        request,
        "mentor/today.html",
        {
            "callbacks": [line for line in lines if line.callback],
            "to_sign": to_sign,
            "lines": lines,
            "drafts": contacts.drafts_of(viewer),
            "on": viewer.on,
        },
    )


def _signed(match: Match) -> bool:
    return any(one.party == "mentor" for one in match.agreement.signatures.all())
