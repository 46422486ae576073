"""Django application of these pages."""

from django.apps import AppConfig


class AnalystPagesConfig(AppConfig):
    """Pages of the analyst."""

    name = "livline.pages.analyst"
    label = "pages_analyst"
