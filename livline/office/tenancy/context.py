"""Tell the database for which municipality this transaction works."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

SETTING = "livline.municipality"


@contextmanager
def working_for(municipality_code: int | None) -> Iterator[None]:
    """Open a transaction in which row level security shows this municipality alone.

    With None no personal row is visible at all. The setting ends with the transaction; inside a
    surrounding one it is set back, so that nested use cannot leave another tenant behind.
    """
    nested = connection.in_atomic_block
    with transaction.atomic():
        before = _municipality() if nested else None
        _set(municipality_code)
        yield
        # After a rollback PostgreSQL has set it back already, and takes no more statements.
        if nested and not connection.needs_rollback:
            _set(before)


def _municipality() -> int | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nullif(current_setting(%s, true), '')::int", [SETTING])
        row = cursor.fetchone()
    return row[0] if row else None


def _set(municipality_code: int | None) -> None:
    value = "" if municipality_code is None else str(municipality_code)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [SETTING, value])
