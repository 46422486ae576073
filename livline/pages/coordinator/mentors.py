"""The mentor corps: who there is, what each can, and how many hours are left."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import floatformat
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from livline.office.tenancy import queries as tenancy
from livline.pages.common import lists
from livline.pages.common.lists import Column
from livline.pages.common.screens import ViewerRequest, screen
from livline.pages.coordinator import exports
from livline.records.matches import queries as matches
from livline.records.people.models import Competence, Language, Mentor, MentorKind

ROOM = [("free", _("Has free hours")), ("leave", _("On leave"))]


class MentorFilter(forms.Form):
    """What the list is narrowed by."""

    language = forms.ChoiceField(label=_("Language"), choices=[], required=False)
    competence = forms.ChoiceField(label=_("Good at"), choices=[], required=False)
    area = forms.ChoiceField(label=_("Area"), choices=[], required=False)
    kind = forms.ChoiceField(label=_("Kind of mentor"), choices=[], required=False)
    room = forms.ChoiceField(label=_("Room"), choices=[], required=False)

    def __init__(self, asked: Any, *, areas: dict[int, str]) -> None:
        super().__init__(asked)
        choices: dict[str, list[tuple[Any, Any]]] = {
            "language": list(Language.choices),
            "competence": list(Competence.choices),
            "area": list(areas.items()),
            "kind": list(MentorKind.choices),
            "room": list(ROOM),
        }
        for name, offered in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("All")), *offered]

    def narrowed(self, found: QuerySet[Any]) -> QuerySet[Any]:
        """The mentors that fit; what is no choice narrows nothing."""
        self.is_valid()
        chosen = self.cleaned_data
        if chosen.get("language"):
            found = found.filter(languages__contains=[chosen["language"]])
        if chosen.get("competence"):
            found = found.filter(competences__contains=[chosen["competence"]])
        if chosen.get("area"):
            here = Q(areas__contains=[int(chosen["area"])])
            # Who names no area meets everywhere.
            found = found.filter(here | Q(areas=[]))
        if chosen.get("kind"):
            found = found.filter(kind=chosen["kind"])
        if chosen.get("room") == "free":
            found = found.filter(free__gt=0, on_leave=False)
        if chosen.get("room") == "leave":
            found = found.filter(on_leave=True)
        return found


def areas_of(request: ViewerRequest) -> dict[int, str]:
    """The units of the municipality by key: the areas in which mentors meet."""
    units = tenancy.units_of(request.viewer.municipality_code)
    return {unit.pk: unit.name for unit in units}


def columns_with(areas: dict[int, str]) -> list[Column[Any]]:
    """The columns of the list; areas are shown by name."""

    def met_in(mentor: Mentor) -> str:
        return ", ".join(areas[key] for key in mentor.areas if key in areas)

    return [
        Column("name", _("Name"), lambda m: m.name, "mentor.name", ("sort_key",), _address),
        Column(
            "kind", _("Kind of mentor"), lambda m: m.get_kind_display(), "mentor.kind", ("kind",)
        ),
        Column("provider", _("Provider"), _provider, "mentor.provider", ("provider__name",)),
        Column("languages", _("Languages"), _languages, "mentor.languages"),
        Column("competences", _("Good at"), _competences, "mentor.competences"),
        Column("areas", _("Areas"), met_in, "mentor.areas"),
        Column("taken", _("Hours taken"), _hours("taken"), "mentor.load", ("taken",)),
        Column("free", _("Free hours"), _hours("free"), "mentor.capacity", ("free",)),
        Column("leave", _("On leave"), _leave, "mentor.on_leave", ("on_leave",)),
    ]


@screen("mentor")
def mentors(request: ViewerRequest) -> HttpResponse:
    """The corps as a list that filters, sorts and can be taken out."""
    areas = areas_of(request)
    columns = lists.allowed(columns_with(areas), role=request.viewer.role)
    form = MentorFilter(request.GET, areas=areas)
    search = request.GET.get("q", "")
    found = form.narrowed(matches.mentors_listed(request.viewer, search=search))
    file = exports.taken_out(request, found, columns, sort="name", object="mentor")
    if file is not None:
        return file
    page = lists.page_of(request, found, columns, sort="name")
    counted = ngettext("%(count)s mentor", "%(count)s mentors", page.total) % {"count": page.total}
    shown = {
        "page": page,
        "form": form,
        "search": search,
        "count": counted,
        "exports": exports.may_export(request, "mentor"),
    }
    return render(request, "coordinator/mentors.html", shown)


def _address(mentor: Mentor) -> str:
    return reverse("coordinator:mentor", args=[mentor.public_id])


def _provider(mentor: Mentor) -> str:
    return mentor.provider.name if mentor.provider else ""


def _languages(mentor: Mentor) -> str:
    return ", ".join(str(Language(one).label) for one in mentor.languages)


def _competences(mentor: Mentor) -> str:
    return ", ".join(str(Competence(one).label) for one in mentor.competences)


def _leave(mentor: Mentor) -> object:
    return _("Yes") if mentor.on_leave else ""


def _hours(name: str) -> Any:
    return lambda mentor: floatformat(getattr(mentor, name), -2)
