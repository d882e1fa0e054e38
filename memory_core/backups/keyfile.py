"""The file of the key database: one JSON line for each key and each tombstone, compressed.

Of our own making rather than a dump, because it is merged into the keys that are there, never put in their place.
"""

import base64
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg

from memory_core.backups.errors import BackupError

Connection = psycopg.Connection[tuple[Any, ...]]

COLUMNS = {
    "keyring_wrappedkey": ("owner_id", "purpose", "generation", "wrapped", "created_at"),
    "keyring_destroyedkey": ("owner_id", "destroyed_at"),
    "keyring_erasedrow": ("memory_id", "owner_id", "erased_at"),
}
STREAMED_ROWS = 5_000


class KeyFile:
    """Being written. Keys are taken twice, before and after the moment the data is of.

    A key that was made in between, or dropped, is then in the file whichever of the two the data is sealed under.
    """

    def __init__(self, path: Path, keys: Connection) -> None:
        self._path, self._keys, self._last = path, keys, 0
        with gzip.open(path, "wt", encoding="ascii", compresslevel=1):
            path.chmod(0o600)

    def take_keys(self) -> None:
        """The keys that were made since this was last called."""
        columns = ", ".join(COLUMNS["keyring_wrappedkey"])
        query = f"SELECT id, {columns} FROM keyring_wrappedkey WHERE id > {self._last} ORDER BY id"  # noqa: S608
        with self._appending() as file:
            for number, *row in _streamed(self._keys, query):
                self._last = number
                file.write(_line("keyring_wrappedkey", row))

    def take_tombstones(self) -> None:
        with self._appending() as file:
            for table in ("keyring_destroyedkey", "keyring_erasedrow"):
                for row in _streamed(self._keys, f"SELECT {', '.join(COLUMNS[table])} FROM {table}"):  # noqa: S608
                    file.write(_line(table, row))

    def _appending(self) -> Any:
        return gzip.open(self._path, "at", encoding="ascii", compresslevel=1)


def stage(path: Path, keys: Connection) -> None:
    """Read a key file into temporary tables `restored_<table>` of this connection."""
    for table, columns in COLUMNS.items():
        keys.execute(
            f"CREATE TEMP TABLE restored_{table} ON COMMIT DROP AS"  # noqa: S608 - our own names
            f" SELECT {', '.join(columns)} FROM {table} WITH NO DATA".encode()
        )
    try:
        _copy(path, keys)
    except (OSError, EOFError, ValueError) as error:
        raise BackupError(f"{path} cannot be read: {type(error).__name__}.") from error


def _copy(path: Path, keys: Connection) -> None:
    for table, columns in COLUMNS.items():
        copy = f"COPY restored_{table} ({', '.join(columns)}) FROM STDIN".encode()
        with keys.cursor() as cursor, cursor.copy(copy) as rows:
            for row in _rows(path, table):
                rows.write_row(row)


def _rows(path: Path, wanted: str) -> Iterator[list[Any]]:
    with gzip.open(path, "rt", encoding="ascii") as file:
        for line in file:
            table, *row = json.loads(line)
            if table == wanted:
                yield [base64.b64decode(value) if name == "wrapped" else value for name, value in _named(table, row)]


def _named(table: str, row: list[Any]) -> Iterator[tuple[str, Any]]:
    return zip(COLUMNS[table], row, strict=True)


def _streamed(keys: Connection, query: str) -> Iterator[tuple[Any, ...]]:
    with keys.transaction(), keys.cursor(name=f"rows_{uuid4().hex}") as cursor:
        cursor.itersize = STREAMED_ROWS
        yield from cursor.execute(query.encode())


def _line(table: str, row: list[Any] | tuple[Any, ...]) -> str:
    values = [base64.b64encode(value).decode() if isinstance(value, bytes) else str(value) for value in row]
    return json.dumps([table, *values], separators=(",", ":")) + "\n"
