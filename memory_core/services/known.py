"""What is held about an owner that a new candidate has to be compared with."""

from uuid import UUID

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from memory_core import blinding, vault
from memory_core.engine.extraction import related_slots
from memory_core.engine.reconcile import Known
from memory_core.engine.types import Candidate
from memory_core.models import MemoryVersion, Status
from memory_core.services.indexing import Embedded

NEAREST = 8

NEAREST_SQL = """
    SELECT version_id, 1 - (vector <=> %s::halfvec) FROM memory_core_vectorentry
    WHERE owner_id = %s AND live AND space_id = %s AND part = 0
    ORDER BY vector <=> %s::halfvec LIMIT %s
"""


def known_to(owner_id: UUID, candidate: Candidate, embedded: Embedded) -> tuple[list[Known], dict[str, MemoryVersion]]:
    """Versions alive and not expired with the same words or slot, or near in meaning; as values and as rows by key."""
    near = _nearest(owner_id, embedded)
    same = Q(content_mac=vault.mac(owner_id, "content", candidate.text)) | Q(pk__in=near)
    if candidate.slot:
        related = [vault.mac(owner_id, "slot", slot) for slot in related_slots(candidate.slot)]
        same |= Q(memory__slot_mac__in=related)
    alive = MemoryVersion.objects.alive().not_expired_on(timezone.now().date())
    rows = alive.filter(same, owner_id=owner_id).with_last_said().select_related("memory").order_by("said_at")
    found = {str(row.pk): row for row in rows}
    return [_known(key, row, near.get(row.pk, 0.0)) for key, row in found.items()], found


def _known(key: str, row: MemoryVersion, similarity: float) -> Known:
    return Known(
        key=key,
        text=row.text,
        slot=row.memory.slot,
        value=row.value,
        stated=row.stated,
        said_at=row.said_at,
        similarity=similarity,
        pending=row.status == Status.PENDING,
        immutable=row.memory.immutable,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        last_said=getattr(row, "last_said", None),
    )


def _nearest(owner_id: UUID, embedded: Embedded) -> dict[UUID, float]:
    if not embedded.in_spaces:
        return {}
    first = embedded.in_spaces[0]
    query = str(blinding.turn(owner_id, first.vectors[0]))
    with connection.cursor() as cursor:
        cursor.execute(NEAREST_SQL, [query, owner_id, first.space_id, query, NEAREST])
        return dict(cursor.fetchall())
