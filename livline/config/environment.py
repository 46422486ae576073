"""What Livline reads from the environment, in one place, and what each missing value is for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

MAIL_PORTS = {"smtp": 587, "smtps": 465}
MAIL_HINT = "expected smtp://user:password@host:port or smtps://user:password@host:port"


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
        default="",
        description="smtp:// or smtps://user:password@host:port; empty = no mail is sent",
    )
    mail_from: str = Field(
        default="livline@localhost", description="sender of mails; best one that tells nothing"
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


@dataclass(frozen=True)
class MailServer:
    """How to reach the server that passes mail on."""

    host: str
    port: int
    user: str
    password: str
    starts_tls: bool
    is_tls: bool


def mail_settings(url: str) -> MailServer | None:
    """Read the address of the mail server; None where there is none, so that no mail is sent.

    ``smtps`` speaks TLS from the first byte. ``smtp`` begins in clear and must go on in TLS before
    anything is sent; only ``?tls=no`` leaves that out, for a server on the same machine.
    """
    if not url:
        return None
    parts = urlsplit(url)
    if parts.scheme not in MAIL_PORTS or not parts.hostname or not _has_fit_port(parts):
        raise SettingMissing(f"LIVLINE_MAIL_URL: {MAIL_HINT}")
    tls = parse_qs(parts.query).get("tls", ["yes"])[0]
    return MailServer(
        host=parts.hostname,
        port=parts.port or MAIL_PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starts_tls=parts.scheme == "smtp" and tls != "no",
        is_tls=parts.scheme == "smtps",
    )


def _has_fit_port(parts: SplitResult) -> bool:
    try:
        return parts.port != 0
    except ValueError:
        return False


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
