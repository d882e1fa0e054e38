"""Deleting: rows go, from every table that holds something of them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from memory_core import vault
from memory_core.callers import Caller
from memory_core.errors import NotFound, ScopeMissing
from memory_core.models import (
    Evidence,
    Job,
    Memory,
    MemoryVersion,
    Subject,
    Turn,
)
from memory_core.services import lanes, lapsing, merging, rotation, suppression
from memory_core.services.events import note_deletion
from memory_core.services.ledger import Log, act
from memory_core.services.residue import Traces
from memory_core.services.stores import stores
from memory_core.services.subjects import Names, find, mac_of
from memory_core.tenancy import project_scope


def erase_memory(project_id: UUID, memory_id: UUID, *, actor: str, linked: bool = False) -> int:
    """Delete a memory with all its versions, and the turns nothing else rests on; returns how many went.

    `linked` takes along what it replaced and what has replaced it or waits to, step by step. Raises NotFound, and
    Conflict under a legal hold.
    """
    with act(project_id) as log:
        memory = _held(project_id, memory_id)
        conductor().must_be_free(memory.owner_id)
        doomed = _with_what_says_the_same(memory.linked() if linked else [memory])
        _learn_no_more(doomed)
        delete_held(doomed, actor=actor, log=log)
    return len(doomed)


def erase_again(project_id: UUID, memory_id: UUID, *, actor: str) -> None:
    """Delete a memory that came back with a backup. Nobody is asked or told: that was done the first time.

    Raises NotFound.
    """
    with act(project_id) as log:
        memory = _held(project_id, memory_id)
        merging.part([memory], actor=actor, log=log)  # what went with it then has a tombstone of its own
        _learn_no_more([memory])
        _delete([memory], actor=actor, log=log)


def erase_known(caller: Caller, memory_id: UUID, *, linked: bool = False) -> int:
    """`erase_memory` for an agent; returns how many went that it could have read.

    What waits goes as well, for a person who wants it gone. Of a restricted person nothing does: NotFound. Raises
    Conflict under a legal hold.
    """
    with act(caller.project_id) as log:
        memory = _held(caller.project_id, memory_id)
        if memory.subject and memory.subject.is_closed:
            raise NotFound("Memory not found!")
        conductor().must_be_free(memory.owner_id)
        doomed = _with_what_says_the_same(memory.linked() if linked else [memory])
        known = _readable_among(doomed)
        _learn_no_more(doomed)
        delete_held(doomed, actor=caller.actor, log=log)
    return known


def erase_named(project_id: UUID, names: Names, *, actor: str) -> int:
    """Delete every memory under all of these names, waiting and past ones too; returns how many.

    Raises Conflict, and deletes nothing, when a legal hold stands on one of the people whose they are.
    """
    return _erase_named(project_id, names, actor)[0]


def extent(project_id: UUID, names: Names) -> tuple[int, int]:
    """How many memories `erase_named` would delete, and how many of them an agent could read. Nothing goes."""
    names.require()
    with project_scope(project_id):
        memories = list(Memory.objects.filter(**_named(project_id, names)))
        return len(memories), _readable_among(memories)


def erase_chosen(project_id: UUID, owner_id: UUID, memory_ids: Iterable[UUID], *, actor: str, log: Log) -> int:
    """Delete memories of one owner that are not to be learned again; returns how many an agent could have read.

    Call it with the owner's lane held. Raises Conflict under a legal hold.
    """
    conductor().must_be_free(owner_id)
    memories = list(Memory.objects.filter(pk__in=list(memory_ids), owner_id=owner_id))
    known = _readable_among(memories)
    _learn_no_more(memories)
    delete_held(memories, actor=actor, log=log)
    log.add("memories.deleted", actor=actor, subject_id=owner_id, memories=len(memories), named_by=["topic"])
    return known


def _erase_named(project_id: UUID, names: Names, actor: str) -> tuple[int, int]:
    """How many went, and how many of them an agent could have read."""
    names.require()
    with act(project_id) as log:
        named = Memory.objects.filter(**_named(project_id, names))
        for owner_id in _owners(project_id, names, named):
            lanes.hold(project_id, owner_id)
            conductor().must_be_free(owner_id)
        memories = list(named)
        known = _readable_among(memories)
        merging.part(memories, actor=actor, log=log)
        delete_held(memories, actor=actor, log=log)
        _forget_conversations(project_id, names)
        named_by = [field.removesuffix("_id") for field in names.given()]
        log.add("memories.deleted", actor=actor, memories=len(memories), named_by=named_by)
    return len(memories), known


def delete_all(caller: Caller, names: Names) -> Job:
    """`erase_named` for an agent; returns the finished job that stands for it and counts what could be read."""
    _, known = _erase_named(caller.project_id, names, caller.actor)
    return note_deletion(caller, known)


def erase_subject(subject_id: UUID, *, project_id: UUID, actor: str) -> None:
    """Delete everything of a person and destroy the key. A second call finds nothing and is no error.

    Nobody can read anything of them from the first moment; when it returns the rows are gone. Cut short, it is
    taken up again by itself. That it is verified and receipted afterwards is the conductor's part. Raises Conflict
    while the law demands that something is kept.
    """
    with project_scope(project_id):
        there = Subject.objects.filter(pk=subject_id).exists()
    if there:  # else erased already, or another project's
        conductor().erase(subject_id, project_id=project_id, actor=actor)


class Conductor(Protocol):
    """Who leads an erasure through its phases, says what has to be kept (`must_be_free` raises Conflict) and tells
    others what is gone. That is judgement's part, so `audit` puts itself here at the start."""

    def erase(self, subject_id: UUID, *, project_id: UUID, actor: str) -> None: ...

    def must_be_free(self, subject_id: UUID) -> None: ...

    def tell_deleted(self, project_id: UUID, memories: Mapping[UUID, Sequence[UUID]]) -> None: ...


def conducted_by(who: Conductor) -> None:
    """Name who leads erasures from now on."""
    _conductors[:] = [who]


def conductor() -> Conductor:
    [who] = _conductors
    return who


_conductors: list[Conductor] = []


def seal_off(subject: Subject, *, do_not_remember: bool) -> None:
    """Nothing of a person is read or written from here on. Call it in the transaction that says so, the lane held.

    Whoever does not want to be remembered is noted now, while it is still known what agents call them.
    """
    if do_not_remember and vault.has_keys(subject.pk):
        suppression.forbid_person(subject.project_id, subject.external_id)
    subject.state = Subject.State.ERASED
    subject.save(update_fields=["state", "updated_at"])


def traces_of(subject: Subject) -> Traces:
    """By what somebody could be found afterwards. Without a key (a backup came back) the names are not known."""
    macs = [bytes(mac) for mac in (subject.mac, subject.email_mac) if mac]
    names = [subject.external_id, subject.email] if vault.has_keys(subject.pk) else []
    return Traces(subject.pk, tuple(macs), tuple(name for name in names if name))


def delete_aside(owner_id: UUID) -> None:
    """What lies outside the main database. Call it outside of any transaction; twice is no error."""
    for store in stores():
        if not store.is_row:
            store.delete(owner_id)


def delete_rows(owner_id: UUID) -> None:
    """Every row of a person, identifiers last. Call it in the transaction that notes it; twice is no error."""
    for store in stores():
        if store.is_row:
            store.delete(owner_id)


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


def _readable_among(memories: list[Memory]) -> int:
    """How many of these an agent has had a way to read. The others are not even counted to it."""
    readable = MemoryVersion.objects.readable(expired=True, superseded=True).filter(memory__in=memories)
    return readable.values("memory").distinct().count()


def _with_what_says_the_same(memories: list[Memory]) -> list[Memory]:
    """Whoever wants one of them gone wants gone what was merged with it."""
    beside = merging.saying_the_same(memory.pk for memory in memories) - {memory.pk for memory in memories}
    return [*memories, *(Memory.objects.filter(pk__in=beside).order_by("pk") if beside else [])]


def _learn_no_more(memories: list[Memory]) -> None:
    """A client that posts its whole history again must not bring back what was deleted one by one."""
    versions = MemoryVersion.objects.filter(memory__in=memories).select_related("memory")
    suppression.fingerprint(versions, by_person=False)


def delete_held(memories: list[Memory], *, actor: str, log: Log) -> None:
    """Delete memories in the transaction of `log`, and have those told who got them.

    Whoever calls it holds the lanes of their owners, and has looked whether they have to be kept.
    """
    gone = _delete(memories, actor=actor, log=log)
    if gone:
        conductor().tell_deleted(gone[0].project_id, _by_person(gone))


def _by_person(memories: Iterable[Memory]) -> dict[UUID, list[UUID]]:
    about: dict[UUID, list[UUID]] = {}
    for memory in memories:
        if memory.subject_id is not None:
            about.setdefault(memory.subject_id, []).append(memory.pk)
    return about


def _delete(memories: list[Memory], *, actor: str, log: Log) -> list[Memory]:
    """Returns what went: the memories, and the summaries that rested on nothing else."""
    memories = [*memories, *lapsing.take_along(memories)]
    versions = MemoryVersion.objects.filter(memory__in=memories)
    turns = set(Evidence.objects.filter(version__in=versions).values_list("turn_id", flat=True))
    for memory in memories:
        log.add("memory.deleted", actor=actor, memory_id=memory.pk, subject_id=memory.subject_id)
    Memory.objects.filter(pk__in=[memory.pk for memory in memories]).delete()
    _delete_unused(turns)
    lapsing.forget((memory.owner_id, memory.run_mac) for memory in memories)
    _have_keys_changed(memories)
    return memories


def _have_keys_changed(memories: list[Memory]) -> None:
    """So that copies in backups do not open, and are known for what they are."""
    erased: dict[tuple[UUID, UUID], list[UUID]] = {}
    for memory in memories:
        erased.setdefault((memory.owner_id, memory.project_id), []).append(memory.pk)
    for (owner_id, project_id), memory_ids in sorted(erased.items()):
        rotation.ask(owner_id, project_id, erased=memory_ids)


def _delete_unused(turns: Iterable[UUID]) -> None:
    used = Evidence.objects.filter(turn_id__in=turns).values("turn_id")
    Turn.objects.filter(pk__in=turns).exclude(pk__in=used).delete()


def _forget_conversations(project_id: UUID, names: Names) -> None:
    """When all of a person goes, the words it came from go too, and what still waits to be read."""
    if list(names.given()) != ["user_id"]:
        return
    for subject in _people(project_id, str(names.user_id)):
        Turn.objects.filter(owner_id=subject.pk).delete()
        rotation.ask(subject.pk, project_id)
        Job.objects.unread().filter(owner_id=subject.pk).update(
            status=Job.Status.SUCCEEDED, completed_at=timezone.now(), payload=None, summary={"forgotten": True}
        )


def _people(project_id: UUID, name: str) -> list[Subject]:
    if name == "*":
        return list(Subject.objects.all())
    subject = find(project_id, name)
    return [subject] if subject else []


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
