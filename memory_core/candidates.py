"""What the index knows of one owner's live memories, as columns: everything a score is made of."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import numpy as np
from numpy.typing import NDArray
from pgvector import HalfVector

from memory_core import blinding, prepared
from memory_core.engine.ranking import Told
from memory_core.services.indexing import InSpace

# Three scans of the index side by side, each folded into columns: one row comes back, whatever the person has. There is
# no join whose cost a planner without statistics, as after a large import, could guess wrong by a factor of fifty.
SQL = """
    SELECT entry.*, vector.*, posting.*
    FROM (
        SELECT array_agg(version_id), array_agg(length), array_agg(said_at), array_agg(importance), array_agg(by_user),
               array_agg(coalesce(run_mac, '\\x00000000000000000000000000000000'::bytea))
        FROM memory_core_recallentry
        WHERE owner_id = %(owner)s AND {entries}
    ) AS entry, (
        SELECT array_agg(version_id), array_agg(part), array_agg(vector <=> %(vector)s::halfvec)
        FROM memory_core_vectorentry
        WHERE owner_id = %(owner)s AND {others} AND space_id = %(space)s AND %(vector)s::halfvec IS NOT NULL
    ) AS vector, (
        SELECT array_agg(version_id), array_agg(term), array_agg(frequency)
        FROM memory_core_posting
        WHERE owner_id = %(owner)s AND {others} AND term = ANY(%(terms)s::bigint[])
    ) AS posting
"""
LIVE = SQL.format(
    entries="live AND (expires_on IS NULL OR expires_on >= %(today)s)",
    others="live",
)
# The index keeps what is out of force, apart from what is live: read for named versions, both.
NAMED = SQL.format(
    entries="version_id = ANY(%(versions)s::uuid[])",
    others="live IN (true, false) AND version_id = ANY(%(versions)s::uuid[])",
)
SHAPE = ("V16", ">i4", ">i8", ">i2", "?", "V16", "V16", ">i2", ">f8", "V16", ">i8", ">i2")  # of its columns
EPOCH = datetime(2000, 1, 1, tzinfo=UTC).timestamp()  # from which PostgreSQL counts microseconds

Ids = NDArray[np.void]


@dataclass(frozen=True, slots=True)
class Candidates:
    """The memories of one owner in the order of time, with their version ids."""

    ids: Ids
    told: Told

    def version_ids(self, places: NDArray[np.intp]) -> list[UUID]:
        return [UUID(bytes=version.tobytes()) for version in self.ids[places]]


def of_owner(
    owner: UUID,
    *,
    meant: InSpace | None,
    terms: Collection[int],
    today: date,
    versions: Sequence[UUID] | None = None,
) -> Candidates:
    """The memories of an owner, with cosines to what a question means and where the numbered `terms` stand.

    Those that are live now, or exactly the named `versions`. One statement.
    """
    asked: dict[str, Any] = {
        "owner": owner,
        "vector": HalfVector(blinding.turned(owner, meant.vectors[0])) if meant else None,
        "space": meant.space_id if meant else None,
        "terms": list(terms),
    }
    asked |= {"today": today} if versions is None else {"versions": list(versions)}
    with prepared.cursor() as cursor:
        cursor.execute(LIVE if versions is None else NAMED, asked)
        return _candidates(*(prepared.column(cursor, number, of) for number, of in enumerate(SHAPE)))


def _candidates(
    ids: Ids,
    length: NDArray[Any],
    said_at: NDArray[Any],
    importance: NDArray[Any],
    by_user: NDArray[Any],
    run: Ids,
    vector_of: Ids,
    part: NDArray[Any],
    distance: NDArray[Any],
    term_of: Ids,
    term: NDArray[Any],
    frequency: NDArray[Any],
) -> Candidates:
    in_time = np.lexsort((_sortable(ids), said_at))
    ids = ids[in_time]
    vector_at, is_vector = _places(ids, vector_of)
    term_at, is_term = _places(ids, term_of)
    cosine = 1 - distance.astype(np.float64)
    whole, best = np.zeros(len(ids)), np.zeros(len(ids))
    of_whole = is_vector & (part == 0)
    whole[vector_at[of_whole]] = cosine[of_whole]
    np.maximum.at(best, vector_at[is_vector], cosine[is_vector])
    told = Told(
        whole=whole,
        part=best,
        length=length[in_time].astype(np.float64),
        said_at=said_at[in_time] / 1e6 + EPOCH,
        order=np.arange(len(ids)),
        importance=importance[in_time].astype(np.float64),
        session=np.unique(_halves(run), return_inverse=True)[1][in_time],
        user_said=by_user[in_time].astype(bool),
        term_of=term_at[is_term],
        term=term[is_term].astype(np.int64),
        count=frequency[is_term].astype(np.float64),
    )
    return Candidates(ids, told)


def _places(ids: Ids, wanted: Ids) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """Where each of the wanted stands among `ids`, and whether it does."""
    if not len(ids):
        return np.zeros(len(wanted), np.intp), np.zeros(len(wanted), bool)
    known, asked = _sortable(ids), _sortable(wanted)
    order = np.argsort(known)
    place = order[np.minimum(np.searchsorted(known, asked, sorter=order), len(ids) - 1)]
    return place, known[place] == asked


def _halves(macs: Ids) -> NDArray[np.uint64]:
    """The first eight bytes of each keyed hash, which tell sessions apart as well as all sixteen do."""
    return np.ascontiguousarray(macs).view(">u8")[::2].astype(np.uint64)


def _sortable(ids: Ids) -> NDArray[np.bytes_]:
    """Sixteen bytes each, which numpy compares as texts; those with zeros at the end stay different."""
    return np.ascontiguousarray(ids).view("S16")
