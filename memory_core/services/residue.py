"""Looking for somebody in every column of every table of every database, as if nothing were known of the tables.

This is how an erasure is verified: not by the list that was used to delete, but by what the databases say they hold.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

import psycopg
from django.apps import apps
from django.conf import settings
from psycopg import sql

from memory_core.services.stores import STAYING

# Types that can hold neither an id, nor a MAC, nor a name.
MUTE = frozenset(
    {
        *("bool", "int2", "int4", "int8", "oid", "float4", "float8", "numeric", "xid", "xid8"),
        *("date", "time", "timetz", "timestamp", "timestamptz", "interval", "halfvec", "vector"),
    }
)
COLUMNS = (
    "SELECT c.table_schema, c.table_name, c.column_name, c.udt_name FROM information_schema.columns c"
    " JOIN information_schema.tables t USING (table_schema, table_name)"
    " WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN ('pg_catalog', 'information_schema')"
    " ORDER BY 1, 2, 3"
)
SHORTEST_NAME = 8  # a shorter one stands in too many other words to mean anybody
# The id stays in what proves the erasure, and as the tombstone. Of the MACs the project's own look-up of names may
# come again, when the person comes back as somebody new.
KEEP_THE_ID = frozenset({"keyring_destroyedkey"})
FOUND_BY_NAME = {("memory_core_subject", "mac"), ("memory_core_subject", "email_mac")}

Connection = psycopg.Connection[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Traces:
    """By what somebody could be told: the id, the MACs of the names, and the names themselves."""

    id: UUID
    macs: tuple[bytes, ...] = ()
    names: tuple[str, ...] = ()

    def sealed(self) -> bytes:
        return json.dumps([str(self.id), [mac.hex() for mac in self.macs], self.names]).encode()

    @classmethod
    def opened(cls, content: bytes) -> "Traces":
        known, macs, names = json.loads(content)
        return cls(UUID(known), tuple(bytes.fromhex(mac) for mac in macs), tuple(names))

    @property
    def telling_names(self) -> list[str]:
        return [name for name in self.names if len(name) >= SHORTEST_NAME]


@dataclass(frozen=True, slots=True)
class Table:
    """`columns` has the type of each."""

    schema: str
    name: str
    columns: dict[str, str]


@dataclass(frozen=True, slots=True)
class Looked:
    """Where something of somebody still stands (`database: table.column`) and in how many rows, and how many
    tables and columns were looked at. Nothing found is what one hopes for."""

    found: dict[str, int]
    tables: int
    columns: int


def search(traces: Traces) -> Looked:
    """Look everywhere. Reads every row of every table, so it belongs into the background."""
    found: dict[str, int] = {}
    tables = columns = 0
    for database, url in _databases():
        with psycopg.connect(url) as connection:
            for table in _tables(connection):
                tables, columns = tables + 1, columns + len(table.columns)
                found |= {f"{database}: {place}": rows for place, rows in _count(connection, table, traces)}
    return Looked(found, tables, columns)


def _databases() -> Iterator[tuple[str, str]]:
    yield "main", settings.URLS.maintenance
    yield "keys", settings.URLS.keys
    if settings.URLS.broker.startswith("pgmq://"):
        yield "queue", settings.URLS.broker.replace("pgmq://", "postgresql://", 1)


def _tables(connection: Connection) -> list[Table]:
    """Every table with the columns that could say something of a person."""
    columns: dict[tuple[str, str], dict[str, str]] = {}
    for schema, table, column, kind in connection.execute(COLUMNS).fetchall():
        if kind.removeprefix("_") not in MUTE:
            columns.setdefault((schema, table), {})[column] = kind
    return [Table(schema, name, found) for (schema, name), found in columns.items()]


def _count(connection: Connection, table: Table, traces: Traces) -> Iterator[tuple[str, int]]:
    """One pass over a table, whatever number of columns."""
    with_id = table.name not in _keeping_the_id()
    tests = {
        column: test
        for column, kind in table.columns.items()
        if (test := _test(table.name, column, kind, traces, with_id=with_id))
    }
    if not tests:
        return
    wanted = sql.SQL(", ").join(sql.SQL("count(*) FILTER (WHERE {})").format(test) for test in tests.values())
    source = sql.Identifier(table.schema, table.name)
    row = connection.execute(sql.SQL("SELECT {} FROM {}").format(wanted, source)).fetchone()
    for column, rows in zip(tests, row or (), strict=True):
        if rows:
            yield f"{table.name}.{column}", int(rows)


@cache
def _keeping_the_id() -> frozenset[str]:
    return KEEP_THE_ID | {apps.get_model(label)._meta.db_table for label in STAYING}


def _test(table: str, column: str, kind: str, traces: Traces, *, with_id: bool) -> sql.Composable | None:
    """The condition under which a value of this type has something of them; None where it cannot."""
    name = sql.Identifier(column)
    if kind == "uuid":
        return sql.SQL("{} = {}").format(name, sql.Literal(traces.id)) if with_id else None
    if kind == "_uuid":
        return sql.SQL("{} = ANY({})").format(sql.Literal(traces.id), name) if with_id else None
    if kind in ("bytea", "_bytea"):
        macs = [] if (table, column) in FOUND_BY_NAME else traces.macs
        return _any(_holds(kind, name, needle) for needle in [*_bytes(traces, with_id=with_id), *macs])
    return _any(
        sql.SQL("position({} in lower({}::text)) > 0").format(sql.Literal(word.lower()), name)
        for word in _words(traces, with_id=with_id)
    )


def _any(tests: Iterable[sql.Composable]) -> sql.Composable | None:
    made = list(tests)
    return sql.SQL("({})").format(sql.SQL(" OR ").join(made)) if made else None


def _holds(kind: str, name: sql.Identifier, needle: bytes) -> sql.Composable:
    if kind == "_bytea":
        return sql.SQL("{} = ANY({})").format(sql.Literal(needle), name)
    return sql.SQL("position({} in {}) > 0").format(sql.Literal(needle), name)


def _words(traces: Traces, *, with_id: bool) -> set[str]:
    """As they would stand in a text, and in JSON that escapes what is not ASCII."""
    ids = {str(traces.id), traces.id.hex} if with_id else set()
    names = traces.telling_names
    return ids | set(names) | {json.dumps(name)[1:-1] for name in names}


def _bytes(traces: Traces, *, with_id: bool) -> list[bytes]:
    ids = [traces.id.bytes, str(traces.id).encode()] if with_id else []
    return ids + [name.encode() for name in traces.telling_names]
