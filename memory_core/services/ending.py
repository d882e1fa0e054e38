"""Ending a session for an agent: summed up before the answer goes out where that takes no model and no waiting."""

from memory_core.callers import Caller
from memory_core.models import Job
from memory_core.providers import active
from memory_core.services import processing, sessions
from memory_core.services.subjects import Names
from memory_core.tenancy import project_scope


def end_now(caller: Caller, names: Names) -> Job:
    """`sessions.end`, and the job done where nothing else of this owner waits and no model outside is asked.

    Raises NotFound.
    """
    job = sessions.end(caller, names)
    if not active.summariser().is_local or not _is_next(job):
        return job
    processing.work_lane(job.project_id, job.owner_id)
    with project_scope(job.project_id):
        return Job.objects.get(pk=job.pk)


def _is_next(job: Job) -> bool:
    with project_scope(job.project_id):
        return not Job.objects.in_lane(job.owner_id).filter(number__lt=job.number).exists()
