"""The recall index follows the versions in force, in the same transaction."""

import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from django.db import connection, transaction
from django.db.models import QuerySet

from memory_core import blinding
from memory_core.engine.passages import passages
from memory_core.engine.tokens import terms
from memory_core.errors import ProviderError
from memory_core.models import EmbeddingSpace, MemoryVersion, Posting, RecallEntry, VectorEntry
from memory_core.providers import active

log = logging.getLogger(__name__)

Vectors = list[list[float]]
MAX_FREQUENCY = 32_767
INDEX = (RecallEntry, Posting, VectorEntry)
COPY_SQL = (
    """
    INSERT INTO memory_core_posting (project_id, owner_id, live, term, version_id, frequency)
    SELECT project_id, owner_id, true, term, new, frequency
    FROM unnest(%(olds)s::uuid[], %(news)s::uuid[]) AS pair (old, new)
    JOIN memory_core_posting ON version_id = old
    """,
    """
    INSERT INTO memory_core_vectorentry (space_id, project_id, owner_id, live, version_id, part, vector)
    SELECT space_id, project_id, owner_id, true, new, part, vector
    FROM unnest(%(olds)s::uuid[], %(news)s::uuid[]) AS pair (old, new)
    JOIN memory_core_vectorentry ON version_id = old
    """,
)
_spaces: dict[tuple[str, str, int], int] = {}


@dataclass(frozen=True, slots=True)
class Embedded:
    """The vectors of the passages of one text, whole text first; none when the embedder was down."""

    text: str
    vectors: Vectors


def embed(texts: Sequence[str]) -> list[Embedded]:
    """Embed texts before a transaction opens. An embedder that is down costs the vectors, not the texts."""
    parts = [passages(text) for text in texts]
    try:
        flat = active.embedder().embed([part for some in parts for part in some])
    except ProviderError as error:
        log.warning("embedder unavailable: %s", type(error).__name__)
        return [Embedded(text, []) for text in texts]
    result, at = [], 0
    for text, some in zip(texts, parts, strict=True):
        result.append(Embedded(text, flat[at : at + len(some)]))
        at += len(some)
    return result


def add(version: MemoryVersion, embedded: Embedded) -> None:
    """Make a version findable. `embedded` is of the version's own text."""
    found = Counter(terms(version.text))
    scope = {"project_id": version.project_id, "owner_id": version.owner_id, "version": version}
    _entry(version, sum(found.values())).save(force_insert=True)
    keyed = zip(blinding.hashes(version.owner_id, found), found.values(), strict=True)
    Posting.objects.bulk_create([Posting(**scope, term=term, frequency=min(n, MAX_FREQUENCY)) for term, n in keyed])
    add_vectors(version, embedded.vectors)


def add_vectors(version: MemoryVersion, vectors: Vectors) -> None:
    if not vectors:
        return
    space = space_id()
    VectorEntry.objects.bulk_create(
        [
            VectorEntry(
                space_id=space,
                project_id=version.project_id,
                owner_id=version.owner_id,
                version=version,
                part=part,
                vector=blinding.turn(version.owner_id, vector),
            )
            for part, vector in enumerate(vectors)
        ],
        ignore_conflicts=True,
    )


def withdraw(version: MemoryVersion) -> None:
    """Take a version out of present reading; it stays for reads of the past."""
    _set_live(version, live=False)


def withdraw_all(versions: QuerySet[MemoryVersion]) -> None:
    """Take many of one owner out of present reading, in as many queries as for one."""
    for model in INDEX:
        model._default_manager.filter(version__in=versions.values("pk")).update(live=False)


def restore(version: MemoryVersion) -> None:
    """Bring back into present reading what was withdrawn from it."""
    _set_live(version, live=True)


def restore_all(versions: QuerySet[MemoryVersion]) -> None:
    """Bring many back into present reading, in as many queries as for one."""
    for model in INDEX:
        model._default_manager.filter(version__in=versions.values("pk")).update(live=True)


def remove(version: MemoryVersion) -> None:
    """Forget a version that waits again: what waits is not in the index at all."""
    for model in INDEX:
        model._default_manager.filter(version=version, owner_id=version.owner_id).delete()


def remove_all(versions: QuerySet[MemoryVersion]) -> None:
    """Forget many, in as many queries as for one."""
    for model in INDEX:
        model._default_manager.filter(version__in=versions.values("pk")).delete()


def copy(pairs: Sequence[tuple[MemoryVersion, MemoryVersion]]) -> None:
    """Make versions findable that have the very words of others of the same owner: no model is asked again."""
    lengths = dict(RecallEntry.objects.filter(version__in=[old for old, _ in pairs]).values_list("pk", "length"))
    RecallEntry.objects.bulk_create([_entry(new, lengths.get(old.pk, 0)) for old, new in pairs])
    parameters = {"olds": [old.pk for old, _ in pairs], "news": [new.pk for _, new in pairs]}
    with connection.cursor() as cursor:
        for statement in COPY_SQL:
            cursor.execute(statement, parameters)


def _set_live(version: MemoryVersion, *, live: bool) -> None:
    for model in INDEX:
        model._default_manager.filter(version=version, owner_id=version.owner_id).update(live=live)


def _entry(version: MemoryVersion, length: int) -> RecallEntry:
    return RecallEntry(
        version=version,
        project_id=version.project_id,
        owner_id=version.owner_id,
        length=length,
        said_at=version.said_at,
        importance=version.importance,
        by_user=version.said_by == "user",
        run_mac=version.memory.run_mac,
        expires_on=version.expires_on,
    )


def space_id() -> int:
    """The active embedding space of the embedder in use."""
    embedder = active.embedder()
    of = (embedder.name, embedder.model, embedder.dimensions)
    if of in _spaces:
        return _spaces[of]
    found = _activated(*of)
    transaction.on_commit(partial(_spaces.__setitem__, of, found))  # a rolled back one is remembered by nobody
    return found


def _activated(provider: str, model: str, dimensions: int) -> int:
    space, _ = EmbeddingSpace.objects.get_or_create(
        provider=provider, model=model, dimensions=dimensions, defaults={"state": EmbeddingSpace.State.BUILDING}
    )
    if space.state != EmbeddingSpace.State.ACTIVE:
        EmbeddingSpace.objects.filter(state="active").update(state=EmbeddingSpace.State.RETIRED)
        EmbeddingSpace.objects.filter(pk=space.pk).update(state=EmbeddingSpace.State.ACTIVE)
    return space.pk
