"""Parts are killed the hard way in the middle of the work; every accepted exchange is processed exactly once."""

import os
import signal
import subprocess
import time
from collections import Counter
from functools import partial
from threading import Thread

import requests

from tests.running.conftest import Running, until
from tests.running.planting import told_inside
from tests.running.test_canaries import verbatim

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


LEAVERS = [f"leaver-{number}" for number in range(4)]
RECEIPTS = """
import json, time
from audit import receipts
from audit.models import Receipt
issued, until = Receipt.objects.using("maintenance"), time.time() + 90
while issued.count() < 4 and time.time() < until:
    time.sleep(0.5)
print("FOUND" + json.dumps({one.number: receipts.verify(one) for one in issued.all()}))
"""


def test_erasures_in_the_middle_of_which_web_server_and_worker_are_killed_come_to_their_end(candor: Running) -> None:
    for leaver in LEAVERS:
        for animal in ANIMALS:
            verbatim(candor, f"Likes the {animal}", user_id=leaver)
    for number, leaver in enumerate(LEAVERS):
        until(lambda: candor.call("GET", "/v1/ping/"), 180)
        asked = Thread(target=erase, args=(candor, leaver))
        asked.start()
        time.sleep(0.02 * number)
        os.kill(serving(candor), signal.SIGKILL)
        asked.join()
    os.kill(candor.child("celery -A memory_core.celery worker"), signal.SIGKILL)
    assert all(until(partial(gone, candor, leaver), 180) for leaver in LEAVERS)
    assert told_inside(candor, RECEIPTS) == {"1": [], "2": [], "3": [], "4": []}


def erase(candor: Running, person: str) -> int | None:
    """The status of the answer; None where there was nobody to answer any more."""
    address = f"{candor.run['url']}/v2/entities/user/{person}/"
    headers = {"Authorization": f"Token {candor.run['api_key']}"}
    try:
        return requests.delete(address, headers=headers, timeout=30).status_code
    except requests.RequestException:
        return None


def gone(candor: Running, person: str) -> bool | None:
    """Asked for again, as by a client that got no answer: once more, or that there is nobody."""
    return True if erase(candor, person) == 404 else None


def serving(candor: Running) -> int:
    """The process that answers: the child of the web server."""

    def child() -> int | None:
        told = subprocess.run(
            ["pgrep", "-P", str(candor.child("granian"))], capture_output=True, text=True, check=False
        )
        return int(told.stdout.split()[0]) if told.stdout else None

    return until(child, 30)
