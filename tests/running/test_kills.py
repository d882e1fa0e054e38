"""Parts are killed the hard way in the middle of the work; every accepted exchange is processed exactly once."""

import os
import signal
from collections import Counter

import requests

from tests.running.conftest import Running

PEOPLE = 4
EACH = 12
ANIMALS = ("dog", "cat", "parrot", "horse", "rabbit", "goat", "hamster", "turtle", "duck", "pig", "sheep", "donkey")


def post(candor: Running, number: int) -> str | None:
    """One exchange of one person; None when it was not accepted."""
    person, animal = number % PEOPLE, ANIMALS[number // PEOPLE]
    try:
        return candor.add(f"I have a {animal} named Pet{number}x.", user_id=f"keeper-{person}", run_id=f"talk-{number}")
    except requests.RequestException:
        return None


def facts(candor: Running) -> Counter[str]:
    people = [{"user_id": f"keeper-{person}"} for person in range(PEOPLE)]
    pages = [candor.call("POST", "/v3/memories/?page_size=200", filters=person) for person in people]
    return Counter(memory["memory"] for page in pages for memory in page["results"])


def test_after_killing_worker_and_database_nothing_is_lost_and_nothing_is_double(candor: Running) -> None:
    accepted: dict[int, str] = {}
    for number in range(PEOPLE * EACH):
        if event := post(candor, number):
            accepted[number] = event
        if number == 15:
            os.kill(candor.child("celery -A memory_core.celery worker"), signal.SIGKILL)
        if number == 30:
            os.kill(candor.child("postgres"), signal.SIGKILL)
    ends = Counter(candor.event(event)["status"] for event in accepted.values())
    assert ends == {"SUCCEEDED": len(accepted)}
    found = facts(candor)
    assert max(found.values()) == 1
    for number in accepted:
        assert sum(f"Pet{number}x" in text for text in found) == 1
