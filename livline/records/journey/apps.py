"""Django application of the journey (it has no tables)."""

from django.apps import AppConfig


class JourneyConfig(AppConfig):
    """Where a case stands and what comes next."""

    name = "livline.records.journey"
