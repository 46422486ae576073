"""Django application of these pages."""

from django.apps import AppConfig


class AuditorPagesConfig(AppConfig):
    """Pages of the auditor."""

    name = "livline.pages.auditor"
    label = "pages_auditor"
