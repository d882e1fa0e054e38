"""Recall: one search, one score, one explanation. And the lists and single reads that agents make.

A person has hundreds of memories, seldom thousands, so every live one of that person is scanned
exactly: one statement brings cosines and term hits, `engine.ranking` makes one score of them.
Every read starts from the readable versions and is logged with the ids it gave.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import F
from django.utils import timezone

from memory_core import blinding, vault
from memory_core.callers import Caller
from memory_core.engine import filters as grammar
from memory_core.engine import ranking, tokens
from memory_core.engine.timewords import named_interval
from memory_core.errors import InvalidInput, NotFound, ProviderError
from memory_core.models import Memory, MemoryVersion, Recall, Scope
from memory_core.models.memory import VersionQuerySet
from memory_core.providers import active
from memory_core.reach import Owners, Record, by_name, reach_of
from memory_core.services import indexing
from memory_core.tenancy import project_scope

NEXT_LOOK = 4  # how many times more candidates are opened each time too few matched

# One pass over each part of the index and one grouping: there is no join whose cost a planner without
# statistics, as after a large import, could guess wrong by a factor of fifty.
SEARCH_SQL = """
    SELECT version_id, coalesce(max(whole), 0), coalesce(max(part), 0),
           array_agg(term) FILTER (WHERE term IS NOT NULL),
           array_agg(frequency) FILTER (WHERE term IS NOT NULL),
           max(length), max(said_at), max(importance),
           (array_agg(run_mac) FILTER (WHERE length IS NOT NULL))[1], bool_or(by_user)
    FROM (
        SELECT version_id, NULL::float8 AS whole, NULL::float8 AS part, NULL::bigint AS term, NULL::int AS frequency,
               length, said_at, importance, run_mac, by_user
        FROM memory_core_recallentry
        WHERE owner_id = %(owner)s AND live AND (%(expired)s OR expires_on IS NULL OR expires_on >= %(today)s)
        UNION ALL
        SELECT version_id, CASE WHEN part = 0 THEN 1 - (vector <=> %(vector)s::halfvec) END,
               1 - (vector <=> %(vector)s::halfvec), NULL, NULL, NULL, NULL, NULL, NULL, NULL
        FROM memory_core_vectorentry
        WHERE owner_id = %(owner)s AND live AND space_id = %(space)s AND %(vector)s::halfvec IS NOT NULL
        UNION ALL
        SELECT version_id, NULL, NULL, term, frequency, NULL, NULL, NULL, NULL, NULL
        FROM memory_core_posting
        WHERE owner_id = %(owner)s AND live AND term = ANY(%(terms)s::bigint[])
    ) AS found
    GROUP BY version_id HAVING max(length) IS NOT NULL
    ORDER BY max(said_at), version_id
"""
# What has expired is put away some day; whoever asks for it finds it all the same.
SEARCH_PAST_SQL = SEARCH_SQL.replace(" AND live", "")


@dataclass(frozen=True, slots=True)
class Asked:
    """A search as the wire format has it."""

    query: str
    filters: Mapping[str, Any]
    top_k: int = 10
    threshold: float = 0.1
    categories: tuple[str, ...] = ()
    metadata: Mapping[str, Any] | None = None
    show_expired: bool = False
    reference_date: datetime | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A readable version, its score in [0, 1] and what the score is made of."""

    version: MemoryVersion
    score: float
    breakdown: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Answer:
    found: list[Found]
    lexical_only: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page of readable versions and how many there are in all."""

    versions: list[MemoryVersion]
    total: int
    number: int
    size: int


def search(caller: Caller, asked: Asked) -> Answer:
    """The memories that answer a question, best first.

    Raises ScopeMissing when the filters name nobody and nothing, NotPermitted when they reach over
    several people without the scope for it, InvalidInput for a filter that cannot be read.
    """
    caller.must(Scope.READ)
    tree = grammar.parse(asked.filters)
    vector = _embedded(asked.query)
    with project_scope(caller.project_id):
        owners = reach_of(caller, tree)
        scored = [one for owner in _each(owners) for one in _rank(owner, asked, vector)]
        scored.sort(key=lambda one: -one.score)
        found = _open(tree, asked, [one for one in scored if one.score >= asked.threshold])
        _log(caller, "search", [one.version for one in found])
    return Answer(found, lexical_only=vector is None)


def listing(
    caller: Caller,
    raw_filters: Mapping[str, Any],
    *,
    number: int = 1,
    size: int = 100,
    show_expired: bool = False,
    keep: Mapping[str, Any] | None = None,
) -> Page:
    """Readable memories newest first, page by page. `keep` is a further filter that has to match too."""
    caller.must(Scope.READ)
    tree = grammar.parse({"AND": [raw_filters, keep]} if keep else raw_filters)
    with project_scope(caller.project_id):
        owners = reach_of(caller, tree)
        page = _page(_matching(caller, owners, tree, expired=show_expired), number, size)
        _log(caller, "list", page.versions)
    return page


def get(caller: Caller, memory_id: UUID) -> MemoryVersion:
    """The version in force of one memory, else the one that expired. Raises NotFound, also for what may not be read."""
    caller.must(Scope.READ)
    with project_scope(caller.project_id):
        versions = _related(MemoryVersion.objects.readable(expired=True).filter(memory_id=memory_id))
        version = versions.order_by(F("retired_at").desc(nulls_first=True)).first()
        if version is None:
            raise NotFound("Memory not found!")
        _log(caller, "get", [version])
    return version


def history(caller: Caller, memory_id: UUID) -> list[MemoryVersion]:
    """Every version that was ever in force, oldest first, with its evidence."""
    caller.must(Scope.READ)
    with project_scope(caller.project_id):
        memory = Memory.objects.filter(pk=memory_id).first()
        chain = [memory, *memory.replaced()] if memory else []
        versions = MemoryVersion.objects.readable(expired=True, superseded=True).filter(memory__in=chain)
        found = list(_related(versions).prefetch_related("evidence__turn").order_by("recorded_at", "number"))
        if all(version.memory_id != memory_id for version in found):  # what it would replace tells of one that waits
            raise NotFound("Memory not found!")
        vault.load(version.owner_id for version in found)
        _log(caller, "history", found)
    return found


def _embedded(query: str) -> list[float] | None:
    if not query.strip():
        raise InvalidInput.field("query", "Must not be empty.")
    try:
        return active.embedder().embed([tokens.meaning(query)])[0]
    except ProviderError:
        return None


def _each(owners: Owners) -> Iterable[UUID]:
    if owners is not None:
        return owners
    return Memory.objects.order_by().values_list("owner_id", flat=True).distinct()


def _rank(owner: UUID, asked: Asked, vector: list[float] | None) -> list[ranking.Scored[UUID]]:
    """Every live memory of one owner with its score; none of somebody whose erasure is under way."""
    if not vault.has_keys(owner):
        return []
    now = asked.reference_date or timezone.now()
    number = partial(blinding.term_hash, vault.index_key(owner))
    query = ranking.Query.of(tokens.question(asked.query), number, named_interval(asked.query, now))
    hits = _hits(owner, query, vector, expired=asked.show_expired)
    frequency = Counter(term for hit in hits for term in hit.tf)
    corpus = ranking.Corpus(len(hits), sum(hit.length for hit in hits) / max(len(hits), 1), frequency)
    return ranking.rank(query, hits, corpus, now=now)


def _hits(owner: UUID, query: ranking.Query, vector: list[float] | None, *, expired: bool) -> list[ranking.Hit[UUID]]:
    parameters = {
        "owner": owner,
        "vector": str(blinding.turn(owner, vector)) if vector else None,
        "terms": list(query.terms),
        "space": indexing.space_id(),
        "expired": expired,
        "today": timezone.now().date(),
    }
    with connection.cursor() as cursor:
        cursor.execute(SEARCH_PAST_SQL if expired else SEARCH_SQL, parameters)
        rows = cursor.fetchall()
    return [_hit(order, *row) for order, row in enumerate(rows)]


def _hit(  # the columns of SEARCH_SQL, in its order
    order: int,
    version: UUID,
    whole: float,
    part: float,
    terms: list[int] | None,
    frequencies: list[int] | None,
    length: int,
    said_at: datetime,
    importance: int,
    run: bytes | None,
    by_user: bool,
) -> ranking.Hit[UUID]:
    found = dict(zip(terms or (), frequencies or (), strict=True))
    session = bytes(run).hex() if run else None
    return ranking.Hit(version, whole, part, found, length, said_at, order, importance, session, by_user)


def _open(tree: grammar.Group, asked: Asked, scored: list[ranking.Scored[UUID]]) -> list[Found]:
    """Open the best candidates and keep those that match; more are opened only while too few do."""
    found: list[Found] = []
    for batch in _batches(scored, asked.top_k):
        versions = {version.pk: version for version in _readable([one.key for one in batch])}
        for one in batch:
            version = versions.get(one.key)
            if version is not None and _wanted(version, tree, asked):
                found.append(Found(version, one.score, one.breakdown))
        if len(found) >= asked.top_k:
            break
    return found[: asked.top_k]


def _batches(scored: list[ranking.Scored[UUID]], size: int) -> Iterator[list[ranking.Scored[UUID]]]:
    """As many as are wanted, then ever larger portions of the rest."""
    start = 0
    while start < len(scored):
        yield scored[start : start + size]
        start, size = start + size, size * NEXT_LOOK


def _wanted(version: MemoryVersion, tree: grammar.Group, asked: Asked) -> bool:
    if not tree.matches(Record(version)):
        return False
    if asked.categories and not set(asked.categories) & set(version.categories):
        return False
    return all(version.metadata.get(key) == value for key, value in (asked.metadata or {}).items())


def _readable(ids: Sequence[UUID]) -> list[MemoryVersion]:
    versions = list(_related(MemoryVersion.objects.readable(expired=True).filter(pk__in=ids)))
    vault.load(version.owner_id for version in versions)
    return versions


def _matching(
    caller: Caller, owners: Owners, tree: grammar.Group, *, expired: bool
) -> "VersionQuerySet | list[MemoryVersion]":
    versions = MemoryVersion.objects.readable(expired=expired)
    if owners is not None:
        versions = versions.filter(owner_id__in=owners)
    versions = _related(versions).order_by("-memory__created_at", "-pk")
    plain = grammar.plain_scopes(tree)
    if plain is not None:
        return versions.filter(**by_name(caller, plain))
    opened = list(versions)
    vault.load(version.owner_id for version in opened)
    return [version for version in opened if tree.matches(Record(version))]


def _page(versions: "VersionQuerySet | list[MemoryVersion]", number: int, size: int) -> Page:
    total = len(versions) if isinstance(versions, list) else versions.count()
    shown = list(versions[(number - 1) * size : number * size])
    vault.load(version.owner_id for version in shown)
    return Page(shown, total, number, size)


def _related(versions: VersionQuerySet) -> VersionQuerySet:
    return versions.select_related("memory__subject")


def _log(caller: Caller, face: str, versions: Sequence[MemoryVersion]) -> None:
    """Note which versions were given, per owner, so that each person can see who read theirs."""
    if caller.key_id is None:
        return
    given: dict[UUID, list[UUID]] = {}
    for version in versions:
        given.setdefault(version.owner_id, []).append(version.pk)
    Recall.objects.bulk_create(
        [
            Recall(project_id=caller.project_id, owner_id=owner, api_key_id=caller.key_id, face=face, versions=ids)
            for owner, ids in given.items()
        ]
    )
