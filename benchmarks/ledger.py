"""What the ledger costs, and how fast it is checked: `python -m benchmarks.ledger [--entries N] [--decisions N]`.

Starts a PostgreSQL of its own that writes to disk as in production, and throws it away. A decision is a reviewer's
rejection through the service: locks, checks, the row, the decision and two entries. "Without" is the same with the
writing of entries left out. Prints tables, writes nothing.
"""

import argparse
import multiprocessing
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from uuid import UUID

from memory_core import databases
from memory_core.embedded.cluster import Cluster

ACTOR = "system:benchmark"
WRITERS = 8
BATCH = 1_000
HELD = "My phone number is +41 79 123 45 67, message {}."

Work = tuple[UUID, list[tuple[UUID, str]]]


@contextmanager
def own_server() -> Iterator[None]:
    """Databases of our own, before Django reads its settings."""
    with tempfile.TemporaryDirectory(prefix="candor-bench-") as folder:
        for name in [name for name in os.environ if name.startswith(("CANDOR_", "OPENAI_"))]:
            del os.environ[name]
        os.environ |= {"CANDOR_VAR": folder, "CANDOR_BROKER_URL": "memory://", "CANDOR_POOL_SIZE": "0"}
        os.environ |= {"DJANGO_SETTINGS_MODULE": "memory_core.settings", "CANDOR_LOG_LEVEL": "ERROR"}
        databases.create_master_key(os.environ)
        cluster = Cluster(Path(folder) / "postgres")
        cluster.init()
        cluster.start()
        try:
            _set_up()
            yield
        finally:
            cluster.stop()


def _set_up() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("bootstrap")


def checking(entries: int) -> None:
    """Write a long chain, witness it, check it."""
    from audit import ledger_check
    from memory_core.services import anchors, subjects

    project = subjects.create_project("Long", "long")
    written = timed(lambda: _fill(project.pk, entries))
    witnessed = timed(anchors.anchor)
    reports = []
    before = time.process_time()
    times = [timed(lambda: reports.append(ledger_check.verify("long"))) for _ in range(3)]
    cpu = (time.process_time() - before) / len(times)
    assert not reports[-1].all()
    print(f"chain of {reports[-1].chains[0].entries:,} entries")
    print(f"  written, {BATCH:,} to a transaction   {written:8.2f} s")
    print(f"  witnessed from nothing          {witnessed:8.2f} s")
    best, worst = min(times), max(times)
    print(f"  checked, best of {len(times)}               {best:8.2f} s (worst {worst:.2f}; {cpu:.2f} s of CPU)")


def _fill(project_id: UUID, entries: int) -> None:
    from memory_core.services import ledger

    for start in range(0, entries, BATCH):
        with ledger.act(project_id) as log:
            for number in range(start, min(start + BATCH, entries)):
                log.add("memory.approved", actor=ACTOR, subject_id=project_id, memory_id=project_id,
                        fields=["status"], number=number, reason="")  # fmt: skip


def timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def deciding(decisions: int) -> None:
    """Decisions alone and by eight at once, in one project and in eight."""
    print(f"\n{'writers':>8} {'projects':>9} {'':8} {'median':>10} {'p95':>10} {'decisions':>12}")
    for writers, projects in ((1, 1), (WRITERS, 1), (WRITERS, WRITERS)):
        for with_ledger in (True, False):
            work = _work(writers, projects, decisions // writers)
            taken, seconds = _at_once(work, with_ledger=with_ledger)
            name = "with" if with_ledger else "without"
            low, high = statistics.median(taken) * 1000, statistics.quantiles(taken, n=20)[-1] * 1000
            rate = len(taken) / seconds
            print(f"{writers:8} {projects:9} {name:8} {low:7.2f} ms {high:7.2f} ms {rate:9.0f} / s")


def _work(writers: int, projects: int, each: int) -> list[Work]:
    """Held memories for every writer, each about a person of its own."""
    from django.utils import timezone

    from memory_core.callers import Caller
    from memory_core.models import Scope
    from memory_core.services import ingest, subjects
    from memory_core.services.ingest import Post, Said
    from memory_core.services.subjects import Names

    made = [subjects.create_project("Bench", f"b{time.monotonic_ns()}") for _ in range(projects)]
    work: list[Work] = []
    for writer in range(writers):
        project = made[writer % projects]
        caller = Caller(project.pk, ACTOR, frozenset({Scope.WRITE}))
        said = tuple(Said("user", HELD.format(number)) for number in range(each))
        ingest.store_verbatim(caller, Post(said, Names(user_id=f"person {writer}"), timezone.now(), infer=False))
        work.append((project.pk, _shown(project.pk, f"person {writer}")))
    return work


def _shown(project_id: UUID, person: str) -> list[tuple[UUID, str]]:
    from audit import review
    from memory_core.models import MemoryVersion
    from memory_core.services import subjects
    from memory_core.tenancy import project_scope

    with project_scope(project_id):
        versions = MemoryVersion.objects.filter(memory__subject=subjects.find(project_id, person), status="pending")
        return [(one.pk, review.shown_mac(one)) for one in versions.select_related("memory").order_by("pk")]


def _at_once(work: Sequence[Work], *, with_ledger: bool) -> tuple[list[float], float]:
    """Every writer a process; returns what each decision took, and the seconds from the first to the last."""
    from django.db import connections

    connections.close_all()
    context = multiprocessing.get_context("fork")
    start, results = context.Barrier(len(work)), context.SimpleQueue()
    writers = [context.Process(target=_decide, args=(one, start, results, with_ledger)) for one in work]
    for writer in writers:
        writer.start()
    told = [results.get() for _ in work]
    for writer in writers:
        writer.join()
    seconds = max(end for _, _, end in told) - min(begun for _, begun, _ in told)
    return [one for taken, _, _ in told for one in taken], seconds


def _decide(work: Work, start, results, with_ledger: bool) -> None:  # type: ignore[no-untyped-def]
    from audit import review
    from memory_core.services.ledger import Log

    if not with_ledger:
        Log.write = lambda self: None  # type: ignore[method-assign]
    project_id, shown = work
    first, *rest = shown

    def reject(held: tuple[UUID, str]) -> None:
        review.reject(held[0], project_id=project_id, actor=ACTOR, shown_mac=held[1], reason="trivial")

    reject(first)  # opens the connections and the keys
    start.wait()
    begun = time.perf_counter()
    taken = [timed(partial(reject, held)) for held in rest]
    results.put((taken, begun, time.perf_counter()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--decisions", type=int, default=800)
    options = parser.parse_args()
    with own_server():
        checking(options.entries)
        deciding(options.decisions)


if __name__ == "__main__":
    main()
