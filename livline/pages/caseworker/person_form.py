"""The fields about a person that referral and correction share."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from livline.pages.components.widgets import Telephone, Time
from livline.records.people.actions import CitizenFacts
from livline.records.people.models import Channel, Citizen, Language, Protection

_PHONE = re.compile(r"\+?[0-9 ]{8,20}")
SAFE_CALLS = frozenset({Channel.CALL, Channel.TEXT})


class PersonForm(forms.Form):
    """Name, language, protection and the ways of contact that are safe."""

    given_names = forms.CharField(label=_("Given names"), max_length=80)
    family_name = forms.CharField(label=_("Family name"), max_length=80)
    calling_name = forms.CharField(
        label=_("Called"),
        max_length=40,
        required=False,
        help_text=_("The only name that the mentor sees. Left empty: the first given name."),
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=Language.choices, initial=Language.DANISH
    )
    needs_interpreter = forms.BooleanField(label=_("Needs an interpreter"), required=False)
    protection = forms.ChoiceField(
        label=_("Protection of name and address"),
        choices=Protection.choices,
        initial=Protection.NONE,
        help_text=_("Under special address protection no address is kept at all."),
    )
    phone = forms.CharField(
        label=_("Phone"), max_length=20, required=False, widget=Telephone(), help_text=_("+45...")
    )
    email = forms.EmailField(label=_("E-mail"), required=False)
    channel = forms.ChoiceField(
        label=_("Safe way of contact"),
        choices=Channel.choices,
        initial=Channel.CALL,
        widget=forms.RadioSelect(),
        help_text=_("Ask first: does somebody else read the phone or answer it?"),
    )
    safe_from = forms.TimeField(label=_("Safe from"), required=False, widget=Time())
    safe_until = forms.TimeField(label=_("Safe until"), required=False, widget=Time())
    safe_note = forms.CharField(
        label=_("What else makes contact safe"),
        max_length=200,
        required=False,
        help_text=_("The mentor reads this. For example: say you ring from the library."),
    )

    def clean_phone(self) -> str:
        """Digits with or without a country code; spaces are taken out."""
        phone = str(self.cleaned_data["phone"]).strip()
        if phone and not _PHONE.fullmatch(phone):
            raise ValidationError(_("Write the number with digits only, for example 12 34 56 78."))
        return phone.replace(" ", "")

    def clean(self) -> dict[str, Any]:
        """A safe way by phone needs a phone number; hours come in pairs and in order."""
        given = super().clean() or {}
        if given.get("channel") in SAFE_CALLS and "phone" in given and not given["phone"]:
            self.add_error("phone", _("The safe way of contact needs a phone number."))
        begins, ends = given.get("safe_from"), given.get("safe_until")
        if (begins is None) != (ends is None):
            self.add_error("safe_until", _("Give both hours, or none: all day is safe."))
        elif begins is not None and ends is not None and ends <= begins:
            self.add_error("safe_until", _("The safe hours end after they begin."))
        return given

    def facts(self, *, id_number: str) -> CitizenFacts:
        """What the form says, for the action."""
        given = self.cleaned_data
        return CitizenFacts(
            id_number=id_number,
            given_names=given["given_names"],
            family_name=given["family_name"],
            calling_name=given["calling_name"],
            phone=given["phone"],
            email=given["email"],
            language=Language(given["language"]),
            needs_interpreter=given["needs_interpreter"],
            protection=Protection(given["protection"]),
            channel=Channel(given["channel"]),
            safe_from=given["safe_from"],
            safe_until=given["safe_until"],
            safe_note=given["safe_note"],
        )


def initial_of(citizen: Citizen) -> dict[str, Any]:
    """What the form shows of a person who is registered."""
    return {name: getattr(citizen, name) for name in PersonForm.base_fields}
