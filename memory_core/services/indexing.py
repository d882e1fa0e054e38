"""The recall index follows the versions in force, in the same transaction."""

import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from django.db import transaction
from django.db.models import QuerySet

from memory_core import blinding, prepared, vault
from memory_core.engine.passages import passages
from memory_core.engine.tokens import terms
from memory_core.errors import ProviderError
from memory_core.models import EmbeddingSpace, MemoryVersion, Posting, RecallEntry, VectorEntry
from memory_core.providers import active

log = logging.getLogger(__name__)

Vectors = list[list[float]]
MAX_FREQUENCY = 32_767
INDEX = (RecallEntry, Posting, VectorEntry)
POSTINGS_SQL = """
    INSERT INTO memory_core_posting (project_id, owner_id, live, term, version_id, frequency)
    SELECT %s::uuid, %s::uuid, true, term, version_id, frequency
    FROM unnest(%s::bigint[], %s::uuid[], %s::smallint[]) AS posting (term, version_id, frequency)
"""
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
    add_all([version], [embedded])


def add_all(versions: Sequence[MemoryVersion], embedded: Sequence[Embedded]) -> None:
    """Make versions of one owner findable, in as many statements as one takes."""
    found = [Counter(terms(version.text)) for version in versions]
    RecallEntry.objects.bulk_create(
        [
            RecallEntry(
                project_id=version.project_id,
                owner_id=version.owner_id,
                version=version,
                length=sum(counts.values()),
                said_at=version.said_at,
                importance=version.importance,
                by_user=version.said_by == "user",
                run_mac=version.memory.run_mac,
                expires_on=version.expires_on,
            )
            for version, counts in zip(versions, found, strict=True)
        ]
    )
    _add_postings(versions, found)
    _add_all_vectors(list(zip(versions, (one.vectors for one in embedded), strict=True)))


def add_vectors(version: MemoryVersion, vectors: Vectors) -> None:
    _add_all_vectors([(version, vectors)])


def _add_postings(versions: Sequence[MemoryVersion], found: Sequence[Counter[str]]) -> None:
    key = vault.index_key(versions[0].owner_id)
    rows = [
        (blinding.term_hash(key, term), version.pk, min(number, MAX_FREQUENCY))
        for version, counts in zip(versions, found, strict=True)
        for term, number in counts.items()
    ]
    if rows:
        with prepared.cursor() as cursor:
            columns = [list(column) for column in zip(*rows, strict=True)]
            cursor.execute(POSTINGS_SQL, [versions[0].project_id, versions[0].owner_id, *columns])


def _add_all_vectors(pairs: Sequence[tuple[MemoryVersion, Vectors]]) -> None:
    if not any(vectors for _, vectors in pairs):
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
            for version, vectors in pairs
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


def remove(version: MemoryVersion) -> None:
    """Forget a version that waits again: what waits is not in the index at all."""
    for model in INDEX:
        model._default_manager.filter(version=version, owner_id=version.owner_id).delete()


def _set_live(version: MemoryVersion, *, live: bool) -> None:
    for model in INDEX:
        model._default_manager.filter(version=version, owner_id=version.owner_id).update(live=live)


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
