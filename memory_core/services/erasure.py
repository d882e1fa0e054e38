"""Deleting: rows go, from every table that holds something of them."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from memory_core import vault
from memory_core.callers import Caller
from memory_core.errors import NotFound, ScopeMissing
from memory_core.models import (
    Evidence,
    Job,
    Lane,
    Memory,
    MemoryVersion,
    Recall,
    SignInLink,
    Subject,
    Turn,
)
from memory_core.services import lanes
from memory_core.services.events import note_deletion
from memory_core.services.ledger import Log, act
from memory_core.services.subjects import Names, find, mac_of


def erase_memory(project_id: UUID, memory_id: UUID, *, actor: str, linked: bool = False) -> int:
    """Delete a memory with all its versions, and the turns nothing else rests on; returns how many went.

    `linked` takes along the older memories that it replaced. Raises NotFound.
    """
    with act(project_id) as log:
        memory = _held(project_id, memory_id)
        doomed = [memory, *(memory.replaced() if linked else [])]
        _delete(doomed, actor=actor, log=log)
    return len(doomed)


def erase_named(project_id: UUID, names: Names, *, actor: str) -> int:
    """Delete every memory under all of these names, waiting and past ones too; returns how many."""
    names.require()
    with act(project_id) as log:
        named = Memory.objects.filter(**_named(project_id, names))
        for owner_id in _owners(project_id, names, named):
            lanes.hold(project_id, owner_id)
        memories = list(named)
        _delete(memories, actor=actor, log=log)
        _forget_conversations(project_id, names)
    return len(memories)


def delete_all(caller: Caller, names: Names) -> Job:
    """`erase_named` for an agent; returns the finished job that stands for it."""
    return note_deletion(caller, erase_named(caller.project_id, names, actor=caller.actor))


def erase_subject(subject_id: UUID, *, project_id: UUID, actor: str) -> None:
    """Delete everything of a person and destroy the key. A second call finds nothing and is no error.

    The key goes before the rows are committed: cut short, it leaves rows that nobody can read, and the
    next call clears them away.
    """
    with act(project_id) as log:
        if Subject.objects.filter(pk=subject_id).exists():
            lanes.hold(project_id, subject_id)
        subject = Subject.objects.filter(pk=subject_id).first()
        if subject is None:  # erased already, or another project's
            return
        memories = Memory.objects.filter(subject=subject).count()
        _delete_person(subject)
        log.add("subject.erased", actor=actor, subject_id=subject_id, memories=memories)
        vault.destroy(subject_id)


def erase_entity(project_id: UUID, kind: str, name: str, *, actor: str) -> int:
    """Delete a user with everything of theirs, or all memories of an agent, app or run. Raises NotFound."""
    if kind != "user":
        return erase_named(project_id, Names(**{f"{kind}_id": name}), actor=actor)
    with act(project_id) as log:
        subject = find(project_id, name)
        if subject is None:
            raise NotFound("There is no such entity.")
        log.add("subject.erasure_asked", actor=actor, subject=subject)
    erase_subject(subject.pk, project_id=project_id, actor=actor)
    return 1


def _owners(project_id: UUID, names: Names, named: QuerySet[Memory]) -> Iterable[UUID]:
    """Whose lanes to hold, always in the same order. A person who is named has one also before the first memory."""
    subject = find(project_id, names.user_id) if names.user_id else None
    if subject is not None:
        return [subject.pk]
    return named.order_by("owner_id").values_list("owner_id", flat=True).distinct()


def _held(project_id: UUID, memory_id: UUID) -> Memory:
    """A memory whose owner's lane is held, so that nobody else is at it. Raises NotFound."""
    found = Memory.objects.filter(pk=memory_id)
    for owner_id in found.values_list("owner_id", flat=True):
        lanes.hold(project_id, owner_id)
    memory = found.first()
    if memory is None:
        raise NotFound("Memory not found!")
    return memory


def _delete(memories: list[Memory], *, actor: str, log: Log) -> None:
    versions = MemoryVersion.objects.filter(memory__in=memories)
    turns = set(Evidence.objects.filter(version__in=versions).values_list("turn_id", flat=True))
    for memory in memories:
        log.add("memory.deleted", actor=actor, memory_id=memory.pk, subject_id=memory.subject_id)
    Memory.objects.filter(pk__in=[memory.pk for memory in memories]).delete()
    _delete_unused(turns)


def _delete_unused(turns: Iterable[UUID]) -> None:
    used = Evidence.objects.filter(turn_id__in=turns).values("turn_id")
    Turn.objects.filter(pk__in=turns).exclude(pk__in=used).delete()


def _forget_conversations(project_id: UUID, names: Names) -> None:
    """When all of a person goes, the words it came from go too, and what still waits to be read."""
    if list(names.given()) != ["user_id"]:
        return
    for subject in _people(project_id, str(names.user_id)):
        Turn.objects.filter(owner_id=subject.pk).delete()
        Job.objects.in_lane(subject.pk).update(
            status=Job.Status.SUCCEEDED, completed_at=timezone.now(), payload=None, summary={"forgotten": True}
        )


def _people(project_id: UUID, name: str) -> list[Subject]:
    if name == "*":
        return list(Subject.objects.all())
    subject = find(project_id, name)
    return [subject] if subject else []


def _delete_person(subject: Subject) -> None:
    owner = subject.pk
    Memory.objects.filter(owner_id=owner).delete()
    Turn.objects.filter(owner_id=owner).delete()
    Job.objects.filter(owner_id=owner).delete()
    Recall.objects.filter(owner_id=owner).delete()
    Lane.objects.filter(owner_id=owner).delete()
    SignInLink.objects.filter(subject_id=owner).delete()
    subject.delete()


def _named(project_id: UUID, names: Names) -> dict[str, object]:
    """Column conditions for names; `*` stands for any name of that kind."""
    if not names.given():
        raise ScopeMissing("Name at least one of user_id, agent_id, app_id or run_id.")
    conditions: dict[str, object] = {}
    for field, name in names.given().items():
        kind = field.removesuffix("_id")
        column = "subject__mac" if kind == "user" else f"{kind}_mac"
        if name == "*":
            conditions[f"{column}__isnull"] = False
        else:
            conditions[column] = mac_of(project_id, kind, name)
    return conditions
