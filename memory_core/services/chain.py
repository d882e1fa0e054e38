"""How entries of the ledger are hashed, and the chain as it stands in the tables, read as fast as it can be.

The content of an entry is hashed first, then chained with its number and the digest before it. So an entry can
be told by its content wherever it stands, and by its own digest which number it was given.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, NamedTuple
from uuid import UUID

import psycopg
from django.conf import settings

MARK_BYTES = 6  # what an anchor keeps of every entry's content; the whole digest is kept once per anchor
READ_AT_ONCE = 5_000

Connection = psycopg.Connection[tuple[Any, ...]]

# Whoever took the constraints away may have left anything, which must come out as a wrong digest and not as an error.
LINKS = """
    SELECT coalesce(sequence, 0),
           CASE WHEN at > '0001-01-02' AND at < '9999-12-30' THEN at ELSE '0001-01-02' END,
           coalesce(actor, ''), coalesce(action, ''),
           coalesce(subject_id::text, ''), coalesce(memory_id::text, ''), coalesce(version_id::text, ''),
           coalesce(fields, '{}'), facts, coalesce(previous, ''), coalesce(digest, '')
    FROM memory_core_ledgerentry WHERE project_id = %s AND sequence > %s ORDER BY sequence, id
"""
_canonical = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode


class Link(NamedTuple):
    """An entry as the chain knows it: `content` is the hash of what it says, the rest is how it hangs together."""

    sequence: int
    content: bytes
    previous: bytes
    digest: bytes

    @property
    def mark(self) -> bytes:
        return self.content[:MARK_BYTES]

    @property
    def is_sound(self) -> bool:
        """Whether number, content and link give the digest that stands beside them."""
        return digest_of(self.previous, self.sequence, self.content) == self.digest


class Head(NamedTuple):
    """Where a chain ends."""

    sequence: int
    digest: bytes


START = Head(0, b"")


def content_of(
    project: str,
    at: datetime,
    actor: str,
    action: str,
    subject: str,
    memory: str,
    version: str,
    fields: Iterable[str],
    facts: Mapping[str, Any],
) -> bytes:
    """SHA-256 over a JSON list of these nine: no spaces, keys of `facts` sorted, UTF-8, ids in lower case or empty."""
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    said = [project, moment, actor, action, subject, memory, version, list(fields), facts]
    return hashlib.sha256(_canonical(said).encode()).digest()


def digest_of(previous: bytes, sequence: int, content: bytes) -> bytes:
    """SHA-256 over the digest before (empty for the first), the number as eight bytes, and the content's hash."""
    return hashlib.sha256(previous + sequence.to_bytes(8, "big", signed=True) + content).digest()


@contextmanager
def snapshot() -> Iterator[Connection]:
    """All chains as they stand at one moment, whatever is written meanwhile."""
    with psycopg.connect(settings.URLS.maintenance) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        yield connection


def links(connection: Connection, project_id: UUID, *, after: int = 0) -> Iterator[Link]:
    """The entries of a project behind number `after`, in order."""
    project = str(project_id)
    with connection.cursor("links", binary=True) as cursor:
        cursor.itersize = READ_AT_ONCE
        cursor.execute(LINKS, [project_id, after])
        for sequence, at, actor, action, subject, memory, version, fields, facts, previous, digest in cursor:
            content = content_of(project, at, actor, action, subject, memory, version, fields, facts)
            yield Link(sequence, content, previous, digest)


def heads(connection: Connection) -> dict[UUID, Head]:
    """Where each chain says that it ends."""
    rows = connection.execute("SELECT project_id, sequence, digest FROM memory_core_ledgerhead").fetchall()
    return {project_id: Head(sequence, bytes(digest)) for project_id, sequence, digest in rows}
