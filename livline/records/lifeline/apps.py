"""Django application of the record."""

from django.apps import AppConfig


class LifelineConfig(AppConfig):
    """Call-backs: the citizen's way to be rung by a mentor."""

    name = "livline.records.lifeline"
