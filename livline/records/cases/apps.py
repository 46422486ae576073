"""Django application of the record."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Referral, needs and resources, other support, and who stands in which relation to a case."""

    name = "livline.records.cases"
