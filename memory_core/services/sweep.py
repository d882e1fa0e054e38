"""What nobody took: lanes with work and no worker."""

import time
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils import timezone

from memory_core.models import Job, Lane
from memory_core.services import breaker, processing

EVERYWHERE = "maintenance"
TURN_SECONDS = 20
BATCH = 200


def work_waiting_lanes() -> int:
    """Work off every lane that has jobs and no worker, until none waits or the time is up; returns how many jobs.

    A wake-up says "there is work" and names one lane. Whoever is up takes the others along, so that a
    slow or lost message never holds anybody's exchange back. While the model's service is out all of them wait, and
    this is where it is asked whether it is back.
    """
    if not breaker.is_back(breaker.EXTRACTION):
        return 0
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
    """Lanes that can be worked at now, those too whose worker died over them or that have no row yet."""
    now, whose = timezone.now(), {"owner_id": OuterRef("owner_id")}
    busy = Lane.objects.filter(leased_until__gt=now, **whose)
    put_off = Job.objects.put_off(now).filter(**whose)
    jobs = Job.objects.using(EVERYWHERE).unfinished().filter(~Exists(busy), ~Exists(put_off))
    return list(jobs.order_by().values_list("project_id", "owner_id").distinct()[:BATCH])
