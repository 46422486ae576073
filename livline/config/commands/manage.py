"""Django's own management commands, with Livline's settings."""

from gettext import gettext as _
from typing import Annotated

import typer
from django.core.management import execute_from_command_line

from livline.config import start

SUMMARY = _("Run a management command of Django: livline manage -- check")


def run(words: Annotated[list[str], typer.Argument(metavar="COMMAND ...")]) -> None:
    """Pass the words on to Django, as the owner of the database."""
    start.django(as_owner=True)
    execute_from_command_line(["livline manage", *words])
