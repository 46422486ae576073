"""The form of a grant. Nothing is required: a draft is kept however little is written."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from livline.pages.components.days import Day
from livline.records.grants import queries
from livline.records.grants.actions import GrantFacts
from livline.records.grants.models import Direction, Grant, PurposeKind
from livline.records.people.models import MentorKind

# The field of the form that a finding's fact stands in; other facts stand elsewhere on the case.
FIELDS_OF_FACTS = {
    "purpose": "purpose_kind",
    "aim": "direction",
    "target": "target",
    "decisive_reason": "decisive_reason",
    "beyond_duty": "beyond_ordinary",
    "start": "starts_on",
    "until": "ends_on",
    "hours_per_week": "hours_per_week",
    "hours_reason": "hours_reason",
    "mentor_kind": "mentor_kind",
    "assessment": "assessment",
}
NOTHING_CHOSEN = [("", _("Choose"))]


class GrantForm(forms.Form):
    """What the caseworker writes on a grant, guarded against two people writing at once."""

    purpose_kind = forms.TypedChoiceField(
        label=_("Purpose"),
        choices=[*NOTHING_CHOSEN, *PurposeKind.choices],
        coerce=lambda value: PurposeKind(int(value)),
        empty_value=None,
        required=False,
    )
    direction = forms.TypedChoiceField(
        label=_("Get or keep"),
        choices=Direction.choices,
        coerce=Direction,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    target = forms.CharField(
        label=_("Which activity, offer, education or job"), max_length=200, required=False
    )
    decisive_reason = forms.CharField(
        label=_("Why the mentor is decisive"),
        help_text=_("What goes wrong without a mentor, and what the mentor changes."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    assessment = forms.CharField(
        label=_("Concrete assessment for a new period"),
        help_text=_("What has been reached, what is left, and why a mentor is still needed."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    starts_on = Day(label=_("From"), required=False)
    ends_on = Day(label=_("Until"), required=False)
    hours_per_week = forms.DecimalField(
        label=_("Hours per week"),
        min_value=0,
        max_value=40,
        decimal_places=2,
        localize=True,
        required=False,
    )
    hours_reason = forms.CharField(
        label=_("Why this many hours"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    mentor_kind = forms.TypedChoiceField(
        label=_("Kind of mentor"),
        choices=[*NOTHING_CHOSEN, *MentorKind.choices],
        coerce=MentorKind,
        empty_value=None,
        required=False,
    )
    beyond_ordinary = forms.CharField(
        label=_("What goes beyond the ordinary duty"),
        help_text=_("Only for a mentor from a company or a school."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput(), required=False)

    def __init__(self, *args: Any, extension: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not extension:
            del self.fields["assessment"]

    def facts(self) -> GrantFacts:
        """What is written; a field that cannot be read yet counts as empty."""
        written = self.cleaned_data if self.is_bound else self.initial
        given = {name: written.get(name) for name in queries.FACTS}
        return GrantFacts(**{name: value for name, value in given.items() if value is not None})


def initial_of(grant: Grant) -> dict[str, Any]:
    """The fields as they stand on a grant."""
    facts = queries.facts_of(grant)
    return {
        **{name: getattr(facts, name) for name in queries.FACTS},
        "version": grant.version,
    }
