"""The units of the municipality."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from livline.office.access.matrix import Verb
from livline.office.audit import actions as audit
from livline.office.tenancy import actions
from livline.office.tenancy.models import Unit
from livline.office.tenancy.queries import units_of
from livline.pages.common.screens import ViewerRequest, screen

UNPROCESSABLE = 422


class UnitForm(forms.Form):
    """A new unit."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=80)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=Unit.Kind.choices)


@screen("unit", write=Verb.CREATE)
def units(request: ViewerRequest) -> HttpResponse:
    """All units, and a form to add one."""
    form = UnitForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        unit = actions.open_unit(
            request.user.municipality,  # type: ignore[union-attr]
            name=form.cleaned_data["name"],
            kind=Unit.Kind(form.cleaned_data["kind"]),
        )
        audit.record(request.viewer, verb=Verb.CREATE, object="unit", object_id=unit.public_id)
        messages.success(request, _("The unit is there."))
        return redirect("administrator:units")
    context = {"form": form, "units": units_of(request.viewer.municipality_code)}
    status = UNPROCESSABLE if form.is_bound else None
    return render(request, "administrator/units.html", context, status=status)
