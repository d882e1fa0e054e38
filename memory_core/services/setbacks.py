"""What becomes of a job that could not be read: it is tried again later, or given up for everybody to see."""

import random
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from memory_core.errors import CandorError, ProviderError
from memory_core.models import Job
from memory_core.models.source import ERROR_CHARS
from memory_core.services import breaker, lanes
from memory_core.services.ledger import act
from memory_core.tenancy import project_scope

ACTOR = "system:extraction"
MAX_ATTEMPTS = 5
GROWTH = 4
LONGEST = timedelta(minutes=10)


def give_up(job: Job, fence: int, error: Exception) -> bool:
    """Fail a job, with what it needs to be replayed; returns True: the lane goes on to the next one."""
    with act(job.project_id) as entries:
        lanes.hold(job.project_id, job.owner_id, fence=fence)
        if is_forgotten(job):
            return True
        job.status, job.completed_at = Job.Status.FAILED, timezone.now()
        _save(job, error)
        entries.add("ingest.failed", actor=ACTOR, subject=job.subject, job=str(job.id), attempts=job.attempts)
    return True


def put_off(job: Job, fence: int, error: ProviderError) -> bool:
    """Try a job again later, until it was tried too often; returns whether the lane may go on to the next one.

    While the service is out for everybody the job is not to blame: it waits, and no attempt is counted.
    """
    is_out = breaker.is_open(breaker.EXTRACTION)
    if job.attempts >= MAX_ATTEMPTS and not is_out:
        return give_up(job, fence, error)
    with project_scope(job.project_id):
        lanes.hold(job.project_id, job.owner_id, fence=fence)
        if is_forgotten(job):
            return True
        job.status = Job.Status.PENDING
        if is_out:
            job.attempts -= 1
        else:
            job.due_at = timezone.now() + pause(job.attempts, error.retry_after)
        _save(job, error)
    return False


def pause(attempts: int, retry_after: float | None) -> timedelta:
    """Four times as long after each attempt, a fifth more or less so that not all come at once, LONGEST at most.

    With CANDOR_RETRY_SECONDS at 5 the four pauses are about 5, 20, 80 and 320 seconds: seven minutes before a job
    is given up. What the service asked for (seconds) is kept to when it is longer.
    """
    usual: timedelta = min(settings.CANDOR_RETRY * GROWTH ** (attempts - 1), LONGEST)
    return max(usual * random.uniform(0.8, 1.2), breaker.bounded(retry_after))  # noqa: S311 - no secret


def price(job: Job, tokens_in: int, tokens_out: int) -> dict[str, int]:
    """What a job has cost with this, earlier tries included."""
    spent = {"tokens_in": tokens_in, "tokens_out": tokens_out}
    return {name: job.summary.get(name, 0) + number for name, number in spent.items()}


def is_forgotten(job: Job) -> bool:
    """The person had everything deleted while a model was reading."""
    return not Job.objects.unfinished().filter(pk=job.pk).exists()


def _save(job: Job, error: Exception) -> None:
    """Without content: the words of our own errors, of all others the sort."""
    job.error = error.detail[:ERROR_CHARS] if isinstance(error, CandorError) else type(error).__name__
    if isinstance(error, ProviderError):
        job.summary = {**job.summary, **price(job, error.tokens_in, error.tokens_out)}
    job.save(update_fields=["status", "attempts", "due_at", "completed_at", "error", "summary", "updated_at"])
