"""Open a municipality and its units."""

from __future__ import annotations

from django.db import transaction

from livline.office.tenancy.models import Municipality, Unit
from livline.office.tenancy.municipalities import official_municipalities


class UnknownMunicipality(Exception):
    """The code is not one of the 98 official municipality codes."""


@transaction.atomic
def open_municipality(code: int) -> Municipality:
    """Make the municipality with this official code a tenant; opening it again changes nothing."""
    for official in official_municipalities():
        if official.code == code:
            return Municipality.objects.get_or_create(
                code=code,
                defaults={
                    "name": official.name,
                    "region_code": official.region_code,
                    "region_name": official.region_name,
                },
            )[0]
    raise UnknownMunicipality(f"{code} is not an official municipality code")


def open_unit(
    municipality: Municipality, *, name: str, kind: Unit.Kind = Unit.Kind.JOBCENTRE
) -> Unit:
    """Add a unit, or return the one with that name."""
    return Unit.objects.get_or_create(
        municipality=municipality, name=name, defaults={"kind": kind}
    )[0]
