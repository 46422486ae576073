"""Django application of the tenants."""

from django.apps import AppConfig


class TenancyConfig(AppConfig):
    """Municipalities, units and row level security."""

    name = "livline.office.tenancy"
