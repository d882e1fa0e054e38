"""The embedding model is changed under way, the worker is killed in the middle, and no search is ever empty."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from examples.openai_stand_in import StandIn
from tests.running.conftest import Running, start, until
from tests.running.test_backup import remember

MEMORIES = 120
PER_MINUTE = 600  # batches of 20, two seconds each
LEFT = ("local/wordllama-256/256", "openai/text-embedding-3-small/512")


def embedding(candor: Running) -> dict[str, Any]:
    answer = candor.session.get(candor.run["url"] + "/readyz", timeout=30)
    found: dict[str, Any] = answer.json()["embedding"]
    return found


def done(candor: Running, least: int) -> int | None:
    """How many are embedded anew, once it is so many."""
    number = int(embedding(candor).get("building", {}).get("done", 0))
    return number if number >= least else None


@contextmanager
def searching(candor: Running) -> Iterator[list[dict[str, Any]]]:
    """An agent that goes on searching; what it got."""
    found: list[dict[str, Any]] = []
    over = threading.Event()
    session_of_its_own = Running(candor.var, candor.process, candor.run)

    def search() -> None:
        while not over.is_set():
            body: dict[str, Any] = {"query": "Which number does she like?", "filters": {"user_id": "kim"}}
            found.append(session_of_its_own.call("POST", "/v3/memories/search/", **body))
            time.sleep(0.05)

    searcher = threading.Thread(target=search)
    searcher.start()
    try:
        yield found
    finally:
        over.set()
        searcher.join()


def test_a_killed_worker_leaves_a_rebuilding_that_comes_to_its_end(tmp_path: Path) -> None:
    candor = start(tmp_path / "var")
    for number in range(MEMORIES):
        remember(candor, "kim", f"Likes number {number}")
    candor.stop()
    with StandIn() as base_url:
        remote = {"OPENAI_API_KEY": "stand-in", "OPENAI_BASE_URL": base_url, "CANDOR_LEASE_SECONDS": "4"}
        candor = start(
            tmp_path / "var", **remote, CANDOR_EMBEDDING_PER_MINUTE=str(PER_MINUTE), CANDOR_SWEEP_SECONDS="2"
        )
        try:
            with searching(candor) as found:
                before = until(lambda: done(candor, 20), 180)
                os.kill(candor.child("celery -A memory_core.celery worker"), signal.SIGKILL)
                assert embedding(candor)["active"]["model"] == LEFT[0]
                remember(candor, "kim", "Likes prime numbers")
                until(lambda: done(candor, before + 20), 180)
                until(lambda: "building" not in embedding(candor) or None, 240)
                time.sleep(3)
            assert embedding(candor) == {"active": {"model": LEFT[1]}}
            assert len(found) > 50 and all(answer["results"] for answer in found)
            assert not any("lexical_only" in answer for answer in found)
        finally:
            candor.stop()
