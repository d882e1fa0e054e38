"""Whom and what the memories under a name speak of, and how many of them: the links between memories."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import CharField, Count, F, Max
from django.db.models.functions import Cast

from memory_core import retrieval, vault
from memory_core.callers import Caller
from memory_core.engine import filters as grammar
from memory_core.errors import NotFound
from memory_core.models import MemoryVersion, Mention, Scope
from memory_core.models.memory import VersionQuerySet
from memory_core.reach import by_name, reach_of
from memory_core.tenancy import project_scope

MOST_LINKS = 200


@dataclass(frozen=True, slots=True)
class Link:
    """Somebody or something (`kind` is one of `engine.entities.KINDS`) that so many memories name."""

    name: str
    kind: str
    memories: int


@dataclass(frozen=True, slots=True)
class Linked:
    """How many readable memories are filed under a name, and what they speak of, the commonest first."""

    memories: int
    links: tuple[Link, ...]


def linked(caller: Caller, kind: str, name: str) -> Linked:
    """What the memories of a user, agent, app or run speak of, at most MOST_LINKS of it.

    It is a read: who may do it, whose memories count and how it is logged is as in a list. Raises NotFound where there
    is nothing to read, be it that there never was anybody of this name.
    """
    caller.must(Scope.READ)
    tree = grammar.parse({f"{kind}_id": name})
    with project_scope(caller.project_id):
        owners = reach_of(caller, tree)
        versions = MemoryVersion.objects.readable().filter(**by_name(caller, {f"{kind}_id": name}))
        if owners is not None:
            versions = versions.filter(owner_id__in=owners)
        total = versions.count()
        if not total:
            raise NotFound("Entity not found!")
        found = tuple(_links(versions))
        retrieval.log_read(caller, "entities", versions.filter(mentions__isnull=False).distinct())
    return Linked(total, found)


def _links(versions: VersionQuerySet) -> list[Link]:
    mentions = Mention.objects.filter(version__in=versions.order_by().values("pk"))
    rows = (
        mentions.values("owner_id", "term")
        .annotate(memories=Count("pk"), sample=Max(Cast("pk", CharField())))
        .order_by(F("memories").desc(), "sample")[:MOST_LINKS]
    )
    samples = Mention.objects.in_bulk([UUID(row["sample"]) for row in rows])
    vault.load(one.owner_id for one in samples.values())
    named = [(samples[UUID(row["sample"])], row["memories"]) for row in rows]
    return [Link(one.name, one.kind, memories) for one, memories in named]
