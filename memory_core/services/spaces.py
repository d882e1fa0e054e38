"""Which embedding model answers, which one is wanted, and the way from one to the other.

A space is every vector of one model, over all projects. One is ACTIVE: questions are embedded with its model and
compared with its vectors. When another model is wanted its space is BUILDING, until nothing is missing; then one
transaction makes it the active one. The old one is RETIRED, and dropped when the grace is over.

    BUILDING -> ACTIVE     complete            `services.rebuilding`
    ACTIVE   -> RETIRED    another is active
    BUILDING -> RETIRED    not wanted any more
    RETIRED  -> BUILDING   wanted again; what it lacks is made up, which may be nothing
"""

import logging
import time
from dataclasses import dataclass
from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

from memory_core.engine.embedding import EmbeddingModel
from memory_core.errors import ProviderError
from memory_core.models import EmbeddingSpace, Project
from memory_core.providers import active
from memory_core.services.ledger import act

log = logging.getLogger(__name__)

State = EmbeddingSpace.State

CACHE_SECONDS = 2.0
OVERLAP = timedelta(seconds=10)  # for so long a retired space is written, since other processes may still read it
TELL_SECONDS = 30.0
FAULT_CHARS = 300
# One lock for the whole installation: shared by whoever puts a version into the index, exclusive for a switch. So
# nothing is written into the old space alone between the last count and the switch.
GATE = 0x43414E45
GATE_SQL = f"""
    SELECT pg_advisory_xact_lock_shared({GATE});
    SELECT id FROM memory_core_embeddingspace
    WHERE state <> 'retired' OR retired_at > clock_timestamp() - interval '{OVERLAP.seconds} seconds'
"""  # noqa: S608 - constants of ours


@dataclass(frozen=True, slots=True)
class Space:
    id: int
    of: EmbeddingModel


@dataclass(frozen=True, slots=True)
class Spaces:
    """Where questions are asked, and where new versions get their vectors: there first, then in the others."""

    answering: Space
    written: tuple[Space, ...]


_known: tuple[float, Spaces] | None = None
_told: dict[int, float] = {}


def known() -> Spaces:
    """The spaces in use, as of CACHE_SECONDS ago at most. The first use of an installation makes its first one.

    What was read inside a transaction is not kept: it may be rolled back.
    """
    global _known
    now = time.monotonic()
    if _known is not None and now - _known[0] < CACHE_SECONDS:
        return _known[1]
    found = _read()
    if not connection.in_atomic_block:
        _known = (now, found)
    return found


def answering() -> Space:
    """The space that questions are asked in. Its id and its model belong together; never take one from elsewhere."""
    return known().answering


def forget() -> None:
    """Drop what this process remembers of the spaces."""
    global _known
    _known = None
    _told.clear()


def gate() -> frozenset[int]:
    """The spaces that a version put into the index now has to be in. Holds off a switch until the transaction ends.

    One round trip of two statements, the second with a snapshot of after the lock.
    """
    with connection.cursor() as cursor:
        cursor.execute(GATE_SQL)
        cursor.nextset()
        return frozenset(int(pk) for [pk] in cursor.fetchall())


def wanted() -> EmbeddingModel:
    """What a person chose, for as long as the settings are those it was chosen over; else what they ask for."""
    configured = active.configured()
    chosen = EmbeddingSpace.objects.chosen_over(configured).first()
    return chosen.of if chosen and active.offers(chosen.of) else configured


def aim() -> EmbeddingSpace | None:
    """See to it that what is being built, if anything, leads to the wanted model. Returns the space to build."""
    goal = wanted()
    if known().answering.of == goal and not EmbeddingSpace.objects.building().exists():
        return None
    with transaction.atomic():
        list(EmbeddingSpace.objects.select_for_update().order_by("pk"))
        return aim_at(wanted())


def aim_at(goal: EmbeddingModel) -> EmbeddingSpace | None:
    """The same for a model that is named. Call it in a transaction that holds the spaces."""
    others = EmbeddingSpace.objects.building().exclude(pk__in=EmbeddingSpace.objects.of(goal).values("pk"))
    others.update(state=State.RETIRED, retired_at=timezone.now(), leased_until=None, chosen_over="")
    space = EmbeddingSpace.objects.of(goal).first() or EmbeddingSpace.objects.create(
        provider=goal.provider, model=goal.model, dimensions=goal.dimensions, state=State.RETIRED
    )
    if space.state == State.RETIRED:
        space.state, space.retired_at, space.started_at = State.BUILDING, None, timezone.now()
        space.failures, space.retry_at, space.fault = 0, None, ""
        space.save()
    return space if space.state == State.BUILDING else None


def activate(space: EmbeddingSpace, *, actor: str) -> None:
    """Let a space answer from now on. Call it in a transaction that has closed the gate."""
    before = EmbeddingSpace.objects.answering().first()
    EmbeddingSpace.objects.answering().update(
        state=State.RETIRED, retired_at=timezone.now(), leased_until=None, fault="", chosen_over=""
    )
    space.state = State.ACTIVE
    space.save(update_fields=["state"])
    note("embedding.switched", actor=actor, model=str(space.of), before=str(before.of) if before else None)
    transaction.on_commit(forget)


def close_gate(*, patience: timedelta) -> None:
    """Wait until nobody is writing into the index, and hold off who wants to, until the transaction ends.

    Raises OperationalError when somebody took longer than `patience`: who wants to write waits behind us.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [f"{patience // timedelta(milliseconds=1)}ms"])
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [GATE])


def note(action: str, *, actor: str, model: str, before: str | None = None) -> None:
    """An entry in the ledger of every project, since a space holds vectors of all. Call it in the transaction."""
    for project_id in Project.objects.order_by("pk").values_list("pk", flat=True):
        with act(project_id) as entries:
            entries.add(action, actor=actor, model=model, before=before)


def tell(space_id: int, error: ProviderError) -> None:
    """Keep what is wrong with a space's model for people to see; at most twice a minute. No transaction may be open.

    The rebuilding tries the model again, and takes the word back once it answers.
    """
    now = time.monotonic()
    log.warning("embedder unavailable: %s", type(error).__name__)
    if now - _told.get(space_id, -TELL_SECONDS) < TELL_SECONDS:
        return
    _told[space_id] = now
    EmbeddingSpace.objects.filter(pk=space_id).exclude(fault=error.detail[:FAULT_CHARS]).update(
        fault=error.detail[:FAULT_CHARS]
    )


def _read() -> Spaces:
    written = _written()
    if not written or written[0].state != State.ACTIVE:
        _begin(active.configured())
        written = _written()
    spaces = tuple(Space(space.pk, space.of) for space in written if space.state != State.BUILDING or not space.fault)
    return Spaces(spaces[0], spaces)


def _written() -> list[EmbeddingSpace]:
    return list(EmbeddingSpace.objects.written(timezone.now() - OVERLAP))


def _begin(model: EmbeddingModel) -> None:
    """The first space of an installation; another process may be quicker."""
    EmbeddingSpace.objects.bulk_create(
        [EmbeddingSpace(provider=model.provider, model=model.model, dimensions=model.dimensions)],
        ignore_conflicts=True,
    )
    if not EmbeddingSpace.objects.answering().exists():
        EmbeddingSpace.objects.of(model).update(state=State.ACTIVE, retired_at=None)
