"""The one table of legal moves, and the only code that changes a version's state.

`approve` makes a waiting version the one in force, `reject` and `withdraw` end the waiting, and
`retire` takes one out of force. Each is repeated as constraints in models/memory.py.
"""

from enum import StrEnum
from uuid import UUID

from django.utils import timezone

from memory_core.errors import IllegalTransition, NotFound
from memory_core.models import MemoryVersion, Retired, Status
from memory_core.services import indexing
from memory_core.services.indexing import Embedded
from memory_core.services.ledger import Log


class Move(StrEnum):
    APPROVE = "memory.approved"
    REJECT = "memory.rejected"
    WITHDRAW = "memory.withdrawn"
    RETIRE = "memory.retired"


MOVES: dict[Move, tuple[Status, Status]] = {
    Move.APPROVE: (Status.PENDING, Status.APPROVED),
    Move.REJECT: (Status.PENDING, Status.REJECTED),
    Move.WITHDRAW: (Status.PENDING, Status.WITHDRAWN),
    Move.RETIRE: (Status.APPROVED, Status.APPROVED),
}
DECIDED = ("status", "decided_at", "decided_by")


def lock(version_id: UUID) -> MemoryVersion:
    """The version with its memory, locked until the transaction ends. Raises NotFound."""
    versions = MemoryVersion.objects.select_for_update(of=("self", "memory")).select_related("memory")
    found = versions.filter(pk=version_id).first()
    if found is None:
        raise NotFound("There is no such memory any more.")
    return found


def approve(version: MemoryVersion, *, actor: str, embedded: Embedded, log: Log) -> None:
    """Put a waiting version in force, and out of force whatever it replaces."""
    _move(version, Move.APPROVE, actor=actor, log=log)
    replaced = MemoryVersion.objects.replaced_by(version).select_related("memory").order_by("pk")
    for old in replaced.select_for_update(of=("self",)):
        retire(old, as_=Retired.SUPERSEDED, actor=actor, log=log, valid_to_of=version)
    version.save(update_fields=DECIDED)
    indexing.add(version, embedded)


def reject(version: MemoryVersion, *, actor: str, log: Log, reason: str) -> None:
    """A person said no."""
    _move(version, Move.REJECT, actor=actor, log=log, reason=reason)
    version.save(update_fields=DECIDED)


def withdraw(version: MemoryVersion, *, actor: str, log: Log, reason: str) -> None:
    """What waited is overtaken: by a newer version, by expiry, by the person."""
    _move(version, Move.WITHDRAW, actor=actor, log=log, reason=reason)
    version.save(update_fields=DECIDED)


def retire(
    version: MemoryVersion, *, as_: Retired, actor: str, log: Log, valid_to_of: MemoryVersion | None = None
) -> None:
    """Take a version out of force. Superseded by a newer fact, it stops being true when that one starts."""
    if not version.is_in_force:
        raise IllegalTransition("Only a memory in force can be retired.")
    version.retired_at, version.retired_as = timezone.now(), as_
    if valid_to_of is not None and valid_to_of.memory_id != version.memory_id:
        version.valid_to = version.valid_to or valid_to_of.valid_from or valid_to_of.said_at
    version.save(update_fields=["retired_at", "retired_as", "valid_to"])
    indexing.withdraw(version)
    log.add(Move.RETIRE, actor=actor, version=version, fields=["retired_at"], retired_as=str(as_))


def _move(version: MemoryVersion, move: Move, *, actor: str, log: Log, reason: str | None = None) -> None:
    source, target = MOVES[move]
    if version.status != source or version.retired_at is not None:
        raise IllegalTransition(f"This memory is {version.status}, so it cannot be {move.value.split('.')[1]}.")
    version.status, version.decided_at, version.decided_by = target, timezone.now(), actor
    log.add(move, actor=actor, version=version, fields=["status"], number=version.number, reason=reason)
