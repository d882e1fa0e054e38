"""Jobs as agents may see them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from memory_core import vault
from memory_core.callers import Caller
from memory_core.errors import NotFound
from memory_core.models import Job, MemoryVersion
from memory_core.tenancy import project_scope


def job(caller: Caller, event_id: UUID) -> Job:
    """One job of the caller's project. Raises NotFound."""
    with project_scope(caller.project_id):
        found = Job.objects.filter(id=event_id).first()
    if found is None:
        raise NotFound("Event not found!")
    return found


def newest(caller: Caller, *, number: int, size: int) -> tuple[Sequence[Job], int]:
    """A page of jobs, newest first, and how many there are."""
    with project_scope(caller.project_id):
        jobs = Job.objects.filter(project_id=caller.project_id).order_by("-number")
        return list(jobs[(number - 1) * size : number * size]), jobs.count()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job's results: the versions that may be read now, and the state of the others by id."""

    readable: list[MemoryVersion]
    states: Mapping[str, str]


def outcome(caller: Caller, finished: Job) -> Outcome:
    """The results of a job as they stand now, the readable ones opened."""
    ids = [entry["version"] for entry in finished.results if entry.get("version")]
    if not ids:
        return Outcome([], {})
    with project_scope(caller.project_id):
        versions = MemoryVersion.objects.filter(pk__in=ids)
        rows = versions.values_list("pk", "status", "retired_as")
        states = {str(pk): retired or status for pk, status, retired in rows}
        readable = list(MemoryVersion.objects.readable(expired=True).filter(pk__in=ids))
        vault.load(version.owner_id for version in readable)
    return Outcome(readable, states)


def note_deletion(caller: Caller, count: int = 0) -> Job:
    """A finished job that stands for a deletion, as the wire format answers with an event."""
    now = timezone.now()
    with project_scope(caller.project_id):
        return Job.objects.create(
            project_id=caller.project_id,
            owner_id=caller.project_id,
            api_key_id=caller.key_id,
            kind=Job.Kind.DELETE,
            status=Job.Status.SUCCEEDED,
            summary={"deleted": count},
            started_at=now,
            completed_at=now,
        )
