"""Questions about municipalities and units."""

from __future__ import annotations

from functools import cache

from django.db.models import QuerySet

from livline.office.tenancy.models import Municipality, Unit


@cache
def name_of(municipality_code: int) -> str:
    """The municipality's name; read once per process, since names change with a new version."""
    found = Municipality.objects.filter(code=municipality_code).values_list("name", flat=True)
    return found.first() or ""


def units_of(municipality_code: int) -> QuerySet[Unit]:
    """All units of a municipality, by name."""
    return Unit.objects.filter(municipality_id=municipality_code)
