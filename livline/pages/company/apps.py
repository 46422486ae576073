"""Django application of these pages."""

from django.apps import AppConfig


class CompanyPagesConfig(AppConfig):
    """Pages of the company contact."""

    name = "livline.pages.company"
    label = "pages_company"
