"""The parts as a Django app, so that its templates, tags and words are found."""

from django.apps import AppConfig


class ComponentsConfig(AppConfig):
    """No tables: only templates and tags."""

    name = "livline.pages.components"
    label = "components"
