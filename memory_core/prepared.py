"""Statements of the hot path: made once per process, planned once per connection, answered in binary.

They run inside the transaction that is open on the default connection, like any other of its statements. What a
statement asks is said by a queryset as everywhere else, so that there is one place which says, for example, what may
be read; only making SQL of it, over and over again, is spared.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import psycopg
from django.db import connection
from django.db.models import BooleanField, F, Func, QuerySet, Value
from numpy.typing import NDArray
from psycopg._queries import PostgresQuery

ARRAY_HEADER_BYTES = 20  # of one dimension: dimensions, flags, type of the elements, length, lower bound


@dataclass(frozen=True, slots=True)
class Given:
    """Where a value goes that is known when the statement runs."""

    name: str


def given(name: str) -> Value:
    """The same, for a condition of a queryset: `filter(digest=given("digest"))`."""
    return Value(Given(name))


def is_among(column: str, name: str) -> Func:
    """A condition: the column is one of the list that is given."""
    return Func(
        F(column),
        Value(Given(name)),
        template="%(expressions)s)",
        arg_joiner=" = ANY(",
        output_field=BooleanField(),
    )


@dataclass(frozen=True, slots=True)
class Statement:
    sql: str
    params: tuple[Any, ...]

    @classmethod
    def of(cls, rows: "QuerySet[Any, Any]") -> "Statement":
        return cls(*rows.query.sql_with_params())

    def rows(self, **values: Any) -> list[tuple[Any, ...]]:
        """Everything that is found, with `values` where they were left open."""
        params = [values[param.name] if isinstance(param, Given) else param for param in self.params]
        with cursor() as opened:
            opened.execute(self.sql, params)
            found: list[tuple[Any, ...]] = opened.fetchall()
        return found


class _Prepared(psycopg.Cursor[Any]):
    def execute(
        self, query: Any, params: Any = None, *, prepare: bool | None = True, binary: bool | None = True
    ) -> "_Prepared":
        return super().execute(query, params, prepare=prepare, binary=binary)

    def _convert_query(self, query: Any, params: Any = None) -> PostgresQuery:
        """Django's log of statements looks for the last one here, where only unprepared ones leave it."""
        self._query = super()._convert_query(query, params)
        return self._query


@contextmanager
def cursor() -> Iterator[Any]:
    """A cursor for statements that are the same text every time. Errors and logging are Django's."""
    connection.ensure_connection()
    with connection.wrap_database_errors, _Prepared(connection.connection) as bare:
        yield connection._prepare_cursor(bare)  # type: ignore[attr-defined]


def column(answer: Any, number: int, of: str) -> NDArray[Any]:
    """An array in the only row of an answer, read where it lies: no Python object is made of any element.

    `of` is the numpy type of an element as PostgreSQL sends it, such as ">f8"; no element may be NULL. NULL instead of
    an array, as `array_agg` makes of no rows, is an empty one.
    """
    sent = answer.pgresult.get_value(0, number)
    if sent is None:
        return np.empty(0, of)
    element = np.dtype([("bytes", ">i4"), ("value", of)])
    return np.frombuffer(sent, element, offset=ARRAY_HEADER_BYTES)["value"]
