"""Django application of the record."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """The joint plan: goal, steps, versions, both approvals."""

    name = "livline.records.plans"
