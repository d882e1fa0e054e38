"""A memory is deleted while agents go on writing and a worker is killed: within a minute the key is another one."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.running.conftest import Running, start, until
from tests.running.planting import told_inside
from tests.running.test_backup import remember

WITHIN = 60
SETTLE = 35  # before that nothing can be over
LEASE = 30  # until the work of a worker that was killed is taken over

# The generations of the key, those that something is sealed under, how many values of theirs do not open, and how
# long it took, by the ledger.
LOOK = """
import json
from memory_core import vault
from memory_core.errors import KeyDestroyed
from memory_core.models import LedgerEntry, Project, Subject
from memory_core.services import resealing
from memory_core.tenancy import project_scope
project = Project.objects.get(slug="demo")
used, shut, took = set(), 0, None
with project_scope(project.pk):
    person = next(one for one in Subject.objects.all() if one.external_id == "kim")
    for table in resealing.tables():
        for row_id, *values in table.rows(person.pk).values_list(*table.columns[1:]):
            for field, value in zip(table.fields, values):
                if value is not None:
                    used.add(vault.generation_of(value))
                    try:
                        vault.open(person.pk, field.place_in(table.model, row_id), bytes(value))
                    except (KeyDestroyed, ValueError):
                        shut += 1
    done = LedgerEntry.objects.about(person.pk).filter(action="key.rotated").first()
    if done:
        took = (done.at - LedgerEntry.objects.about(person.pk).get(action="memory.deleted").at).total_seconds()
found = {"generations": sorted(vault.generations(person.pk)), "used": sorted(used), "shut": shut, "took": took}
print("FOUND" + json.dumps(found))
"""


def looked(candor: Running) -> dict[str, Any]:
    return told_inside(candor, LOOK)


@contextmanager
def writing(candor: Running) -> Iterator[list[str]]:
    """An agent that goes on remembering; what it was told has been stored."""
    stored: list[str] = []
    over = threading.Event()

    def write() -> None:
        for number in range(10_000):
            if over.is_set():
                return
            remember(candor, "kim", f"Likes number {number}")
            stored.append(f"Likes number {number}")
            time.sleep(0.2)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        yield stored
    finally:
        over.set()
        writer.join()


@pytest.mark.parametrize(("is_killed", "within"), [(False, WITHIN), (True, WITHIN + LEASE)])
def test_the_key_changes_and_nobody_who_writes_notices(tmp_path: Path, is_killed: bool, within: int) -> None:
    candor = start(tmp_path / "var")
    try:
        candor.event(candor.add("I like tea.", user_id="lee"))  # the worker is there
        doomed = remember(candor, "kim", "Likes rain")
        with writing(candor) as stored:
            candor.call("DELETE", f"/v1/memories/{doomed}/")
            if is_killed:
                until(lambda: looked(candor)["generations"] == [1, 2] or None, 30)
                os.kill(candor.child("celery -A memory_core.celery worker"), signal.SIGKILL)
            time.sleep(SETTLE)
            until(lambda: looked(candor)["took"], within)
        found = looked(candor)
        assert found.pop("took") < within and found == {"generations": [2], "used": [2], "shut": 0}
        assert len(stored) > 50 and set(stored) == _all_known(candor)
    finally:
        candor.stop()


def _all_known(candor: Running) -> set[str]:
    """Page after page."""
    found: set[str] = set()
    path: str | None = "/v3/memories/?page_size=200"
    while path:
        page: Any = candor.call("POST", path, filters={"user_id": "kim"})
        found |= {memory["memory"] for memory in page["results"]}
        path = page["next"] and page["next"].removeprefix(candor.run["url"])
    return found
