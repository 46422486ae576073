"""Django application of these pages."""

from django.apps import AppConfig


class CoordinatorPagesConfig(AppConfig):
    """Pages of the mentor coordinator."""

    name = "livline.pages.coordinator"
    label = "pages_coordinator"
