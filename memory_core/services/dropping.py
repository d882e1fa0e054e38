"""What is left of a retired space goes when the grace is over; until then one can go back to it."""

import time

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from memory_core.models import EmbeddingSpace, VectorEntry
from memory_core.services import spaces

EVERYWHERE = "maintenance"
ACTOR = "system:embedding"
BATCH = 2_000
TURN_SECONDS = 5


def drop_old() -> int:
    """Delete retired spaces whose grace is over, as far as one turn goes; returns how many went whole."""
    until = time.monotonic() + TURN_SECONDS
    return sum(_drop(space, until) for space in _over())


def _over() -> QuerySet[EmbeddingSpace]:
    return EmbeddingSpace.objects.retired_before(timezone.now() - settings.CANDOR_EMBEDDING_GRACE).order_by("pk")


def _drop(space: EmbeddingSpace, until: float) -> bool:
    while time.monotonic() < until:
        if not _drop_some(space.pk):
            return _drop_row(space)
    return False


def _drop_some(space_id: int) -> int:
    """A batch, with the space locked: who wants it back waits, and then finds it no more whole. 0 when none is left."""
    with transaction.atomic(using=EVERYWHERE):
        space = EmbeddingSpace.objects.using(EVERYWHERE).select_for_update().retired().filter(pk=space_id).first()
        if space is None:
            return 0
        vectors = VectorEntry.objects.using(EVERYWHERE).filter(space=space)
        batch = vectors.select_for_update(skip_locked=True).values_list("pk", flat=True)[:BATCH]
        return vectors.filter(pk__in=list(batch)).order_by()._raw_delete(EVERYWHERE)


def _drop_row(space: EmbeddingSpace) -> bool:
    with transaction.atomic():
        over = _over().select_for_update().filter(pk=space.pk).first()
        if over is None or VectorEntry.objects.using(EVERYWHERE).filter(space=over).exists():
            return False
        EmbeddingSpace.objects.filter(pk=over.pk)._raw_delete("default")
        spaces.note("embedding.dropped", actor=ACTOR, model=str(over.of))
    return True
