"""Django application of the record."""

from django.apps import AppConfig


class GrantsConfig(AppConfig):
    """The decision to give mentor support: findings answered, extension, refusal."""

    name = "livline.records.grants"
