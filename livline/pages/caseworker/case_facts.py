"""The referral of a case: why a mentor, wishes, target group by date, and who is responsible."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from livline.office.access.matrix import Verb
from livline.office.tenancy.edits import EditedMeanwhile
from livline.pages.caseworker import conflicts
from livline.pages.caseworker.referral import OUTSIDE, day_in, group_choices
from livline.pages.common.case_ways import ways
from livline.pages.common.screens import ViewerRequest, case_screen
from livline.pages.components.days import Day
from livline.records.cases import actions, queries
from livline.records.cases.models import Case
from livline.records.people.models import Gender


class CaseForm(forms.Form):
    """The texts of the referral."""

    reason = forms.CharField(
        label=gettext_lazy("Why a mentor"), widget=forms.Textarea(), required=False
    )
    wishes = forms.CharField(
        label=gettext_lazy("Wishes for the mentor"), widget=forms.Textarea(), required=False
    )
    wished_gender = forms.ChoiceField(
        label=gettext_lazy("Would rather have"),
        choices=[
            ("", gettext_lazy("No wish")),
            (Gender.WOMAN, gettext_lazy("A woman")),
            (Gender.MAN, gettext_lazy("A man")),
        ],
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput())


class GroupForm(forms.Form):
    """The target group from a day; the choices are those of the act on that day."""

    since = Day(label=gettext_lazy("From"))
    target_group = forms.ChoiceField(
        label=gettext_lazy("Target group (LAB § 6)"),
        help_text=gettext_lazy("The groups of the act as they stand on the first day."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        day = day_in(str(self.data.get("since", "")), otherwise=today)
        known = [choice for choice in group_choices(day) if choice[0]]
        self.fields["target_group"].choices = [("", _("Choose")), *known]  # type: ignore[attr-defined]


class HandForm(forms.Form):
    """The colleague of the unit who takes over the case."""

    caseworker = forms.ModelChoiceField(
        label=gettext_lazy("Caseworker"),
        queryset=queries.caseworkers_in(None),
        to_field_name="public_id",
    )

    def __init__(self, *args: Any, unit_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["caseworker"].queryset = queries.caseworkers_in(unit_id)  # type: ignore[attr-defined]


@case_screen("case", write=Verb.CHANGE)
def case_facts(request: ViewerRequest, case: Case) -> HttpResponse:
    """Read and change what stands in the referral."""
    if request.method != "POST":
        return _page(request, case)
    form = CaseForm(request.POST)
    if not form.is_valid():
        return _page(request, case, form=form, status=422)
    try:
        actions.change_referral(case, **form.cleaned_data, by=request.viewer)
    except EditedMeanwhile as stopped:
        conflict = conflicts.arising(form, stopped, initial=_initial)
        return _page(request, case, status=conflicts.CONFLICT, form=form, conflict=conflict)
    return _saved(request, case)


@case_screen("case", write=Verb.CHANGE)
def target_group(request: ViewerRequest, case: Case) -> HttpResponse:
    """Record another target group from a day."""
    form = GroupForm(request.POST, today=request.viewer.on)
    if request.method != "POST":
        return redirect("caseworker:case_facts", case.public_id)
    if not form.is_valid():
        return _page(request, case, group_form=form, status=422)
    group = form.cleaned_data["target_group"]
    actions.set_target_group(
        case,
        number=None if group == OUTSIDE else int(group),
        since=form.cleaned_data["since"],
        by=request.viewer,
    )
    return _saved(request, case)


@case_screen("case", write=Verb.CHANGE)
def hand_over(request: ViewerRequest, case: Case) -> HttpResponse:
    """Give the case to a colleague of the unit, from today; who gives it away is let out."""
    form = HandForm(request.POST, unit_id=case.unit_id)
    if request.method != "POST":
        return redirect("caseworker:case_facts", case.public_id)
    if not form.is_valid():
        return _page(request, case, hand_form=form, status=422)
    colleague = form.cleaned_data["caseworker"]
    actions.hand_to(case, caseworker=colleague, on=request.viewer.on, by=request.viewer)
    words = _("%(name)s has the case from today.") % {"name": colleague.name}
    messages.success(request, words)
    return redirect("caseworker:cases")


def _saved(request: ViewerRequest, case: Case) -> HttpResponse:
    messages.success(request, _("Saved."))
    return redirect("caseworker:case_facts", case.public_id)


def _initial(case: Case) -> dict[str, Any]:
    return {
        "reason": case.referral_reason,
        "wishes": case.wishes,
        "wished_gender": case.wished_gender,
        "version": case.version,
    }


def _page(
    request: ViewerRequest, case: Case, *, status: int = 200, **shown: object
) -> HttpResponse:
    """The page with three forms; ``shown`` takes the place of those that were sent."""
    today = request.viewer.on
    context = {
        "case": case,
        "ways": ways(case, role=request.viewer.role, current="caseworker:case_facts"),
        "form": CaseForm(initial=_initial(case)),
        "group_form": GroupForm(initial={"since": today}, today=today),
        "hand_form": HandForm(unit_id=case.unit_id),
        "groups": _groups(case),
        "caseworkers": queries.caseworkers_of(case, on=today),
    }
    return render(request, "caseworker/case_facts.html", context | shown, status=status)


def _groups(case: Case) -> list[tuple[date, str]]:
    """The target groups recorded, the newest first, in the words of the act on their first day."""
    language = get_language() or "da"
    found = []
    for period in case.target_groups.all():
        label = (
            queries.target_group_label(period.number, on=period.since) if period.number else None
        )
        words = label.in_language(language) if label else ""
        text = _("Outside § 6") if period.number is None else f"{period.number}. {words}"
        found.append((period.since, text))
    return found
