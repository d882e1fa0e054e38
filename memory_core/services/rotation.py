"""After a deletion the owner's content key changes, so that old copies of what was deleted do not open any more.

A rotation goes in steps that may each be cut short and repeated: tombstones into the key database, a new generation
of the key, everything sealed under it, and once no other process can know of the old one only, the old one destroyed.
"""

import logging
import time
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connections, transaction
from django.db.models import F
from django.utils import timezone

from memory_core import vault
from memory_core.errors import CandorError, KeyDestroyed
from memory_core.keyring.models import DestroyedKey
from memory_core.models import RotationDue
from memory_core.models.privacy import RotationDueQuerySet
from memory_core.services import lanes, resealing
from memory_core.services.ledger import act
from memory_core.services.resealing import sealed_rows
from memory_core.tenancy import project_scope

__all__ = ["ask", "late", "run_due", "sealed_rows"]

EVERYWHERE = "maintenance"
ACTOR = "system:rotation"
CACHED = timedelta(seconds=vault.CACHE_SECONDS)
SETTLE = CACHED + timedelta(seconds=5)
LATE = timedelta(minutes=5)
LEASE = timedelta(seconds=30)
PATIENCE_SECONDS = 2.0
LOOK_SECONDS = 0.05

log = logging.getLogger(__name__)


def ask(owner_id: UUID, project_id: UUID, *, erased: Iterable[UUID] = ()) -> None:
    """Have the owner's content key changed within a minute. Call it in the deleting transaction, the lane held.

    `erased` are the memories that go; each gets a tombstone, for the day an old backup is restored.
    """
    erased = list(erased)
    RotationDue.objects.bulk_create([RotationDue(owner_id=owner_id, project_id=project_id)], ignore_conflicts=True)
    due = RotationDue.objects.select_for_update().get(pk=owner_id)
    if due.turned:
        due.turned, due.asked_at = False, timezone.now()
    due.erased = [*due.erased, *erased]
    due.save(update_fields=["turned", "asked_at", "erased"])
    transaction.on_commit(partial(vault.bury, owner_id, erased), robust=True)


def run_due(*, now: datetime | None = None) -> int:
    """Take every owner who waits for a new key one step on; returns how many have come to the end.

    `now` is for those who cannot wait for SETTLE to pass.
    """
    now = now or timezone.now()
    waiting = list(RotationDue.objects.using(EVERYWHERE).free_at(timezone.now()))
    finished = sum([_step_or_note(due, now) for due in waiting])
    if finished:
        vault.rewrite()
    if number := late(now):
        log.error("The keys of %d owners should have been rotated %s ago and have not been.", number, LATE)
    return finished


def late(now: datetime) -> int:
    """How many owners have waited for a new key for far too long."""
    return RotationDue.objects.using(EVERYWHERE).filter(asked_at__lt=now - LATE).count()


def _step_or_note(due: RotationDue, now: datetime) -> bool:
    if not _claim(due):
        return False
    try:
        return _step(due, now)
    except (DatabaseError, CandorError, ImproperlyConfigured) as error:
        if isinstance(error, KeyDestroyed) and DestroyedKey.objects.filter(pk=due.owner_id).exists():
            _claimed(due).delete()  # erased meanwhile: there is nothing left to rotate for
            return False
        log.error("The rotation of a key failed: %s", type(error).__name__)
        _claimed(due).update(failures=F("failures") + 1, error=type(error).__name__)
        return False
    finally:
        _claimed(due).update(leased_until=None)


def _step(due: RotationDue, now: datetime) -> bool:
    owner, project = due.owner_id, due.project_id
    if not due.turned:
        _turn(due)
    made = vault.generations(owner)
    floor = max((number for number, at in made.items() if at <= now - SETTLE), default=0)
    ripe = min(made) < floor or floor == max(made)
    if due.turned and not ripe and made[max(made)] > now - CACHED:
        return False  # others may still seal under the old key; once they cannot, what they did is moved ahead
    moved = resealing.move_all(project, owner, floor=floor, still_there=partial(_renew, due))
    if moved.unreadable:
        log.error("%d rows of an owner do not open and keep the key they have.", moved.unreadable)
    if moved.late:  # whoever has just read those may yet want to open them
        return False
    return ripe and _others_have_moved_on() and _finish(due, floor)


def _turn(due: RotationDue) -> None:
    """Make the new key. Nobody can ask meanwhile: they wait for the row, and then find that they have to ask anew."""
    with project_scope(due.project_id):
        asked = RotationDue.objects.select_for_update().get(pk=due.owner_id)
        vault.bury(due.owner_id, asked.erased)
        vault.rotate(due.owner_id)
        asked.turned, asked.erased = True, []
        asked.save(update_fields=["turned", "erased"])


def _finish(due: RotationDue, floor: int) -> bool:
    """Destroy what is older than `floor`, unless something has come to be sealed under it at the last moment."""
    owner, project = due.owner_id, due.project_id
    with act(project) as acts:
        lanes.hold(project, owner)
        if resealing.move_rest(owner, floor=floor).rows:
            return False
        dropped = vault.drop_before(owner, floor)
        if dropped:
            acts.add("key.rotated", actor=ACTOR, subject_id=None if owner == project else owner, dropped=dropped)
        if floor < max(vault.generations(owner)):
            return False
        done, _ = RotationDue.objects.filter(pk=owner, turned=True).delete()
    return bool(done)


def _others_have_moved_on() -> bool:
    """Whether every transaction that was open a moment ago has ended: it may have sealed before the key changed."""
    before = _open_transactions()
    until = time.monotonic() + PATIENCE_SECONDS
    while before and time.monotonic() < until:
        time.sleep(LOOK_SECONDS)
        before &= _open_transactions()
    return not before


def _open_transactions() -> set[str]:
    """Those of our own logins, told by numbers that are used once."""
    ours = [connections[alias].settings_dict["USER"] for alias in ("default", EVERYWHERE)]
    with connections[EVERYWHERE].cursor() as cursor:
        cursor.execute(
            "SELECT l.virtualtransaction FROM pg_locks l JOIN pg_stat_activity a USING (pid)"
            " WHERE l.locktype = 'virtualxid' AND l.granted AND l.mode = 'ExclusiveLock' AND a.usename = ANY(%s)"
            " AND a.datname = current_database() AND l.pid <> pg_backend_pid()",
            [ours],
        )
        return {str(number) for [number] in cursor.fetchall()}


def _claim(due: RotationDue) -> bool:
    """One worker at a time; the next one takes over when this one is not heard of any more."""
    free = RotationDue.objects.using(EVERYWHERE).free_at(timezone.now()).filter(pk=due.owner_id)
    return bool(free.order_by().update(leased_until=timezone.now() + LEASE))


def _claimed(due: RotationDue) -> RotationDueQuerySet:
    return RotationDue.objects.using(EVERYWHERE).filter(pk=due.owner_id)


def _renew(due: RotationDue) -> None:
    RotationDue.objects.filter(pk=due.owner_id).update(leased_until=timezone.now() + LEASE)
