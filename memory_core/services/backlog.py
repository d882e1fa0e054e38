"""How much waits to be read: refused when it is too much, and told to whoever looks after it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Min, Q
from django.utils import timezone

from memory_core.errors import QueueFull
from memory_core.models import Job
from memory_core.models.source import JobQuerySet
from memory_core.services import breaker

EVERYWHERE = "maintenance"
RETRY_AFTER = timedelta(seconds=15)
LONGEST_RETRY_AFTER = timedelta(minutes=5)
FULL = (
    "Too many exchanges wait to be read in this project. Nothing was stored; send it again after the seconds that"
    " Retry-After names. What is added with infer=false is not affected."
)


@dataclass(frozen=True, slots=True)
class Backlog:
    """How many jobs wait, since when the oldest does, and how many have failed and can be replayed."""

    waiting: int
    oldest: datetime | None
    failed: int

    @property
    def oldest_seconds(self) -> int:
        """The age of the oldest that waits; 0 where none does."""
        return int((timezone.now() - self.oldest).total_seconds()) if self.oldest else 0


def is_full(project_id: UUID) -> bool:
    """Whether as many jobs of a project wait as may.

    Looks no further than the limit, into an index that holds nothing but what waits: 10,000 entries cost about a
    millisecond, an ordinary queue nothing that could be measured.
    """
    limit = settings.CANDOR_MAX_WAITING_JOBS
    if not limit:
        return False
    waiting = Job.objects.unfinished().filter(project_id=project_id).values_list("number")
    return bool(waiting[limit - 1 : limit])


def full() -> QueueFull:
    """The refusal, with when to come again: after the next look at a model's service that is out, else soon."""
    out = [outage.next_try_at - timezone.now() for outage in breaker.outages() if outage.service == breaker.EXTRACTION]
    wait = min(max([RETRY_AFTER, *out]), LONGEST_RETRY_AFTER)
    return QueueFull(FULL, retry_after=int(wait.total_seconds()))


def failed_count(project_id: UUID) -> int:
    """How many jobs have failed and stay so until somebody replays them. Call it inside the project's scope."""
    return Job.objects.failed().filter(project_id=project_id).count()


def of_project(project_id: UUID) -> Backlog:
    """Call it inside the project's scope."""
    return _counted(Job.objects.filter(project_id=project_id))


def of_all() -> Backlog:
    """Over all projects, for whoever runs them."""
    return _counted(Job.objects.using(EVERYWHERE))


def _counted(jobs: JobQuerySet) -> Backlog:
    has_failed = Q(status=Job.Status.FAILED)
    waiting, failed = Count("pk", filter=~has_failed), Count("pk", filter=has_failed)
    return Backlog(
        **jobs.unread().aggregate(waiting=waiting, oldest=Min("created_at", filter=~has_failed), failed=failed)
    )
