"""A new referral: find the person by number first, then register and open the case."""

from __future__ import annotations

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from livline.office.access.matrix import Verb
from livline.office.access.viewer import Viewer
from livline.office.audit import actions as audit
from livline.office.encryption import DecryptionFailed, open_sealed, seal
from livline.pages.caseworker.person_form import PersonForm, initial_of
from livline.pages.common.screens import ViewerRequest, screen
from livline.pages.components.days import Day
from livline.records.cases import actions as case_actions
from livline.records.cases import queries as cases
from livline.records.cases.actions import CaseExists, Referral
from livline.records.people import actions as people_actions
from livline.records.people import queries as people
from livline.records.people.actions import NumberTaken
from livline.records.people.models import Citizen, Gender
from livline.records.people.queries import NotACprNumber, NumberRead

SEALED_ABOUT = "referral.id_number"
OUTSIDE = "outside"


class NumberForm(forms.Form):
    """The number that finds a person or begins a registration."""

    id_number = forms.CharField(
        label=_("CPR number or substitute number"),
        max_length=11,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "text"}),
        help_text=_("Ten characters, with or without a hyphen."),
    )

    def clean_id_number(self) -> NumberRead:
        """The number as read; only what is no number at all is refused."""
        try:
            return people.read_number(self.cleaned_data["id_number"])
        except NotACprNumber:
            raise ValidationError(
                _("This is no CPR number: six digits of a date and four more, DDMMYY-XXXX.")
            ) from None


class ReferralForm(PersonForm):
    """The person and why a mentor is thought of."""

    sealed_number = forms.CharField(widget=forms.HiddenInput())
    referred_on = Day(label=_("Referred on"))
    referred_by = forms.CharField(label=_("Referred by"), max_length=120, required=False)
    target_group = forms.ChoiceField(
        label=_("Target group (LAB § 6)"),
        required=False,
        help_text=_("The groups of the act as they stood on the day of referral."),
    )
    caseworker = forms.ModelChoiceField(
        label=_("Caseworker"), queryset=cases.caseworkers_in(None), to_field_name="public_id"
    )
    reason = forms.CharField(label=_("Why a mentor"), widget=forms.Textarea(), required=False)
    wishes = forms.CharField(
        label=_("Wishes for the mentor"), widget=forms.Textarea(), required=False
    )
    wished_gender = forms.ChoiceField(
        label=_("Would rather have"),
        choices=[("", _("No wish")), (Gender.WOMAN, _("A woman")), (Gender.MAN, _("A man"))],
        required=False,
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.viewer = viewer
        self.fields["caseworker"].queryset = cases.caseworkers_in(viewer.unit_id)  # type: ignore[attr-defined]
        day = day_in(str(self.data.get("referred_on", "")), otherwise=viewer.on)
        self.fields["target_group"].choices = group_choices(day)  # type: ignore[attr-defined]

    def clean_referred_on(self) -> date:
        """Not a day to come."""
        day: date = self.cleaned_data["referred_on"]
        if day > self.viewer.on:
            raise ValidationError(_("The day of referral cannot lie ahead."))
        return day

    def referral(self) -> Referral:
        """What the form says about the referral, for the action."""
        given = self.cleaned_data
        group = given["target_group"]
        return Referral(
            unit=given["caseworker"].unit,
            referred_on=given["referred_on"],
            caseworker=given["caseworker"],
            reason=given["reason"],
            referred_by=given["referred_by"],
            target_group=int(group) if group and group != OUTSIDE else None,
            wishes=given["wishes"],
            wished_gender=given["wished_gender"],
        )


def day_in(text: str, *, otherwise: date) -> date:
    """The day a date field holds, before the form is checked; ``otherwise`` for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return otherwise


def group_choices(on: date) -> list[tuple[str, Any]]:
    """The target groups a person can come into on a day, with "not known" and "outside"."""
    language = get_language() or "da"
    groups = [
        (str(number), f"{number}. {label.in_language(language)}")
        for number, label in cases.target_groups_open(on)
    ]
    return [("", _("Not known yet")), *groups, (OUTSIDE, _("Outside § 6"))]


@screen("person", read=Verb.CREATE, write=Verb.CREATE, logged=False)
def referral(request: ViewerRequest) -> HttpResponse:
    """Find by number (POST, so that it stands in no address), then register.

    The empty form shows nobody; a search and a registration log themselves.
    """
    if request.method != "POST":
        return _search_page(request, NumberForm())
    if "sealed_number" in request.POST:
        return _register(request)
    form = NumberForm(request.POST)
    if not form.is_valid():
        return _search_page(request, form, status=422)
    number: NumberRead = form.cleaned_data["id_number"]
    found = people.citizen_by_number(number.digits, viewer=request.viewer)
    existing = getattr(found, "case", None)
    audit.record(
        request.viewer,
        verb="search",
        object="person",
        subject=existing.pk if existing else None,
        object_id=found.public_id if found else "",
    )
    if existing is not None:
        mine = cases.find(existing.public_id, viewer=request.viewer) is not None
        return render(request, "caseworker/referral_found.html", {"case": existing, "mine": mine})
    return _form_page(request, _empty_form(request.viewer, number, found), number)


def _register(request: ViewerRequest) -> HttpResponse:
    form = ReferralForm(request.POST, viewer=request.viewer)
    number = _opened(str(request.POST["sealed_number"]), viewer=request.viewer)
    if number is None:
        return _search_page(request, NumberForm(), status=422)
    if "groups" in request.POST:
        return render(request, "caseworker/referral_groups.html", {"form": form})
    if not form.is_valid():
        return _form_page(request, form, number, status=422)
    try:
        citizen = _citizen(form, number, viewer=request.viewer)
        case = case_actions.refer(citizen, form.referral(), by=request.viewer)
    except (NumberTaken, CaseExists):
        form.add_error(None, _("Somebody else has registered this person just now. Search again."))
        return _form_page(request, form, number, status=409)
    if form.cleaned_data["target_group"] == OUTSIDE:
        case_actions.set_target_group(case, number=None, since=case.referred_on, by=request.viewer)
    return redirect("caseworker:needs", case.public_id)


def _citizen(form: ReferralForm, number: NumberRead, *, viewer: Viewer) -> Citizen:
    facts = form.facts(id_number=number.digits)
    known = people.citizen_by_number(number.digits, viewer=viewer)
    if known is not None and hasattr(known, "case"):
        raise CaseExists(known.case)
    if known is None:
        return people_actions.register_citizen(facts, by=viewer)
    return people_actions.change_citizen(known, facts, version=known.version, by=viewer)


def _empty_form(viewer: Viewer, number: NumberRead, known: Citizen | None) -> ReferralForm:
    colleagues = cases.caseworkers_in(viewer.unit_id)
    me = next((one for one in colleagues if one.pk == viewer.user_id), None)
    initial = {
        **(initial_of(known) if known else {}),
        "sealed_number": _sealed(number.digits, viewer=viewer),
        "referred_on": viewer.on,
        "caseworker": me.public_id if me else None,
    }
    return ReferralForm(initial=initial, viewer=viewer)


def _search_page(request: ViewerRequest, form: NumberForm, *, status: int = 200) -> HttpResponse:
    return render(request, "caseworker/referral.html", {"form": form}, status=status)


def _form_page(
    request: ViewerRequest, form: ReferralForm, number: NumberRead, *, status: int = 200
) -> HttpResponse:
    context = {"form": form, "number": number}
    return render(request, "caseworker/referral_form.html", context, status=status)


def _sealed(digits: str, *, viewer: Viewer) -> str:
    """The number on its way through the form: nobody who sees the page's source reads it."""
    return urlsafe_b64encode(seal(digits, about=f"{SEALED_ABOUT}.{viewer.user_id}")).decode()


def _opened(sealed: str, *, viewer: Viewer) -> NumberRead | None:
    """The number again; None for what was not sealed for this account, or was changed."""
    try:
        raw = urlsafe_b64decode(sealed.encode())
        return people.read_number(open_sealed(raw, about=f"{SEALED_ABOUT}.{viewer.user_id}"))
    except (binascii.Error, UnicodeDecodeError, DecryptionFailed):
        return None
