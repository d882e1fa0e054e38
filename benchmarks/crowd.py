"""Fifty clients at once about one person: `python -m benchmarks.crowd [--clients 50] [--each 40] [--json out.json]`.

Each posts as many exchanges as --each says to a running Candor, over HTTP: 99 facts, told again and again, in
conversations of their own and in one that all share; one in ten is sent twice under the same Idempotency-Key, as by a
client that got no answer. Then it waits until nothing waits any more, and looks: has every accepted exchange been
read, and is every fact there exactly once? Prints a table. Exit status 1: something was lost, is there twice, or
failed. For a Candor with the local models.
"""

import argparse
import json
import secrets
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import requests

RUN_FILE = Path(__file__).resolve().parent.parent / "var" / "run.json"
REQUEST_SECONDS = 120
WAIT_SECONDS = 1_800
POLL_SECONDS = 0.5
PAGE = 200
WORDS = """
    tea coffee jazz chess hiking sushi pasta opera yoga poetry sailing cycling gardening ballet karate rugby
    tennis golf archery knitting pottery origami surfing climbing fishing camping baking skating rowing
    fencing judo boxing running swimming painting sculpture theatre cinema comics anime lego robots maps
    trains trams ferries castles museums lighthouses waterfalls deserts glaciers volcanoes rainbows sunsets
    thunderstorms mushrooms olives mangoes papaya figs dates walnuts almonds cashews honey cinnamon saffron
    vanilla nutmeg ginger turmeric basil oregano thyme rosemary mint lavender jasmine tulips orchids cacti
    ferns bamboo owls foxes badgers otters dolphins whales penguins turtles geckos parrots canaries beagles
    poodles ponies llamas
"""
LIKED = WORDS.split()


@dataclass(frozen=True, slots=True)
class Exchange:
    """What a client posts; `twice` when it sends it again under the same key."""

    fact: str
    run: str
    twice: bool


@dataclass
class Outcome:
    """What came of it. `facts` counts the live memories by their words; `taken_ms` are times of requests."""

    accepted: dict[str, str] = field(default_factory=dict)
    differing: int = 0
    states: Counter[str] = field(default_factory=Counter)
    facts: Counter[str] = field(default_factory=Counter)
    told: set[str] = field(default_factory=set)
    taken_ms: list[float] = field(default_factory=list)
    accept_seconds: float = 0
    finish_seconds: float = 0

    @property
    def doubled(self) -> int:
        return sum(number > 1 for number in self.facts.values())

    @property
    def missing(self) -> int:
        return len({f"User likes {fact}" for fact in self.told} - self.facts.keys())

    @property
    def is_sound(self) -> bool:
        lost = len(self.accepted) - self.states["SUCCEEDED"]
        return not (lost or self.doubled or self.missing or self.differing)


@dataclass(frozen=True, slots=True)
class Candor:
    url: str
    key: str

    def call(self, session: requests.Session, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """Comes again when it is told to, as a client should. Raises HTTPError for every other refusal."""
        while True:
            answer = session.request(
                method,
                self.url + path,
                json=body,
                headers={"Authorization": f"Token {self.key}", **headers},
                timeout=REQUEST_SECONDS,
            )
            if answer.status_code != requests.codes.too_many_requests:
                answer.raise_for_status()
                return answer.json()
            time.sleep(float(answer.headers["Retry-After"]))


def exchanges_of(client: int, each: int) -> Iterator[Exchange]:
    """What one client posts, always the same. Neighbours tell the same facts at about the same time."""
    for number in range(each):
        fact = LIKED[(client // 2 + number * 7) % len(LIKED)]
        run = "together" if number % 4 == 3 else f"talk-{client}-{number}"
        yield Exchange(fact, run, twice=number % 10 == 5)


def crowd(candor: Candor, *, clients: int, each: int) -> Outcome:
    """Let them all in, wait until everything was read, and look what there is."""
    person, outcome, began = f"crowd-{secrets.token_hex(4)}", Outcome(), time.monotonic()
    with ThreadPoolExecutor(clients) as pool:
        list(pool.map(lambda client: _post_all(candor, person, client, each, outcome), range(clients)))
    outcome.accept_seconds = time.monotonic() - began
    with requests.Session() as session:
        outcome.states = _ends(candor, session, set(outcome.accepted))
        outcome.finish_seconds = time.monotonic() - began
        outcome.facts = _facts(candor, session, person)
    return outcome


def _post_all(candor: Candor, person: str, client: int, each: int, outcome: Outcome) -> None:
    with requests.Session() as session:
        for number, exchange in enumerate(exchanges_of(client, each)):
            key = f"{person}-{client}-{number}"
            body = {
                "user_id": person,
                "run_id": exchange.run,
                "messages": [
                    {"role": "user", "content": f"I like {exchange.fact}."},
                    {"role": "assistant", "content": "Good to know."},
                ],
            }
            events = {_post(candor, session, body, key, outcome) for _ in range(1 + exchange.twice)}
            outcome.accepted |= dict.fromkeys(events, exchange.fact)
            outcome.differing += len(events) - 1
            outcome.told.add(exchange.fact)


def _post(candor: Candor, session: requests.Session, body: Any, key: str, outcome: Outcome) -> str:
    began = time.perf_counter()
    answer = candor.call(session, "POST", "/v3/memories/add/", body, **{"Idempotency-Key": key})
    outcome.taken_ms.append((time.perf_counter() - began) * 1000)
    return str(answer["event_id"])


def _ends(candor: Candor, session: requests.Session, events: set[str]) -> Counter[str]:
    """How the events ended, looked at again until all have, or for WAIT_SECONDS."""
    until = time.monotonic() + WAIT_SECONDS
    ends: dict[str, str] = {}
    while time.monotonic() < until and len(ends) < len(events):
        waiting = sorted(events - ends.keys())
        for event in waiting:
            state = candor.call(session, "GET", f"/v1/event/{event}/")["status"]
            if state not in ("SUCCEEDED", "FAILED"):
                time.sleep(POLL_SECONDS)
                break
            ends[event] = state
    return Counter(ends.values())


def _facts(candor: Candor, session: requests.Session, person: str) -> Counter[str]:
    found: Counter[str] = Counter()
    path: str | None = f"/v3/memories/?page_size={PAGE}"
    while path:
        page = candor.call(session, "POST", path, {"filters": {"user_id": person}})
        found.update(memory["memory"] for memory in page["results"])
        path = page["next"].removeprefix(candor.url) if page["next"] else None
    return found


def report(outcome: Outcome) -> dict[str, Any]:
    taken = sorted(outcome.taken_ms)
    return {
        "requests": len(taken),
        "accepted exchanges": len(outcome.accepted),
        "ended well": outcome.states["SUCCEEDED"],
        "failed": outcome.states["FAILED"],
        "facts told": len(outcome.told),
        "facts missing": outcome.missing,
        "facts there twice": outcome.doubled,
        "keys answered with another event": outcome.differing,
        "accepted after, s": round(outcome.accept_seconds, 1),
        "all read after, s": round(outcome.finish_seconds, 1),
        "request p50, ms": round(statistics.median(taken), 1),
        "request p95, ms": round(taken[int(len(taken) * 0.95)], 1),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--each", type=int, default=40)
    parser.add_argument("--run", type=Path, default=RUN_FILE, help="run.json of the running Candor")
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    run = json.loads(asked.run.read_text())
    outcome = crowd(Candor(run["url"], run["open_api_key"]), clients=asked.clients, each=asked.each)
    told = report(outcome)
    for name, value in told.items():
        print(f"{name:<34}{value:>10,}")
    if asked.json:
        asked.json.write_text(json.dumps({**told, "facts": outcome.facts}, indent=2) + "\n")
    return 0 if outcome.is_sound else 1


if __name__ == "__main__":
    sys.exit(main())
