"""Restore a backup beside the data that is there, obey what was erased since, and only then put it in place.

Cut short at any moment, what was there before is still there, and restoring can simply be begun again.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from psycopg import sql

import memory_core
from memory_core import databases
from memory_core.backups import keyfile, making, manifest, programs, server
from memory_core.backups.errors import BackupError
from memory_core.backups.manifest import DATA, KEYS, Manifest
from memory_core.bootstrap import Login, bootstrap
from memory_core.databases import Urls

Connection = psycopg.Connection[tuple[Any, ...]]
Say = Callable[[str], None]

ROOT = Path(memory_core.__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Sealed:
    """A table with sealed columns, and the column with the id of whose key they are under."""

    table: str
    owner: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wishes:
    """`with_keys` brings old keys back, `lose_unreadable` gives up those whose key is gone, `force` replaces data."""

    with_keys: bool = False
    lose_unreadable: bool = False
    force: bool = False


def check(folder: Path, master_key: bytes, wishes: Wishes, known: Mapping[str, set[str]]) -> Manifest:
    """Everything that can be told without a server. Raises BackupError."""
    said = manifest.read(folder)
    manifest.check_master_key(said, master_key)
    manifest.check_migrations(said, known)
    if wishes.with_keys and not said.has_keys:
        raise BackupError("The backup was made with --data-only and holds no keys.")
    if said.postgres > programs.major():
        raise BackupError(f"The backup was made by PostgreSQL {said.postgres}, and this is {programs.major()}.")
    manifest.check_files(folder, said)
    return said


def restore(urls: Urls, folder: Path, said: Manifest, wishes: Wishes, sealed: list[Sealed], *, say: Say) -> None:
    """Put the checked backup in `folder` in the place of the data. Nobody may be connected. Raises BackupError."""
    try:
        _bring_up(urls)
        server.refuse_guests(urls)
        if not wishes.force:
            _refuse_to_replace(urls)
        beside = _beside(urls)
        say(f"Reading {sum(said.rows.values())} rows of {said.made_at} ...")
        _load(urls, beside, folder, said)
        say("Checking that it opens ...")
        back = _settle_keys(urls, beside, folder, wishes, sealed)
        say("Erasing again what was erased since ...")
        _bring_up(beside, "--restored", said.made_at)
        _ask_for_rotation(beside, back)
        _swap(urls, beside)
    except psycopg.Error as error:
        raise BackupError(f"The database server refused: {str(error).splitlines()[0]}") from error


def _bring_up(urls: Urls, *options: str) -> None:
    """`manage.py bootstrap` in a process of its own, whose settings name these databases."""
    names = {"owner": "OWNER_", "app": "APP_", "maintenance": "MAINTENANCE_", "keys": "KEYS_"}
    env = {f"CANDOR_{middle}DATABASE_URL": getattr(urls, name) for name, middle in names.items()}
    answer = subprocess.run(  # noqa: S603 - ourselves
        [sys.executable, "-m", "django", "bootstrap", *options],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "memory_core.settings", **env},
        capture_output=True,
        text=True,
        check=False,
    )
    if answer.returncode:
        raise BackupError((answer.stderr.strip().splitlines() or ["The database could not be made ready."])[-1])


def _refuse_to_replace(urls: Urls) -> None:
    with psycopg.connect(urls.owner) as data:
        [people, memories] = data.execute(
            "SELECT (SELECT count(*) FROM memory_core_subject), (SELECT count(*) FROM memory_core_memory)"
        ).fetchone() or [0, 0]
    if people or memories:
        raise BackupError(
            f"There is data already ({people} people, {memories} memories). With --force the backup takes its place."
        )


def _beside(urls: Urls) -> Urls:
    """The addresses of a database beside the main one, which gets its name in the end. Keys and queue stay."""
    name = f"{Login.of(urls.owner).database}_restoring"
    moved = {who: databases.address(getattr(urls, who), database=name) for who in ("owner", "app", "maintenance")}
    return replace(urls, **moved)


def _load(urls: Urls, beside: Urls, folder: Path, said: Manifest) -> None:
    with psycopg.connect(urls.admin, autocommit=True) as admin:
        _drop(admin, Login.of(beside.owner).database)
    bootstrap(beside)
    options = ["--exit-on-error", "--single-transaction", "--no-owner", "--no-comments", "--schema=public"]
    programs.run("pg_restore", beside.owner, *options, folder / DATA)
    with psycopg.connect(beside.owner) as data:
        if making.counts(data) != said.rows:
            raise BackupError("The backup does not hold as many rows as it says: it is damaged.")
        data.execute("DELETE FROM django_session")  # nobody is signed in by a backup
        data.execute("DELETE FROM memory_core_signinlink")
        data.execute("ANALYZE")


def _settle_keys(urls: Urls, beside: Urls, folder: Path, wishes: Wishes, sealed: list[Sealed]) -> list[UUID]:
    """Make sure that everybody's data opens; returns whose old keys came back, to be dropped again soon.

    Either all of it is done to the keys or, when it is refused, nothing.
    """
    with psycopg.connect(beside.owner) as data, psycopg.connect(beside.keys) as keys:
        _stage_used(data, keys, sealed)
        back: list[UUID] = []
        if wishes.with_keys:
            keyfile.stage(folder / KEYS, keys)
            back = _merge(keys)
            _ask_for_rotation(urls, back)  # here too, should we get no further
        lost = [owner for [owner] in keys.execute(LOST).fetchall()]
        if lost:
            _give_up(data, keys, lost, wishes)
    return back


def _stage_used(data: Connection, keys: Connection, sealed: list[Sealed]) -> None:
    """Whose keys the backup needs: the index key (no generation), and content keys by their generation."""
    keys.execute("CREATE TEMP TABLE used (owner_id uuid, generation int) ON COMMIT DROP")
    with keys.cursor() as cursor, cursor.copy("COPY used FROM STDIN") as rows:
        for row in data.execute(OWNERS):
            rows.write_row(row)
        for table in sealed:
            for column in _existing(data, table):
                for row in data.execute(_used_in(table, column)):
                    rows.write_row(row)


def _existing(data: Connection, table: Sealed) -> list[str]:
    """A backup of an older release may lack a column, or the table."""
    query = "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = %s"
    there = {name for [name] in data.execute(query, [table.table])}
    return [column for column in table.columns if column in there]


def _used_in(table: Sealed, column: str) -> sql.Composed:
    """The generation is in the four bytes after the first of a sealed value."""
    return sql.SQL(
        "SELECT DISTINCT {owner}, ('x' || encode(substring({column}, 2, 4), 'hex'))::bit(32)::int"
        " FROM {table} WHERE {column} IS NOT NULL"
    ).format(owner=sql.Identifier(table.owner), column=sql.Identifier(column), table=sql.Identifier(table.table))


OWNERS = "SELECT id, NULL FROM memory_core_project UNION SELECT id, NULL FROM memory_core_subject"
LOST = """
SELECT DISTINCT owner_id FROM used u
WHERE NOT EXISTS (SELECT FROM keyring_destroyedkey d WHERE d.owner_id = u.owner_id)
  AND NOT EXISTS (SELECT FROM keyring_wrappedkey k
                  WHERE k.owner_id = u.owner_id
                    AND k.purpose = CASE WHEN u.generation IS NULL THEN 'index' ELSE 'content' END
                    AND k.generation = coalesce(u.generation, k.generation))
"""

# What was erased before stays erased, and no key that is there is ever replaced.
MERGE = (
    """
    INSERT INTO keyring_destroyedkey (owner_id, destroyed_at)
    SELECT owner_id, destroyed_at FROM restored_keyring_destroyedkey ON CONFLICT DO NOTHING
    """,
    """
    INSERT INTO keyring_erasedrow (memory_id, owner_id, erased_at)
    SELECT memory_id, owner_id, erased_at FROM restored_keyring_erasedrow ON CONFLICT DO NOTHING
    """,
    """
    DELETE FROM restored_keyring_wrappedkey r USING keyring_destroyedkey d WHERE d.owner_id = r.owner_id
    """,
    """
    DELETE FROM keyring_wrappedkey k USING keyring_destroyedkey d WHERE d.owner_id = k.owner_id
    """,
)
BRING_BACK = """
WITH back AS (
    INSERT INTO keyring_wrappedkey (owner_id, purpose, generation, wrapped, created_at)
    SELECT owner_id, purpose, generation, wrapped, created_at FROM restored_keyring_wrappedkey ON CONFLICT DO NOTHING
    RETURNING owner_id, generation
)
SELECT DISTINCT back.owner_id FROM back JOIN keyring_wrappedkey k USING (owner_id) WHERE k.generation > back.generation
"""


def _merge(keys: Connection) -> list[UUID]:
    for statement in MERGE:
        keys.execute(statement.encode())
    return [owner for [owner] in keys.execute(BRING_BACK.encode()).fetchall()]


def _give_up(data: Connection, keys: Connection, lost: list[UUID], wishes: Wishes) -> None:
    """People whose data no longer opens. Destroying what is left of their keys has them erased a moment later."""
    query = "SELECT count(*) FROM memory_core_project WHERE id = ANY(%s)"
    [projects] = data.execute(query, [lost]).fetchone() or [0]
    if projects or not wishes.lose_unreadable:
        raise BackupError(_unreadable(len(lost) - projects, projects, wishes))
    keys.execute("INSERT INTO keyring_destroyedkey (owner_id, destroyed_at) SELECT unnest(%s::uuid[]), now()", [lost])
    keys.execute("DELETE FROM keyring_wrappedkey WHERE owner_id = ANY(%s)", [lost])


def _unreadable(people: int, projects: int, wishes: Wishes) -> str:
    whose = f"{people} people" + (f" and {projects} projects" if projects else "")
    why = f"What the backup holds of {whose} is sealed under keys that are not here any more"
    if wishes.with_keys:
        return f"{why}, nor in the backup."
    way_out = "" if projects else ", or with --lose-unreadable to go on without these people"
    return (
        f"{why}, because something of theirs was erased since, or the key database is another one. Restore with"
        f" --with-keys to bring it back (what was erased is erased again){way_out}."
    )


def _ask_for_rotation(beside: Urls, owners: list[UUID]) -> None:
    """The old keys that came back go again as soon as what they open is under the new ones."""
    with psycopg.connect(beside.owner) as data:
        data.execute(
            "INSERT INTO memory_core_rotationdue (owner_id, project_id, asked_at, erased, turned, failures, error)"
            " SELECT owner_id, project_id, now(), '{}', false, 0, '' FROM ("
            "   SELECT id AS owner_id, project_id FROM memory_core_subject UNION SELECT id, id FROM memory_core_project"
            " ) AS owners WHERE owner_id = ANY(%s) ON CONFLICT DO NOTHING",
            [owners],
        )


def _swap(urls: Urls, beside: Urls) -> None:
    """One transaction gives the new database the name and the old one another."""
    name, new = Login.of(urls.owner).database, Login.of(beside.owner).database
    old = f"{name}_before"
    rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    with psycopg.connect(urls.admin, autocommit=True) as admin:
        _drop(admin, old)
        for database in (name, new):
            admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [database])
        with admin.transaction():
            admin.execute(rename.format(sql.Identifier(name), sql.Identifier(old)))
            admin.execute(rename.format(sql.Identifier(new), sql.Identifier(name)))
        _drop(admin, old)


def _drop(admin: Connection, database: str) -> None:
    admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database)))
