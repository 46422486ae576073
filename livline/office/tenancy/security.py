"""Migration operations for row level security: a table shows only its municipality's rows."""

from __future__ import annotations

from django.db import migrations

from livline.office.tenancy.context import SETTING

APPLICATION_ROLE = "livline_app"

# The sub-select makes PostgreSQL read the setting once per query and not once per row.
_TENANT = f"(SELECT nullif(current_setting('{SETTING}', true), '')::int)"


def protect(*tables: str) -> migrations.RunSQL:
    """Switch on row level security for tables with a ``municipality_id``, also for their owner."""
    return migrations.RunSQL(
        sql="\n".join(_protect(table) for table in tables),
        reverse_sql="\n".join(_unprotect(table) for table in tables),
    )


def append_only(table: str) -> migrations.RunSQL:
    """Take from the application's database user the right to change or remove rows."""
    return migrations.RunSQL(
        sql=f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {APPLICATION_ROLE};",
        reverse_sql=f"GRANT UPDATE, DELETE ON {table} TO {APPLICATION_ROLE};",
    )


def _protect(table: str) -> str:
    return f"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY tenant ON {table}
            USING (municipality_id = {_TENANT})
            WITH CHECK (municipality_id = {_TENANT});
    """


def _unprotect(table: str) -> str:
    return f"""
        DROP POLICY tenant ON {table};
        ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
    """
