"""The environment of a trial on this machine: the embedded database and keys made once and kept."""

import base64
import json
import os
import secrets
from pathlib import Path

from livline.config import embedded

TEST_KEY = base64.b64encode(b"only for tests, never for people").decode()


def is_chosen() -> bool:
    """Whether no server was named, so that Livline brings its own."""
    return not os.environ.get("DATABASE_URL")


def prepare(*, say: embedded.Say = print) -> None:
    """Start the embedded database and put its address and the keys into the environment."""
    os.environ["DATABASE_URL"] = embedded.database_url(say=say)
    os.environ["DJANGO_SETTINGS_MODULE"] = "livline.config.settings.dev"
    # whitenoise warns of a folder for collected files that is not there.
    (embedded.home() / "static").mkdir(exist_ok=True)
    os.environ.update(keys(embedded.home() / "keys.json"))


def prepare_tests() -> None:
    """Put the address of the embedded database and fixed keys into the environment; start nothing.

    A DATABASE_URL that is set already stays: then the tests run on that server.
    """
    os.environ.setdefault("DATABASE_URL", embedded.address())
    os.environ.setdefault("LIVLINE_SECRET_KEY", "only for tests, never for people")
    os.environ.setdefault("LIVLINE_ENCRYPTION_KEYS", f"test:{TEST_KEY}")
    os.environ.setdefault("LIVLINE_HASH_KEY", TEST_KEY)


def keys(path: Path) -> dict[str, str]:
    """The keys of this trial, as environment variables. Lost keys mean unreadable CPR numbers."""
    if not path.exists():
        made = {
            "LIVLINE_SECRET_KEY": secrets.token_urlsafe(50),
            "LIVLINE_ENCRYPTION_KEYS": f"1:{_random_key()}",
            "LIVLINE_HASH_KEY": _random_key(),
        }
        half = path.with_suffix(f".{os.getpid()}")
        with open(half, "w", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            json.dump(made, file, indent=2)
        half.replace(path)
    return {str(name): str(value) for name, value in json.loads(path.read_text()).items()}


def _random_key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()
