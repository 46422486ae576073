"""Django application of these pages."""

from django.apps import AppConfig


class CitizenPagesConfig(AppConfig):
    """Pages of the citizen: phone first, plain words."""

    name = "livline.pages.citizen"
    label = "pages_citizen"
