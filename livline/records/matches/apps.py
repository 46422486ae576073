"""Django application of the record."""

from django.apps import AppConfig


class MatchesConfig(AppConfig):
    """Proposals, the citizen's answer, and matches from a date to a date."""

    name = "livline.records.matches"
