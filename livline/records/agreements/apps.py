"""Django application of the record."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    """Tasks, boundaries, planned ending and signatures."""

    name = "livline.records.agreements"
