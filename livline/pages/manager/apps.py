"""Django application of these pages."""

from django.apps import AppConfig


class ManagerPagesConfig(AppConfig):
    """Pages of the manager."""

    name = "livline.pages.manager"
    label = "pages_manager"
