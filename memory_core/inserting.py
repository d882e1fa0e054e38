"""New rows of the hot path: however many, written by a statement that is the same text every time.

Django's `bulk_create` makes its statement anew for each call and writes every value into the text of it, which for one
memory costs more than all that PostgreSQL then has to do.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, models

from memory_core import prepared


def insert(rows: Iterable[models.Model], *, ignore_conflicts: bool = False) -> None:
    """Write unsaved instances of one model, sealed as Django would seal them.

    A key that the database counts is not known afterwards. With `ignore_conflicts` rows that are there already stay as
    they are. Errors are those of `bulk_create`.
    """
    rows = list(rows)
    if not rows:
        return
    kind, to = type(rows[0]), connections[DEFAULT_DB_ALIAS]
    columns = [[field.get_db_prep_save(field.pre_save(row, True), to) for row in rows] for field in _fields(kind)]
    used = tuple(place for place, column in enumerate(columns) if any(value is not None for value in column))
    with prepared.cursor() as cursor:
        cursor.execute(_statement(kind, used, ignore_conflicts), [columns[place] for place in used])
    for row in rows:
        row._state.adding, row._state.db = False, to.alias


@cache
def _fields(kind: type[models.Model]) -> "list[models.Field[Any, Any]]":
    return [field for field in kind._meta.concrete_fields if not isinstance(field, models.AutoField)]


@cache
def _statement(kind: type[models.Model], used: tuple[int, ...], ignore_conflicts: bool) -> str:
    """Of the columns in which anything stands: a list of nothing but NULL has no type."""
    quote = connection.ops.quote_name
    fields = [_fields(kind)[place] for place in used]
    names = ", ".join(quote(str(field.column)) for field in fields)
    given = ", ".join(f"%s::{_type(field)}[]" for field in fields)
    ending = " ON CONFLICT DO NOTHING" if ignore_conflicts else ""
    return f"INSERT INTO {quote(kind._meta.db_table)} ({names}) SELECT * FROM unnest({given}){ending}"  # noqa: S608


def _type(field: "models.Field[Any, Any]") -> str:
    """Without its length, to which a cast would cut in silence what the column then refuses."""
    return str(field.db_type(connection)).partition("(")[0]
