"""Memories in force about one person that seem to say the same.

Which pairs are worth a look is told by MACs and vectors, without opening anything; whether they say the same, by the
rule that also keeps a new candidate from being written down twice (engine/reconcile.py).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from audit.models import MergeProposal
from memory_core import vault
from memory_core.engine.reconcile import NEAR_COSINE, Known, reconcile
from memory_core.engine.types import Candidate, Change, Kind
from memory_core.models import EmbeddingSpace, Finding, MemoryVersion, Project, VectorEntry
from memory_core.models.memory import VersionQuerySet
from memory_core.services.policy import rules_stamp

BLOCK = 512
MOST_VALUES = 50
HANDS = ("user:", "subject:")
HAPPENINGS = (Kind.EVENT, Kind.PLAN)


@dataclass(frozen=True, slots=True)
class Pair:
    """`other` says what `survivor` says. `is_sure`: each says it of the other, and nothing delicate is in either."""

    survivor: MemoryVersion
    other: MemoryVersion
    is_sure: bool


@dataclass(frozen=True, slots=True)
class _Row:
    """What can be known of a version without opening it."""

    pk: UUID
    content: bytes
    slot: bytes | None
    scope: tuple[bytes | None, bytes | None]


Near = Mapping[tuple[UUID, UUID], float]
Edge = tuple[UUID, UUID]


def pairs(project: Project, versions: VersionQuerySet) -> list[Pair]:
    """The pairs among these; no memory is in two of them but as the survivor. Constant queries.

    Pairs that somebody wants left apart are left out. Call it inside the project's scope.
    """
    near = {pair: cosine for rows, vectors in _by_owner(versions) for pair, cosine in _worth_a_look(rows, vectors)}
    apart = _left_apart({pk for pair in near for pk in pair})
    near = {pair: cosine for pair, cosine in near.items() if frozenset(pair) not in apart}
    opened = _opened({pk for pair in near for pk in pair})
    plain = _plain(project, opened)
    holds = {(a, b) for edge in near for a, b in (edge, edge[::-1]) if _holds(opened, a, b, near[edge])}
    both = [edge for edge in near if edge in holds and edge[::-1] in holds]
    sure = {edge for edge in both if set(edge) <= plain} | {edge[::-1] for edge in both if set(edge) <= plain}
    return list(_paired(opened, holds, sure))


def _paired(opened: Mapping[UUID, MemoryVersion], holds: Collection[Edge], sure: Collection[Edge]) -> Iterator[Pair]:
    """What is sure first; the best of those that say the same survives."""
    partners: dict[UUID, list[UUID]] = defaultdict(list)
    for survivor, other in holds:
        partners[survivor].append(other)
    gone: set[UUID] = set()
    standing: set[UUID] = set()
    for is_sure in (True, False):
        for one in sorted(partners, key=lambda pk: _worth(opened[pk]), reverse=True):
            found = [other for other in sorted(partners[one]) if ((one, other) in sure) is is_sure]
            others = [other for other in found if one not in gone and other not in gone | standing]
            standing |= {one} if others else set()
            gone |= set(others)
            yield from (Pair(opened[one], opened[other], is_sure) for other in others)


def _worth(version: MemoryVersion) -> tuple[bool, bool, int, float, UUID]:
    """Stated before inferred, a person's words before a program's, the more precise, the longer known."""
    by_hand = version.proposed_by.startswith(HANDS)
    return (version.stated, by_hand, len(version.text), -version.memory.created_at.timestamp(), version.pk)


def _by_owner(versions: VersionQuerySet) -> Iterator[tuple[list[_Row], Mapping[UUID, Any]]]:
    rows: dict[UUID, list[_Row]] = defaultdict(list)
    columns = ("owner_id", "pk", "content_mac", "memory__slot_mac", "memory__agent_mac", "memory__app_mac")
    for owner, pk, content, slot, agent, app in versions.values_list(*columns):
        scope = (bytes(agent) if agent else None, bytes(app) if app else None)
        rows[owner].append(_Row(pk, bytes(content), bytes(slot) if slot else None, scope))
    space = EmbeddingSpace.objects.filter(state=EmbeddingSpace.State.ACTIVE).values("pk")
    entries = VectorEntry.objects.filter(version__in=versions.order_by().values("pk"), part=0, space__in=space)
    vectors = dict(entries.values_list("version_id", "vector"))
    for owner in sorted(rows):
        yield sorted(rows[owner], key=lambda row: row.pk), vectors


def _worth_a_look(rows: Sequence[_Row], vectors: Mapping[UUID, Any]) -> Iterator[tuple[Edge, float]]:
    """Pairs with the same words, about the same attribute, or near in meaning, within the same agent and app."""
    same: dict[object, list[_Row]] = defaultdict(list)
    for row in rows:
        same[row.scope, row.content].append(row)
    for first, *others in same.values():
        yield from (((first.pk, other.pk), 1.0) for other in others)
    firsts = [group[0] for group in same.values()]
    for scope in {row.scope for row in firsts}:
        within = [row for row in firsts if row.scope == scope]
        near = dict(_near([row.pk for row in within if row.pk in vectors], vectors))
        yield from near.items()
        yield from ((edge, 0.0) for edge in _same_slot(within) if edge not in near)


def _same_slot(rows: Iterable[_Row]) -> Iterator[Edge]:
    """An attribute with very many values is left to the vectors: each with each would be too many."""
    slots: dict[bytes, list[UUID]] = defaultdict(list)
    for row in rows:
        if row.slot is not None:
            slots[row.slot].append(row.pk)
    for pks in slots.values():
        if len(pks) <= MOST_VALUES:
            yield from combinations(pks, 2)


def _near(pks: Sequence[UUID], vectors: Mapping[UUID, Any]) -> Iterator[tuple[Edge, float]]:
    """Every pair of at least NEAR_COSINE, a block of rows at a time."""
    if len(pks) < 2:
        return
    matrix: NDArray[np.float32] = np.array([vectors[pk] for pk in pks], dtype=np.float32)
    for start in range(0, len(pks), BLOCK):
        cosines = matrix[start : start + BLOCK] @ matrix[start:].T
        for i, j in np.argwhere(cosines >= NEAR_COSINE):
            if i < j:
                yield (pks[start + i], pks[start + j]), float(cosines[i, j])


def _left_apart(pks: Collection[UUID]) -> set[frozenset[UUID]]:
    settled = MergeProposal.objects.settled().filter(survivor__in=pks, other__in=pks)
    return {frozenset(pair) for pair in settled.values_list("survivor_id", "other_id")}


def _opened(pks: Collection[UUID]) -> dict[UUID, MemoryVersion]:
    found = list(MemoryVersion.objects.filter(pk__in=pks).select_related("memory"))
    vault.load({version.owner_id for version in found})
    return {version.pk: version for version in found if version.opens}


def _plain(project: Project, opened: Mapping[UUID, MemoryVersion]) -> set[UUID]:
    """Nothing was found in them by the rules of today, and they are in nobody's own words."""
    delicate = set(Finding.objects.filter(version__in=list(opened)).values_list("version_id", flat=True))
    stamp = rules_stamp(project)
    return {
        pk
        for pk, version in opened.items()
        if pk not in delicate and version.rules_version == stamp and not version.proposed_by.startswith(HANDS)
    }


def _holds(opened: Mapping[UUID, MemoryVersion], survivor: UUID, other: UUID, cosine: float) -> bool:
    """Whether the one would have made it needless to write the other down."""
    if survivor not in opened or other not in opened:
        return False
    kept, said = opened[survivor], opened[other]
    if not _may_be_one(kept, said):
        return False
    decision = reconcile(_as_candidate(said), [_as_known(kept, cosine)], said.said_at)
    return decision.change is Change.DUPLICATE and bool(decision.targets)


def _may_be_one(one: MemoryVersion, other: MemoryVersion) -> bool:
    """Not if they happened on different days, or were told apart by whoever wrote them."""
    same_day = (one.valid_from or one.said_at).date() == (other.valid_from or other.said_at).date()
    if not same_day and {one.kind, other.kind} & set(HAPPENINGS):
        return False
    for mine, its in ((one.valid_from, other.valid_from), (one.valid_to, other.valid_to)):
        if mine and its and mine != its:
            return False
    return all(other.metadata.get(key, value) == value for key, value in one.metadata.items())


def _as_candidate(version: MemoryVersion) -> Candidate:
    return Candidate(
        text=version.text,
        kind=Kind(version.kind),
        quote="",
        message=0,
        start=0,
        end=0,
        stated=version.stated,
        slot=version.memory.slot,
        value=version.value,
    )


def _as_known(version: MemoryVersion, cosine: float) -> Known:
    return Known(
        key=str(version.pk),
        text=version.text,
        slot=version.memory.slot,
        value=version.value,
        stated=version.stated,
        said_at=version.said_at,
        similarity=cosine,
        immutable=version.memory.immutable,
    )
