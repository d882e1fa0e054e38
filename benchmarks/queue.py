"""How the review queue bears 100,000 waiting among 1,000,000 versions: `python -m benchmarks.queue`.

Starts a PostgreSQL and a web process of its own and throws them away. What waits is sealed under the keys of its
people, as in production; of the rest, which the queue must not touch, only the columns are true. Pages are asked
for over HTTP, one after the other, by a signed-in reviewer; services are called in this process. Prints tables.
Exit status 1: the first page's p95 is over its limit, the number of queries depends on the number of rows, or
a page reads versions other than by the queue's index or by id.
"""

import argparse
import os
import random
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

import psycopg
import requests

from benchmarks.ledger import own_server
from memory_core.embedded.services import CALM, web_server

LIMIT_MS = 100.0
WARM_UP = 5
PEOPLE = 100
AGENTS = ("kitchen-helper", "travel-desk", "code-buddy")
BATCH = 2_000
WAIT_SECONDS = 60
INDEXES = ("version_queue", "version_waiting", "version_one_waiting", "_pkey")  # those of what waits, and by id

# risk, kind of finding, share of what waits, whether two people have to say yes
MIX = ((40, "phone", 44, False), (45, "email", 30, False), (50, "address", 20, False), (80, "health", 5, True))
RARE = (70, "card", 1, False)

DECIDED = """
    WITH made AS (
        INSERT INTO memory_core_memory (id, project_id, subject_id, owner_id, scopes, immutable, created_at)
        SELECT uuidv7(make_interval(mins => -n)), %(project)s, owner, owner, %(filler)s, false,
               now() - make_interval(mins => n)
        FROM generate_series(%(first)s, %(last)s) AS n
        CROSS JOIN LATERAL (SELECT (%(people)s::uuid[])[1 + n %% %(number)s] AS owner) AS whose
        RETURNING id, owner_id, created_at
    )
    INSERT INTO memory_core_memoryversion (
        id, project_id, owner_id, memory_id, number, text, metadata, categories, reason, kind, importance, confidence,
        stated, said_by, content_mac, status, retired_as, ended_validity, four_eyes, risk, due_at, decided_at,
        decided_by, said_at, recorded_at, retired_at, proposed_by, extractor, model, prompt_version, rules_version)
    SELECT uuidv7(created_at - now()), %(project)s, owner_id, id, 1, %(filler)s, %(filler)s, %(filler)s, %(filler)s,
           'fact', 5, 1, true, 'user', decode(md5(id::text), 'hex'),
           CASE WHEN dice < 0.85 THEN 'approved' WHEN dice < 0.95 THEN 'rejected' ELSE 'withdrawn' END,
           CASE WHEN dice < 0.25 THEN 'superseded' ELSE '' END, false, false, 40,
           created_at + interval '3 days', created_at + interval '1 hour', 'system:screening', created_at, created_at,
           CASE WHEN dice < 0.25 THEN created_at + interval '9 days' END, 'system:extraction', 'rules', '', '1', '1'
    FROM (SELECT *, random() AS dice FROM made) AS made
"""
DECIDED_FINDINGS = """
    INSERT INTO memory_core_finding (
        version_id, project_id, place, kind, start, "end", score, action, rules_version, source, waived_by)
    SELECT id, project_id, 'text', (ARRAY['phone', 'email', 'address', 'organisation'])[1 + (random() * 3)::int],
           0, 1, 1, 'hold', '1', 'rules', ''
    FROM memory_core_memoryversion WHERE status <> 'pending' AND random() < 0.3
"""


@dataclass(frozen=True, slots=True)
class Fixture:
    project_id: UUID
    person: UUID
    session: str


def build(waiting: int, total: int) -> Fixture:
    from django.test import Client

    from memory_core.models import Membership, User
    from memory_core.services import subjects
    from memory_core.tenancy import project_scope

    project = subjects.create_project("Big", "big")
    user = User.objects.create_user("rita@candor.example", name="Rita")
    Membership.objects.create(user=user, project=project, role=Membership.Role.REVIEWER)
    with project_scope(project.pk):
        people = [subjects.find_or_create(project.pk, f"person-{n}") for n in range(PEOPLE)]
    print(f"{waiting:,} waiting, written in {timed(lambda: _fill_waiting(people, waiting)):.0f} s", flush=True)
    ids = [person.pk for person in people]
    print(
        f"{total - waiting:,} others, written in {timed(lambda: _fill_others(project.pk, ids, total - waiting)):.0f} s"
    )
    browser = Client()
    browser.force_login(user)
    return Fixture(project.pk, ids[0], browser.cookies["candor_session"].value)


def _fill_waiting(people: Sequence[Any], number: int) -> None:
    from memory_core.tenancy import project_scope

    dice = random.Random(1)  # noqa: S311 - the same world every time
    for first in range(0, number, BATCH):
        with project_scope(people[0].project_id):
            _write([_waiting(dice, people[n % PEOPLE], n) for n in range(first, min(first + BATCH, number))])


def _waiting(dice: random.Random, person: Any, number: int) -> tuple[Any, Any, Any]:
    from django.utils import timezone

    from memory_core import vault
    from memory_core.models import Finding, Memory, MemoryVersion

    mixed = (*MIX, RARE)
    risk, kind, _share, four_eyes = dice.choices(mixed, [row[2] for row in mixed])[0]
    owner = {"project_id": person.project_id, "owner_id": person.pk}
    agent = AGENTS[number % len(AGENTS)]
    mac = vault.mac(person.project_id, "agent", agent)
    memory = Memory(subject=person, agent_mac=mac, scopes={"agent_id": agent}, **owner)
    version = MemoryVersion(
        memory=memory,
        reason="",
        text=f"Call me on 070 555 {number:06d} when the tea is ready",
        content_mac=vault.mac(person.pk, "content", str(number)),
        kind=dice.choices(("fact", "preference", "plan"), (90, 9, 1))[0],
        risk=risk,
        four_eyes=four_eyes,
        due_at=timezone.now() + timedelta(minutes=dice.randrange(-200, 4_000)),
        proposed_by="system:extraction",
        extractor="rules",
        rules_version="1",
        **owner,
    )
    place = {"start": 11, "end": 25, "action": "hold", "rules_version": "1"}
    return memory, version, Finding(version=version, project_id=person.project_id, kind=kind, **place)


def _write(rows: list[tuple[Any, Any, Any]]) -> None:
    for column in zip(*rows, strict=True):
        type(column[0])._default_manager.bulk_create(column)


def _fill_others(project_id: UUID, people: list[UUID], number: int) -> None:
    from django.conf import settings
    from django.db import connections

    given: dict[str, Any] = {"project": project_id, "people": people, "number": len(people), "filler": os.urandom(90)}
    with connections["owner"].cursor() as cursor:
        for first in range(1, number + 1, 100_000):
            cursor.execute(DECIDED, {**given, "first": first, "last": min(first + 99_999, number)})
        cursor.execute(DECIDED_FINDINGS)
    with psycopg.connect(settings.URLS.owner, autocommit=True) as owner:
        owner.execute("VACUUM ANALYZE")


@contextmanager
def web() -> Iterator[str]:
    """The product's web server, pooled as in production, on a free port of loopback."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", *web_server(os.environ, port), "--log-level", "error"]
    env = {**os.environ, "CANDOR_POOL_SIZE": "8", **CALM}
    server = subprocess.Popen([*command, "memory_core.wsgi:application"], env=env)
    try:
        _wait_for(f"http://127.0.0.1:{port}/healthz")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)


def _wait_for(address: str) -> None:
    for _ in range(WAIT_SECONDS * 5):
        try:
            if requests.get(address, timeout=10).ok:
                return
        except requests.RequestException:
            time.sleep(0.2)
    raise SystemExit("The web server does not answer.")


def pages(fixture: Fixture, repeats: int) -> bool:
    """Ask for pages over HTTP; whether the first page keeps its limit."""
    narrowed = [
        "finding=phone", "finding=card", "finding=organisation", "kind=plan", "risk=high", "risk=low", "overdue=1",
        "second=1", f"person={fixture.person}",
    ]  # fmt: skip
    asked = {"first page": "", "deep page": f"after={_deep_cursor(fixture.project_id)}"}
    asked |= {query.partition("=")[0] + "=" + query.partition("=")[2][:12]: query for query in narrowed}
    print(f"\n{'GET /review/ over HTTP, ms':34} {'p50':>7} {'p95':>7} {'max':>7}")
    with web() as base, requests.Session() as browser:
        browser.cookies.set("candor_session", fixture.session)
        spread = {name: _row(name, partial(_ask, browser, f"{base}/review/?{q}"), repeats) for name, q in asked.items()}
        _row("poll for arrivals", lambda: _ask(browser, f"{base}/review/arrivals/?since={UUID(int=0)}"), repeats)
    kept = spread["first page"] < LIMIT_MS
    print(f"first page p95 under {LIMIT_MS:.0f} ms: {'yes' if kept else 'NO'}")
    return kept


def _ask(browser: requests.Session, address: str) -> None:
    answer = browser.get(address, allow_redirects=False, timeout=60)
    if answer.status_code != 200:
        raise SystemExit(f"{address} answered {answer.status_code}.")


def _deep_cursor(project_id: UUID) -> str:
    """The cursor in the middle of the queue."""
    from audit.queue import EVERYTHING, Place
    from memory_core.tenancy import project_scope

    with project_scope(project_id):
        waiting = EVERYTHING.versions()
        return Place.after(waiting[waiting.count() // 2]).cursor


def services(project_id: UUID, repeats: int) -> None:
    """The queue's own functions, called here: what they cost without a page around them."""
    from audit import bulk, claims, queue
    from audit.queue import EVERYTHING, Narrowing
    from memory_core.tenancy import project_scope

    def scoped(act: Callable[[], object]) -> Callable[[], None]:
        def inside() -> None:
            with project_scope(project_id):
                act()

        return inside

    print(f"\n{'in the process, ms':34} {'p50':>7} {'p95':>7} {'max':>7}")
    _row("page of 25", scoped(lambda: queue.page(EVERYTHING, size=25)), repeats)
    _row("count up to 1,000", scoped(queue.waiting_count), repeats)
    _row("kinds of findings that wait", scoped(queue.kinds_waiting), repeats)
    _row("agents that wait", scoped(queue.agents_waiting), repeats)
    _row("claim the next", lambda: claims.claim_next(EVERYTHING, project_id=project_id, actor="user:a"), repeats)
    _row("freeze the first 5,000", lambda: bulk.freeze(project_id, Narrowing(risk="medium")), 5)


def counts(project_id: UUID) -> bool:
    """Queries of a page of 10 rows and of 50, as the page draws them; whether they are as many."""
    from django.db import connections
    from django.test.utils import CaptureQueriesContext

    from audit import queue
    from dashboard.rows import version_rows
    from memory_core import vault
    from memory_core.tenancy import project_scope

    def cost(size: int) -> int:
        vault.forget(list(vault._cache))
        rows, keys = (CaptureQueriesContext(connections[name]) for name in ("default", "keys"))
        with rows, keys, project_scope(project_id):
            assert len(version_rows(queue.page(queue.EVERYTHING, size=size).rows)) == size
        return len(rows) + len(keys)

    few, many = cost(10), cost(50)
    print(f"\nqueries for 10 rows: {few}, for 50 rows: {many}")
    return few == many


def plans(project_id: UUID) -> bool:
    """Explain every statement of three pages as the app's login; whether each goes by the index or by id."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from audit import queue
    from memory_core.tenancy import project_scope

    bad, deep = 0, _deep_cursor(project_id)
    with project_scope(project_id), connection.cursor() as cursor:
        with CaptureQueriesContext(connection) as asked:
            second = queue.page(queue.EVERYTHING, after=queue.page(queue.EVERYTHING, size=25).next, size=25)
            queue.page(queue.EVERYTHING, after=deep, size=25)
            queue.page(queue.EVERYTHING, after=second.previous, size=25)
            queue.waiting_count()
        for statement in [query["sql"] for query in asked if "memory_core_memoryversion" in query["sql"]]:
            cursor.execute("EXPLAIN " + statement)
            plan = "\n".join(row[0] for row in cursor.fetchall())
            if "Seq Scan on memory_core_memoryversion" in plan or not any(name in plan for name in INDEXES):
                bad += 1
                print(statement[:300], plan, sep="\n")
    print(f"statements that do not go by the queue's index or by id: {bad}")
    return not bad


def _row(name: str, act: Callable[[], object], repeats: int) -> float:
    """Measure, print a line, return p95."""
    for _ in range(min(WARM_UP, repeats)):
        act()
    times = sorted(timed(act) * 1000 for _ in range(repeats))
    p95 = times[min(len(times) - 1, round(0.95 * len(times)))]
    print(f"  {name:32} {statistics.median(times):7.1f} {p95:7.1f} {times[-1]:7.1f}", flush=True)
    return p95


def timed(act: Callable[[], object]) -> float:
    before = time.perf_counter()
    act()
    return time.perf_counter() - before


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--waiting", type=int, default=100_000)
    parser.add_argument("--total", type=int, default=1_000_000)
    parser.add_argument("--repeats", type=int, default=100)
    asked = parser.parse_args()
    with own_server():
        fixture = build(asked.waiting, asked.total)
        good = [plans(fixture.project_id), counts(fixture.project_id), pages(fixture, asked.repeats)]
        services(fixture.project_id, asked.repeats)
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
