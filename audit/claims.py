"""Who looks at what. A claim is a courtesy with a lease: it keeps reviewers apart, and decisions ignore it.

Claims leave no trace in the ledger: they change nothing about anybody, and end by themselves.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef
from django.utils import timezone

from audit.models import Claim, Decision
from audit.queue import Narrowing
from memory_core.models import MemoryVersion
from memory_core.models.memory import VersionQuerySet
from memory_core.tenancy import project_scope

LEASE = timedelta(minutes=10)  # a reader without JavaScript sends no heartbeat
KEPT_AFTER_LEASE = timedelta(days=1)
EVERYWHERE = "maintenance"

# The law of claims: one row a version, and only its holder or the end of its lease lets it be written again.
TAKE = """
    INSERT INTO audit_claim AS held (version_id, project_id, actor, taken_at, leased_until)
    VALUES (%(version)s, %(project)s, %(actor)s, %(now)s, %(until)s)
    ON CONFLICT (version_id) DO UPDATE SET
        actor = excluded.actor,
        leased_until = excluded.leased_until,
        taken_at = CASE WHEN held.actor = excluded.actor AND held.leased_until > excluded.taken_at
                        THEN held.taken_at ELSE excluded.taken_at END
    WHERE held.actor = excluded.actor OR held.leased_until <= excluded.taken_at
"""


def claim(version_id: UUID, *, project_id: UUID, actor: str) -> bool:
    """Take one that waits, for LEASE; False when somebody else has it or it no longer waits."""
    with project_scope(project_id):
        waits = MemoryVersion.objects.awaiting_human().filter(pk=version_id).exists()
        return waits and _take(version_id, project_id, actor)


def claim_next(narrowing: Narrowing, *, project_id: UUID, actor: str, resume: bool = False) -> UUID | None:
    """Take the first of a narrowed queue that nobody looks at; None when there is none.

    What one holds oneself is passed over, so that calling again moves on; with `resume` it comes first. What
    one has given the first of two yeses to is passed over in any case: the second is another's to give.
    """
    with project_scope(project_id):
        if resume and (mine := _mine(narrowing.versions(), actor)):
            return mine if _take(mine, project_id, actor) else None
    while True:
        with project_scope(project_id):
            found = _free(narrowing.versions(), actor).select_for_update(of=("self",), skip_locked=True)
            version_id = found.values_list("pk", flat=True).first()
            if version_id is None or _take(version_id, project_id, actor):
                return version_id


def heartbeat(version_id: UUID, *, project_id: UUID, actor: str) -> bool:
    """Hold a claim for another LEASE; False when it has run out or is somebody else's."""
    now = timezone.now()
    with project_scope(project_id):
        mine = Claim.objects.live_at(now).filter(version_id=version_id, actor=actor)
        return bool(mine.update(leased_until=now + LEASE))


def release(version_id: UUID, *, project_id: UUID, actor: str) -> None:
    """Give a claim of one's own back."""
    with project_scope(project_id):
        Claim.objects.filter(version_id=version_id, actor=actor).delete()


def holders(version_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Who looks at which of these at this moment. Call it inside the project's scope."""
    live = Claim.objects.live_at(timezone.now()).filter(version_id__in=list(version_ids))
    return dict(live.values_list("version_id", "actor"))


def seconds_since_claim(version_id: UUID, actor: str) -> int | None:
    """How long this actor has held the claim; None without a live one. Call it inside the project's scope."""
    now = timezone.now()
    live = Claim.objects.live_at(now).filter(version_id=version_id, actor=actor)
    taken_at = live.values_list("taken_at", flat=True).first()
    return None if taken_at is None else max(0, int((now - taken_at).total_seconds()))


def forget_old() -> int:
    """Clear away claims that ran out long ago, in every project; returns how many."""
    return Claim.objects.using(EVERYWHERE).filter(leased_until__lt=timezone.now() - KEPT_AFTER_LEASE).delete()[0]


def _take(version_id: UUID, project_id: UUID, actor: str) -> bool:
    now = timezone.now()
    given: dict[str, Any] = {
        "version": version_id,
        "project": project_id,
        "actor": actor,
        "now": now,
        "until": now + LEASE,
    }
    with connection.cursor() as cursor:
        cursor.execute(TAKE, given)
        return bool(cursor.rowcount == 1)


def _free(waiting: VersionQuerySet, actor: str) -> VersionQuerySet:
    held = Claim.objects.live_at(timezone.now()).filter(version=OuterRef("pk"))
    answered = Decision.objects.first_of_four_eyes().filter(version=OuterRef("pk"), actor=actor)
    return waiting.filter(~Exists(held), ~Exists(answered))


def _mine(waiting: VersionQuerySet, actor: str) -> UUID | None:
    mine = Claim.objects.live_at(timezone.now()).filter(version=OuterRef("pk"), actor=actor)
    return waiting.filter(Exists(mine)).values_list("pk", flat=True).first()
