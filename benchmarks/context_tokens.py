"""Measure a running Candor: how few tokens of context hold what a question needs.

    python -m benchmarks.context_tokens conversations.json [--share 5] [--limit N] [--json out.json]

The file is the one of benchmarks/locomo.py. Every turn becomes a memory of one user (`infer=false`); each question asks
`POST /v1/context/` for a block of at most `share` percent of the tokens of the whole conversation. Held is the share of
a question's evidence turns whose memory stands in the block. Both sides are counted in the same way: by Candor's own
estimate, by which the budget is kept, and by the tokenizer of the local embedder. Each run has users of its own.
Exit status 1: something failed, a block was larger than allowed, or less than WANTED of the evidence was held.
"""

import argparse
import json
import secrets
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.locomo import RUN_FILE, Conversation, Json, Question, Server, in_parallel, load, percentile
from memory_core.engine.sizes import token_count
from memory_core.providers.local import _model

WANTED = 0.65
SHARE_PERCENT = 5.0

Count = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Asked:
    """One block: how much of the evidence it held, what it cost in both counts, and how long it took."""

    conversation: str
    category: str
    held: float
    lines: int
    estimated: float
    counted: float
    seconds: float


def by_tokenizer(text: str) -> int:
    return len(_model().tokenizer.encode(text, add_special_tokens=False).ids)


def stored(server: Server, conversation: Conversation) -> dict[str, str]:
    """Every turn as a memory; its turn by the memory's id. A turn that fails or is held is in no block."""
    turns: dict[str, str] = {}
    for turn in conversation.turns:
        body = {
            "messages": [{"role": "user", "content": turn.text}],
            "user_id": conversation.user,
            "infer": False,
            "timestamp": turn.epoch,
        }
        for result in (server.post("/v3/memories/add/", body) or {}).get("results", []):
            turns.setdefault(result["id"], turn.id)
    return turns


def tokens_of(conversation: Conversation, count: Count) -> int:
    """The whole conversation as it would be sent to a model: a line for each turn."""
    return count("\n".join(turn.text for turn in conversation.turns))


def ask(
    server: Server, conversation: Conversation, question: Question, turns: Mapping[str, str], share: float
) -> Asked | None:
    """None where the call failed."""
    whole = {count: tokens_of(conversation, count) for count in (token_count, by_tokenizer)}
    began = time.perf_counter()
    body = {
        "user_id": conversation.user,
        "query": question.text,
        "threshold": 0,
        "max_tokens": int(whole[token_count] * share / 100),
    }
    answer = server.post("/v1/context/", body)
    seconds = time.perf_counter() - began
    if answer is None:
        return None
    block, found = answer["context"], {turns.get(memory) for memory in answer["memories"]}
    return Asked(
        conversation.name,
        question.category,
        len(question.evidence & found) / len(question.evidence),
        len(answer["memories"]),
        token_count(block) / whole[token_count],
        by_tokenizer(block) / whole[by_tokenizer],
        seconds,
    )


def measure(server: Server, conversations: Sequence[Conversation], share: float) -> Json:
    turns = dict(zip(conversations, in_parallel(lambda each: stored(server, each), conversations), strict=True))
    questions = [(conversation, question) for conversation in conversations for question in conversation.questions]
    answers = in_parallel(lambda pair: ask(server, *pair, turns[pair[0]], share), questions)
    asked = [answer for answer in answers if answer]
    milliseconds = sorted(answer.seconds * 1000 for answer in asked)
    return {
        "share_percent": share,
        "stored": sum(map(len, turns.values())),
        "turns": sum(len(conversation.turns) for conversation in conversations),
        "failed": len(answers) - len(asked),
        "history_tokens": {each.name: tokens_of(each, token_count) for each in conversations},
        "ms": {"p50": percentile(milliseconds, 0.50), "p95": percentile(milliseconds, 0.95)},
        "overall": summed(asked),
        "by_category": grouped(asked, lambda one: one.category),
        "by_conversation": grouped(asked, lambda one: one.conversation),
    }


def summed(asked: Sequence[Asked]) -> Json:
    number = max(len(asked), 1)
    return {
        "questions": len(asked),
        "held": sum(one.held for one in asked) / number,
        "lines": sum(one.lines for one in asked) / number,
        "estimated": sum(one.estimated for one in asked) / number,
        "largest": max((one.estimated for one in asked), default=0.0),
        "counted": sum(one.counted for one in asked) / number,
        "largest_counted": max((one.counted for one in asked), default=0.0),
    }


def grouped(asked: Sequence[Asked], key: Callable[[Asked], str]) -> dict[str, Json]:
    return {name: summed([one for one in asked if key(one) == name]) for name in sorted(set(map(key, asked)))}


def print_report(report: Json) -> None:
    print(
        f"{report['stored']} of {report['turns']} turns readable; history {report['history_tokens']} tokens; ", end=""
    )
    print("context p50 {p50:.1f} ms, p95 {p95:.1f} ms".format(**report["ms"]))
    print(f"{'% of the history':24}{'questions':>10}{'held':>8}{'lines':>8}{'size':>8}{'largest':>9}{'tokenizer':>11}")
    for name, row in ({"overall": report["overall"]} | report["by_category"] | report["by_conversation"]).items():
        sizes = f"{100 * row['estimated']:8.2f}{100 * row['largest']:9.2f}{100 * row['counted']:11.2f}"
        print(f"{name:24}{row['questions']:>10}{100 * row['held']:8.1f}{row['lines']:8.1f}{sizes}")


def is_sound(report: Json) -> bool:
    overall = report["overall"]
    return not report["failed"] and overall["largest"] <= report["share_percent"] / 100 and overall["held"] >= WANTED


def read_arguments() -> argparse.Namespace:
    running = json.loads(RUN_FILE.read_text()) if RUN_FILE.exists() else {}
    parser = argparse.ArgumentParser(description="Measure how few tokens of context hold what a question needs.")
    parser.add_argument("path", type=Path)
    parser.add_argument("--url", default=running.get("url"))
    parser.add_argument("--open-api-key", default=running.get("open_api_key"), help="of a project that does not review")
    parser.add_argument("--share", type=float, default=SHARE_PERCENT, help="percent of the history's tokens")
    parser.add_argument("--limit", type=int, help="so many conversations")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write the figures here too")
    arguments = parser.parse_args()
    if not (arguments.url and arguments.open_api_key):
        parser.error("no running Candor found: give --url and --open-api-key")
    return arguments


def main() -> int:
    asked = read_arguments()
    server = Server(asked.url, asked.open_api_key)
    if not server.get("/v1/ping/"):
        return 1
    report = measure(server, load(asked.path, asked.limit, run=secrets.token_hex(3)), asked.share)
    print_report(report)
    if asked.json:
        asked.json.write_text(json.dumps(report, indent=2))
    return 0 if is_sound(report) else 1


if __name__ == "__main__":
    sys.exit(main())
