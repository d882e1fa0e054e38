"""How long a copy of everything about one person takes, with 5,000 memories: `python -m benchmarks.exports`.

Starts a PostgreSQL of its own and throws it away. Each memory rests on a turn, has its entries in the ledger and was
read; everything is sealed. Prints, for JSON and CSV, the time it takes to make and to read the copy, its size, and
how much memory the process needed on top. Exit status 1 when one takes longer than its limit.
"""

import argparse
import resource
import sys
import time
from datetime import timedelta
from typing import Any

from benchmarks.ledger import own_server

LIMIT_SECONDS = 10.0
BATCH = 1_000
READS = 2_000
READ_AT_ONCE = 10


def build(memories: int) -> Any:
    from memory_core.models import Recall
    from memory_core.services import keys, subjects
    from memory_core.services.ledger import act
    from memory_core.tenancy import project_scope

    project = subjects.create_project("Big", "big")
    key, _ = keys.create(project, "kitchen-helper", actor="system:bench", scopes=["read"])
    with project_scope(project.pk):
        person = subjects.find_or_create(project.pk, "person")
    versions = []
    for first in range(0, memories, BATCH):
        with act(project.pk) as log:
            made = [_memory(person, number) for number in range(first, min(first + BATCH, memories))]
            for column in zip(*made, strict=True):
                type(column[0])._default_manager.bulk_create(column)
            for _, _, version, _ in made:
                log.add("memory.proposed", actor="system:extraction", version=version)
                log.add("memory.approved", actor="system:screening", version=version)
                versions.append(version.pk)
    with project_scope(project.pk):
        given = {"project": project, "owner_id": person.pk, "api_key": key, "face": "search"}
        spread = [[versions[(n * 7 + i) % memories] for i in range(READ_AT_ONCE)] for n in range(READS)]
        Recall.objects.bulk_create([Recall(versions=ids, **given) for ids in spread])
    return person


def _memory(person: Any, number: int) -> tuple[Any, Any, Any, Any]:
    from django.utils import timezone

    from memory_core import vault
    from memory_core.models import Evidence, Memory, MemoryVersion, Turn

    owner = {"project_id": person.project_id, "owner_id": person.pk}
    now = timezone.now() - timedelta(minutes=number)
    said = f"By the way, on day {number} I like my tea with {number % 7} spoons of sugar, please keep that in mind."
    mac = vault.mac(person.pk, "turn", said)
    turn = Turn(mac=mac, role="user", content=said, position=0, said_at=now, **owner)
    memory = Memory(subject=person, scopes={"agent_id": "kitchen-helper"}, slot=f"tea {number}", **owner)
    version = MemoryVersion(
        memory=memory,
        text=f"User likes tea with {number % 7} spoons of sugar on day {number}",
        value=f"{number % 7} spoons",
        reason="said so",
        metadata={"source": "chat", "number": number},
        categories=["preferences"],
        content_mac=mac,
        status="approved",
        decided_at=now,
        decided_by="system:screening",
        proposed_by="system:extraction",
        extractor="rules",
        rules_version="1",
        **owner,
    )
    return turn, memory, version, Evidence(version=version, project_id=person.project_id, turn=turn, start=12, end=60)


def measure(person: Any, format: str) -> float:
    """Seconds to make and read one copy, which are printed with the rest."""
    from audit import exports

    before = _peak_mb()
    began = time.perf_counter()
    export = exports.start(person, format=format, actor=person.actor)
    asked = time.perf_counter()
    export = exports.run(export.pk, person.project_id)
    made = time.perf_counter()
    size = sum(len(piece) for piece in exports.open(export, actor=person.actor))
    read = time.perf_counter()
    print(
        f"{format}: {export.done:,} rows asked for in {asked - began:.2f} s, made in {made - asked:.2f} s,"
        f" read in {read - made:.2f} s, {size / 1e6:.1f} MB, {_peak_mb() - before:.0f} MB more memory",
        flush=True,
    )
    return read - began


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--memories", type=int, default=5_000)
    asked = parser.parse_args()
    with own_server():
        person = build(asked.memories)
        seconds = [measure(person, format) for format in ("json", "csv")]
    return 0 if max(seconds) < LIMIT_SECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
