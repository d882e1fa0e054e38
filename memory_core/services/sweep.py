"""What nobody took: lanes with work and no worker."""

import time
from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils import timezone

from memory_core.models import Job, Lane
from memory_core.services import processing

EVERYWHERE = "maintenance"
RETRY_AFTER = timedelta(seconds=5)
TURN_SECONDS = 20
BATCH = 200


def work_waiting_lanes() -> int:
    """Work off every lane that has jobs and no worker, until none waits or the time is up; returns how many jobs.

    A wake-up says "there is work" and names one lane. Whoever is up takes the others along, so that a
    slow or lost message never holds anybody's exchange back.
    """
    done, until = 0, time.monotonic() + TURN_SECONDS
    while lanes := _waiting():
        finished = 0
        for project_id, owner_id in lanes:
            finished += processing.work_lane(project_id, owner_id)
            if time.monotonic() > until:
                return done + finished
        if not finished:
            return done
        done += finished
    return done


def _waiting() -> list[tuple[UUID, UUID]]:
    now = timezone.now()
    busy = Lane.objects.filter(owner_id=OuterRef("owner_id"), leased_until__gt=now)
    jobs = Job.objects.using(EVERYWHERE).due(now - RETRY_AFTER).filter(~Exists(busy))
    return list(jobs.order_by().values_list("project_id", "owner_id").distinct()[:BATCH])
