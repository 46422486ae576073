"""Django application of the record."""

from django.apps import AppConfig


class ContactsConfig(AppConfig):
    """Contact log, drafts, addenda and appointments."""

    name = "livline.records.contacts"
