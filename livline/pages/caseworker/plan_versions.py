"""Every version of the joint plan, and two of them side by side."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from livline.pages.caseworker.plan_words import plan_text
from livline.pages.common.case_ways import ways
from livline.pages.common.screens import ViewerRequest, case_screen
from livline.records.cases.models import Case
from livline.records.plans import actions, queries
from livline.records.plans.models import PlanVersion


@case_screen("plan")
def plan_versions(request: ViewerRequest, case: Case) -> HttpResponse:
    """The versions, newest first; ``?a=`` and ``?b=`` choose the two to compare."""
    versions = list(queries.versions(case))
    newer = _chosen(versions, request.GET.get("b", ""), otherwise=0)
    older = _chosen(versions, request.GET.get("a", ""), otherwise=1)
    context = {
        "case": case,
        "ways": ways(case, role=request.viewer.role, current="caseworker:plan_versions"),
        "versions": versions,
        "older": older,
        "newer": newer,
        "older_text": plan_text(actions.written(older)) if older else "",
        "newer_text": plan_text(actions.written(newer)) if newer else "",
    }
    return render(request, "caseworker/plan_versions.html", context)


def _chosen(versions: list[PlanVersion], number: str, *, otherwise: int) -> PlanVersion | None:
    for version in versions:
        if str(version.number) == number:
            return version
    return versions[otherwise] if len(versions) > otherwise else None
