"""Who and what memories are filed under: users, agents, apps and runs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import CharField, Count, F, Max, Min, Q
from django.db.models.functions import Cast

from memory_core import vault
from memory_core.callers import Caller
from memory_core.models import Memory, MemoryVersion, Subject
from memory_core.tenancy import project_scope


@dataclass(frozen=True, slots=True)
class Entity:
    """A name of the wire format with how many readable memories it has."""

    id: str
    kind: str
    name: str
    total: int
    created_at: datetime
    updated_at: datetime

    def as_wire(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "name": self.name,
            "type": self.kind,
            "owner": "candor",
            "metadata": None,
            "total_memories": self.total,
            "created_at": self.created_at.isoformat(),
            "updated_at": self.updated_at.isoformat(),
        }


def entities(caller: Caller, *, number: int, size: int) -> tuple[list[Entity], dict[str, int]]:
    """One page of entities, users first, and how many there are of each kind."""
    with project_scope(caller.project_id):
        groups = {kind: _groups(kind) for kind in ("agent", "app", "run")}
        totals = {"user": Subject.objects.open().count(), **{kind: len(rows) for kind, rows in groups.items()}}
        start, stop = (number - 1) * size, number * size
        users = list(_users(start, stop))
        rest = [(kind, row) for kind, rows in groups.items() for row in rows]
        shown = rest[max(start - totals["user"], 0) : max(stop - totals["user"], 0)]
        return users + list(_named(shown)), totals


def _users(start: int, stop: int) -> Iterator[Entity]:
    readable = Q(memories__versions__in=MemoryVersion.objects.readable())
    counted = Count("memories__versions", filter=readable, distinct=True)
    people = list(Subject.objects.open().order_by("created_at", "pk")[start:stop])
    shown = Subject.objects.filter(pk__in=[person.pk for person in people])
    totals = dict(shown.annotate(total=counted).values_list("pk", "total"))
    vault.load(person.pk for person in people)
    for person in people:
        name, total = person.external_id, totals[person.pk]
        yield Entity(str(person.pk), "user", name, total, person.created_at, person.updated_at)


def _groups(kind: str) -> list[dict[str, Any]]:
    """One row per name, known by its MAC, over memories that have something readable."""
    column = f"{kind}_mac"
    memories = Memory.objects.filter(versions__in=MemoryVersion.objects.readable()).exclude(**{column: None})
    groups = memories.values(mac=F(column)).annotate(
        total=Count("pk", distinct=True),
        first=Min("created_at"),
        last=Max("created_at"),
        sample=Max(Cast("pk", CharField())),
    )
    return [dict(group) for group in groups.order_by("first")]


def _named(rows: list[tuple[str, dict[str, Any]]]) -> Iterator[Entity]:
    samples = Memory.objects.in_bulk([UUID(row["sample"]) for _, row in rows])
    vault.load(memory.owner_id for memory in samples.values())
    for kind, row in rows:
        name = samples[UUID(row["sample"])].scopes[f"{kind}_id"]
        yield Entity(bytes(row["mac"]).hex(), kind, name, row["total"], row["first"], row["last"])
