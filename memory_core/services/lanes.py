"""The right to work for one owner: a lease with a fencing token, and the row lock that checks it."""

from collections.abc import Collection
from datetime import datetime
from functools import cache
from uuid import UUID, uuid5

from django.conf import settings
from django.db.models import F, Q
from django.utils import timezone

from memory_core import prepared
from memory_core.errors import Conflict, KeyDestroyed
from memory_core.models import Lane, Subject
from memory_core.tenancy import project_scope


def lease(project_id: UUID, owner_id: UUID) -> int | None:
    """Take the lane when nobody holds it; returns the fencing token, or None. Nobody has one who was erased."""
    with project_scope(project_id):
        if not _ensure(project_id, owner_id):
            return None
        free = Q(leased_until=None) | Q(leased_until__lt=timezone.now())
        taken = Lane.objects.filter(free, owner_id=owner_id).update(fence=F("fence") + 1, leased_until=_until())
        return Lane.objects.get(owner_id=owner_id).fence if taken else None


def renew(project_id: UUID, owner_id: UUID, fence: int) -> None:
    """Hold the lane for another lease. Raises Conflict when it was lost."""
    with project_scope(project_id):
        if not Lane.objects.filter(owner_id=owner_id, fence=fence).update(leased_until=_until()):
            raise Conflict("Another worker has taken this lane.")


def release(project_id: UUID, owner_id: UUID, fence: int) -> None:
    with project_scope(project_id):
        Lane.objects.filter(owner_id=owner_id, fence=fence).update(leased_until=None)


def hold(project_id: UUID, owner_id: UUID, *, fence: int | None = None) -> None:
    """Lock the lane until the transaction ends, so that what is read about this owner stays true.

    It is the first lock of everything that writes about an owner, so two of them wait for each
    other and never cross. Raises Conflict when `fence` is given and is no longer the lane's,
    KeyDestroyed when the owner was erased in the meantime.
    """
    held = _held().rows(owner=owner_id)
    if not held and _ensure(project_id, owner_id):
        held = _held().rows(owner=owner_id)
    if not held:
        raise KeyDestroyed
    if fence is not None and held[0][0] != fence:
        raise Conflict("Another worker has taken this lane.")


@cache
def _held() -> prepared.Statement:
    """Locks the lane and gives its fence."""
    lanes = Lane.objects.select_for_update().filter(owner_id=prepared.given("owner"))
    return prepared.Statement.of(lanes.values_list("fence"))


def hold_all(project_id: UUID, owner_ids: Collection[UUID]) -> set[UUID]:
    """Lock the lanes of several owners, always in the same order; returns those held. Who was erased has none."""
    wanted = set(owner_ids)
    lanes = Lane.objects.select_for_update().filter(owner_id__in=wanted).order_by("owner_id")
    there = set(Lane.objects.filter(owner_id__in=wanted).values_list("owner_id", flat=True))
    if missing := wanted - there:
        nobodys = missing & {project_id, of_rescans(project_id)}
        known = nobodys | set(Subject.objects.filter(pk__in=missing).values_list("pk", flat=True))
        rows = [Lane(owner_id=owner_id, project_id=project_id) for owner_id in sorted(known)]
        Lane.objects.bulk_create(rows, ignore_conflicts=True)
    return {lane.owner_id for lane in lanes}


def of_rescans(project_id: UUID) -> UUID:
    """The lane of a project's rescans, beside those of its people."""
    return uuid5(project_id, "rescan")


def _ensure(project_id: UUID, owner_id: UUID) -> bool:
    """Make the lane of an owner who is there. One that was erased must not come back by a late wake-up."""
    is_somebody = owner_id not in (project_id, of_rescans(project_id))
    if is_somebody and not Subject.objects.filter(pk=owner_id).exists():
        return False
    Lane.objects.bulk_create([Lane(owner_id=owner_id, project_id=project_id)], ignore_conflicts=True)
    return True


def _until() -> datetime:
    return timezone.now() + settings.CANDOR_LEASE
