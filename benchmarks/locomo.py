"""Measure a running Candor on conversations of the LoCoMo kind: what recall finds, what ingest makes.

    python -m benchmarks.locomo conversations.json [--only recall|ingest] [--limit N] [--json out.json]

The file is a list of `{user, turns: [{id, text, time}], questions: [{question, category, evidence}]}`.
`recall` stores every turn as a memory of its own and asks every question; recall@k is the share of a
question's evidence turns among the first k results, averaged over the questions. `ingest` posts the
turns as exchanges, waits for their jobs and counts what became of the facts. Each run has users of its
own. Exit status 1: something failed, or a memory was shown that is not approved.
"""

import argparse
import json
import secrets
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count, groupby
from pathlib import Path
from typing import Any, TypeVar

import requests
from requests.adapters import HTTPAdapter
from urllib3 import Retry

RUN_FILE = Path(__file__).resolve().parent.parent / "var" / "run.json"
THREADS = 4
DEPTHS = (5, 10, 20)
ROLES = ("user", "assistant")
REQUEST_TIMEOUT_SECONDS = 60
POLL_SECONDS = 0.2
WAIT_SECONDS = 1800
LIST_PAGE = 200
TRY_AGAIN_WHEN_BUSY = Retry(8, connect=0, read=0, status_forcelist=(429,), allowed_methods=None, backoff_factor=0.2)

Json = dict[str, Any]
Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Turn:
    id: str
    text: str
    epoch: int

    @property
    def session(self) -> str:
        return self.id.split(":")[0]


@dataclass(frozen=True, slots=True)
class Question:
    text: str
    category: str
    evidence: frozenset[str]


@dataclass(frozen=True, slots=True)
class Conversation:
    name: str
    user: str
    turns: tuple[Turn, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question's answer: the turn ids found, best first, and how long it took."""

    conversation: str
    question: Question
    found: tuple[str, ...]
    seconds: float

    def recall(self, depth: int) -> float:
        return len(self.question.evidence & set(self.found[:depth])) / len(self.question.evidence)


class Server:
    """Candor's REST API with one key. A call that fails is told on stderr and answers None."""

    def __init__(self, url: str, api_key: str) -> None:
        self.url = url.rstrip("/")
        self.session = requests.Session()
        self.session.headers["Authorization"] = f"Token {api_key}"
        self.session.mount(self.url, HTTPAdapter(pool_maxsize=THREADS, max_retries=TRY_AGAIN_WHEN_BUSY))

    def get(self, path: str) -> Json | None:
        return self._call("GET", path)

    def post(self, path: str, body: Json) -> Json | None:
        return self._call("POST", path, body)

    def _call(self, method: str, path: str, body: Json | None = None) -> Json | None:
        try:
            response = self.session.request(method, self.url + path, json=body, timeout=REQUEST_TIMEOUT_SECONDS)
            response.raise_for_status()
            answer: Json = response.json()
        except requests.RequestException as problem:
            print(f"failed: {method} {path}: {problem}", file=sys.stderr)
            return None
        return answer


def load(path: Path, limit: int | None, run: str) -> list[Conversation]:
    """The first `limit` conversations, each under a user that no earlier run has used."""
    return [
        Conversation(
            name=row["user"],
            user=f"{row['user']}-{run}",
            turns=tuple(Turn(turn["id"], turn["text"], epoch_of(turn["time"])) for turn in row["turns"]),
            questions=tuple(
                Question(asked["question"], asked["category"], frozenset(asked["evidence"]))
                for asked in row["questions"]
                if asked["evidence"]
            ),
        )
        for row in json.loads(path.read_text())[:limit]
    ]


def epoch_of(moment: str) -> int:
    said_at = datetime.fromisoformat(moment)
    return int((said_at if said_at.tzinfo else said_at.replace(tzinfo=UTC)).timestamp())


def in_parallel(work: Callable[[Item], Result], items: Iterable[Item]) -> list[Result]:
    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(work, items))


def measure_recall(server: Server, conversations: Sequence[Conversation]) -> Json:
    """Store every turn, ask every question. Turns of one conversation are stored in their order."""
    began = time.perf_counter()
    stored = sum(in_parallel(lambda each: store(server, each), conversations), Counter[str]())
    adding = time.perf_counter() - began
    questions = [(conversation, question) for conversation in conversations for question in conversation.questions]
    answers = in_parallel(lambda pair: ask(server, *pair), questions)
    asked = [answer for answer in answers if answer]
    milliseconds = sorted(answer.seconds * 1000 for answer in asked)
    return {
        "turns": dict(stored),
        "adds_per_second": stored.total() / adding,
        "questions_failed": len(answers) - len(asked),
        "search_ms": {"p50": percentile(milliseconds, 0.50), "p95": percentile(milliseconds, 0.95)},
        "overall": recalls(asked),
        "by_category": grouped(asked, lambda answer: answer.question.category),
        "by_conversation": grouped(asked, lambda answer: answer.conversation),
    }


def store(server: Server, conversation: Conversation) -> Counter[str]:
    outcomes: Counter[str] = Counter()
    for turn in conversation.turns:
        body = {
            "messages": [{"role": "user", "content": turn.text}],
            "user_id": conversation.user,
            "infer": False,
            "timestamp": turn.epoch,
            "metadata": {"turn_id": turn.id},
        }
        answer = server.post("/v3/memories/add/", body)
        outcomes["failed" if answer is None else "stored" if answer.get("results") else "held"] += 1
    return outcomes


def ask(server: Server, conversation: Conversation, question: Question) -> Asked | None:
    began = time.perf_counter()
    answer = search(server, conversation, question)
    seconds = time.perf_counter() - began
    if answer is None:
        return None
    found = tuple(str((row.get("metadata") or {}).get("turn_id")) for row in answer["results"])
    return Asked(conversation.name, question, found, seconds)


def search(server: Server, conversation: Conversation, question: Question) -> Json | None:
    body = {"query": question.text, "filters": {"user_id": conversation.user}, "top_k": max(DEPTHS), "threshold": 0}
    return server.post("/v3/memories/search/", body)


def percentile(ascending: Sequence[float], share: float) -> float:
    return ascending[int(share * len(ascending))] if ascending else 0.0


def recalls(asked: Sequence[Asked]) -> Json:
    mean = {f"recall@{depth}": sum(one.recall(depth) for one in asked) / max(len(asked), 1) for depth in DEPTHS}
    return {"questions": len(asked), **mean}


def grouped(asked: Sequence[Asked], key: Callable[[Asked], str]) -> dict[str, Json]:
    return {name: recalls([one for one in asked if key(one) == name]) for name in sorted(set(map(key, asked)))}


def measure_ingest(server: Server, conversations: Sequence[Conversation]) -> Json:
    """Post every exchange, wait until each job is done, count what became of its facts."""
    began = time.perf_counter()
    posted = in_parallel(lambda each: post_exchanges(server, each), conversations)
    posting = time.perf_counter() - began
    deadline = time.monotonic() + WAIT_SECONDS
    finished = in_parallel(lambda ids: [settled(server, event, deadline) for event in ids], posted)
    elapsed = time.perf_counter() - began
    events = [event for conversation in finished for event in conversation]
    turns = sum(len(conversation.turns) for conversation in conversations)
    return {
        "exchanges": len(events),
        "jobs": dict(Counter(event["status"] for event in events)),
        "posts_per_second": len(events) / posting,
        "turns_per_second": turns / elapsed,
        "facts": facts_of(events),
        "shown": shown(server, conversations, events),
    }


def exchanges(conversation: Conversation) -> Iterator[Json]:
    """Two consecutive turns of one session make an exchange; an odd last one stands alone."""
    for session, group in groupby(conversation.turns, key=lambda turn: turn.session):
        turns = list(group)
        for first in range(0, len(turns), 2):
            pair = turns[first : first + 2]
            yield {
                "messages": [{"role": role, "content": turn.text} for role, turn in zip(ROLES, pair, strict=False)],
                "user_id": conversation.user,
                "run_id": session,
                "timestamp": pair[0].epoch,
                "infer": True,
            }


def post_exchanges(server: Server, conversation: Conversation) -> list[str | None]:
    """The event of each exchange, None where the post failed."""
    answers = [server.post("/v3/memories/add/", body) for body in exchanges(conversation)]
    return [answer["event_id"] if answer else None for answer in answers]


def settled(server: Server, event_id: str | None, deadline: float) -> Json:
    """The event once its job is done; UNPOSTED, UNREADABLE or UNFINISHED where that cannot be seen."""
    if event_id is None:
        return {"status": "UNPOSTED"}
    while True:
        event = server.get(f"/v1/event/{event_id}/")
        if event is None:
            return {"status": "UNREADABLE"}
        if event["status"] in {"SUCCEEDED", "FAILED"}:
            return event
        if time.monotonic() > deadline:
            return {"status": "UNFINISHED"}
        time.sleep(POLL_SECONDS)


def facts_of(events: Iterable[Json]) -> Json:
    """Sums over the events, with the reasons for dropping counted apart; agents are not told why something waits."""
    totals: Counter[str] = Counter({"candidates": 0, "approved": 0, "held": 0})
    dropped: Counter[str] = Counter()
    for event in events:
        told = event.get("metadata") or {}
        totals.update({name: told.get(name, 0) for name in ("candidates", "held")})
        totals["approved"] += sum(result.get("state") == "approved" for result in event.get("results") or [])
        dropped.update(told.get("dropped", {}))
    return {**totals, "dropped": dict(dropped.most_common())}


def shown(server: Server, conversations: Sequence[Conversation], events: Iterable[Json]) -> Json:
    """How many memories search and list give away, and how many of those the events call not approved."""
    questions = [(conversation, question) for conversation in conversations for question in conversation.questions]
    answers = in_parallel(lambda pair: search(server, *pair), questions)
    rows = [row for answer in answers if answer for row in answer["results"]]
    rows += [row for conversation in conversations for row in listed(server, conversation)]
    results = [result for event in events for result in event.get("results") or []]
    hidden = {result["id"] for result in results if result.get("state", "approved") != "approved"}
    ids = {row["id"] for row in rows}
    return {"memories": len(ids), "hidden": len(hidden), "not_approved": len(ids & hidden)}


def listed(server: Server, conversation: Conversation) -> Iterator[Json]:
    for page in count(1):
        path = f"/v3/memories/?page={page}&page_size={LIST_PAGE}"
        answer = server.post(path, {"filters": {"user_id": conversation.user}}) or {}
        yield from answer.get("results", [])
        if not answer.get("next"):
            return


def print_recall(report: Json) -> None:
    print(f"turns {report['turns']}, {report['adds_per_second']:.1f} adds/s; search with {THREADS} threads: ", end="")
    print("p50 {p50:.1f} ms, p95 {p95:.1f} ms".format(**report["search_ms"]))
    print(f"{'':24}{'questions':>10}" + "".join(f"{f'R@{depth}':>8}" for depth in DEPTHS))
    for name, row in ({"overall": report["overall"]} | report["by_category"] | report["by_conversation"]).items():
        shares = "".join(f"{100 * row[f'recall@{depth}']:8.1f}" for depth in DEPTHS)
        print(f"{name:24}{row['questions']:>10}{shares}")


def print_ingest(report: Json) -> None:
    for name, value in report.items():
        if isinstance(value, dict):
            print(f"{name}:")
            print_ingest({f"  {inner}": figure for inner, figure in value.items()})
        else:
            print(f"{name:48}{value:>10.5g}")


def is_sound(report: Json) -> bool:
    recall, ingest = report.get("recall"), report.get("ingest")
    recall_failed = recall and (recall["questions_failed"] or recall["turns"].get("failed"))
    ingest_failed = ingest and (set(ingest["jobs"]) - {"SUCCEEDED"} or ingest["shown"]["not_approved"])
    return not (recall_failed or ingest_failed)


def read_arguments() -> argparse.Namespace:
    running = json.loads(RUN_FILE.read_text()) if RUN_FILE.exists() else {}
    parser = argparse.ArgumentParser(description="Measure a running Candor on LoCoMo-like conversations.")
    parser.add_argument("path", type=Path)
    parser.add_argument("--url", default=running.get("url"))
    parser.add_argument("--api-key", default=running.get("api_key"), help="a key of a project that reviews (ingest)")
    parser.add_argument("--open-api-key", default=running.get("open_api_key"), help="of one that does not (recall)")
    parser.add_argument("--only", choices=("recall", "ingest"))
    parser.add_argument("--limit", type=int, help="so many conversations")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write the figures here too")
    arguments = parser.parse_args()
    if not (arguments.url and arguments.api_key and arguments.open_api_key):
        parser.error("no running Candor found: give --url, --api-key and --open-api-key")
    return arguments


def main() -> int:
    asked = read_arguments()
    recall_server, ingest_server = Server(asked.url, asked.open_api_key), Server(asked.url, asked.api_key)
    if not (recall_server.get("/v1/ping/") and ingest_server.get("/v1/ping/")):
        return 1
    conversations = load(asked.path, asked.limit, run=secrets.token_hex(3))
    report: Json = {}
    if asked.only != "ingest":
        report["recall"] = measure_recall(recall_server, conversations)
        print_recall(report["recall"])
    if asked.only != "recall":
        report["ingest"] = measure_ingest(ingest_server, conversations)
        print_ingest(report["ingest"])
    if asked.json:
        asked.json.write_text(json.dumps(report, indent=2))
    return 0 if is_sound(report) else 1


if __name__ == "__main__":
    sys.exit(main())
