"""The case page: where the case stands, its next action, the facts and one timeline."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from livline.office.access.matrix import Verb
from livline.office.audit.words import object_words
from livline.pages.common import case_overview, links
from livline.pages.common.case_overview import Reader
from livline.pages.common.case_ways import ways
from livline.pages.common.screens import ViewerRequest, case_screen, screen
from livline.records.cases import access, queries
from livline.records.cases import actions as cases
from livline.records.cases.models import Case
from livline.records.journey import queries as journey

ENTRIES = 40
UNPROCESSABLE = 422


@dataclass(frozen=True)
class Choice:
    """One kind of entry that the timeline can be narrowed to."""

    key: str
    label: str
    chosen: bool


@case_screen("case", write=Verb.READ)
def case(request: ViewerRequest, case: Case) -> HttpResponse:
    """The case as the viewer may see it; words searched for come by POST and stay out of logs."""
    viewer = request.viewer
    reader = Reader(viewer, access.relations_to(case, viewer))
    found = journey.standing(case, on=viewer.on)
    action = journey.of_standing(found, viewer.role)
    # How far the case has come tells as much as the next action does.
    is_led = reader.may("case.next_action")
    context = {
        "case": case,
        "name": case_overview.name_shown(case, reader),
        "steps": case_overview.steps(found, reader) if is_led else (),
        "facts": case_overview.facts(found, reader),
        "people": case_overview.people_around(found, reader),
        "action": action if is_led else None,
        "action_url": links.to(action.url_name, case=case),
        "tone": action.urgency.label,
        "ways": ways(case, role=viewer.role, current="common:case"),
    }
    return render(request, "common/case.html", context | _timeline(request, case))


def _timeline(request: ViewerRequest, case: Case) -> dict[str, object]:
    search = request.POST.get("q", "").strip()
    kind = request.POST.get("kind", request.GET.get("kind", ""))
    entries = journey.timeline(case, request.viewer, search=search, object=kind)
    page: Page[journey.TimelineEntry] = Paginator(entries, ENTRIES).get_page(
        request.GET.get("page")
    )
    kinds = [
        Choice(name, object_words(name), name == kind)
        for name in journey.objects_of(case, request.viewer)
    ]
    return {
        "page": page,
        "search": search,
        "kinds": kinds,
        "clear_url": request.path if search or kind else "",
    }


class ReasonForm(forms.Form):
    """Why a case of another team is opened."""

    reason = forms.CharField(
        label=_("Why do you open this case?"),
        help_text=_("Your reason is kept. The citizen can see when and why the case was opened."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@screen("case", write=Verb.READ, logged=False)
def open_case(request: ViewerRequest, case_id: str) -> HttpResponse:
    """Open a case of another team for some hours, for a reason that is kept."""
    viewer = request.viewer
    case = queries.openable(case_id, viewer=viewer)
    if case is None:
        raise Http404
    if access.may(viewer, Verb.READ, "case", case=case):
        return redirect("common:case", case_id=case.public_id)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        cases.open_for_reason(case, user=request.user, reason=reason, by=viewer)  # type: ignore[arg-type]
        return redirect("common:case", case_id=case.public_id)
    status = UNPROCESSABLE if form.is_bound else None
    return render(request, "common/open_case.html", {"form": form}, status=status)
