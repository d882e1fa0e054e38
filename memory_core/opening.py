"""Versions by id as agents may have them, with memory and subject at hand, in one statement that is made once."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from django.db import models
from django.db.models.base import ModelState

from memory_core import prepared, vault
from memory_core.models import Memory, MemoryVersion, Subject

M = TypeVar("M", bound=models.Model)
KINDS: Mapping[str, type[models.Model]] = {"": MemoryVersion, "memory__": Memory, "memory__subject__": Subject}
NAMES = {kind: [field.attname for field in kind._meta.concrete_fields] for kind in KINDS.values()}
WIDTHS = tuple(len(names) for names in NAMES.values())


def readable(ids: Sequence[UUID]) -> list[MemoryVersion]:
    """Those of the versions that may be read, expired or not, in no order, with the keys to open them."""
    subjects: dict[UUID, Subject] = {}
    versions = [_version(row, subjects) for row in _statement().rows(ids=list(ids))]
    vault.load(version.owner_id for version in versions)
    return versions


@cache
def _statement() -> prepared.Statement:
    names = [f"{prefix}{name}" for prefix, kind in KINDS.items() for name in NAMES[kind]]
    found = MemoryVersion.objects.readable(expired=True).filter(prepared.is_among("pk", "ids"))
    return prepared.Statement.of(found.values_list(*names))


def _version(row: tuple[Any, ...], subjects: dict[UUID, Subject]) -> MemoryVersion:
    of_version, of_memory, of_subject = _cut(row)
    version, memory = _made(MemoryVersion, of_version), _made(Memory, of_memory)
    if memory.subject_id is not None:
        if memory.subject_id not in subjects:
            subjects[memory.subject_id] = _made(Subject, of_subject)
        memory.subject = subjects[memory.subject_id]
    version.memory = memory
    return version


def _cut(row: tuple[Any, ...]) -> Iterable[tuple[Any, ...]]:
    version, memory, _ = WIDTHS
    return row[:version], row[version : version + memory], row[version + memory :]


def _made(kind: type[M], values: tuple[Any, ...]) -> M:
    """As `from_db` makes it, without looking at every field again: the values are the columns in their order."""
    made = kind.__new__(kind)
    made.__dict__.update(zip(NAMES[kind], values, strict=True))
    made._state = ModelState()
    made._state.adding, made._state.db = False, "default"
    return made
