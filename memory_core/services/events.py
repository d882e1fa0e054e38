"""Jobs as agents may see them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from memory_core import opening
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


def newest(caller: Caller, *, number: int, size: int, status: str = "") -> tuple[Sequence[Job], int]:
    """A page of jobs, newest first, and how many there are; of one `status` where it is given."""
    with project_scope(caller.project_id):
        jobs = Job.objects.of(caller.project_id, status).order_by("-number")
        return list(jobs[(number - 1) * size : number * size]), jobs.count()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of what jobs made, by version id, as far as an agent may know it.

    `readable` may be read now, `past` is in a history only, and `waiting` is counted and neither named
    nor described: an agent that adds a guess must not learn from the answer that it waits already.
    What is in none of them was never approved, or was taken back, or is gone.
    """

    readable: Mapping[str, MemoryVersion]
    past: Mapping[str, str]
    waiting: frozenset[str]


def outcome(caller: Caller, jobs: Sequence[Job]) -> Outcome:
    """The results of jobs as they stand now, the readable ones opened."""
    ids = [entry["version"] for job in jobs for entry in job.results if entry.get("version")]
    if not ids:
        return Outcome({}, {}, frozenset())
    with project_scope(caller.project_id):
        readable = {str(version.pk): version for version in opening.readable([UUID(one) for one in ids])}
        hidden = [one for one in ids if one not in readable]
        if not hidden:
            return Outcome(readable, {}, frozenset())
        others = MemoryVersion.objects.filter(pk__in=hidden)
        shown = others.readable(expired=True, superseded=True).values_list("pk", "retired_as")
        past = {str(pk): retired for pk, retired in shown if retired}
        waiting = frozenset(str(pk) for pk in others.waiting_openly().values_list("pk", flat=True))
    return Outcome(readable, past, waiting)


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
