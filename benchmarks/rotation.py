"""What a new key costs after a deletion, and what tombstones cost at the start: `python -m benchmarks.rotation`.

Starts a PostgreSQL of its own and throws it away. One person has 5,000 memories, each with the turn it rests on, of
which one is deleted: the time of each step until the old key is destroyed is printed, without the 35 s that are waited
between the two, and how long other writers of that person have to wait at most. Then there are a million memories of
others and 100,000 tombstones: the time of an ordinary start, of a look by /readyz, and of the first start after a
backup came back from before all of the erasures, with 1,000 of the erased in it. Exit status 1 when a rotation takes
longer than its limit.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar
from uuid import UUID, uuid4

import psycopg

from benchmarks.exports import build
from benchmarks.ledger import own_server

LIMIT_SECONDS = 25.0  # a minute, less what is waited for other processes
BATCH = 100_000
BACK = 1_000

MEMORIES = """
    INSERT INTO memory_core_memory (id, project_id, subject_id, owner_id, scopes, immutable, created_at)
    SELECT uuidv7(make_interval(mins => -n)), %(project)s, %(owner)s, %(owner)s, %(filler)s, false, now()
    FROM generate_series(%(first)s, %(last)s) AS n
"""

T = TypeVar("T")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--memories", type=int, default=5_000)
    parser.add_argument("--others", type=int, default=1_000_000)
    parser.add_argument("--tombstones", type=int, default=100_000)
    options = parser.parse_args()
    with own_server():
        person = build(options.memories)
        seconds = rotation_of(person)
        replay_of(person, options.others, options.tombstones)
    if seconds > LIMIT_SECONDS:
        sys.exit(f"A rotation took {seconds:.1f} s and should take no more than {LIMIT_SECONDS:.0f} s.")


def rotation_of(person: Any) -> float:
    from django.utils import timezone

    from memory_core import vault
    from memory_core.models import Memory
    from memory_core.services import erasure, resealing, rotation
    from memory_core.tenancy import project_scope

    with project_scope(person.project_id):
        rows = sum(table.count() for table in resealing.sealed_rows(person.pk))
        doomed = Memory.objects.values_list("pk", flat=True)[0]
    _timed("one memory deleted", lambda: erasure.erase_memory(person.project_id, doomed, actor="system:bench"))
    waits = _waits_noted()
    _, first = _timed(f"new key, {rows:,} rows sealed under it", rotation.run_due)
    later = timezone.now() + rotation.SETTLE + timedelta(seconds=1)
    finished, second = _timed("looked again, old key destroyed", lambda: rotation.run_due(now=later))
    assert finished == 1 and list(vault.generations(person.pk)) == [2]
    print(f"rotation: {first + second:.2f} s; other writers of the person wait {max(waits):.2f} s at most", flush=True)
    return first + second


def _waits_noted() -> list[float]:
    """How long each of the transactions holds the lane, filled as they end."""
    from memory_core.services import resealing

    waits, move = [0.0], resealing._move

    def noted(*given: Any) -> Any:
        begun = time.perf_counter()
        moved = move(*given)
        waits.append(time.perf_counter() - begun)
        return moved

    setattr(resealing, "_move", noted)  # noqa: B010 - a name that mypy would not let us change
    return waits


def replay_of(person: Any, others: int, tombstones: int) -> None:
    from memory_core.keyring.models import ErasedRow
    from memory_core.models import Memory, TombstoneMark
    from memory_core.services import tombstones as service

    _crowd(person, others)
    ErasedRow.objects.bulk_create(
        [ErasedRow(memory_id=uuid4(), owner_id=person.pk) for _ in range(tombstones)], batch_size=10_000
    )
    service.replay()
    ErasedRow.objects.update(erased_at=_long_ago())
    TombstoneMark.objects.using("maintenance").update(up_to=_long_ago() + timedelta(hours=1))
    print(f"{others:,} memories of others, {tombstones:,} tombstones", flush=True)
    _timed("ordinary start, nothing new", service.replay)
    _timed("/readyz looks", service.outstanding)
    back = list(Memory.objects.using("maintenance").order_by("pk").values_list("pk", flat=True)[:BACK])
    ErasedRow.objects.bulk_create([ErasedRow(memory_id=pk, owner_id=person.pk) for pk in back])
    ErasedRow.objects.filter(pk__in=back).update(erased_at=_long_ago())
    TombstoneMark.objects.using("maintenance").all().delete()
    _timed("all of them looked for (a backup from before)", service.outstanding)
    replayed, _ = _timed(f"the same, {BACK:,} memories erased again", service.replay)
    assert replayed.memories == BACK, replayed


def _crowd(person: Any, number: int) -> None:
    from django.conf import settings

    values = {"project": person.project_id, "owner": _another(person), "filler": os.urandom(60)}
    with psycopg.connect(settings.URLS.maintenance, cursor_factory=psycopg.ClientCursor) as connection:
        for first in range(1, number + 1, BATCH):
            row = {**values, "first": first, "last": min(first + BATCH - 1, number)}
            connection.cursor().execute(MEMORIES.encode(), row)
        connection.commit()
    with psycopg.connect(settings.URLS.owner, autocommit=True) as connection:
        connection.execute("ANALYZE memory_core_memory")


def _another(person: Any) -> UUID:
    from memory_core.services import subjects
    from memory_core.tenancy import project_scope

    with project_scope(person.project_id):
        return subjects.find_or_create(person.project_id, "another").pk


def _long_ago() -> Any:
    from django.utils import timezone

    return timezone.now() - timedelta(days=1)


def _timed(name: str, work: Callable[[], T]) -> tuple[T, float]:
    begun = time.perf_counter()
    result = work()
    seconds = time.perf_counter() - begun
    print(f"{name}: {seconds:.3f} s", flush=True)
    return result, seconds


if __name__ == "__main__":
    main()
