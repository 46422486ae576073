"""One mentor of the corps: what is registered, what the mentor has, and leave."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from livline.office.access.matrix import Verb
from livline.office.tenancy import queries as tenancy
from livline.office.tenancy.edits import EditedMeanwhile
from livline.pages.common.screens import ViewerRequest, screen
from livline.pages.components import widgets
from livline.pages.components.days import Day
from livline.records.matches import queries as matches
from livline.records.people import actions as people
from livline.records.people.actions import MentorFacts, NumberTaken
from livline.records.people.models import Competence, Gender, Language, Mentor, MentorKind

CONFLICT = 409


class MentorForm(forms.Form):
    """Everything registered about a mentor."""

    number = forms.CharField(label=gettext_lazy("Mentor number"), max_length=20)
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    kind = forms.ChoiceField(label=gettext_lazy("Kind of mentor"), choices=MentorKind.choices)
    provider = forms.CharField(
        label=gettext_lazy("Provider"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("For an external mentor: the firm with the contract."),
    )
    company = forms.CharField(
        label=gettext_lazy("Company or school"), max_length=120, required=False
    )
    hours_per_week = forms.DecimalField(
        label=gettext_lazy("Hours per week for citizens"),
        min_value=0,
        max_value=60,
        max_digits=4,
        decimal_places=2,
        localize=True,
    )
    phone = forms.CharField(
        label=gettext_lazy("Phone"), max_length=20, required=False, widget=widgets.Telephone
    )
    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False)
    gender = forms.ChoiceField(label=gettext_lazy("Gender"), choices=Gender.choices)
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages"),
        choices=Language.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    competences = forms.MultipleChoiceField(
        label=gettext_lazy("Good at"),
        choices=Competence.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    areas = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Areas"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy("No area chosen means everywhere."),
    )
    qualifications = forms.CharField(
        label=gettext_lazy("Qualifications for the tasks"), widget=forms.Textarea, required=False
    )
    confidentiality_signed_on = Day(label=gettext_lazy("Confidentiality signed"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, request: ViewerRequest, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        units = tenancy.units_of(request.viewer.municipality_code)
        areas = self.fields["areas"]
        assert isinstance(areas, forms.TypedMultipleChoiceField)
        areas.choices = [(unit.pk, unit.name) for unit in units]

    def facts(self, request: ViewerRequest, *, before: Mentor | None = None) -> MentorFacts:
        """The facts as the action wants them; leave and home unit stay as they are."""
        written = self.cleaned_data
        provider, company = written["provider"].strip(), written["company"].strip()
        by = request.viewer
        return MentorFacts(
            number=written["number"],
            name=written["name"],
            kind=MentorKind(written["kind"]),
            hours_per_week=written["hours_per_week"],
            phone=written["phone"],
            email=written["email"],
            languages=tuple(written["languages"]),
            competences=tuple(written["competences"]),
            areas=tuple(written["areas"]),
            gender=Gender(written["gender"]),
            on_leave=before.on_leave if before else False,
            qualifications=written["qualifications"],
            confidentiality_signed_on=written["confidentiality_signed_on"],
            provider=people.register_provider(provider, by=by) if provider else None,
            company=people.register_company(company, by=by) if company else None,
            unit=before.unit if before else None,
        )


@screen("mentor", read=Verb.CREATE, write=Verb.CREATE, logged=False)
def new_mentor(request: ViewerRequest) -> HttpResponse:
    """Register a mentor."""
    form = MentorForm(request, request.POST or None, initial={"languages": [Language.DANISH]})
    if request.method == "POST" and form.is_valid():
        try:
            added = people.register_mentor(form.facts(request), by=request.viewer)
        except NumberTaken:
            form.add_error("number", _("Another mentor has this number."))
        else:
            messages.success(request, _("The mentor is registered."))
            return redirect("coordinator:mentor", added.public_id)
    return render(request, "coordinator/mentor.html", {"form": form})


@screen("mentor", read=Verb.CREATE, write=Verb.CREATE)
def mentor(request: ViewerRequest, mentor_id: str) -> HttpResponse:
    """See and change one mentor; mark leave and return."""
    found = matches.mentors_listed(request.viewer).filter(public_id=mentor_id).first()
    if found is None:
        raise Http404
    if request.method != "POST":
        return _shown(request, found, MentorForm(request, initial=_initial(found)))
    if "on_leave" in request.POST:
        return _leave(request, found)
    form = MentorForm(request, request.POST)
    if not form.is_valid():
        return _shown(request, found, form)
    try:
        people.change_mentor(
            found,
            form.facts(request, before=found),
            version=form.cleaned_data["version"] or 0,
            by=request.viewer,
        )
    except EditedMeanwhile:
        return _both(request, found, form)
    except NumberTaken:
        form.add_error("number", _("Another mentor has this number."))
        return _shown(request, found, form)
    messages.success(request, _("The changes are saved."))
    return redirect("coordinator:mentor", found.public_id)


def _leave(request: ViewerRequest, found: Mentor) -> HttpResponse:
    away = request.POST["on_leave"] == "yes"
    people.set_leave(found, on_leave=away, by=request.viewer)
    said = _("Marked as on leave. Running matches go on.") if away else _("Marked as back.")
    messages.success(request, said)
    return redirect("coordinator:mentor", found.public_id)


def _shown(request: ViewerRequest, found: Mentor, form: MentorForm, **more: Any) -> HttpResponse:
    running = list(matches.of_mentor(found, viewer=request.viewer))
    request.shown_cases = [one.case_id for one in running]
    shown = {"form": form, "mentor": found, "running": running, "today": request.viewer.on} | more
    return render(request, "coordinator/mentor.html", shown, status=CONFLICT if more else 200)


def _both(request: ViewerRequest, found: Mentor, form: MentorForm) -> HttpResponse:
    """Somebody else saved first: both texts side by side, the own one still in the form."""
    stored = MentorForm(request, initial=_initial(found))
    theirs, mine = _as_text(stored), _as_text(form)
    # Saving again now is meant: the person has seen what the other wrote.
    again = request.POST.copy()
    again["version"] = str(found.version)
    form.data = again
    return _shown(request, found, form, theirs=theirs, mine=mine)


def _as_text(form: MentorForm) -> str:
    lines = []
    for field in form:
        value = field.value()
        if field.is_hidden or value in (None, "", []):
            continue
        listed = value if isinstance(value, (list, tuple)) else [value]
        choices = dict(getattr(field.field, "choices", []))
        words = [str(choices.get(one, choices.get(str(one), one))) for one in listed]
        lines.append(f"{field.label}: {', '.join(words)}")
    return "\n".join(lines)


def _initial(found: Mentor) -> dict[str, object]:
    names = [
        "number",
        "name",
        "kind",
        "hours_per_week",
        "phone",
        "email",
        "gender",
        "languages",
        "competences",
        "areas",
        "qualifications",
        "confidentiality_signed_on",
        "version",
    ]
    values: dict[str, object] = {name: getattr(found, name) for name in names}
    values["provider"] = found.provider.name if found.provider else ""
    values["company"] = found.company.name if found.company else ""
    return values
