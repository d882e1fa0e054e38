"""The recall index follows the versions in force, in the same transaction."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from memory_core import blinding, prepared, vault
from memory_core.engine.entities import Named, names_in
from memory_core.engine.passages import passages
from memory_core.engine.ranking import direction
from memory_core.engine.tokens import ENTITY_MARK, terms
from memory_core.engine.types import Embedder, Kind
from memory_core.errors import ProviderError
from memory_core.models import MemoryVersion, Mention, Posting, RecallEntry, VectorEntry
from memory_core.providers import active
from memory_core.services import breaker, lapsing, spaces
from memory_core.services.spaces import Space
from memory_core.writing import insert

Vectors = list[list[float]]
MAX_FREQUENCY = 32_767
INDEX = (RecallEntry, Posting, VectorEntry, Mention)
POSTINGS_SQL = """
    INSERT INTO memory_core_posting (project_id, owner_id, live, term, version_id, frequency)
    SELECT %s::uuid, %s::uuid, true, term, version_id, frequency
    FROM unnest(%s::bigint[], %s::uuid[], %s::smallint[]) AS posting (term, version_id, frequency)
"""
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


@dataclass(frozen=True, slots=True)
class InSpace:
    """Vectors, and the space they belong to: the two never part, for in another space they say nothing."""

    space_id: int
    vectors: Vectors


@dataclass(frozen=True, slots=True)
class Embedded:
    """The vectors of the passages of one text, whole text first, in each space of which the model answered.

    The space that questions are asked in comes first; of a model that was down there is nothing.
    """

    text: str
    in_spaces: Sequence[InSpace] = ()


def embed(texts: Sequence[str]) -> list[Embedded]:
    """Embed texts before a transaction opens. An embedder that is down costs the vectors, not the texts."""
    found: list[list[InSpace]] = [[] for _ in texts]
    for space in spaces.known().written:
        try:
            with _asking(space):
                in_space = passages_embedded(active.embedder(space.of), texts)
        except ProviderError as error:
            spaces.tell(space.id, error)
            continue
        for one, vectors in zip(found, in_space, strict=True):
            one.append(InSpace(space.id, vectors))
    return [Embedded(text, in_spaces) for text, in_spaces in zip(texts, found, strict=True)]


def embed_question(aspects: Sequence[str]) -> InSpace | None:
    """The direction of a question in the space that answers, or None when its model does not.

    No transaction may be open.
    """
    space = spaces.answering()
    try:
        with _asking(space):
            return InSpace(space.id, [direction(active.embedder(space.of).embed(aspects))])
    except ProviderError as error:
        spaces.tell(space.id, error)
        return None


def _asking(space: Space) -> AbstractContextManager[None]:
    """A model on this machine needs no breaker."""
    return nullcontext() if space.of == active.LOCAL else breaker.guarded(breaker.EMBEDDING)


def passages_embedded(embedder: Embedder, texts: Sequence[str]) -> list[Vectors]:
    """The vectors of the passages of each text, whole text first. Raises ProviderError."""
    parts = [passages(text) for text in texts]
    flat = iter(embedder.embed([part for some in parts for part in some]))
    return [list(islice(flat, len(some))) for some in parts]


def add(version: MemoryVersion, embedded: Embedded) -> None:
    """Make a version findable. `embedded` is of the version's own text."""
    add_all([version], [embedded])


def add_all(versions: Sequence[MemoryVersion], embedded: Sequence[Embedded]) -> None:
    """Make versions of one owner and one session findable, in as many statements as one takes.

    A summary is not looked for: what it says is found where it was said.
    """
    told = [pair for pair in zip(versions, embedded, strict=True) if pair[0].kind != Kind.SUMMARY]
    if not told:
        return
    lapsing.touch(told[0][0])
    found = [Counter(terms(version.text)) for version, _ in told]
    insert(_entry(version, sum(counts.values())) for (version, _), counts in zip(told, found, strict=True))
    _add_words([(version, counts, _named(version)) for (version, _), counts in zip(told, found, strict=True)])
    _add_vectors(told)


def add_vectors(version: MemoryVersion, embedded: Embedded) -> None:
    _add_vectors([(version, embedded)])


def _add_words(told: Sequence[tuple[MemoryVersion, Counter[str], Sequence[Named]]]) -> None:
    """The terms of each, and whom and what it names."""
    first, *_ = told[0]
    key = vault.index_key(first.owner_id)
    rows = [
        (blinding.term_hash(key, term), version.pk, min(number, MAX_FREQUENCY))
        for version, counts, names in told
        for term, number in {**counts, **{ENTITY_MARK + named.key: 1 for named in names}}.items()
    ]
    if rows:
        with prepared.cursor() as cursor:
            columns = [list(column) for column in zip(*rows, strict=True)]
            cursor.execute(POSTINGS_SQL, [first.project_id, first.owner_id, *columns])
    _add_mentions([(version, names) for version, _, names in told])


def _add_mentions(told: Iterable[tuple[MemoryVersion, Sequence[Named]]]) -> None:
    insert(
        Mention(
            **_scope(version),
            term=blinding.term_hash(vault.index_key(version.owner_id), ENTITY_MARK + named.key),
            kind=named.kind,
            name=named.name,
        )
        for version, names in told
        for named in names
    )


def _named(version: MemoryVersion) -> Sequence[Named]:
    return names_in(version.text, slot=version.memory.slot, value=version.value)


def _add_vectors(told: Sequence[tuple[MemoryVersion, Embedded]]) -> None:
    """Into every space in use, whatever has become of the spaces since the texts were embedded."""
    in_use = spaces.gate()
    store(
        row
        for version, embedded in told
        for one in embedded.in_spaces
        if one.space_id in in_use
        for row in vector_rows(version, one)
    )


def _scope(version: MemoryVersion) -> dict[str, Any]:
    return {"project_id": version.project_id, "owner_id": version.owner_id, "version": version}


def vector_rows(version: MemoryVersion, found: InSpace, *, live: bool = True) -> Iterator[VectorEntry]:
    """The rows of one version in one space, under the owner's rotation; not stored yet."""
    for part, vector in enumerate(found.vectors):
        yield VectorEntry(
            space_id=found.space_id,
            project_id=version.project_id,
            owner_id=version.owner_id,
            live=live,
            version=version,
            part=part,
            vector=blinding.turn(version.owner_id, vector),
        )


def store(rows: Iterable[VectorEntry]) -> None:
    """Vectors that are there already stay as they are."""
    insert(rows, ignore_conflicts=True)


def withdraw(version: MemoryVersion) -> None:
    """Take a version out of present reading; it stays for reads of the past."""
    _set_live(version, live=False)


def withdraw_all(versions: QuerySet[MemoryVersion]) -> None:
    """Take many of one owner out of present reading, in as many queries as for one."""
    lapsing.touch_all(versions)
    for model in INDEX:
        model._default_manager.filter(version__in=versions.values("pk")).update(live=False)


def restore(version: MemoryVersion) -> None:
    """Bring back into present reading what was withdrawn from it."""
    _set_live(version, live=True)


def restore_all(versions: QuerySet[MemoryVersion]) -> None:
    """Bring many back into present reading, in as many queries as for one."""
    lapsing.touch_all(versions)
    for model in INDEX:
        model._default_manager.filter(version__in=versions.values("pk")).update(live=True)


def remove(version: MemoryVersion) -> None:
    """Forget a version that waits again: what waits is not in the index at all."""
    lapsing.touch(version)
    for model in INDEX:
        model._default_manager.filter(version=version, owner_id=version.owner_id).delete()


def remove_all(versions: QuerySet[MemoryVersion]) -> None:
    """Forget many, in as many queries as for one."""
    lapsing.touch_all(versions)
    for model in INDEX:
        model._default_manager.filter(version__in=versions.values("pk")).delete()


def copy(pairs: Sequence[tuple[MemoryVersion, MemoryVersion]]) -> None:
    """Make versions findable that have the very words of others of the same owner: no model is asked again."""
    lengths = dict(RecallEntry.objects.filter(version__in=[old for old, _ in pairs]).values_list("pk", "length"))
    insert(_entry(new, lengths.get(old.pk, 0)) for old, new in pairs)
    parameters = {"olds": [old.pk for old, _ in pairs], "news": [new.pk for _, new in pairs]}
    spaces.gate()
    with connection.cursor() as cursor:
        for statement in COPY_SQL:
            cursor.execute(statement, parameters)
    _add_mentions([(new, _named(new)) for _, new in pairs])
    lapsing.touch_all(MemoryVersion.objects.filter(pk__in=parameters["news"]))


def _set_live(version: MemoryVersion, *, live: bool) -> None:
    lapsing.touch(version)
    for model in INDEX:
        model._default_manager.filter(version=version, owner_id=version.owner_id).update(live=live)


def _entry(version: MemoryVersion, length: int) -> RecallEntry:
    return RecallEntry(
        **_scope(version),
        length=length,
        said_at=version.said_at,
        importance=version.importance,
        by_user=version.said_by == "user",
        run_mac=version.memory.run_mac,
        expires_on=version.expires_on,
    )


def space_id() -> int:
    """The space that questions are asked in."""
    return spaces.answering().id
