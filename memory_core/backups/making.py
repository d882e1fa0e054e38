"""Make a backup: the data, and apart from it the keys, of one and the same moment."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from memory_core.backups import manifest, programs
from memory_core.backups.errors import BackupError
from memory_core.backups.keyfile import KeyFile
from memory_core.backups.manifest import DATA, KEYS, Manifest
from memory_core.databases import Urls

Connection = psycopg.Connection[tuple[Any, ...]]
Say = Callable[[str], None]


def make(urls: Urls, master_key: bytes, folder: Path, *, with_keys: bool, say: Say) -> Manifest:
    """Write a backup into `folder`, whole or not at all. The server may be in use. Raises BackupError."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BackupError(f"{folder} is not empty: name a new folder.")
    draft = folder.with_name(f".{folder.name}.unfinished")
    shutil.rmtree(draft, ignore_errors=True)
    try:
        draft.mkdir(parents=True, mode=0o700)
        made = _write(urls, master_key, draft, with_keys=with_keys, say=say)
        if folder.exists():
            folder.rmdir()
        draft.rename(folder)
    except OSError as error:
        raise BackupError(f"{error.filename or folder} cannot be written: {error.strerror}.") from error
    except psycopg.Error as error:
        raise BackupError(f"The database server refused: {str(error).splitlines()[0]}") from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return made


def _write(urls: Urls, master_key: bytes, folder: Path, *, with_keys: bool, say: Say) -> Manifest:
    with psycopg.connect(urls.owner) as data, psycopg.connect(urls.keys) as keys:
        file = KeyFile(folder / KEYS, keys) if with_keys else None
        if file:
            say("Writing keys ...")
            file.take_keys()
        snapshot = _moment(data)
        if file:
            file.take_keys()
            file.take_tombstones()
        made = _described(data, master_key)
        say(f"Writing {sum(made.rows.values())} rows ...")
        _dump(urls.owner, folder / DATA, snapshot)
    files = {path.name: manifest.described(path) for path in sorted(folder.iterdir())}
    made.files.update(files)
    made.write(folder)
    return made


def _moment(data: Connection) -> str:
    """Hold one moment of the data for as long as this transaction lasts; returns what others see it by."""
    data.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
    [snapshot] = data.execute("SELECT pg_export_snapshot()").fetchone() or [""]
    return str(snapshot)


def _dump(url: str, path: Path, snapshot: str) -> None:
    """The owner is bound by row-level security too, by a policy that lets it see everything."""
    path.touch(mode=0o600)
    options = ["--format=custom", "--compress=1", "--enable-row-security", "--no-comments", f"--snapshot={snapshot}"]
    programs.run("pg_dump", url, *options, f"--file={path}")


def _described(data: Connection, master_key: bytes) -> Manifest:
    applied = data.execute("SELECT app, max(name) FROM django_migrations GROUP BY app").fetchall()
    return Manifest(
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        postgres=data.info.server_version // 10_000,
        migrations={str(app): str(name) for app, name in applied},
        rows=counts(data),
        master_key=manifest.fingerprint(master_key),
    )


def counts(data: Connection) -> dict[str, int]:
    """Rows of every table of ours."""
    names = data.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user ORDER BY 1"
    ).fetchall()
    found = {}
    for [name] in names:
        query = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(name))
        [number] = data.execute(query).fetchone() or [0]
        found[str(name)] = int(number)
    return found
