"""How fast memories come in: `python -m benchmarks.ingest [--json FILE]`.

Starts a PostgreSQL of its own that writes to disk as in production, and a web process. Everything is included: the key,
screening, sealing, embedding, the recall index and the ledger. `verbatim` posts one message with `infer: false` to a
person who grows meanwhile; `import` posts several hundred at once; `accept` posts an exchange that the local extractor
reads later, and `read` is that reading, in this process, one exchange after the other. Load over HTTP comes from wrk.
Exit status 1: a promise was not kept.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import requests

from benchmarks import measuring
from benchmarks.big_world import DID, WHAT, WHERE, WHICH, WHO
from benchmarks.ledger import own_server
from benchmarks.measuring import Spread
from benchmarks.queue import web

CLIENTS = (1, 8)
BATCHES = (10, 100, 500)
IMPORTED = 2_000  # messages per size of a batch
READ = 100  # exchanges
ADD_MS, IMPORTED_PER_SECOND = 10.0, 500.0
ADD = "/v3/memories/add/"
FACTS = ("I live in {}.", "I work as a {} maker.", "My favourite thing is the {} kitchen.", "I love {} music.")

Row = dict[str, Any]


def measured(seconds: int) -> Iterator[Row]:
    """A row for each way in."""
    from memory_core.services import keys, subjects

    project = subjects.create_project("Bench", "bench")
    _, secret = keys.create(project, "benchmark", actor="system:benchmark")
    with web() as base:
        for infer, what in ((False, "verbatim"), (True, "accept")):
            for clients in CLIENTS:
                bodies = [_body(f"{what} {clients} {person}", _said(person), infer) for person in range(8)]
                measuring.load(base + ADD, secret, bodies, clients=clients, seconds=1)  # warm
                spread = measuring.load(base + ADD, secret, bodies, clients=clients, seconds=seconds)
                yield {"what": what, "at once": 1, "clients": clients, **measuring.row_of(spread)}
        for size in BATCHES:
            spread = _imported(base, secret, size)
            yield {"what": "import", "at once": size, "clients": 1, **measuring.row_of(spread)}
    yield {"what": "read", "at once": 1, "clients": 1, **measuring.row_of(_read(project.pk))}


def _body(user_id: str, content: str, infer: bool) -> dict[str, Any]:
    return {"messages": [{"role": "user", "content": content}], "user_id": user_id, "infer": infer}


def _said(number: int) -> str:
    """Something new each time: wrk puts a number in."""
    return f"I saw the {WHICH[number]} {WHAT[number]} in {WHERE[number]} and counted {{n}} birds there."


def _imported(base: str, secret: str, size: int) -> Spread:
    """Times are of a whole post; the rate is of memories."""
    taken: list[float] = []
    with requests.Session() as agent:
        agent.headers["Authorization"] = f"Token {secret}"
        for batch in range(-1, IMPORTED // size):
            messages = [{"role": "user", "content": _fact(size, batch * size + at)} for at in range(size)]
            begun = time.perf_counter()
            answer = agent.post(base + ADD, json={"messages": messages, "user_id": f"import {size}", "infer": False})
            answer.raise_for_status()
            taken.append(time.perf_counter() - begun)
            assert len(answer.json()["results"]) + answer.json()["held"] == size
    spread = Spread.of(taken[1:])  # the first is warming up
    return Spread(spread.p50, spread.p95, size * (len(taken) - 1) / sum(taken[1:]))


def _fact(size: int, number: int) -> str:
    at = number + IMPORTED
    who, did, which = WHO[at % len(WHO)], DID[at // 7 % len(DID)], WHICH[at // 11 % len(WHICH)]
    return f"{who} {did} the {which} {WHAT[at % len(WHAT)]} in {WHERE[at // 3 % len(WHERE)]}, visit {size}-{at}."


def _read(project_id: Any) -> Spread:
    """The rule-based extractor, screening, reconciliation and storing of exchanges that wait."""
    from django.utils import timezone

    from memory_core.callers import Caller
    from memory_core.models import Scope
    from memory_core.services import ingest, processing
    from memory_core.services.ingest import Post, Said
    from memory_core.services.subjects import Names

    caller = Caller(project_id, "system:benchmark", frozenset({Scope.WRITE}))

    def one(number: int) -> None:
        said = FACTS[number % len(FACTS)].format(WHERE[number % len(WHERE)])
        messages = (Said("user", said), Said("assistant", "Good to know, thank you for telling me."))
        job = ingest.accept(caller, Post(messages, Names(user_id=f"talker {len(taken)}"), timezone.now()))
        begun = time.perf_counter()
        assert processing.work_lane(project_id, job.owner_id) == 1
        taken.append(time.perf_counter() - begun)

    taken: list[float] = []
    measuring.measure(one, READ, warm_up=5)
    return Spread.of(taken[5:])


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=int, default=8, help="of load over HTTP")
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    with own_server():
        rows = list(measured(asked.seconds))
    measuring.table(rows)
    [single] = [row for row in rows if row["what"] == "verbatim" and row["clients"] == 1]
    best = max(row["per_second"] for row in rows if row["what"] == "import")
    kept = {
        f"a verbatim add in less than {ADD_MS} ms (p50, one client)": single["p50 ms"] < ADD_MS,
        f"an import of {IMPORTED_PER_SECOND} memories a second": best >= IMPORTED_PER_SECOND,
    }
    measuring.leave(asked.json, rows, kept)
    return 0 if measuring.verdicts(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
