"""Row-level security as the migrations write it: the app's login sees one project, maintenance sees all."""

from collections.abc import Iterable

from django.db.migrations import RunSQL

from memory_core.databases import APP, MAINTENANCE, OWNER

VISIBLE = "project_id = nullif(current_setting('candor.project', true), '')::uuid"


def protect(tables: Iterable[str]) -> list[RunSQL]:
    """Enable and force row-level security on tables that have a `project_id`."""
    return [RunSQL(_enable(table), _disable(table)) for table in tables]


def append_only(table: str) -> RunSQL:
    """Leave the app and maintenance nothing but reading and inserting."""
    roles = f"{APP}, {MAINTENANCE}"
    return RunSQL(
        f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {roles}",
        f"GRANT UPDATE, DELETE ON {table} TO {roles}",
    )


def _enable(table: str) -> str:
    return f"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY one_project ON {table} TO {APP} USING ({VISIBLE}) WITH CHECK ({VISIBLE});
        CREATE POLICY every_project ON {table} TO {OWNER}, {MAINTENANCE} USING (true) WITH CHECK (true);
    """


def _disable(table: str) -> str:
    return f"""
        DROP POLICY every_project ON {table};
        DROP POLICY one_project ON {table};
        ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
    """
