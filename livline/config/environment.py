"""What Livline reads from the environment, in one place, and what each missing value is for."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict


class SettingMissing(Exception):
    """A required environment variable is absent or malformed; the text says how to set it."""


class Environment(BaseSettings):
    """Environment variables of Livline; every name is prefixed ``LIVLINE_`` except DATABASE_URL."""

    model_config = SettingsConfigDict(env_prefix="LIVLINE_", extra="ignore")

    database_url: str = Field(
        validation_alias="DATABASE_URL",
        description="postgresql://user:password@host:port/name of a PostgreSQL 15 or newer",
    )
    home: Path = Field(
        default=Path(__file__).resolve().parents[2] / ".var",
        description="folder for what Livline keeps on disk (embedded database, demo keys)",
    )
    secret_key: str = Field(description="50 random characters; signs sessions and tokens")
    encryption_keys: str = Field(
        description="comma-separated id:base64 of 32 bytes; the first seals, all open"
    )
    hash_key: str = Field(description="base64 of 32 bytes; makes CPR numbers findable unread")
    hosts: str = Field(default="127.0.0.1,localhost", description="comma-separated host names")
    demo: bool = Field(default=False, description="one-click sign-in; only for synthetic data")
    mail_url: str = Field(
        default="", description="smtp://user:password@host:port, empty = log only"
    )


def read_environment() -> Environment:
    """Read and check the environment; raise SettingMissing naming each faulty variable."""
    try:
        return Environment()  # type: ignore[call-arg]  # pydantic fills the fields from the environment
    except ValidationError as error:
        raise SettingMissing(_explanation(error)) from None


def _explanation(error: ValidationError) -> str:
    lines = ["Livline cannot start; these environment variables are missing or wrong:"]
    for item in error.errors():
        field = str(item["loc"][0])
        name = "DATABASE_URL" if field == "DATABASE_URL" else f"LIVLINE_{field.upper()}"
        described = Environment.model_fields.get(field.lower())
        hint = described.description if described else item["msg"]
        lines.append(f"  {name}: {hint}")
    lines.append("The demo sets them by itself: make demo. For a server see docs/run/install.md.")
    return "\n".join(lines)


def database_settings(url: str, *, role: str | None) -> dict[str, object]:
    """Turn a PostgreSQL address into Django's DATABASES entry.

    ``role`` is assumed after connecting, so that the site works with the rights of a database
    user that owns nothing (row level security and the append-only log rest on that).
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise SettingMissing(f"DATABASE_URL starts with {parts.scheme!r}; expected 'postgresql'")
    query = {key: values[0] for key, values in parse_qs(parts.query).items()}
    options: dict[str, object] = {"assume_role": role} if role else {}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or query.get("user", "")),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host") or parts.hostname or "",
        "PORT": str(parts.port or query.get("port", "")),
        "OPTIONS": options,
        "ATOMIC_REQUESTS": False,
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }
