"""The sign-in of a citizen: given, renewed and closed by the responsible caseworker."""

from __future__ import annotations

import secrets
from functools import partial

from django.http import HttpResponse

from livline.office.access.matrix import Verb
from livline.pages.common import giving_sign_in
from livline.pages.common.case_ways import ways
from livline.pages.common.giving_sign_in import Giving
from livline.pages.common.screens import ViewerRequest, case_screen
from livline.records.cases import actions as cases
from livline.records.cases.models import Case

NUMBERS = 10_000


@case_screen("sign_in", write=Verb.CHANGE)
def citizen_sign_in(request: ViewerRequest, case: Case) -> HttpResponse:
    """Let the citizen sign in and see the own case.

    The proposed user name has the calling name alone, and no e-mail is proposed: who else reads the
    mail is for the citizen to say.
    """
    citizen = case.citizen
    giving = Giving(
        person=citizen,
        opening=partial(cases.open_citizen_sign_in, case, by=request.viewer),
        template="caseworker/citizen_sign_in.html",
        called=f"{citizen.calling_name.partition(' ')[0]} {secrets.randbelow(NUMBERS):04}",
        subject=case.pk,
        context={
            "case": case,
            "ways": ways(case, role=request.viewer.role, current="caseworker:person"),
        },
    )
    return giving_sign_in.page(request, giving)
