"""Everything the databases hold, as its owner could read it: what lies in clear, and what is sealed, opened."""

from collections.abc import Iterable, Iterator
from typing import Any

import psycopg
from django.apps import apps
from django.conf import settings
from kombu.transport.memory import Channel
from psycopg import sql

from memory_core.models.sealed import SealedField

OURS = "SELECT schemaname, tablename FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"


def leaks(words: Iterable[str], *more: str) -> list[str]:
    """Where any of the words stands: in the databases, in messages on their way to a worker, or in `more`."""
    wanted = [(word, word.encode()) for word in words]
    places = [*everything(), *((f"text {number}", text.encode()) for number, text in enumerate(more))]
    return [f"{word} in {place}" for place, content in places for word, bare in wanted if bare in content]


def everything() -> Iterator[tuple[str, bytes]]:
    for url in (settings.URLS.owner, settings.URLS.keys, settings.URLS.broker):
        if url.startswith(("postgres", "pgmq")):
            yield from _rows(url.replace("pgmq://", "postgresql://", 1))
    yield from _opened()
    yield from _messages()


def _rows(url: str) -> Iterator[tuple[str, bytes]]:
    with psycopg.connect(url) as connection:
        for schema, table in connection.execute(OURS).fetchall():
            rows = connection.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(schema, table)))
            for row in rows:
                yield table, b"\n".join(value if isinstance(value, bytes) else str(value).encode() for value in row)


def _opened() -> Iterator[tuple[str, bytes]]:
    for model in apps.get_models():
        sealed = [field.attname for field in model._meta.fields if isinstance(field, SealedField)]
        for row in model._default_manager.using("maintenance") if sealed else ():
            for name in sealed:
                yield f"{model.__name__}.{name}", "\n".join(_strings(getattr(row, name))).encode()


def _messages() -> Iterator[tuple[str, bytes]]:
    for name, queue in Channel.queues.items():
        yield from ((f"queue {name}", str(message).encode()) for message in list(queue.queue))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from (str(key), *_strings(item))
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    else:
        yield str(value)
