"""New rows of the hot path, and changes to single ones, by statements that are the same text every time.

Django makes its statement anew for each call and writes every value into the text of it, which for one memory costs
more than all that PostgreSQL then has to do.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from pgvector.django import HalfVectorField
from psycopg.types.json import Jsonb
from psycopg.types.numeric import Int2, Int4, Int8

from memory_core import prepared

INTEGERS = (Int2, Int4, Int8)  # Django says how wide a column is, and the binary form cuts off what is wider


def insert(rows: Iterable[models.Model], *, ignore_conflicts: bool = False) -> None:
    """Write unsaved instances of one model, sealed as Django would seal them.

    With `ignore_conflicts` rows that are there already stay as they are, and a key that the database counts is not
    known afterwards. Errors are those of `bulk_create`.
    """
    rows = list(rows)
    if not rows:
        return
    kind, to = type(rows[0]), connections[DEFAULT_DB_ALIAS]
    columns = [[_value(field, row, to, adding=True) for row in rows] for field in _fields(kind)]
    used = tuple(place for place, column in enumerate(columns) if any(value is not None for value in column))
    with prepared.cursor() as cursor:
        cursor.execute(_insertion(kind, used, ignore_conflicts), [columns[place] for place in used])
        counted = cursor.fetchall() if _is_counted(kind) and not ignore_conflicts else []
    for row, (key,) in zip(rows, counted, strict=False):
        row.pk = key
    for row in rows:
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


def update(row: models.Model, *names: str) -> None:
    """Write these fields of a row that is there. Raises DatabaseError when it is not."""
    kind = type(row)
    to = connections[DEFAULT_DB_ALIAS]
    values = [_value(field, row, to, adding=False) for field in _named(kind, names)]
    with prepared.cursor() as cursor:
        cursor.execute(_change(kind, names), [*values, row.pk])
        if cursor.rowcount != 1:
            raise DatabaseError("There is no such row to change.")


def _value(field: "models.Field[Any, Any]", row: models.Model, to: BaseDatabaseWrapper, *, adding: bool) -> Any:
    value = field.pre_save(row, adding)
    if isinstance(field, HalfVectorField):
        return "[" + ("%.9g," * len(value) % tuple(value))[:-1] + "]"  # enough digits for any float of 32 bits
    stored = field.get_db_prep_save(value, to)
    if type(stored) in INTEGERS:
        return int(stored)  # as wide as it is, so that the column refuses what it cannot hold
    return Jsonb(stored) if isinstance(field, ArrayField) and stored is not None else stored


@cache
def _fields(kind: type[models.Model]) -> "list[models.Field[Any, Any]]":
    return [field for field in kind._meta.concrete_fields if not isinstance(field, models.AutoField)]


@cache
def _named(kind: type[models.Model], names: tuple[str, ...]) -> "list[models.Field[Any, Any]]":
    of_name = {field.name: field for field in kind._meta.concrete_fields}
    return [of_name[name] for name in names]


def _is_counted(kind: type[models.Model]) -> bool:
    return isinstance(kind._meta.pk, models.AutoField)


@cache
def _insertion(kind: type[models.Model], used: tuple[int, ...], ignore_conflicts: bool) -> str:
    """Of the columns in which anything stands: a list of nothing but NULL has no type."""
    fields = [_fields(kind)[place] for place in used]
    given = ", ".join(f"%b::{_type(field)}[]" for field in fields)
    placed = ", ".join(_placed(field, f"c{number}") for number, field in enumerate(fields))
    named = ", ".join(f"c{number}" for number in range(len(fields)))
    into = f"{_quoted(kind._meta.db_table)} ({', '.join(_quoted(str(field.column)) for field in fields)})"
    told = f"SELECT {placed} FROM unnest({given}) AS t({named})"  # noqa: S608
    returned = f" RETURNING {_quoted(str(kind._meta.pk.column))}" if _is_counted(kind) else ""
    return f"INSERT INTO {into} {told}{' ON CONFLICT DO NOTHING' if ignore_conflicts else returned}"


@cache
def _change(kind: type[models.Model], names: tuple[str, ...]) -> str:
    given = [(_quoted(str(field.column)), _placed(field, f"%s::{_type(field)}")) for field in _named(kind, names)]
    changed = ", ".join(f"{column} = {value}" for column, value in given)
    return f"UPDATE {_quoted(kind._meta.db_table)} SET {changed} WHERE {_quoted(str(kind._meta.pk.column))} = %s"  # noqa: S608


def _type(field: "models.Field[Any, Any]") -> str:
    """Without its length, to which a cast would cut in silence what the column then refuses."""
    return "jsonb" if isinstance(field, ArrayField) else str(field.db_type(connection)).partition("(")[0]


def _placed(field: "models.Field[Any, Any]", given: str) -> str:
    """Lists travel as JSON: PostgreSQL knows no array of arrays of different lengths."""
    return f"ARRAY(SELECT jsonb_array_elements_text({given}))" if isinstance(field, ArrayField) else given


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
