"""When what a summary rests on changes: it is out of every reading at once, by `staying()`, and is made again.

Nothing here makes one. Whatever puts a memory in or out of force calls `touch`, and whatever deletes memories calls
`take_along` and `forget`; services/sessions.py comes round for the rest.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from memory_core.engine.types import Kind
from memory_core.models import EndedSession, Memory, MemoryVersion

SETTLE = timedelta(seconds=3)  # what changes together is summed up once


def touch(version: MemoryVersion) -> None:
    """Something of this version's session came into force or went out of it."""
    run = version.memory.run_mac
    if run and version.kind != Kind.SUMMARY:
        EndedSession.objects.of_run(version.owner_id, bytes(run)).ask_again(timezone.now() + SETTLE)


def touch_all(versions: QuerySet[MemoryVersion]) -> None:
    """The same for many, in one statement; before it is changed what the query finds."""
    theirs = versions.exclude(kind=Kind.SUMMARY).order_by().filter(owner_id=OuterRef("owner_id"))
    sessions = EndedSession.objects.filter(Exists(theirs.filter(memory__run_mac=OuterRef("run_mac"))))
    sessions.ask_again(timezone.now() + SETTLE)


def take_along(memories: Sequence[Memory]) -> list[Memory]:
    """Delete every wording of a summary that rests on memories about to be deleted, past ones too.

    Returns the summaries of which nothing is left by that, to be deleted with them. A summary that is itself among
    the memories is wanted no more, and is not made again.
    """
    EndedSession.objects.filter(memory__in=memories).update(unwanted=True, due_at=None)
    resting = MemoryVersion.objects.filter(sources__source__memory__in=memories).exclude(memory__in=memories)
    doomed = dict(resting.values_list("pk", "memory_id"))
    if not doomed:
        return []
    MemoryVersion.objects.filter(pk__in=doomed).delete()
    return list(Memory.objects.filter(pk__in=set(doomed.values()), versions=None))


def forget(runs: Iterable[tuple[UUID, bytes | memoryview | None]]) -> None:
    """After a deletion in these runs, by owner: sum up what is left of each, or forget that it ended."""
    for owner_id, run in {(owner, bytes(run)) for owner, run in runs if run}:
        sessions = EndedSession.objects.of_run(owner_id, run)
        if Memory.objects.filter(owner_id=owner_id, run_mac=run).exists():
            sessions.ask_again(timezone.now() + SETTLE)
        else:
            sessions.delete()
