"""How fast recall is in a large table: `python -m benchmarks.recall_speed [--memories N …] [--json FILE]`.

For each number of memories it starts a PostgreSQL of its own, fills it (see big_world.py), and asks for people of
different sizes, by one client and by eight: the raw SQL floor, the engine's own call, and the REST API with the local
embedder. The floor is the engine's statement and its note of the read, prepared, on one bare connection of psycopg
with everything else left out. Engine and floor take turns within the same run, so their ratio means something on a
busy machine too; eight clients are eight processes. Exactness is the share of the ten nearest that a scan of the whole
table finds and the engine does too. Load over HTTP comes from wrk. Exit status 1: a promise was not kept.
"""

import argparse
import json
import multiprocessing
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import psycopg

from benchmarks import big_world, measuring
from benchmarks.big_world import Person, World
from benchmarks.ledger import own_server
from benchmarks.measuring import Spread
from benchmarks.queue import web

MEMORIES = (10_000, 100_000, 1_000_000)
PEOPLE = ((500, 8), (5_000, 2), (50_000, 1))  # how many memories, how many such people
CLIENTS = (1, 8)
ROUNDS = 4  # floor and engine take turns so many times
NEAREST = 10
LIMITS = {"floor": 3.0, "own": 4.0, "http_ms": 8.0, "http_per_second": 250.0}
FULL_SCAN = """
    SELECT vector <=> %s FROM memory_core_vectorentry
    WHERE owner_id = %s AND live AND part = 0 ORDER BY 1 LIMIT %s
"""

Row = dict[str, Any]
Act = Callable[[int], object]


def one_size(memories: int, repeats: int, seconds: int) -> list[Row]:
    """Everything about a table of that many memories."""
    with own_server():
        sizes = big_world.sizes_within(memories, PEOPLE)
        world = big_world.build(memories, sizes)
        print(f"{memories:,} memories stand", file=sys.stderr, flush=True)
        rows = [row for size, _ in sizes for row in _in_process(world, size, repeats)]
        return rows + list(_over_http(world, [size for size, _ in sizes], seconds))


def _in_process(world: World, size: int, repeats: int) -> Iterator[Row]:
    people = [person for person in world.people if person.size == size]
    exact = _exactness(world, people)
    fewer = max(20, repeats * 500 // max(size, 500))
    for clients in CLIENTS:
        floor, engine = _take_turns(partial(_floor, world, people), partial(_engine, world, people), clients, fewer)
        of = {"memories": world.memories, "person": size, "clients": clients}
        yield {**of, "what": "SQL floor", **measuring.row_of(floor), "to floor": 1.0, "exact": None}
        ratio = engine.p50 / floor.p50
        yield {**of, "what": "engine", **measuring.row_of(engine), "to floor": ratio, "exact": exact}


def _over_http(world: World, sizes: list[int], seconds: int) -> Iterator[Row]:
    with web() as base:
        for size in sizes:
            bodies = [
                {"query": question, "filters": {"user_id": person.user_id}}
                for person in world.people
                if person.size == size
                for question in person.questions
            ]
            ask = partial(measuring.load, f"{base}/v3/memories/search/", world.secret, bodies)
            ask(clients=max(CLIENTS), seconds=2)  # warm
            for clients in CLIENTS:
                spread = ask(clients=clients, seconds=seconds)
                of = {"memories": world.memories, "person": size, "clients": clients, "what": "HTTP"}
                yield {**of, **measuring.row_of(spread), "to floor": None, "exact": None}


def _engine(world: World, people: list[Person]) -> Act:
    from memory_core import retrieval
    from memory_core.callers import Caller
    from memory_core.models import Scope
    from memory_core.retrieval import Asked

    caller = Caller(world.project_id, "system:benchmark", frozenset({Scope.READ}), world.key_id)

    def ask(number: int) -> None:
        person = people[number % len(people)]
        question = person.questions[number // len(people) % len(person.questions)]
        assert retrieval.search(caller, Asked(question, {"user_id": person.user_id})).found

    return ask


def _floor(world: World, people: list[Person]) -> Act:
    """The same questions, ready to be sent."""
    from django.utils import timezone

    from memory_core import candidates, retrieval
    from memory_core.models.sealed import new_id

    given = [_parameters(person, question) for question in range(20) for person in people]
    found = [new_id() for _ in range(NEAREST)]
    connection = _bare(world)

    def ask(number: int) -> None:
        asked = given[number % len(given)]
        with connection.cursor(binary=True) as cursor:
            cursor.execute(candidates.LIVE, asked, prepare=True).fetchall()
            noted = [new_id(), world.project_id, asked["owner"], world.key_id, "search", found, timezone.now()]
            cursor.execute(retrieval.LOG_SQL, noted, prepare=True)

    return ask


def _parameters(person: Person, number: int) -> dict[str, Any]:
    from django.utils import timezone
    from pgvector import HalfVector

    from memory_core import blinding, vault
    from memory_core.engine import ranking, tokens
    from memory_core.services import indexing

    question = person.questions[number]
    asked = ranking.Query.of(tokens.question(question), partial(blinding.term_hash, vault.index_key(person.id)))
    meant = indexing.embed_question(tokens.aspects(question))
    if meant is None:
        raise SystemExit("The embedder does not answer.")
    return {
        "owner": person.id,
        "vector": HalfVector(blinding.turned(person.id, meant.vectors[0])),
        "space": meant.space_id,
        "terms": list(asked.terms),
        "today": timezone.now().date(),
    }


def _bare(world: World) -> psycopg.Connection[Any]:
    from django.conf import settings

    connection = psycopg.connect(settings.URLS.app, autocommit=True)
    connection.execute("SELECT set_config('candor.project', %s, false)", [str(world.project_id)])
    return connection


def _exactness(world: World, people: list[Person]) -> float:
    """Of the nearest in meaning, the share that the engine sees as near as a scan of the whole table does."""
    from memory_core import candidates
    from memory_core.tenancy import project_scope

    right = asked = 0
    with _bare(world) as connection:
        for plan in ("indexscan", "indexonlyscan", "bitmapscan"):
            connection.execute(f"SET enable_{plan} = off".encode())
        for number in range(5):
            person = people[number % len(people)]
            given = _parameters(person, number)
            nearest = [1 - row[0] for row in connection.execute(FULL_SCAN, [given["vector"], person.id, NEAREST])]
            with project_scope(world.project_id):
                known = candidates.of_owner(person.id, **_as_asked(person, number, given))
            best = sorted(known.told.whole.tolist(), reverse=True)
            right += sum(abs(one - two) < 1e-6 for one, two in zip(nearest, best, strict=False))
            asked += len(nearest)
    return right / asked


def _as_asked(person: Person, number: int, given: dict[str, Any]) -> dict[str, Any]:
    from memory_core.engine import tokens
    from memory_core.services import indexing

    meant = indexing.embed_question(tokens.aspects(person.questions[number]))
    return {**{name: given[name] for name in ("terms", "today")}, "meant": meant}


def _take_turns(
    floor: Callable[[], Act], engine: Callable[[], Act], clients: int, repeats: int
) -> tuple[Spread, Spread]:
    """Each client a process, so that nobody waits for somebody else's interpreter."""
    from django.db import connections

    connections.close_all()
    context = multiprocessing.get_context("fork")
    start, results = context.Barrier(clients), context.SimpleQueue()
    share = max(5, repeats // clients // ROUNDS)
    writers = [context.Process(target=_client, args=(floor, engine, share, start, results)) for _ in range(clients)]
    for writer in writers:
        writer.start()
    told = [results.get() for _ in writers]
    for writer in writers:
        writer.join()
    both = ([one for times in column for one in times] for column in zip(*told, strict=True))
    lower, upper = (Spread.of(times, clients=clients) for times in both)
    return lower, upper


def _client(floor, engine, share, start, results) -> None:  # type: ignore[no-untyped-def]
    acts = (floor(), engine())
    times: tuple[list[float], list[float]] = ([], [])
    for act, _ in zip(acts, times, strict=True):
        measuring.measure(act, 5)
    for _ in range(ROUNDS):
        for act, taken in zip(acts, times, strict=True):
            start.wait()
            taken += measuring.measure(act, share, warm_up=0)
    results.put(times)


def promises(rows: list[Row]) -> dict[str, bool]:
    """What must hold in the largest table."""
    largest = max(row["memories"] for row in rows)
    here = [row for row in rows if row["memories"] == largest]
    alone = [row for row in here if row["what"] == "engine" and row["clients"] == 1]
    web_rows = {row["clients"]: row for row in here if row["what"] == "HTTP" and row["person"] == PEOPLE[0][0]}
    return {
        f"{largest:,}: engine p50 at most {LIMITS['floor']} times the floor": all(
            row["to floor"] <= LIMITS["floor"] for row in alone
        ),
        f"{largest:,}: engine p95 at most {LIMITS['own']} times its p50": all(
            row["p95 ms"] <= LIMITS["own"] * row["p50 ms"] for row in alone
        ),
        f"{largest:,}: exactness 1.0": all(row["exact"] == 1.0 for row in alone),
        f"{largest:,}: HTTP p50 under {LIMITS['http_ms']} ms, one client": web_rows[1]["p50 ms"] < LIMITS["http_ms"],
        f"{largest:,}: {LIMITS['http_per_second']} searches a second, eight clients": web_rows[8]["per_second"]
        >= LIMITS["http_per_second"],
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--memories", type=int, nargs="+", default=MEMORIES)
    parser.add_argument("--repeats", type=int, default=400, help="calls in the process, of a person of 500")
    parser.add_argument("--seconds", type=int, default=8, help="of load over HTTP")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.alone:
        print(json.dumps(one_size(asked.memories[0], asked.repeats, asked.seconds)))
        return 0
    rows = [row for memories in asked.memories for row in _apart(memories, asked.repeats, asked.seconds)]
    measuring.table(rows)
    kept = promises(rows)
    measuring.leave(asked.json, rows, kept)
    return 0 if measuring.verdicts(kept) else 1


def _apart(memories: int, repeats: int, seconds: int) -> list[Row]:
    """In a process of its own, as settings are read once."""
    options = ["--alone", "--memories", str(memories), "--repeats", str(repeats), "--seconds", str(seconds)]
    with tempfile.TemporaryFile("w+") as said:
        command = [sys.executable, "-m", "benchmarks.recall_speed", *options]
        subprocess.run(command, stdout=said, check=True)
        said.seek(0)
        rows: list[Row] = json.loads(said.read().strip().splitlines()[-1])
    return rows


if __name__ == "__main__":
    sys.exit(main())
