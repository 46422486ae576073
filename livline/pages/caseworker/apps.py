"""Django application of these pages."""

from django.apps import AppConfig


class CaseworkerPagesConfig(AppConfig):
    """Pages of the caseworker."""

    name = "livline.pages.caseworker"
    label = "pages_caseworker"
