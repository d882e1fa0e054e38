"""How long a round of maintenance takes over 100,000 memories: `python -m benchmarks.maintenance`.

Starts a PostgreSQL of its own and throws it away. Everything is sealed and indexed as in production; texts are made
from a few words, and vectors are those of the local embedder. Of each person's memories a fifth has expired, a tenth
are plans that are over, a fifth is of no use, and a tenth says the same as another. Prints a look, a round and its
undoing in seconds, of the process's own CPU too, and the most memory that the process had.
"""

import argparse
import resource
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import islice
from typing import Any

from benchmarks.ledger import own_server

BATCH = 2_000
WORDS = ("garden", "boat", "piano", "cello", "bread", "river", "train", "lamp", "chess", "tea", "letter", "carpet")


def build(memories: int, people: int) -> Any:
    """A project full of things to tidy up."""
    from memory_core.models import Memory, MemoryVersion, Posting, RecallEntry, VectorEntry
    from memory_core.services import subjects
    from memory_core.tenancy import project_scope

    project = subjects.create_project("Big", "big")
    with project_scope(project.pk):
        owners = [subjects.find_or_create(project.pk, f"person-{number}") for number in range(people)]
    rows = _rows(project, owners, memories)
    while batch := list(islice(rows, BATCH)):
        with project_scope(project.pk):
            for model in (Memory, MemoryVersion, RecallEntry, Posting, VectorEntry):
                made: list[Any] = [row for some in batch for row in some if isinstance(row, model)]
                model._default_manager.bulk_create(made)
    return project


def _rows(project: Any, owners: list[Any], memories: int) -> Iterator[list[Any]]:
    from memory_core.services import indexing
    from memory_core.services.policy import rules_stamp

    stamp, space = rules_stamp(project), _space(project)
    for number in range(memories):
        owner, mine = owners[number % len(owners)], number // len(owners)
        text = _text(mine)
        [embedded] = indexing.embed([text])
        yield _one(owner, text, mine, stamp, space, embedded.in_spaces[0].vectors[0])


def _space(project: Any) -> int:
    from memory_core.services import indexing
    from memory_core.tenancy import project_scope

    with project_scope(project.pk):
        return indexing.space_id()


def _text(number: int) -> str:
    """Every tenth repeats the one before."""
    number = number - 1 if number % 10 == 9 else number
    first, second = WORDS[number % len(WORDS)], WORDS[number // len(WORDS) % len(WORDS)]
    return f"User keeps the {first} number {number} beside the {second} at home"


def _one(owner: Any, text: str, number: int, stamp: str, space: int, vector: list[float]) -> list[Any]:
    from django.utils import timezone

    from memory_core import blinding, vault
    from memory_core.engine.tokens import terms
    from memory_core.models import Memory, MemoryVersion, Posting, RecallEntry, VectorEntry

    long_ago = timezone.now() - timedelta(days=400)
    scope = {"project_id": owner.project_id, "owner_id": owner.pk}
    memory = Memory(subject=owner, created_at=long_ago, **scope)
    version = MemoryVersion(memory=memory, text=text, content_mac=vault.mac(owner.pk, "content", text), **scope)
    version.status, version.decided_at, version.decided_by = "approved", long_ago, "system:screening"
    version.recorded_at = version.said_at = long_ago
    version.proposed_by, version.rules_version = "system:extraction", stamp
    if number % 10 in (0, 1):
        version.expires_on = long_ago.date()
    elif number % 10 == 2:
        version.kind, version.valid_to = "plan", long_ago
    elif number % 10 in (3, 4):
        version.importance = 2
    found = sorted(set(terms(text)))
    entry = RecallEntry(version=version, length=len(found), said_at=long_ago, importance=version.importance, **scope)
    postings = [Posting(version=version, term=term, frequency=1, **scope) for term in blinding.hashes(owner.pk, found)]
    turned = VectorEntry(version=version, space_id=space, vector=blinding.turn(owner.pk, vector), **scope)
    return [memory, version, entry, *postings, turned]


def measure(project: Any) -> None:
    from audit import maintenance, maintenance_rules, maintenance_undo

    maintenance_rules.change(project.pk, {"unused": 1, "merge_alone": 1}, actor="system:benchmark")

    def whole(dry_run: bool) -> Any:
        run = maintenance.start(project.pk, actor="system:benchmark", dry_run=dry_run)
        while run.finished_at is None:
            run = maintenance.proceed(run.pk, project.pk)
        return run

    def undone(run: Any) -> Any:
        run = maintenance_undo.undo_run(run.pk, project_id=project.pk, actor="system:benchmark")
        while run.undone_at is None:
            run = maintenance_undo.proceed(run.pk, project.pk)
        return run

    print(f"{'':12} {'seconds':>9} {'CPU':>7}")
    _timed("a look", lambda: whole(dry_run=True))
    run = _timed("a round", lambda: whole(dry_run=False))
    _timed("nothing left", lambda: whole(dry_run=False))
    back = _timed("its undoing", lambda: undone(run))
    print(f"expired {run.expired:,}, over {run.passed:,}, of no use {run.unused:,}, merged {run.merged:,}")
    print(f"taken back {back.undone:,}, not taken back {back.refused:,}")
    print(f"most memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


def _timed(name: str, act: Callable[[], Any]) -> Any:
    before, cpu = time.perf_counter(), time.process_time()
    result = act()
    print(f"{name:12} {time.perf_counter() - before:9.1f} {time.process_time() - cpu:7.1f}", flush=True)
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--memories", type=int, default=100_000)
    parser.add_argument("--people", type=int, default=200)
    options = parser.parse_args()
    with own_server():
        began = time.perf_counter()
        project = build(options.memories, options.people)
        print(
            f"{options.memories:,} memories of {options.people:,} people, {time.perf_counter() - began:.0f} s to make"
        )
        measure(project)


if __name__ == "__main__":
    main()
