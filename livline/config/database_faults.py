"""What went wrong between Livline and its database, in one line that says how to mend it."""

from __future__ import annotations

from gettext import gettext as _

import psycopg
from django.db import DatabaseError, OperationalError

# Classes and codes of PostgreSQL (appendix A of its manual).
NO_CONNECTION = ("08", "28", "3D", "57P")
NOT_ALLOWED = "42501"
NOT_MIGRATED = ("42P01", "42703", "3F000", "22023")


def in_words(fault: DatabaseError) -> str | None:
    """The fault for whoever runs a command; None for one that is our own, which must not hide."""
    cause = _cause(fault)
    state = (cause.sqlstate if cause is not None else None) or ""
    told = str(cause if cause is not None else fault).strip().splitlines()
    first = told[0] if told else type(fault).__name__
    if state.startswith(NO_CONNECTION) or (isinstance(fault, OperationalError) and not state):
        return _(
            "The database in DATABASE_URL cannot be reached: {fault}\n"
            "See that PostgreSQL runs and that the address is right."
        ).format(fault=first)
    if state == NOT_ALLOWED:
        return _(
            "The user in DATABASE_URL may not do this: {fault}\n"
            "livline migrate and livline manage need the owner of the database."
        ).format(fault=first)
    if state in NOT_MIGRATED:
        return _(
            "The database does not have the shape of this version: {fault}\n"
            "Run livline migrate first, as the owner of the database."
        ).format(fault=first)
    return None


def _cause(fault: BaseException) -> psycopg.Error | None:
    """The driver's own fault, however often it was wrapped."""
    found: BaseException | None = fault
    while found is not None and not isinstance(found, psycopg.Error):
        found = found.__cause__ or found.__context__
    return found
