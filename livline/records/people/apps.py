"""Django application of the record."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Citizens, mentors, companies and providers, with safe ways of contact."""

    name = "livline.records.people"
