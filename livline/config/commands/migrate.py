"""Bring the database to the shape this version needs."""

from gettext import gettext as _

from django.core.management import call_command

from livline.config import start

SUMMARY = _("Bring the database to the shape this version needs")


def run() -> None:
    """Apply every migration as the owner of the database; the site's own role may not."""
    start.django(as_owner=True)
    call_command("migrate", interactive=False, verbosity=1)
