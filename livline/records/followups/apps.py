"""Django application of the record."""

from django.apps import AppConfig


class FollowupsConfig(AppConfig):
    """Follow-up, handover and ending."""

    name = "livline.records.followups"
