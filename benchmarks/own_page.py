"""How long the pages about oneself take when 5,000 memories are held: `python -m benchmarks.own_page`.

Starts a PostgreSQL of its own and throws it away. Each memory rests on a turn, has its entries in the ledger and was
read some ten times; everything is sealed. Prints, for every page that a person can open, the time the server needs
for it (template included, the network not) and the statements it asks, beside the same with fifty memories. Exit
status 1 when the median of one takes longer than the limit, or asks more statements than of few memories.
"""

import argparse
import statistics
import sys
import time
from datetime import timedelta
from typing import Any

from benchmarks.ledger import own_server

LIMIT_MS = 200.0
FEW = 50
BATCH = 1_000
READ_AT_ONCE = 10
TIMES = 15
TOPICS = ("food", "travel", "work", "family", "health", "music", "sports", "home", "money", "language", "art", "pets")
AGENTS = ("kitchen-helper", "travel-desk")
PLACES = {
    "the page": "/me/",
    "a topic": "/me/?topic=Food",
    "the last page of a topic": "/me/?topic=Food&page=999",
    "searched": "/me/?q=number+1",
    "from one agent": "/me/?agent={agent}",
    "one thing": "/me/memories/{memory}/mend/",
    "lately": "/me/activity/",
    "choices": "/me/choices/",
    "a topic to be deleted": "/me/delete/?topic=Food",
    "a year to be deleted": "/me/delete/?since=2001-01-01&until=2031-12-31",
    "copies and requests": "/me/requests/",
    "what is kept": "/me/keeping/",
    "delete everything": "/me/delete-everything/",
}


def fill(subject: Any, number: int) -> list[Any]:
    """`number` memories straight into the tables, because through the services it would take minutes. The first is
    the latest. Every twentieth waits for a check."""
    from memory_core.models import ApiKey, Evidence, Job, Recall
    from memory_core.services.ledger import act
    from memory_core.services.subjects import mac_of
    from memory_core.tenancy import project_scope

    key = ApiKey.objects.filter(project=subject.project).first()
    place = {"project_id": subject.project_id, "owner_id": subject.pk}
    macs = {agent: mac_of(subject.project_id, "agent", agent) for agent in AGENTS}
    versions: list[Any] = []
    for first in range(0, number, BATCH):
        with act(subject.project_id) as log:
            job = Job.objects.create(**place, subject=subject, api_key=key, status=Job.Status.SUCCEEDED)
            made = [_one(subject, job, macs, n) for n in range(first, min(first + BATCH, number))]
            for column in zip(*made, strict=True):
                type(column[0])._default_manager.bulk_create(column)
            for _, version, turn in made:
                Evidence.objects.bulk_create(
                    [Evidence(project_id=subject.project_id, version=version, turn=turn, start=0, end=11)]
                )
                log.add("memory.proposed", actor="system:extraction", version=version)
                versions.append(version)
    with project_scope(subject.project_id):
        spread = [[versions[(n * 7 + i) % number].pk for i in range(READ_AT_ONCE)] for n in range(number)]
        Recall.objects.bulk_create([Recall(**place, api_key=key, face="search", versions=ids) for ids in spread], BATCH)
    return versions


def _one(subject: Any, job: Any, macs: dict[str, bytes], n: int) -> tuple[Any, Any, Any]:
    from django.utils import timezone

    from memory_core import vault
    from memory_core.models import Memory, MemoryVersion, Status, Turn

    place = {"project_id": subject.project_id, "owner_id": subject.pk}
    agent, said_at, waits = AGENTS[n % 2], timezone.now() - timedelta(hours=n), n % 20 == 7
    memory = Memory(**place, subject=subject, agent_mac=macs[agent], scopes={"agent_id": agent})
    version = MemoryVersion(
        **place,
        memory=memory,
        text=f"User told a story with the number {n} in it, and liked telling it",
        categories=[TOPICS[n % len(TOPICS)]],
        content_mac=vault.mac(subject.pk, "content", str(n)),
        status=Status.PENDING if waits else Status.APPROVED,
        decided_at=None if waits else said_at,
        decided_by="" if waits else "system:screening",
        proposed_by="system:extraction",
        rules_version="1",
        said_at=said_at,
        recorded_at=said_at,
    )
    turn = Turn(
        **place,
        job=job,
        mac=vault.mac(subject.pk, "turn", str(n)),
        role="user",
        content=f"Let me tell you the story of the number {n}.",
        position=n,
        said_at=said_at,
    )
    return memory, version, turn


def statements(browser: Any, address: str) -> int:
    """What a page asks of both databases, with no key remembered from before."""
    from django.core.cache import cache
    from django.db import connections
    from django.test.utils import CaptureQueriesContext

    from memory_core import vault

    vault.forget(list(vault._cache))
    cache.clear()
    with CaptureQueriesContext(connections["default"]) as rows, CaptureQueriesContext(connections["keys"]) as keys:
        assert browser.get(address).status_code == 200, address
    return len(rows) + len(keys)


def addresses(subject: Any, versions: list[Any]) -> dict[str, str]:
    from memory_core.services.subjects import mac_of

    agent = mac_of(subject.project_id, "agent", AGENTS[0]).hex()
    return {name: place.format(agent=agent, memory=versions[0].memory_id) for name, place in PLACES.items()}


def visitor(number: int) -> tuple[Any, dict[str, str]]:
    """Somebody of whom `number` memories are held, in a browser, and where there is something to see.

    One of their topics is on its way out already, with a twelfth of all.
    """
    from django.test import Client

    from memory_core.services import keys, links, removal, subjects
    from memory_core.services.removal import Selection
    from memory_core.tenancy import project_scope

    project = subjects.create_project(f"Holds {number}", f"holds-{number}")
    keys.create(project, "kitchen-helper", actor="system:bench", scopes=["read"])
    with project_scope(project.pk):
        subject = subjects.find_or_create(project.pk, "person")
    versions = fill(subject, number)
    removal.ask(subject, Selection(topic="Pets"), actor=subject.actor)
    browser = Client()
    browser.post(f"/enter/{links.issue(project_id=project.pk, issued_by='system:bench', subject_id=subject.pk)}/")
    return browser, addresses(subject, versions)


def measure(number: int) -> list[str]:
    """Prints a line for each page; returns what is wrong with them."""
    few, much = visitor(FEW), visitor(number)
    faults = []
    print(f"{'':26}{'median':>10}{'worst':>10}{'own CPU':>10}{'statements':>12}{f'of {FEW}':>8}")
    for name, address in much[1].items():
        asked, of_few = statements(much[0], address), statements(few[0], few[1][name])
        taken = [timed(much[0], address) for _ in range(TIMES)]
        [median, cpu] = [statistics.median(column) for column in zip(*taken, strict=True)]
        worst = max(one for one, _ in taken)
        print(f"{name:26}{median:7.0f} ms{worst:7.0f} ms{cpu:7.0f} ms{asked:12}{of_few:8}", flush=True)
        faults += [f"{name} takes {median:.0f} ms"] if median > LIMIT_MS else []
        faults += [f"{name} asks {asked} statements instead of {of_few}"] if asked > of_few else []
    return faults


def timed(browser: Any, address: str) -> tuple[float, float]:
    """Milliseconds by the clock, and of this process's own work."""
    begun, worked = time.perf_counter(), time.process_time()
    assert browser.get(address).status_code == 200, address
    return (time.perf_counter() - begun) * 1000, (time.process_time() - worked) * 1000


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--memories", type=int, default=5_000)
    asked = parser.parse_args()
    with own_server():
        from django.test.utils import setup_test_environment

        setup_test_environment()
        faults = measure(asked.memories)
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
