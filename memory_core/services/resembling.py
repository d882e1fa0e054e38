"""What is in force about the same person in much the same words, for whoever decides about something new.

Nothing is opened and no model is asked: the recall index knows which versions share terms.
"""

from typing import Any
from uuid import UUID

from django.db import connection

from memory_core import blinding
from memory_core.engine.tokens import terms

NAMES_NOBODY = frozenset(terms("User"))  # how extracted sentences call the person: all of them share it

# A term that stands in every memory of a person says little, so each counts by how few have it.
RESEMBLING_SQL = """
    WITH hit AS (
        SELECT version_id, term FROM memory_core_posting
        WHERE owner_id = %(owner)s AND live AND term = ANY(%(terms)s::bigint[])
    ), rarity AS (SELECT term, 1.0 / count(*) AS weight FROM hit GROUP BY term)
    SELECT version_id FROM hit JOIN rarity USING (term)
    GROUP BY version_id HAVING count(*) * 3 >= %(number)s
    ORDER BY sum(weight) DESC, version_id DESC LIMIT %(limit)s
"""


def resembling(owner_id: UUID, text: str, *, limit: int) -> list[UUID]:
    """Ids of the versions in force that share at least a third of the words, the closest first."""
    hashes = blinding.hashes(owner_id, set(terms(text)) - NAMES_NOBODY)
    parameters: dict[str, Any] = {"owner": owner_id, "terms": list(hashes), "number": len(hashes), "limit": limit}
    with connection.cursor() as cursor:
        cursor.execute(RESEMBLING_SQL, parameters)
        return [version_id for (version_id,) in cursor.fetchall()]
