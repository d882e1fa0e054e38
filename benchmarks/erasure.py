"""How long the erasure of a person with 5,000 memories takes, verification included: `python -m benchmarks.erasure`.

Starts a PostgreSQL of its own and throws it away. Each memory rests on a turn, stands in the search index with twenty
terms and a vector, has its entries in the ledger and was read; everything is sealed. Others have 100,000 memories more,
which the verification looks through as well. Prints the time of each step. Exit status 1 when all of it takes longer
than its limit, or when something is left.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable
from typing import Any, TypeVar

import psycopg

from benchmarks.exports import build
from benchmarks.ledger import own_server
from benchmarks.queue import BATCH, DECIDED

LIMIT_SECONDS = 60.0
WIDTH = 256

INDEXED = """
    WITH entries AS (
        INSERT INTO memory_core_recallentry
            (version_id, project_id, owner_id, live, length, said_at, importance, by_user)
        SELECT id, project_id, owner_id, true, 20, said_at, 5, true FROM memory_core_memoryversion
        WHERE owner_id = %(owner)s RETURNING version_id, project_id, owner_id
    ), terms AS (
        INSERT INTO memory_core_posting (project_id, owner_id, live, term, version_id, frequency)
        SELECT project_id, owner_id, true, hashtextextended(version_id::text, n), version_id, 1
        FROM entries, generate_series(1, 20) AS n
    )
    INSERT INTO memory_core_vectorentry (space_id, project_id, owner_id, live, version_id, part, vector)
    SELECT %(space)s, project_id, owner_id, true, version_id, 0,
           (SELECT array_agg(random())::vector::halfvec FROM generate_series(1, %(width)s) WHERE version_id IS NOT NULL)
    FROM entries
"""

T = TypeVar("T")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--memories", type=int, default=5_000)
    parser.add_argument("--others", type=int, default=100_000)
    options = parser.parse_args()
    with own_server():
        seconds = measure(options.memories, options.others)
    if seconds > LIMIT_SECONDS:
        sys.exit(f"It took {seconds:.1f} s and should take no more than {LIMIT_SECONDS:.0f} s.")


def measure(memories: int, others: int) -> float:
    from audit import erasure, receipts
    from audit.models import Receipt
    from memory_core.tenancy import project_scope

    person = build(memories)
    _index(person)
    _crowd(person, others)
    project = person.project_id
    planned, _ = _timed("plan", lambda: erasure.plan(person))
    print(f"  {sum(planned.stores.values()):,} rows in {sum(map(bool, planned.stores.values()))} places", flush=True)
    run, erased = _timed(
        "unreachable, key destroyed, rows gone",
        lambda: erasure.start(person.pk, project_id=project, actor="agent:bench"),
    )
    assert run.unreachable_at and run.key_destroyed_at
    print(f"  unreachable after {(run.unreachable_at - run.started_at).total_seconds():.2f} s", flush=True)
    print(f"  key destroyed after {(run.key_destroyed_at - run.started_at).total_seconds():.2f} s", flush=True)
    _, verified = _timed("verified, receipt issued", lambda: erasure.proceed(run.pk))
    with project_scope(project):
        receipt = Receipt.objects.get()
    problems, _ = _timed("receipt verified again", lambda: receipts.verify(receipt))
    assert not problems, problems
    print(f"erasure with verification: {erased + verified:.1f} s")
    return erased + verified


def _index(person: Any) -> None:
    from memory_core.services import indexing

    _write(INDEXED, {"owner": person.pk, "space": indexing.space_id(), "width": WIDTH})


def _crowd(person: Any, number: int) -> None:
    from memory_core.services import subjects
    from memory_core.tenancy import project_scope

    with project_scope(person.project_id):
        people = [subjects.find_or_create(person.project_id, f"other-{n}").pk for n in range(100)]
    known = {"project": person.project_id, "people": people, "number": len(people), "filler": os.urandom(120)}
    for first in range(1, number + 1, BATCH):
        _write(DECIDED, {**known, "first": first, "last": min(first + BATCH - 1, number)})


def _write(statement: str, values: dict[str, Any]) -> None:
    from django.conf import settings

    with psycopg.connect(settings.URLS.maintenance, cursor_factory=psycopg.ClientCursor) as connection:
        connection.cursor().execute(statement.encode(), values)


def _timed(name: str, work: Callable[[], T]) -> tuple[T, float]:
    begun = time.perf_counter()
    result = work()
    seconds = time.perf_counter() - begun
    print(f"{name}: {seconds:.2f} s", flush=True)
    return result, seconds


if __name__ == "__main__":
    main()
