"""Django application of these pages."""

from django.apps import AppConfig


class CommonPagesConfig(AppConfig):
    """Sign-in, shell, errors, and what several people's pages share."""

    name = "livline.pages.common"
    label = "pages_common"
