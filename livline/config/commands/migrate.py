"""Bring the database to the shape this version needs."""

from gettext import gettext as _

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from livline.config import start

SUMMARY = _("Bring the database to the shape this version needs")


def run() -> None:
    """Apply every migration as the owner of the database; the site's own role may not."""
    start.django(as_owner=True)
    executor = MigrationExecutor(connection)
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if waiting:
        print(_("{count} changes to the database ...").format(count=waiting), flush=True)
    call_command("migrate", interactive=False, verbosity=0)
    print(_("The database has the shape of this version."), flush=True)
