"""Filling a space: what has no vector in it yet is embedded batch by batch, and when nothing is missing it answers.

A round goes through what is missing, in the order of whose it is. It holds a lease that is renewed with every batch,
so two workers do not do the same; what one has stored stays when it is killed, and the next round goes on from there.
Models are called with no transaction open. A model that fails gets ever more time to come back.
"""

import logging
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from uuid import UUID

from django.conf import settings
from django.db import OperationalError, transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone
from psycopg.errors import LockNotAvailable

from memory_core import vault
from memory_core.engine.types import Embedder
from memory_core.errors import Conflict, KeyDestroyed, ProviderError
from memory_core.models import EmbeddingSpace, MemoryVersion, RecallEntry, VectorEntry
from memory_core.models.index import EmbeddingSpaceQuerySet
from memory_core.providers import active
from memory_core.services import breaker, indexing, lanes, spaces
from memory_core.services.indexing import InSpace, Vectors
from memory_core.tenancy import project_scope

log = logging.getLogger(__name__)

EVERYWHERE = "maintenance"
ACTOR = "system:embedding"
BATCH = 100  # some 250 passages, one call of a remote model
BATCH_SECONDS = 2  # or fewer where the pace is slower, so that the lease is renewed often
TURN_SECONDS = 8
LAST_LOOK_SECONDS = 60  # for all that may not be embedded to be looked at once more
SWITCH_PATIENCE = timedelta(seconds=2)
FIRST_RETRY = timedelta(seconds=5)
LAST_RETRY = timedelta(minutes=10)
MOST_REFUSED = 50
REFUSES = "The model refuses too many of the texts."
PROBE = "How wide is this?"

Place = tuple[UUID, UUID, UUID]  # owner, version, project: the order of a round

# How far this process has come with a space: to look through what is done already takes seconds for a million.
_reached: dict[int, Place] = {}


@dataclass(slots=True)
class Round:
    """How many versions a round embedded, how many it had to leave out (and the model refused), and whether it got
    to the end."""

    filled: int = 0
    left_out: int = 0
    refused: int = 0
    is_whole: bool = False


def rebuild() -> int:
    """Go on building the wanted space, and let it answer once it is whole; returns how many versions were embedded."""
    space = spaces.aim()
    if space is None:
        return 0
    done = _fill(space, probed=True)
    return done.filled if done else 0


def fill_gaps() -> int:
    """Embed what the space that answers lacks, as after its model was down; returns how many versions."""
    if not breaker.is_back(breaker.EMBEDDING):
        return 0
    spaces.answering()  # there is one from now on
    space = EmbeddingSpace.objects.answering().get()
    if not space.fault and _counted_missing(space.pk, 0) == 0:
        return 0
    done = _fill(space, probed=bool(space.fault))
    return done.filled if done else 0


def probe(embedder: Embedder) -> None:
    """Raises ProviderError when a model does not answer, or with vectors of another width than its space has."""
    embedder.embed([PROBE])


def _next_batch(space_id: int, after: Place | None) -> list[Place]:
    entries = _missing(space_id)
    if after is not None:
        owner, version, _ = after
        entries = entries.filter(Q(owner_id__gt=owner) | Q(owner_id=owner, version_id__gt=version), owner_id__gte=owner)
    rows = entries.order_by("owner_id", "version_id").values_list("owner_id", "version_id", "project_id")
    return list(rows[: min(BATCH, settings.CANDOR_EMBEDDING_PER_MINUTE * BATCH_SECONDS // 60)])


def _missing(space_id: int) -> QuerySet[RecallEntry]:
    """The versions in the index that have no vector in a space, of whatever project."""
    has_vector = VectorEntry.objects.filter(version=OuterRef("version"), space=space_id)
    return RecallEntry.objects.using(EVERYWHERE).filter(~Exists(has_vector))


def _fill(space: EmbeddingSpace, *, probed: bool) -> Round | None:
    """One round, by one worker at a time. None where another one is at it, or where the model needs time.

    `probed`: the model is tried before anything is opened for it.
    """
    fence = _claim(space)
    if fence is None:
        return None
    try:
        embedder = active.embedder(space.of)
        if probed:
            probe(embedder)
        done = _go_through(space, fence, embedder)
        _note_end(space, fence, done)
        if done.is_whole and space.state == EmbeddingSpace.State.BUILDING:
            _switch(space, fence, done.left_out)
    except ProviderError as error:
        _back_off(space, fence, error)
        return None
    except Conflict:  # another worker has it by now, or it is not wanted any more
        return None
    finally:
        _held(space, fence).update(leased_until=None)
    return done


def _go_through(space: EmbeddingSpace, fence: int, embedder: Embedder) -> Round:
    """From where this process stopped the last time, and once the end is reached, all of it again from the start."""
    done, until = Round(), time.monotonic() + TURN_SECONDS
    after = _reached.pop(space.pk, None)
    is_from_start = after is None
    while time.monotonic() < until:
        began = time.monotonic()
        batch = _next_batch(space.pk, after)
        if not batch and is_from_start:
            done.is_whole = True
            return done
        if not batch:
            after, is_from_start, done.left_out, done.refused = None, True, 0, 0
            until = time.monotonic() + LAST_LOOK_SECONDS
            continue
        after = batch[-1]
        filled = _fill_batch(space, batch, embedder, done)
        done.filled += filled
        done.left_out += len(batch) - filled
        _renew(space, fence, filled)
        _pace(filled, began)
    if after is not None:
        _reached[space.pk] = after
    return done


def _fill_batch(space: EmbeddingSpace, batch: Sequence[Place], embedder: Embedder, done: Round) -> int:
    versions = list(_opened(batch))
    if not versions:
        return 0
    found = _embedded(embedder, [version.text for version in versions], done)
    pairs = [(version, vectors) for version, vectors in zip(versions, found, strict=True) if vectors]
    return sum(
        _store(space, project_id, owner_id, list(group))
        for (project_id, owner_id), group in groupby(pairs, lambda pair: (pair[0].project_id, pair[0].owner_id))
    )


def _opened(batch: Sequence[Place]) -> Iterator[MemoryVersion]:
    """What an agent could ever be given of it. Of a restricted person, or of what is on its way out, nothing is sent
    to a model; it is made up when that changes."""
    for project_id, places in groupby(sorted(batch, key=_project), _project):
        with project_scope(project_id):
            readable = MemoryVersion.objects.readable(expired=True, superseded=True)
            found = list(readable.filter(pk__in=[place[1] for place in places]).order_by("owner_id", "pk"))
            vault.load(version.owner_id for version in found)
            yield from [version for version in found if _opens(version)]


def _project(place: Place) -> UUID:
    return place[2]


def _opens(version: MemoryVersion) -> bool:
    try:
        return version.opens
    except ValueError:
        log.warning("version %s does not open, and has no vector", version.pk)
        return False


def _embedded(embedder: Embedder, texts: Sequence[str], done: Round) -> list[Vectors | None]:
    """None for a text that the model refuses. Raises ProviderError when it is the model that fails, not a text."""
    try:
        return list(indexing.passages_embedded(embedder, texts))
    except ProviderError as error:
        if error.retryable:
            raise
    probe(embedder)
    found = [_embedded_alone(embedder, text) for text in texts]
    done.refused += found.count(None)
    if done.refused > MOST_REFUSED:
        raise ProviderError(REFUSES, retryable=False)
    return found


def _embedded_alone(embedder: Embedder, text: str) -> Vectors | None:
    try:
        [vectors] = indexing.passages_embedded(embedder, [text])
    except ProviderError as error:
        if error.retryable:
            raise
        return None
    return vectors


def _store(
    space: EmbeddingSpace, project_id: UUID, owner_id: UUID, pairs: Sequence[tuple[MemoryVersion, Vectors]]
) -> int:
    """With the owner's lane held, so that nothing is written beside an erasure or a change of words."""
    try:
        with project_scope(project_id):
            lanes.hold(project_id, owner_id)
            ids = [version.pk for version, _ in pairs]
            words = dict(MemoryVersion.objects.filter(pk__in=ids).values_list("pk", "content_mac"))
            entries = RecallEntry.objects.select_for_update().filter(version__in=words)
            live = dict(entries.order_by("version_id").values_list("version_id", "live"))
            still = [
                (version, vectors)
                for version, vectors in pairs
                if version.pk in live and bytes(words[version.pk]) == bytes(version.content_mac)
            ]
            indexing.store(
                row
                for version, vectors in still
                for row in indexing.vector_rows(version, InSpace(space.pk, vectors), live=live[version.pk])
            )
    except KeyDestroyed:
        return 0
    return len(still)


def _switch(space: EmbeddingSpace, fence: int, left_out: int) -> bool:
    """Let the new space answer, unless somebody is in the middle of writing, or has written what it lacks."""
    if _counted_missing(space.pk, left_out) > left_out:
        return False
    try:
        with transaction.atomic():
            spaces.close_gate(patience=SWITCH_PATIENCE)
            held = _held(space, fence).building().select_for_update().first()
            if held is None or _counted_missing(space.pk, left_out) > left_out:
                return False
            spaces.activate(held, actor=ACTOR)
    except OperationalError as error:
        if not isinstance(error.__cause__, LockNotAvailable):
            raise
        log.info("Somebody is writing for long; the new space answers at the next round.")
        return False
    return True


def _counted_missing(space_id: int, expected: int) -> int:
    """How many versions have no vector in a space; counted to one more than expected."""
    return _missing(space_id).values("pk")[: expected + 1].count()


def _claim(space: EmbeddingSpace) -> int | None:
    """Take the space when nobody holds it and its model need not rest; returns the fencing token."""
    free = EmbeddingSpace.objects.free_at(timezone.now()).filter(pk=space.pk)
    until = timezone.now() + settings.CANDOR_LEASE
    if not free.update(leased_until=until, fence=F("fence") + 1):
        return None
    space.refresh_from_db()
    if space.state == EmbeddingSpace.State.BUILDING:
        total = RecallEntry.objects.using(EVERYWHERE).count()
        done = VectorEntry.objects.using(EVERYWHERE).filter(space=space.pk, part=0).count()
        _held(space, space.fence).update(total=total, done=done)
    return space.fence


def _held(space: EmbeddingSpace, fence: int) -> EmbeddingSpaceQuerySet:
    return EmbeddingSpace.objects.filter(pk=space.pk, fence=fence)


def _renew(space: EmbeddingSpace, fence: int, filled: int) -> None:
    """Note how far it has come. Raises Conflict when another worker has it, or nobody wants it any more."""
    held = _held(space, fence).filter(state=space.state)
    if not held.update(leased_until=timezone.now() + settings.CANDOR_LEASE, done=F("done") + filled):
        raise Conflict("This space is another worker's by now.")


def _note_end(space: EmbeddingSpace, fence: int, done: Round) -> None:
    _held(space, fence).update(failures=0, retry_at=None, fault="", left_out=done.left_out if done.is_whole else 0)


def _back_off(space: EmbeddingSpace, fence: int, error: ProviderError) -> None:
    log.warning("the model of %s fails: %s", space.of, error.detail)
    rest = min(FIRST_RETRY * 2 ** min(space.failures, 10), LAST_RETRY)
    _held(space, fence).update(
        failures=F("failures") + 1, retry_at=timezone.now() + rest, fault=error.detail[: spaces.FAULT_CHARS]
    )


def _pace(filled: int, began: float) -> None:
    """No faster than CANDOR_EMBEDDING_PER_MINUTE."""
    at_least = filled * 60 / settings.CANDOR_EMBEDDING_PER_MINUTE
    time.sleep(max(0.0, at_least - (time.monotonic() - began)))
