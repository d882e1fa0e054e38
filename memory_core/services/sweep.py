"""What nobody took: lanes with work and no worker, and versions whose vectors are still missing."""

import time
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from memory_core import vault
from memory_core.models import Job, Lane, MemoryVersion, RecallEntry, VectorEntry
from memory_core.services import breaker, indexing, processing
from memory_core.tenancy import project_scope

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


def fill_missing_vectors() -> int:
    """Embed what was approved while the embedder was down; returns how many versions."""
    if not breaker.is_back(breaker.EMBEDDING):
        return 0
    space = indexing.space_id()
    has_vector = VectorEntry.objects.filter(version=OuterRef("version"), space=space)
    entries = RecallEntry.objects.using(EVERYWHERE).filter(Q(live=True) & ~Exists(has_vector))
    missing: dict[UUID, list[UUID]] = {}
    for project_id, version_id in entries.values_list("project_id", "version_id")[:BATCH]:
        missing.setdefault(project_id, []).append(version_id)
    return sum(_fill(project_id, versions) for project_id, versions in missing.items())


def _fill(project_id: UUID, version_ids: list[UUID]) -> int:
    with project_scope(project_id):
        found = list(MemoryVersion.objects.in_force().filter(pk__in=version_ids))
        vault.load(version.owner_id for version in found)
        versions = [version for version in found if version.opens]
    embedded = indexing.embed([version.text for version in versions])
    with project_scope(project_id):
        alive = set(MemoryVersion.objects.in_force().filter(pk__in=version_ids).values_list("pk", flat=True))
        for version, vectors in zip(versions, embedded, strict=True):
            if version.pk in alive:
                indexing.add_vectors(version, vectors.vectors)
    return sum(bool(one.vectors) for one in embedded)
