"""Django application of these pages."""

from django.apps import AppConfig


class MentorPagesConfig(AppConfig):
    """Pages of the mentor: phone first, quick."""

    name = "livline.pages.mentor"
    label = "pages_mentor"
