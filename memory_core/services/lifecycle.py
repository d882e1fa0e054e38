"""The one table of legal moves, and the only code that changes a version's state.

`approve` makes a waiting version the one in force, `reject` and `withdraw` end the waiting, and `retire`
takes one out of force. `reopen`, `unapprove` and `reinstate` are their ways back, for a person who changed
their mind. What a version has ended says so in `ended_by`, which is how all of it comes back together.
Each is repeated as constraints in models/memory.py. Whoever calls these holds the owner's lane.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.utils import timezone

from memory_core.errors import IllegalTransition, NotFound
from memory_core.models import MemoryVersion, Retired, Status
from memory_core.models.memory import VersionQuerySet
from memory_core.services import indexing, slots
from memory_core.services.indexing import Embedded
from memory_core.services.ledger import Log
from memory_core.services.slots import Effects


class Move(StrEnum):
    APPROVE = "memory.approved"
    REJECT = "memory.rejected"
    WITHDRAW = "memory.withdrawn"
    RETIRE = "memory.retired"
    REOPEN = "memory.reopened"
    UNAPPROVE = "memory.unapproved"
    REINSTATE = "memory.reinstated"


IN_FORCE = "in force"
PUT_AWAY = frozenset({Retired.EXPIRED, Retired.ARCHIVED})

# From which states (a status, "in force", or what it was retired as) to which status.
MOVES: dict[Move, tuple[frozenset[str], Status]] = {
    Move.APPROVE: (frozenset({Status.PENDING}), Status.APPROVED),
    Move.REJECT: (frozenset({Status.PENDING}), Status.REJECTED),
    Move.WITHDRAW: (frozenset({Status.PENDING}), Status.WITHDRAWN),
    Move.RETIRE: (frozenset({IN_FORCE}), Status.APPROVED),
    Move.REOPEN: (frozenset({Status.REJECTED, Status.WITHDRAWN}), Status.PENDING),
    Move.UNAPPROVE: (frozenset({IN_FORCE}), Status.PENDING),
    Move.REINSTATE: (frozenset(Retired) - {Retired.RESCANNED}, Status.APPROVED),
}
DECIDED = ("status", "decided_at", "decided_by")
VALIDITY = ("valid_to", "own_valid_to", "ended_validity")
OUT_OF_FORCE = ("retired_at", "retired_as", "ended_by", *VALIDITY)


def lock(version_id: UUID) -> MemoryVersion:
    """The version with its memory, locked until the transaction ends. Raises NotFound, also for one on its way out."""
    versions = MemoryVersion.objects.staying().select_for_update(of=("self", "memory")).select_related("memory")
    found = versions.filter(pk=version_id).first()
    if found is None:
        raise NotFound("There is no such memory any more.")
    return found


def approve(version: MemoryVersion, *, actor: str, embedded: Embedded, log: Log) -> None:
    """Put a waiting version in force, and out of force whatever it replaces.

    One that something newer has overtaken takes its place in the past: approved, and superseded at once.
    """
    _decide(version, Move.APPROVE, actor=actor, log=log)
    follows = slots.effects(version)
    for one in follows.ended:
        retire(one.version, as_=Retired.SUPERSEDED, actor=actor, log=log, ended_by=version, at=one.at)
    version.save(update_fields=DECIDED)
    indexing.add(version, embedded)
    _take_place(version, follows, actor=actor, log=log)


def settle(version: MemoryVersion, *, actor: str, log: Log) -> None:
    """Give one that is in force again its place among the values of its attribute, which may have gone on."""
    follows = slots.effects(version)
    for one in follows.ended:
        retire(one.version, as_=Retired.SUPERSEDED, actor=actor, log=log, ended_by=version, at=one.at)
    _take_place(version, follows, actor=actor, log=log)


def approve_new(versions: Sequence[MemoryVersion], *, actor: str, log: Log) -> None:
    """Approve versions that are not stored yet, each the first of a memory that replaces nothing.

    They are to be stored and indexed as they are now, in the same transaction.
    """
    for version in versions:
        _decide(version, Move.APPROVE, actor=actor, log=log)


def reject(version: MemoryVersion, *, actor: str, log: Log, reason: str) -> None:
    """A person said no."""
    _decide(version, Move.REJECT, actor=actor, log=log, reason=reason)
    version.save(update_fields=DECIDED)


def withdraw(version: MemoryVersion, *, actor: str, log: Log, reason: str) -> None:
    """What waited is overtaken: by a newer version, by expiry, by the person."""
    _decide(version, Move.WITHDRAW, actor=actor, log=log, reason=reason)
    version.save(update_fields=DECIDED)


def retire(
    version: MemoryVersion,
    *,
    as_: Retired,
    actor: str,
    log: Log,
    ended_by: MemoryVersion | None = None,
    at: datetime | None = None,
) -> None:
    """Take a version out of force. Superseded by a newer fact, it stops being true `at` that time, or when that one
    starts, unless it was over before."""
    _end(version, as_, ended_by, at)
    version.save(update_fields=OUT_OF_FORCE)
    indexing.withdraw(version)
    log.add(Move.RETIRE, actor=actor, version=version, fields=["retired_at"], retired_as=str(as_))


def reopen(version: MemoryVersion, *, actor: str, log: Log) -> None:
    """Let a rejected or withdrawn version wait again. Raises IllegalTransition when another one of it waits."""
    _must_not_have_waiting(version)
    _wait_again(version, Move.REOPEN, actor=actor, log=log)


def unapprove(version: MemoryVersion, *, actor: str, log: Log) -> list[MemoryVersion]:
    """Let a version in force wait again, and put back what it had ended; returns that."""
    _must_not_have_waiting(version)
    _wait_again(version, Move.UNAPPROVE, actor=actor, log=log)
    indexing.remove(version)
    return restore_ended(version, actor=actor, log=log)


def reinstate(version: MemoryVersion, *, actor: str, log: Log) -> None:
    """Put a version that was put away, merged, superseded or revoked back in force, as if it had never been ended.

    Raises IllegalTransition when something else is in force in its place by now.
    """
    _check(version, Move.REINSTATE)
    if _place_is_taken(version):
        raise IllegalTransition("Something newer is in force in its place.")
    _come_back(version)
    version.save(update_fields=OUT_OF_FORCE)
    indexing.restore(version)
    log.add(Move.REINSTATE, actor=actor, version=version, fields=["retired_at"])


def restore_ended(version: MemoryVersion, *, actor: str, log: Log) -> list[MemoryVersion]:
    """Reinstate what `version` had put out of force, save where something else has taken the place since."""
    ended = MemoryVersion.objects.superseded_by(version).select_related("memory").order_by("-retired_at", "-pk")
    restored = []
    for old in ended.select_for_update(of=("self",)):
        if not _place_is_taken(old):
            reinstate(old, actor=actor, log=log)
            restored.append(old)
    for old in restored:
        if (back := lock(old.pk)).is_in_force:
            settle(back, actor=actor, log=log)
    return [back for old in restored if (back := lock(old.pk)).is_in_force]


def _take_place(version: MemoryVersion, follows: Effects, *, actor: str, log: Log) -> None:
    """Among the values of its attribute: what was true before it ended earlier than was known, and it may be over."""
    for past in follows.cut_earlier:
        past.version.ended_by = version
        _end_validity(past.version, past.at or version.said_at)
        past.version.save(update_fields=["ended_by", *VALIDITY])
        log.add("memory.ended_earlier", actor=actor, version=past.version, fields=["valid_to"])
    if (by := follows.successor) is not None:
        retire(version, as_=Retired.SUPERSEDED, actor=actor, log=log, ended_by=by.version, at=by.at)
    _link(version, follows)


def _link(version: MemoryVersion, follows: Effects) -> None:
    """So that a history goes from value to value, also where they became known in another order."""
    older = [
        one.version for one in (*follows.ended, *follows.cut_earlier) if one.version.memory_id != version.memory_id
    ]
    if older and version.memory.supersedes_id is None:
        latest = max(older, key=lambda old: (old.valid_from or old.said_at, old.pk))
        version.memory.supersedes = latest.memory
        version.memory.save(update_fields=["supersedes"])
    if follows.successor is not None:
        heir, mine = follows.successor.version.memory, version.memory.supersedes_id
        if heir.supersedes_id is None or heir.supersedes_id == mine:
            heir.supersedes = version.memory
            heir.save(update_fields=["supersedes"])


def _end_validity(version: MemoryVersion, at: datetime) -> None:
    if version.valid_to is not None and version.valid_to <= at:
        return
    if not version.ended_validity:
        version.own_valid_to, version.ended_validity = version.valid_to, True
    version.valid_to = at


def lock_all(version_ids: Iterable[UUID]) -> list[MemoryVersion]:
    """Those of these that are still there, with their memories, locked until the transaction ends."""
    versions = MemoryVersion.objects.staying().select_for_update(of=("self",)).select_related("memory")
    return list(versions.filter(pk__in=list(version_ids)).order_by("pk"))


def retire_all(
    versions: Sequence[MemoryVersion],
    *,
    as_: Retired,
    actor: str,
    log: Log,
    ended_by: Mapping[UUID, MemoryVersion] | None = None,
) -> None:
    """`retire` for many, in as many statements as for one. `ended_by` names by a version's id what stands for it."""
    for version in versions:
        _end(version, as_, (ended_by or {}).get(version.pk))
        log.add(Move.RETIRE, actor=actor, version=version, fields=["retired_at"], retired_as=str(as_))
    MemoryVersion.objects.bulk_update(versions, OUT_OF_FORCE)
    indexing.withdraw_all(_rows(versions))


def merge(merges: Mapping[MemoryVersion, Sequence[MemoryVersion]], *, actor: str, log: Log) -> None:
    """Put each waiting version in force in the place of those that say the same; the first of them has its words.

    None of them has stopped being true, so their validity stays as it is.
    """
    standing_for = {old.pk: version for version, sources in merges.items() for old in sources}
    sources = [old for many in merges.values() for old in many]
    retire_all(sources, as_=Retired.MERGED, actor=actor, log=log, ended_by=standing_for)
    for version in merges:
        _decide(version, Move.APPROVE, actor=actor, log=log)
    MemoryVersion.objects.bulk_update(merges, DECIDED)
    indexing.copy([(sources[0], version) for version, sources in merges.items()])


def unmerge(versions: Sequence[MemoryVersion], *, actor: str, log: Log) -> list[MemoryVersion]:
    """Let go of what merges brought, and put back in force what went into them; returns that."""
    indexing.remove_all(_rows(versions))
    for version in versions:
        _wait_in_memory(version, Move.UNAPPROVE, actor=actor, log=log)
        _decide(version, Move.WITHDRAW, actor=actor, log=log, reason="undone")
    MemoryVersion.objects.bulk_update(versions, [*DECIDED, "ended_by"])
    sources = MemoryVersion.objects.staying().merged_into(versions).select_related("memory").order_by("pk")
    restored = list(sources.select_for_update(of=("self",)))
    reinstate_all(restored, actor=actor, log=log)
    return restored


def reinstate_all(versions: Sequence[MemoryVersion], *, actor: str, log: Log) -> None:
    """`reinstate` for many, in as many statements as for one. Raises IllegalTransition when a place is taken."""
    if places_taken(versions):
        raise IllegalTransition("Something newer is in force in its place.")
    for version in versions:
        _check(version, Move.REINSTATE)
        _come_back(version)
        log.add(Move.REINSTATE, actor=actor, version=version, fields=["retired_at"])
    MemoryVersion.objects.bulk_update(versions, OUT_OF_FORCE)
    indexing.restore_all(_rows(versions))


def places_taken(versions: Sequence[MemoryVersion]) -> set[UUID]:
    """The memories of these versions in whose place something else is in force."""
    wanted, own = {version.memory_id for version in versions}, {version.pk for version in versions}
    takers = MemoryVersion.objects.alive_in_place_of(wanted).in_force().exclude(pk__in=own)
    pairs = takers.values_list("memory_id", "memory__supersedes_id")
    return wanted & {memory_id for pair in pairs for memory_id in pair if memory_id}


def note_successor(versions: Iterable[MemoryVersion], successor: MemoryVersion) -> None:
    """Remember what withdrawn versions went into, so that taking that back can reopen them."""
    for version in versions:
        version.ended_by = successor
        version.save(update_fields=["ended_by"])


def state(version: MemoryVersion) -> str:
    """The status, "in force", or what it was retired as."""
    if version.status != Status.APPROVED:
        return version.status
    return version.retired_as or IN_FORCE


def _check(version: MemoryVersion, move: Move) -> Status:
    sources, target = MOVES[move]
    if state(version) not in sources:
        raise IllegalTransition(f"This memory is {state(version)}, so it cannot be {move.value.split('.')[1]}.")
    return target


def _decide(version: MemoryVersion, move: Move, *, actor: str, log: Log, reason: str | None = None) -> None:
    version.status, version.decided_at, version.decided_by = _check(version, move), timezone.now(), actor
    log.add(move, actor=actor, version=version, fields=["status"], number=version.number, reason=reason)


def _wait_again(version: MemoryVersion, move: Move, *, actor: str, log: Log) -> None:
    _wait_in_memory(version, move, actor=actor, log=log)
    version.save(update_fields=[*DECIDED, "ended_by"])


def _wait_in_memory(version: MemoryVersion, move: Move, *, actor: str, log: Log) -> None:
    """The same without saving it."""
    version.status, version.decided_at, version.decided_by = _check(version, move), None, ""
    version.ended_by = None
    log.add(move, actor=actor, version=version, fields=["status"], number=version.number)


def _end(version: MemoryVersion, as_: Retired, ended_by: MemoryVersion | None, at: datetime | None = None) -> None:
    """What is merged stays true; what is replaced does not."""
    _check(version, Move.RETIRE)
    version.retired_at, version.retired_as, version.ended_by = timezone.now(), as_, ended_by
    is_replaced = ended_by is not None and ended_by.memory_id != version.memory_id and as_ is not Retired.MERGED
    if ended_by is not None and is_replaced:
        _end_validity(version, at or ended_by.valid_from or ended_by.said_at)


def _come_back(version: MemoryVersion) -> None:
    if version.ended_validity:
        version.valid_to, version.own_valid_to, version.ended_validity = version.own_valid_to, None, False
    version.retired_at, version.retired_as, version.ended_by = None, "", None


def _rows(versions: Iterable[MemoryVersion]) -> VersionQuerySet:
    return MemoryVersion.objects.filter(pk__in=[version.pk for version in versions])


def _must_not_have_waiting(version: MemoryVersion) -> None:
    others = version.memory.versions.awaiting_human().exclude(pk=version.pk)
    if others.exists():
        raise IllegalTransition("Another version of this memory waits by now.")


def _place_is_taken(version: MemoryVersion) -> bool:
    """Whether another version of the same memory, or one that supersedes it, is in force."""
    takers = MemoryVersion.objects.alive_in_place_of([version.memory_id]).in_force()
    return takers.exclude(pk=version.pk).exists()
