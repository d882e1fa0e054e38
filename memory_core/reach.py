"""Whose memories a read may touch, and what of a memory a filter may look at."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from memory_core.callers import Caller
from memory_core.engine import filters as grammar
from memory_core.errors import NotPermitted, ScopeMissing
from memory_core.models import MemoryVersion, Scope
from memory_core.services import subjects

Owners = tuple[UUID, ...] | None  # ids of owners; None is every one of the project


def reach_of(caller: Caller, tree: grammar.Group) -> Owners:
    """Whom a filter may reach: the one person it names and what belongs to nobody.

    A filter that names no person reaches only what belongs to nobody, one that names several or
    everybody needs the scope `cross_subject`; with that scope it reaches the project.
    """
    if not grammar.names_an_entity(tree):
        raise ScopeMissing(
            "filters must name at least one of user_id, agent_id, app_id or run_id.",
            fields={"filters": ["Name at least one of user_id, agent_id, app_id or run_id."]},
        )
    named = grammar.people(tree)
    crossing = Scope.CROSS_SUBJECT in caller.scopes
    if len(named) > 1 or grammar.ANY in named:
        if not crossing:
            raise NotPermitted("Reading over several people needs a key with the scope 'cross_subject'.")
        return None
    if not named:
        return None if crossing else (caller.project_id,)
    person = subjects.id_of(caller.project_id, next(iter(named)))
    theirs = () if person is None else (person,)
    return theirs if grammar.demands_a_person(tree) else (*theirs, caller.project_id)


@dataclass(frozen=True, slots=True)
class Record:
    """A version as filters see it. A field is opened when a filter asks for it."""

    version: MemoryVersion

    def get(self, field: str) -> Any:
        return _FIELDS[field](self.version)


def by_name(caller: Caller, scopes: Mapping[str, str]) -> dict[str, bytes]:
    """Column conditions for scopes named in a filter."""
    kinds = {name.removesuffix("_id"): value for name, value in scopes.items()}
    column = {kind: "memory__subject__mac" if kind == "user" else f"memory__{kind}_mac" for kind in kinds}
    return {column[kind]: subjects.mac_of(caller.project_id, kind, name) for kind, name in kinds.items()}


def _person(version: MemoryVersion) -> str | None:
    return version.memory.subject.external_id if version.memory.subject else None


def _scope(name: str) -> Callable[[MemoryVersion], str | None]:
    return lambda version: version.memory.scopes.get(name)


def _text(version: MemoryVersion) -> str:
    text: str = version.text
    return text


_FIELDS: dict[str, Callable[[MemoryVersion], Any]] = {
    "user_id": _person,
    "agent_id": _scope("agent_id"),
    "app_id": _scope("app_id"),
    "run_id": _scope("run_id"),
    "created_at": lambda version: version.memory.created_at,
    "updated_at": lambda version: version.updated_at,
    "timestamp": lambda version: version.said_at,
    "expiration_date": lambda version: version.expires_on,
    "text": _text,
    "keywords": _text,
    "keywords_search": _text,
    "categories": lambda version: version.categories,
    "metadata": lambda version: version.metadata,
    "memory_ids": lambda version: str(version.memory_id),
}
