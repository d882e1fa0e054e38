"""Sessions that nobody ended: they are over when nothing has been added to them for CANDOR_SESSION_IDLE."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import F, Max, OuterRef, Q, Subquery
from django.utils import timezone

from memory_core import vault
from memory_core.errors import KeyDestroyed
from memory_core.models import EndedSession, MemoryVersion, Turn
from memory_core.services import lanes, sessions
from memory_core.services.ledger import act
from memory_core.services.subjects import Names, Owner
from memory_core.tenancy import project_scope

EVERYWHERE = "maintenance"
LOOKED_BACK = timedelta(days=2)
BATCH = 100


def end_idle(*, now: datetime | None = None) -> int:
    """End what has been idle for long enough; returns how many sessions. Nothing where the setting is 0."""
    if not settings.CANDOR_SESSION_IDLE:
        return 0
    before = (now or timezone.now()) - settings.CANDOR_SESSION_IDLE
    return sum(_end(*run) for run in _idle_since(before))


def _idle_since(before: datetime) -> list[tuple[UUID, UUID, bytes]]:
    """The runs whose last turn came in before, and that nobody has ended since."""
    mine = EndedSession.objects.filter(owner_id=OuterRef("owner_id"), run_mac=OuterRef("run_mac"))
    ended = Subquery(mine.order_by("-ended_at").values("ended_at")[:1])
    turns = Turn.objects.using(EVERYWHERE).exclude(run_mac=b"").filter(recorded_at__gte=before - LOOKED_BACK)
    runs = turns.order_by().values("project_id", "owner_id", "run_mac").annotate(last=Max("recorded_at"), ended=ended)
    idle = runs.filter(Q(ended=None) | Q(ended__lt=F("last")), last__lt=before).order_by("last")
    return [(run["project_id"], run["owner_id"], bytes(run["run_mac"])) for run in idle[:BATCH]]


def _end(project_id: UUID, owner_id: UUID, run_mac: bytes) -> bool:
    """Under the names it was ended with before, or else those of its memories; False where none of them may be read."""
    with project_scope(project_id):
        told = MemoryVersion.objects.readable(expired=True).filter(owner_id=owner_id, memory__run_mac=run_mac)
        latest = told.select_related("memory__subject").order_by("-said_at", "-pk").first()
        vault.load([owner_id])
        if latest is None:
            return False
        owner = Owner(project_id, latest.memory.subject)
        before = EndedSession.objects.of_run(owner_id, run_mac).order_by("-ended_at").first()
        names = Names(**(before.names if before else latest.memory.scopes))
    try:
        with act(project_id) as entries:
            lanes.hold(project_id, owner_id)
            sessions.ended(owner, names, actor=sessions.ACTOR, key_id=None, entries=entries)
    except KeyDestroyed:  # erased at this moment
        return False
    return True
