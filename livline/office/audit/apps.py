"""Django application of the audit log."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The append-only log."""

    name = "livline.office.audit"
