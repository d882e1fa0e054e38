"""Every value sealed under an owner's key, and how it comes under the newest one."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection, models
from django.db.models import F, Func, Q, Value
from django.db.models.lookups import LessThan
from psycopg import sql

from memory_core import vault
from memory_core.errors import KeyDestroyed
from memory_core.models.sealed import SealedField
from memory_core.services import lanes
from memory_core.tenancy import project_scope

BATCH = 500

Row = tuple[Any, ...]  # primary key, the id that places are named by, then the sealed columns


@dataclass(frozen=True, slots=True)
class Moved:
    """How many rows came under the newest key, how many of them from below the floor, and how many do not open."""

    rows: int = 0
    late: int = 0
    unreadable: int = 0

    def __add__(self, other: "Moved") -> "Moved":
        return Moved(self.rows + other.rows, self.late + other.late, self.unreadable + other.unreadable)


@dataclass(frozen=True)
class SealedTable:
    """A model with sealed fields, and the column that names whose key they are under."""

    model: type[models.Model]
    owner: str
    fields: tuple[SealedField, ...]

    def rows(self, owner_id: UUID) -> models.QuerySet[models.Model]:
        return self.model._default_manager.filter(**{self.owner: owner_id})

    def below(self, owner_id: UUID, generation: int) -> models.QuerySet[models.Model]:
        """Rows with a value that is sealed under an older generation."""
        wanted = Value(generation.to_bytes(4, "big"), output_field=models.BinaryField())
        old = [Q(LessThan(_generation(field.attname), wanted)) for field in self.fields]
        return self.rows(owner_id).filter(reduce(or_, old))

    @property
    def owner_column(self) -> str:
        return "id" if self.owner == "pk" else self.owner

    @property
    def columns(self) -> list[str]:
        placed_by = "id" if any(field.name == "id" for field in self.model._meta.fields) else "pk"
        return ["pk", placed_by, *(field.attname for field in self.fields)]


@cache
def tables() -> tuple[SealedTable, ...]:
    return tuple(_tables())


def sealed_rows(owner_id: UUID) -> list[models.QuerySet[models.Model]]:
    """The rows of every table that hold something sealed under this owner's key. Call it in the project's scope."""
    return [table.rows(owner_id) for table in tables()]


def move_all(project_id: UUID, owner_id: UUID, *, floor: int, still_there: Callable[[], object]) -> Moved:
    """Bring everything of an owner under the newest key, in short transactions that each hold the owner's lane.

    It may be cut short anywhere and begun again. `still_there` is called in each transaction. Raises KeyDestroyed.
    """
    with project_scope(project_id):
        newest = max(vault.generations(owner_id))
        old = {table: list(table.below(owner_id, newest).values_list("pk", flat=True)) for table in tables()}
    moved = Moved()
    for table, keys in old.items():
        for start in range(0, len(keys), BATCH):
            with project_scope(project_id):
                lanes.hold(project_id, owner_id)
                still_there()
                rows = table.below(owner_id, newest).filter(pk__in=keys[start : start + BATCH])
                moved += _move(table, rows, owner_id, floor)
    return moved


def move_rest(owner_id: UUID, *, floor: int) -> Moved:
    """Bring what is still below `floor` under the newest key, in the caller's transaction, which holds the lane."""
    moved = [_move(table, table.below(owner_id, floor), owner_id, floor) for table in tables()]
    return sum(moved, Moved())


def _move(table: SealedTable, rows: models.QuerySet[models.Model], owner_id: UUID, floor: int) -> Moved:
    found = [tuple(row) for row in rows.select_for_update().values_list(*table.columns)]
    pairs = [(old, new) for old in found if (new := _resealed(table, old, owner_id))]
    if pairs:
        _write(table, [new for _, new in pairs])
    return Moved(len(pairs), sum(_is_below(floor, old) for old, _ in pairs), len(found) - len(pairs))


def _is_below(floor: int, row: Row) -> bool:
    return any(value is not None and vault.generation_of(value) < floor for value in row[2:])


def _resealed(table: SealedTable, row: Row, owner_id: UUID) -> Row | None:
    """None for a row that does not open: nothing can be made of it."""
    pk, row_id, *values = row
    places = [field.place_in(table.model, row_id) for field in table.fields]
    try:
        return (pk, *(_under_newest(owner_id, *pair) for pair in zip(places, values, strict=True)))
    except (KeyDestroyed, ValueError):
        return None


def _under_newest(owner_id: UUID, place: str, value: bytes | None) -> bytes | None:
    return None if value is None else vault.reseal(owner_id, place, bytes(value))


def _write(table: SealedTable, rows: Iterable[Row]) -> None:
    """One statement for many rows; no other column is touched."""
    key = table.model._meta.pk
    assert key is not None
    kind = key.rel_db_type(connection)
    assert kind is not None
    columns = [sql.Identifier(str(field.column)) for field in table.fields]
    statement = sql.SQL(
        "UPDATE {table} t SET {sets} FROM unnest({keys}, {values}) AS n({key}, {names}) WHERE t.{key} = n.{key}"
    )
    with connection.cursor() as cursor:
        cursor.execute(
            statement.format(
                table=sql.Identifier(table.model._meta.db_table),
                sets=sql.SQL(", ").join([sql.SQL("{0} = n.{0}").format(column) for column in columns]),
                keys=sql.SQL("%s::{}[]").format(sql.SQL(kind)),
                values=sql.SQL(", ").join([sql.SQL("%s::bytea[]")] * len(columns)),
                key=sql.Identifier(str(key.column)),
                names=sql.SQL(", ").join(columns),
            ),
            [list(column) for column in zip(*rows, strict=True)],
        )


def _generation(column: str) -> Func:
    """The four bytes of a sealed value that number its key; they sort as the numbers do."""
    return Func(F(column), Value(2), Value(4), function="substring", output_field=models.BinaryField())


def _tables() -> Iterator[SealedTable]:
    for model in apps.get_models():
        fields = tuple(field for field in model._meta.concrete_fields if isinstance(field, SealedField))
        if fields:
            yield SealedTable(model, _owner_column(model), fields)


def _owner_column(model: type[models.Model]) -> str:
    """What `key_owner` of the model returns, as a column."""
    names = {field.attname for field in model._meta.concrete_fields}
    if "owner_id" in names:
        return "owner_id"
    return "pk" if model._meta.label_lower == "memory_core.subject" else "project_id"
