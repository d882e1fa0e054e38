"""Recall: one search, one score, one explanation. And the lists and single reads that agents make.

A person has hundreds of memories, seldom thousands, so every live one of that person is scanned
exactly: one statement brings cosines and term hits, `engine.ranking` makes one score of them.
Every read starts from the readable versions and is logged with the ids it gave.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from heapq import merge
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from memory_core import blinding, candidates, moments, opening, prepared, vault
from memory_core.callers import Caller
from memory_core.engine import filters as grammar
from memory_core.engine import ranking, tokens
from memory_core.engine.budget import Budget
from memory_core.engine.timewords import named_interval
from memory_core.errors import InvalidInput, NotFound
from memory_core.models import Memory, MemoryVersion, Scope
from memory_core.models.memory import VersionQuerySet
from memory_core.models.moments import NOW, Moment
from memory_core.models.sealed import new_id
from memory_core.reach import Owners, Record, by_name, reach_of
from memory_core.services import indexing
from memory_core.services.indexing import InSpace
from memory_core.tenancy import project_scope

NEXT_LOOK = 4  # how many times more candidates are opened each time too few matched
FIRST_LOOK = 50  # candidates opened at once where a budget of tokens decides how many are wanted
DESCRIBED_AT_ONCE = 50
LOG_SQL = """
    INSERT INTO memory_core_recall (id, project_id, owner_id, api_key_id, face, versions, at)
    VALUES (%s, %s, %s, %s, %s, %s, %s)
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """A search as the wire format has it. `max_tokens` is room in a prompt, counted as in `engine.budget`."""

    query: str
    filters: Mapping[str, Any]
    top_k: int = 10
    threshold: float = 0.1
    categories: tuple[str, ...] = ()
    metadata: Mapping[str, Any] | None = None
    show_expired: bool = False
    reference_date: datetime | None = None
    moment: Moment = NOW
    keyword_search: bool = False
    max_tokens: int | None = None


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
    meant = embedded(asked.query)
    with project_scope(caller.project_id):
        found = best(reach_of(caller, tree), tree, asked, meant)
        log_read(caller, "search", [one.version for one in found])
    return Answer(found, lexical_only=meant is None)


def best(owners: Owners, tree: grammar.Group, asked: Asked, meant: InSpace | None) -> list[Found]:
    """The memories of these owners that answer a question, best first. Whoever gives them away logs it.

    `meant` is `embedded(asked.query)`, made before the scope was opened. Of somebody whose erasure is under way there
    is nothing.
    """
    ranked = [_rank(owner, asked, meant) for owner in _each(owners) if vault.has_keys(owner)]
    return _open(tree, asked, merge(*ranked, key=lambda one: -one.score))


def listing(
    caller: Caller,
    raw_filters: Mapping[str, Any],
    *,
    number: int = 1,
    size: int = 100,
    show_expired: bool = False,
    moment: Moment = NOW,
    keep: Mapping[str, Any] | None = None,
) -> Page:
    """Readable memories newest first, page by page. `keep` is a further filter that has to match too."""
    caller.must(Scope.READ)
    tree = grammar.parse({"AND": [raw_filters, keep]} if keep else raw_filters)
    with project_scope(caller.project_id):
        owners = reach_of(caller, tree)
        page = _page(_matching(caller, owners, tree, _at(moment, expired=show_expired)), number, size)
        log_read(caller, "list", page.versions)
    return page


def get(caller: Caller, memory_id: UUID) -> MemoryVersion:
    """The version in force of one memory, else the one that expired. Raises NotFound, also for what may not be read."""
    caller.must(Scope.READ)
    with project_scope(caller.project_id):
        versions = related(MemoryVersion.objects.readable(expired=True).filter(memory_id=memory_id))
        version = versions.order_by(F("retired_at").desc(nulls_first=True)).first()
        if version is None:
            raise NotFound("Memory not found!")
        log_read(caller, "get", [version])
    return version


def history(caller: Caller, memory_id: UUID) -> list[MemoryVersion]:
    """Every version that was ever in force, oldest first, with its evidence."""
    caller.must(Scope.READ)
    with project_scope(caller.project_id):
        memory = Memory.objects.filter(pk=memory_id).first()
        chain = [memory, *memory.replaced()] if memory else []
        versions = MemoryVersion.objects.readable(expired=True, superseded=True).filter(memory__in=chain)
        versions = related(versions).select_related("ended_by").prefetch_related("evidence__turn")
        places = {step.pk: -place for place, step in enumerate(chain)}
        found = sorted(versions, key=lambda version: (places[version.memory_id], version.number))
        if all(version.memory_id != memory_id for version in found):  # what it would replace tells of one that waits
            raise NotFound("Memory not found!")
        vault.load(version.owner_id for version in found)
        log_read(caller, "history", found)
    return found


def embedded(query: str) -> InSpace | None:
    """A question in the space that answers; None while its model is down. Raises InvalidInput for an empty one."""
    if not query.strip():
        raise InvalidInput.field("query", "Must not be empty.")
    return indexing.embed_question(tokens.aspects(query))


def _each(owners: Owners) -> Iterable[UUID]:
    if owners is not None:
        return owners
    return Memory.objects.order_by().values_list("owner_id", flat=True).distinct()


def _rank(owner: UUID, asked: Asked, meant: InSpace | None) -> Iterator[ranking.Scored[UUID]]:
    """The memories of one owner that reach the threshold, best first, each described when it is come to."""
    now = asked.reference_date or timezone.now()
    number = partial(blinding.term_hash, vault.index_key(owner))
    query = ranking.Query.of(tokens.question(asked.query), number, named_interval(asked.query, now))
    known = candidates.of_owner(
        owner,
        meant=meant,
        terms=query.terms,
        today=timezone.now().date(),
        versions=_named(owner, asked),
    )
    weights = ranking.BY_KEYWORD if asked.keyword_search else ranking.DEFAULT
    ranked = ranking.rank_told(query, known.told, known.told.corpus(), now=now, weights=weights)
    return _described(known, ranked, asked.threshold)


def _named(owner: UUID, asked: Asked) -> list[UUID] | None:
    """The versions that are meant where those that are live now are not; what has expired is put away some day."""
    if asked.moment.is_now and not asked.show_expired:
        return None
    versions = _at(asked.moment, expired=asked.show_expired).filter(owner_id=owner)
    return list(versions.order_by().values_list("pk", flat=True))


def _described(
    known: candidates.Candidates, ranked: ranking.Ranking, threshold: float
) -> Iterator[ranking.Scored[UUID]]:
    enough = ranked.best[ranked.score[ranked.best] >= threshold]
    for start in range(0, len(enough), DESCRIBED_AT_ONCE):
        places = enough[start : start + DESCRIBED_AT_ONCE]
        of_each = zip(known.version_ids(places), ranked.score[places].tolist(), ranked.why(places), strict=True)
        yield from (ranking.Scored(version, score, why) for version, score, why in of_each)


def _open(tree: grammar.Group, asked: Asked, scored: Iterator[ranking.Scored[UUID]]) -> list[Found]:
    """Open the best candidates and keep those that match and fit; more are opened only while too few do."""
    found: list[Found] = []
    budget = Budget(asked.max_tokens) if asked.max_tokens else None
    for batch in _batches(scored, min(asked.top_k, FIRST_LOOK) if budget else asked.top_k):
        versions = {version.pk: version for version in _readable([one.key for one in batch], asked.moment)}
        for one in batch:
            version = versions.get(one.key)
            if version is not None and _wanted(version, tree, asked) and (not budget or budget.takes(version.text)):
                found.append(Found(version, one.score, one.breakdown))
        if len(found) >= asked.top_k or (budget and budget.is_full):
            break
    return found[: asked.top_k]


def _batches(scored: Iterator[ranking.Scored[UUID]], size: int) -> Iterator[list[ranking.Scored[UUID]]]:
    """As many as are wanted, then ever larger portions of the rest."""
    while batch := list(islice(scored, size)):
        yield batch
        size *= NEXT_LOOK


def _wanted(version: MemoryVersion, tree: grammar.Group, asked: Asked) -> bool:
    if not tree.matches(Record(version)):
        return False
    if asked.categories and not set(asked.categories) & set(version.categories):
        return False
    return all(version.metadata.get(key) == value for key, value in (asked.metadata or {}).items())


def _readable(ids: Sequence[UUID], moment: Moment) -> list[MemoryVersion]:
    if moment.is_now:
        return opening.readable(ids)
    versions = list(related(_at(moment, expired=True).filter(pk__in=ids)))
    vault.load(version.owner_id for version in versions)
    return versions


def _at(moment: Moment, *, expired: bool) -> VersionQuerySet:
    if moment.is_now:
        return MemoryVersion.objects.readable(expired=expired)
    return moments.readable(moment, expired=expired).select_related("ended_by")


def _matching(
    caller: Caller, owners: Owners, tree: grammar.Group, versions: VersionQuerySet
) -> "VersionQuerySet | list[MemoryVersion]":
    if owners is not None:
        versions = versions.filter(owner_id__in=owners)
    versions = related(versions).order_by("-memory__created_at", "-pk")
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


def related(versions: VersionQuerySet) -> VersionQuerySet:
    """With what the wire format shows of a version besides its own columns."""
    return versions.select_related("memory__subject")


def log_read(caller: Caller, face: str, versions: Iterable[MemoryVersion]) -> None:
    """Note which versions were given, per owner, so that each person can see who read theirs."""
    if caller.key_id is None:
        return
    given: dict[UUID, list[UUID]] = {}
    for version in versions:
        given.setdefault(version.owner_id, []).append(version.pk)
    with prepared.cursor() as cursor:
        for owner, ids in given.items():
            cursor.execute(LOG_SQL, [new_id(), caller.project_id, owner, caller.key_id, face, ids, timezone.now()])
