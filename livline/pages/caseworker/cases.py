"""The caseworker's cases as a list: searched, filtered, sorted, paged and taken out."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from livline.office.access.matrix import Verb
from livline.office.access.viewer import Viewer
from livline.office.audit import actions as audit
from livline.pages.common import links, lists
from livline.pages.common.lists import Column
from livline.pages.common.screens import ViewerRequest, screen
from livline.records.cases import queries
from livline.records.cases.models import Case, CaseStatus
from livline.records.journey import queries as journey


def _names(case: Case) -> str:
    responsible = getattr(case, "responsible", [])
    return ", ".join(row.user.name for row in responsible)


def _number(case: Case) -> str:
    return case.citizen.id_number_masked


COLUMNS: list[Column[Case]] = [
    Column(
        "name",
        _("Name"),
        lambda case: case.citizen.name,
        "person.name",
        sort=("citizen__sort_key",),
        link=lambda case: reverse("common:case", args=[case.public_id]),
    ),
    Column(
        "number",
        _("CPR number"),
        lambda case: case.citizen.id_number_masked,
        "person.id_number_masked",
    ),
    Column("unit", _("Unit"), lambda case: case.unit.name, "case.unit", sort=("unit__name",)),
    Column("caseworker", _("Caseworker"), _names, "case.caseworker"),
    Column(
        "referred",
        _("Referred on"),
        lambda case: case.referred_on,
        "case.referred_on",
        sort=("referred_on",),
    ),
    Column("status", _("Status"), lambda case: case.get_status_display(), "case.status"),
]


class NextActions:
    """The next action of each case on the page, read for all of them at once."""

    def __init__(self, viewer: Viewer) -> None:
        self._viewer = viewer
        self._found: dict[int, journey.NextAction] = {}

    def read(self, shown: Sequence[Case]) -> None:
        """Read them with the same number of queries for one case and for many."""
        rows = Case.objects.filter(pk__in=[case.pk for case in shown])
        for standing in journey.standings(rows, on=self._viewer.on):
            action = journey.of_standing(standing, self._viewer.role)
            self._found[standing.case.pk] = action

    @property
    def column(self) -> Column[Case]:
        """What is next, leading to where it is done."""
        return Column(
            "next",
            _("Next action"),
            lambda case: self._found[case.pk].label,
            "case.next_action",
            link=self._address,
        )

    def _address(self, case: Case) -> str:
        """Where it is done; empty in a case that the viewer has only opened to read."""
        responsible = getattr(case, "responsible", [])
        if self._viewer.user_id not in {row.user_id for row in responsible}:
            return ""
        return links.to(self._found[case.pk].url_name, case=case)


@screen("case")
def cases(request: ViewerRequest) -> HttpResponse:
    """The cases the caseworker may read; ``?export=`` gives those they may take out."""
    viewer = request.viewer
    search = request.GET.get("q", "").strip()
    status, unit_id = request.GET.get("status", CaseStatus.OPEN), request.GET.get("unit", "")
    found = queries.listed(viewer, search=search, status=status, unit_id=unit_id)
    columns = lists.allowed(COLUMNS, role=viewer.role)
    allowed = found.filter(queries.reachable(viewer, object="case", verb=Verb.EXPORT))
    file = lists.export(
        request,
        queries.with_caseworkers(allowed, on=viewer.on),
        columns,
        sort="name",
        name="sager",
    )
    if file is not None:
        shown = list(allowed.values_list("pk", flat=True)[: lists.EXPORTED_UP_TO])
        audit.record(viewer, verb=Verb.EXPORT, object="case", subjects=shown)
        return file
    actions = NextActions(viewer)
    page = lists.page_of(
        request,
        queries.with_caseworkers(found, on=viewer.on),
        [*columns, *lists.allowed([actions.column], role=viewer.role)],
        sort="name",
        beside=actions.read,
    )
    request.shown_cases = [case.pk for case in page.records]
    units = list(queries.units_listed(viewer))
    context = {
        "page": page,
        "search": search,
        "status": status,
        "statuses": CaseStatus.choices,
        "unit_id": unit_id,
        # With cases of one unit only there is nothing to choose between.
        "units": units if len(units) > 1 else [],
    }
    return render(request, "caseworker/cases.html", context)
