"""Make Django ready for a command: on the server that DATABASE_URL names, or on our own."""

import os

import django as framework
from django.utils import translation

from livline.config import embedded, environment, local, postgres_program


class StartRefused(Exception):
    """Livline cannot start here; the text says what is missing and how to mend it."""


def environment_of_this_machine() -> None:
    """Fill the environment: of a server as it is given, else of the embedded database."""
    try:
        if local.is_chosen():
            local.prepare()
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "livline.config.settings.production")
    except (embedded.EmbeddedRefused, postgres_program.ProgramFailed, PermissionError) as refused:
        raise StartRefused(str(refused)) from refused


def django(*, as_owner: bool = False) -> None:
    """Start Django with the rights of the site, or with those of the database's owner."""
    if as_owner:
        os.environ["LIVLINE_AS_OWNER"] = "1"
    environment_of_this_machine()
    try:
        framework.setup()
    except environment.SettingMissing as missing:
        raise StartRefused(str(missing)) from missing
    translation.activate(os.environ.get("LIVLINE_LANGUAGE", "da"))
