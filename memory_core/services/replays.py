"""Trying again what could not be read: a failed job takes its place in the lane of its person once more.

It keeps its number, so it is read before what came later; facts are ordered by when they were said, so it undoes
nothing that is newer.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from memory_core.errors import Conflict, IllegalTransition, KeyDestroyed, NotFound
from memory_core.models import Job
from memory_core.models.source import JobQuerySet
from memory_core.services import lanes, wake
from memory_core.services.ledger import Log, act
from memory_core.tenancy import project_scope

AT_ONCE = 500
REPLAYED = "ingest.replayed"


def replay(project_id: UUID, job_id: UUID, *, actor: str) -> Job:
    """Let one failed job be read again; returns it as it waits.

    Raises NotFound, IllegalTransition for one that has not failed, KeyDestroyed of somebody who was erased.
    """
    with act(project_id) as log:
        owner_id = _owner_of(project_id, job_id)
        lanes.hold(project_id, owner_id)
        jobs = Job.objects.select_for_update(of=("self",)).select_related("subject").filter(id=job_id)
        if (job := jobs.first()) is None:
            raise NotFound("Event not found!")
        _check_failed(job)
        _wait_again([job], actor=actor, log=log)
        transaction.on_commit(partial(wake.lane, project_id, owner_id))
    return job


def replay_all(project_id: UUID, *, expected: int, actor: str) -> int:
    """Let every failed job be read again; returns how many. Raises Conflict when they are not `expected` many now."""
    with project_scope(project_id):
        failed = _replayable(project_id).count()
    if failed != expected:
        raise Conflict(f"There are {failed:,} failed ones now, not {expected:,}. Look again before you decide.")
    replayed = 0
    while replayed < expected and (number := _replay_some(project_id, actor=actor)):
        replayed += number
    wake.sweep()
    return replayed


def replayable_count(project_id: UUID) -> int:
    """How many failed jobs can be read again. Call it inside the project's scope."""
    return _replayable(project_id).count()


def _replay_some(project_id: UUID, *, actor: str) -> int:
    with act(project_id) as log:
        chosen = dict(_replayable(project_id).order_by("number").values_list("pk", "owner_id")[:AT_ONCE])
        held = set(_held(project_id, chosen.values()))
        jobs = _replayable(project_id).filter(pk__in=[pk for pk, owner in chosen.items() if owner in held])
        found = list(jobs.select_for_update(of=("self",)).select_related("subject").order_by("number"))
        _wait_again(found, actor=actor, log=log)
    return len(found)


def _held(project_id: UUID, owners: Iterable[UUID]) -> Iterator[UUID]:
    """Those whose lane is held from now on, taken in one order; who is erased at this moment is left out."""
    for owner_id in sorted(set(owners)):
        with suppress(KeyDestroyed):
            lanes.hold(project_id, owner_id)
            yield owner_id


def _replayable(project_id: UUID) -> JobQuerySet:
    return Job.objects.failed().filter(project_id=project_id, payload__isnull=False)


def _owner_of(project_id: UUID, job_id: UUID) -> UUID:
    owner_id = Job.objects.filter(project_id=project_id, id=job_id).values_list("owner_id", flat=True).first()
    if owner_id is None:
        raise NotFound("Event not found!")
    return owner_id


def _check_failed(job: Job) -> None:
    if job.status != Job.Status.FAILED:
        raise IllegalTransition(f"Only what has failed can be tried again; this one is {job.status}.")
    if job.payload is None:
        raise IllegalTransition("What it carried has been deleted, so there is nothing to try again.")


def _wait_again(jobs: Sequence[Job], *, actor: str, log: Log) -> None:
    for job in jobs:
        log.add(REPLAYED, actor=actor, subject=job.subject, job=str(job.id), attempts=job.attempts)
        job.status, job.attempts, job.due_at = Job.Status.PENDING, 0, None
        job.completed_at, job.updated_at = None, timezone.now()
    Job.objects.bulk_update(jobs, ["status", "attempts", "due_at", "completed_at", "updated_at"])
