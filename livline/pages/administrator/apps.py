"""Django application of these pages."""

from django.apps import AppConfig


class AdministratorPagesConfig(AppConfig):
    """Pages of the administrator."""

    name = "livline.pages.administrator"
    label = "pages_administrator"
