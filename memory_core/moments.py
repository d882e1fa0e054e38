"""Search at another moment than now: the index keeps what is out of force too, apart from what is live.

The live path of `retrieval` is not touched by it. Here the versions of the moment are looked up first, and the
index is read for these alone, so that the statistics of the words are those of the moment too.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import connection

from memory_core.models import MemoryVersion
from memory_core.models.memory import VersionQuerySet
from memory_core.models.moments import Moment

# The columns and their order are those of `retrieval.SEARCH_SQL`.
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
        WHERE owner_id = %(owner)s AND version_id = ANY(%(versions)s)
        UNION ALL
        SELECT version_id, CASE WHEN part = 0 THEN 1 - (vector <=> %(vector)s::halfvec) END,
               1 - (vector <=> %(vector)s::halfvec), NULL, NULL, NULL, NULL, NULL, NULL, NULL
        FROM memory_core_vectorentry
        WHERE owner_id = %(owner)s AND live IN (true, false) AND space_id = %(space)s
              AND version_id = ANY(%(versions)s) AND %(vector)s::halfvec IS NOT NULL
        UNION ALL
        SELECT version_id, NULL, NULL, term, frequency, NULL, NULL, NULL, NULL, NULL
        FROM memory_core_posting
        WHERE owner_id = %(owner)s AND live IN (true, false) AND term = ANY(%(terms)s::bigint[])
              AND version_id = ANY(%(versions)s)
    ) AS found
    GROUP BY version_id HAVING max(length) IS NOT NULL
    ORDER BY max(said_at), version_id
"""


def readable(moment: Moment, *, expired: bool) -> VersionQuerySet:
    """What an agent may be given of a moment. Never what was taken back, nor what is hidden today."""
    return MemoryVersion.objects.readable(expired=True, superseded=True).of_moment(moment, expired=expired)


def rows(owner: UUID, parameters: Mapping[str, Any], moment: Moment, *, expired: bool) -> list[tuple[Any, ...]]:
    """What the index knows of one owner's versions of a moment, in the columns of `retrieval.SEARCH_SQL`."""
    versions = readable(moment, expired=expired).filter(owner_id=owner)
    ids = list(versions.order_by().values_list("pk", flat=True))
    with connection.cursor() as cursor:
        cursor.execute(SEARCH_SQL, {**parameters, "versions": ids})
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found
