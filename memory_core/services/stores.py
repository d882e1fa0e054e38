"""Every place that holds something of a person: erasure walks them, verification counts them again.

The tables are found by looking at the models, so a new one that belongs to somebody is among them from its first day.
What is no row of theirs but names them all the same (a session, a message to a worker) has a store of its own.
"""

import base64
import binascii
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol
from uuid import UUID

import psycopg
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import models
from psycopg import sql

from memory_core import vault
from memory_core.keyring.models import ErasedRow, WrappedKey

# Rows about a person that outlive an erasure, because they prove it. They hold ids, codes and times; what words
# they have are blanked by a store of their own.
STAYING = frozenset(
    {
        "memory_core.LedgerEntry",
        "audit.PrivacyRequest",
        "audit.LegalHold",
        "audit.ErasureRun",
        "audit.Receipt",
        "audit.Notice",
    }
)
# By these a person is found. They go last, so that whatever is cut short can be taken up again.
IDENTIFIERS = ("memory_core.Lane", "memory_core.Subject")
QUEUES = "SELECT tablename FROM pg_tables WHERE schemaname = 'pgmq' AND tablename ~ '^[qa]_'"


class Store(Protocol):
    """A place, by its `key`. `delete` may be repeated. `is_row`: it lies in the main database, so it goes in the
    transaction that erases; call both inside the project's scope."""

    @property
    def key(self) -> str: ...

    @property
    def is_row(self) -> bool: ...

    def count(self, owner_id: UUID) -> int: ...

    def delete(self, owner_id: UUID) -> None: ...


@dataclass(frozen=True)
class Rows:
    """A table, and the way from its rows to whose they are."""

    model: type[models.Model]
    path: str
    is_row = True

    @property
    def key(self) -> str:
        return self.model._meta.label

    def of(self, owner_id: UUID) -> models.QuerySet[models.Model]:
        return self.model._default_manager.filter(**{self.path: owner_id})

    def count(self, owner_id: UUID) -> int:
        return self.of(owner_id).count()

    def delete(self, owner_id: UUID) -> None:
        """One statement. Foreign keys are checked when the transaction ends, so nothing has to be fetched first."""
        self.of(owner_id).order_by()._raw_delete(self.model._default_manager.db)


@dataclass(frozen=True)
class Keys:
    """The key itself, in its own database, and the tombstones of single memories."""

    key = "keyring.WrappedKey"
    is_row = False

    def count(self, owner_id: UUID) -> int:
        return sum(model.objects.filter(owner_id=owner_id).count() for model in (WrappedKey, ErasedRow))

    def delete(self, owner_id: UUID) -> None:
        vault.destroy(owner_id)


@dataclass(frozen=True)
class Sessions:
    """Visits of the person to their page: a session names nobody in clear, so each is opened."""

    key = "sessions.Session"
    is_row = True

    def count(self, owner_id: UUID) -> int:
        return len(self._of(owner_id))

    def delete(self, owner_id: UUID) -> None:
        Session.objects.filter(pk__in=self._of(owner_id)).delete()

    def _of(self, owner_id: UUID) -> list[str]:
        name = str(owner_id)
        return [one.session_key for one in Session.objects.iterator() if name in one.get_decoded().values()]


@dataclass(frozen=True)
class Messages:
    """Wake-ups for a worker, where PostgreSQL carries them. They hold ids and are read within seconds."""

    key = "broker"
    is_row = False

    def count(self, owner_id: UUID) -> int:
        return sum(len(numbers) for _, numbers in self._of(owner_id))

    def delete(self, owner_id: UUID) -> None:
        for table, numbers in self._of(owner_id):
            with self._connected() as connection:
                connection.execute(
                    sql.SQL("DELETE FROM pgmq.{} WHERE msg_id = ANY(%s)").format(sql.Identifier(table)), [numbers]
                )

    def _of(self, owner_id: UUID) -> list[tuple[str, list[int]]]:
        if not settings.URLS.broker.startswith("pgmq://"):
            return []
        with self._connected() as connection:
            return [(table, list(_naming(connection, table, str(owner_id)))) for table in _queues(connection)]

    @staticmethod
    def _connected() -> psycopg.Connection[tuple[Any, ...]]:
        return psycopg.connect(settings.URLS.broker.replace("pgmq://", "postgresql://", 1), autocommit=True)


def stores() -> tuple[Store, ...]:
    """All of them, in the order in which they go."""
    rows = sorted(_rows(), key=lambda store: (_is_last(store), -store.path.count("__"), store.key))
    return (Messages(), Keys(), Sessions(), *_others, *rows)


def register(*others: Store) -> None:
    """Add places that only another app knows of, once, when the program starts."""
    _others.extend(store for store in others if store not in _others)


def row_counts(owner_id: UUID) -> dict[str, int]:
    """How much of a person there is in each place of the main database. Call it inside the project's scope."""
    return {store.key: store.count(owner_id) for store in stores() if store.is_row}


def aside_counts(owner_id: UUID) -> dict[str, int]:
    """And in the others. Call it outside of any transaction."""
    return {store.key: store.count(owner_id) for store in stores() if not store.is_row}


_others: list[Store] = []


@cache
def _rows() -> tuple[Rows, ...]:
    return tuple(
        Rows(model, path)
        for model in apps.get_models()
        if model._meta.app_label != "keyring" and model._meta.label not in STAYING and (path := way_to_owner(model))
    )


def way_to_owner(model: type[models.Model]) -> str:
    """The look-up that leads from a row to the person it belongs to; empty where rows belong to nobody."""
    names = {field.attname for field in model._meta.concrete_fields}
    if model._meta.label == "memory_core.Subject":
        return "pk"
    for name in ("owner_id", "subject_id"):
        if name in names:
            return name
    for field in model._meta.concrete_fields:
        parent = field.related_model if isinstance(field, models.ForeignKey) and not field.null else None
        if isinstance(parent, type) and parent is not model and (path := way_to_owner(parent)):
            return f"{field.name}__{path}"
    return ""


def _is_last(store: Rows) -> int:
    return IDENTIFIERS.index(store.key) + 1 if store.key in IDENTIFIERS else 0


def _queues(connection: psycopg.Connection[tuple[Any, ...]]) -> list[str]:
    return [str(name) for [name] in connection.execute(QUEUES).fetchall()]


def _naming(connection: psycopg.Connection[tuple[Any, ...]], table: str, name: str) -> Iterator[int]:
    rows = connection.execute(sql.SQL("SELECT msg_id, message FROM pgmq.{}").format(sql.Identifier(table)))
    for number, message in rows:
        if name in json.dumps(message) or name in _body(message):
            yield number


def _body(message: Any) -> str:
    """What kombu packs into base64."""
    body = message.get("body", "") if isinstance(message, dict) else ""
    try:
        return base64.b64decode(str(body)).decode(errors="replace")
    except (binascii.Error, ValueError):
        return ""
