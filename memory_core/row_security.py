"""Row-level security as the migrations write it: the app's login sees one project, maintenance sees all."""

from collections.abc import Iterable

from django.db.migrations import RunSQL

from memory_core.databases import APP, MAINTENANCE, OWNER

# As a query of its own it is asked once per statement; without the SELECT it would be once per row.
VISIBLE = "project_id = (SELECT nullif(current_setting('candor.project', true), '')::uuid)"


def protect(tables: Iterable[str]) -> list[RunSQL]:
    """Enable and force row-level security on tables that have a `project_id`."""
    return [RunSQL(_enable(table), _disable(table)) for table in tables]


def say_again() -> RunSQL:
    """Give every table that is protected already the present wording of the policy."""
    return RunSQL(
        f"""
        DO $$
        DECLARE
            name text;
        BEGIN
            FOR name IN SELECT tablename FROM pg_policies WHERE policyname = 'one_project' LOOP
                EXECUTE format($p$ALTER POLICY one_project ON %I USING ({VISIBLE}) WITH CHECK ({VISIBLE})$p$, name);
            END LOOP;
        END $$
        """,  # noqa: S608 - a constant
        RunSQL.noop,
    )


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
