"""What was erased stays erased when an old backup comes back.

The key database keeps a tombstone of every person and of every memory that was erased. A main database that was
restored obeys those it has not seen yet before anything is served from it. It knows how far it has come by a mark of
its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.utils import timezone

from memory_core.errors import NotFound
from memory_core.keyring.models import DestroyedKey, ErasedRow
from memory_core.models import Memory, Project, Subject, TombstoneMark
from memory_core.services import erasure, lanes
from memory_core.services.ledger import act

M = TypeVar("M", bound=Model)

EVERYWHERE = "maintenance"
ACTOR = "system:tombstones"
BATCH = 5_000
CLOCKS_APART = timedelta(minutes=10)  # tombstones are dated by whoever writes them
UNDER_WAY = timedelta(minutes=5)  # an erasure writes its tombstone before the last row is gone
BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Replayed:
    """How many people and how many single memories had come back and were erased again."""

    people: int
    memories: int


def replay(*, older_than: timedelta = timedelta(0)) -> Replayed:
    """Erase again whatever came back with a restored backup. What was looked at once is not looked at again.

    `older_than` leaves erasures in peace that may still be under way.
    """
    until = timezone.now() - older_than
    people = _people_back(until)
    for project_id, subject_id in people:
        _erase_person(project_id, subject_id)
    memories = [_erase_memory(*back) for back in _memories_back(until)]
    if DestroyedKey.objects.exists() or ErasedRow.objects.exists():
        TombstoneMark.objects.using(EVERYWHERE).update_or_create(pk=1, defaults={"up_to": until})
    return Replayed(len(people), sum(memories))


def note_restored(made_at: str) -> None:
    """Say in every ledger that it goes on from a backup of this time: what came after it is not in there any more."""
    for project_id in Project.objects.values_list("pk", flat=True):
        with act(project_id) as log:
            log.add("data.restored", actor=ACTOR, backup_of=made_at)


def outstanding() -> bool:
    """Whether something is here that was erased: a backup was restored, and `replay` has yet to be run."""
    until = timezone.now() - UNDER_WAY
    return bool(_people_back(until) or _memories_back(until))


def _people_back(until: datetime) -> list[tuple[UUID, UUID]]:
    """Project and id of people who are here although their key was destroyed."""
    tombs = DestroyedKey.objects.filter(destroyed_at__gt=_seen_up_to(), destroyed_at__lte=until)
    return _found(Subject.objects.using(EVERYWHERE), tombs.values_list("pk", flat=True))


def _memories_back(until: datetime) -> list[tuple[UUID, UUID]]:
    """Project and id of memories that are here although they were erased."""
    tombs = ErasedRow.objects.filter(erased_at__gt=_seen_up_to(), erased_at__lte=until)
    return _found(Memory.objects.using(EVERYWHERE), tombs.values_list("pk", flat=True))


def _found(rows: QuerySet[M], ids: Iterable[UUID]) -> list[tuple[UUID, UUID]]:
    """Batches, because the two databases cannot be joined."""
    found: list[tuple[UUID, UUID]] = []
    wanted = list(ids)
    for start in range(0, len(wanted), BATCH):
        found += rows.filter(pk__in=wanted[start : start + BATCH]).values_list("project_id", "pk")
    return found


def _seen_up_to() -> datetime:
    mark = TombstoneMark.objects.using(EVERYWHERE).first()
    return mark.up_to - CLOCKS_APART if mark else BEGINNING


def _erase_person(project_id: UUID, subject_id: UUID) -> None:
    """Without asking anybody: it was decided on, announced and receipted the first time."""
    erasure.delete_aside(subject_id)
    with act(project_id) as log:
        lanes.hold(project_id, subject_id)
        erasure.delete_rows(subject_id)
        log.add("subject.erased", actor=ACTOR, subject_id=subject_id)


def _erase_memory(project_id: UUID, memory_id: UUID) -> bool:
    try:
        erasure.erase_again(project_id, memory_id, actor=ACTOR)
    except NotFound:  # it went with its person
        return False
    return True
