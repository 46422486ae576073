"""Questions about municipalities and units."""

from __future__ import annotations

from django.db.models import QuerySet

from livline.office.tenancy.models import Unit


def units_of(municipality_code: int) -> QuerySet[Unit]:
    """All units of a municipality, by name."""
    return Unit.objects.filter(municipality_id=municipality_code)
