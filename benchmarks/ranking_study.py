"""How much of the evidence for a question recall brings back, offline, next to plain baselines.

Usage: python -m benchmarks.ranking_study CONVERSATIONS.json

The file is a list of {user, turns: [{id, text, time}], questions: [{question, category, evidence: [turn id]}]}.
Every turn is a memory of that user, every question a search; printed is recall of the evidence among the first
5, 10 and 20, its difference to plain cosine with a paired bootstrap interval, and the time a search takes.
"""

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from memory_core.engine import entities, passages, ranking, timewords, tokens
from memory_core.engine.ranking import Corpus, Hit, Query
from memory_core.engine.types import Embedder
from memory_core.providers.local import LocalEmbedder

CUTOFFS = (5, 10, 20)
RESAMPLES = 2_000
EMBEDDER: Embedder = LocalEmbedder()  # another one may be put in its place

Vectors = NDArray[np.float64]
Order = Callable[["Search"], Sequence[str]]


@dataclass(frozen=True)
class Person:
    """One conversation as the index would hold it."""

    turns: list[dict[str, str]]
    whole: Vectors
    parts: Vectors
    first_part: list[int]
    counts: list[Counter[int]]
    names: list[frozenset[int]]
    numbers: dict[str, int]
    corpus: Corpus

    def number(self, term: str) -> int:
        return self.numbers.setdefault(term, len(self.numbers))


@dataclass(frozen=True)
class Search:
    query: Query
    hits: list[Hit[str]]
    corpus: Corpus
    now: datetime
    evidence: frozenset[str]
    user: str


def vectors(texts: Sequence[str]) -> Vectors:
    return np.array(EMBEDDER.embed(texts))


def index(turns: list[dict[str, str]]) -> Person:
    texts = [turn["text"] for turn in turns]
    split = [passages.passages(text) for text in texts]
    parts = [whole[1:] or whole for whole in split]
    numbers: dict[str, int] = {}
    found = [[numbers.setdefault(term, len(numbers)) for term in tokens.terms(text)] for text in texts]
    named = [{tokens.ENTITY_MARK + each.key for each in entities.names_in(text)} for text in texts]
    names = [frozenset(numbers.setdefault(name, len(numbers)) for name in each) for each in named]
    frequency = Counter(term for terms, each in zip(found, names, strict=True) for term in {*terms, *each})
    return Person(
        turns=turns,
        whole=vectors(texts),
        parts=vectors([sentence for part in parts for sentence in part]),
        first_part=np.cumsum([0, *(len(part) for part in parts)])[:-1].tolist(),
        counts=[Counter(terms) for terms in found],
        names=names,
        numbers=numbers,
        corpus=Corpus(len(texts), sum(map(len, found)) / len(texts), frequency),
    )


def moment(turn: dict[str, str]) -> datetime:
    return datetime.fromisoformat(turn["time"]).replace(tzinfo=UTC)


def search(person: Person, user: str, question: dict[str, Any], *, whole_question: bool = False) -> Search:
    text = question["question"]
    vector = ranking.direction(vectors([text] if whole_question else tokens.aspects(text)).tolist())
    now = max(moment(turn) for turn in person.turns)
    query = Query.of(tokens.question(text), person.number, timewords.named_interval(text, now))
    terms = query.terms
    whole, part = person.whole @ vector, np.maximum.reduceat(person.parts @ vector, person.first_part)
    hits = [
        Hit(
            key=turn["id"],
            whole=float(whole[at]),
            part=float(part[at]),
            tf={term: count for term, count in person.counts[at].items() if term in terms}
            | dict.fromkeys(person.names[at] & terms, 1),
            length=person.counts[at].total(),
            said_at=moment(turn),
            order=at,
        )
        for at, turn in enumerate(person.turns)
    ]
    return Search(query, hits, person.corpus, now, frozenset(question["evidence"]), user)


def fused(weights: ranking.Weights = ranking.DEFAULT) -> Order:
    def order(asked: Search) -> list[str]:
        ranked = ranking.rank(asked.query, asked.hits, asked.corpus, now=asked.now, weights=weights)
        return [scored.key for scored in ranked]

    return order


def by_cosine(asked: Search) -> list[str]:
    return [hit.key for hit in sorted(asked.hits, key=lambda hit: -hit.whole)]


def by_signal(*names: str) -> Order:
    """Order by a plain sum of signals of the breakdown."""

    def order(asked: Search) -> list[str]:
        ranked = ranking.rank(asked.query, asked.hits, asked.corpus, now=asked.now)
        ranked.sort(key=lambda scored: -sum(scored.breakdown[name] for name in names))
        return [scored.key for scored in ranked]

    return order


def with_sessions(order: Order) -> Order:
    """As if every turn had been sent with its session's name."""
    return lambda asked: order(replace(asked, hits=[hit._replace(session=hit.key.split(":")[0]) for hit in asked.hits]))


def shuffled(order: Order) -> Order:
    """As if the turns of one moment had been recorded in any order."""

    def mixed(asked: Search) -> Sequence[str]:
        chance = random.Random(7)  # noqa: S311 - the same shuffle every time
        return order(replace(asked, hits=[hit._replace(order=chance.randrange(10**9)) for hit in asked.hits]))

    return mixed


def recalls(searches: Sequence[Search], order: Order) -> Vectors:
    """Share of the evidence among the first of each cutoff, a row for each question."""
    rows = []
    for asked in searches:
        keys = order(asked)
        rows.append([len(asked.evidence.intersection(keys[:cut])) / len(asked.evidence) for cut in CUTOFFS])
    return np.array(rows)


def interval(gains: Vectors) -> tuple[float, float]:
    """95 % interval of the mean of paired differences."""
    chance = np.random.default_rng(7)
    means = gains[chance.integers(0, len(gains), (RESAMPLES, len(gains)))].mean(axis=1)
    low, high = np.percentile(means, (2.5, 97.5))
    return float(low), float(high)


def line(name: str, found: Vectors, base: Vectors, users: Sequence[str]) -> str:
    low, high = interval(found[:, 1] - base[:, 1])
    alone = [100 * found[[user == other for other in users], 1].mean() for user in dict.fromkeys(users)]
    return (
        f"{name:42s}"
        + "".join(f"{100 * share:7.1f}" for share in found.mean(axis=0))
        + f"   {100 * low:+5.1f} to {100 * high:+5.1f}   "
        + " ".join(f"{share:5.1f}" for share in alone)
    )


def timing(asked: Search, count: int) -> float:
    """Milliseconds to rank `count` memories, the best of five."""
    hits = (asked.hits * (count // len(asked.hits) + 1))[:count]
    best = []
    for _ in range(5):
        start = time.perf_counter()
        ranking.rank(asked.query, hits, asked.corpus, now=asked.now, limit=50)
        best.append(time.perf_counter() - start)
    return 1000 * min(best)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("conversations", type=Path)
    conversations = json.loads(parser.parse_args().conversations.read_text())
    people = {each["user"]: index(each["turns"]) for each in conversations}
    asked = [
        (each["user"], question) for each in conversations for question in each["questions"] if question["evidence"]
    ]
    searches = [search(people[user], user, question) for user, question in asked]
    plain = [search(people[user], user, question, whole_question=True) for user, question in asked]
    users = [user for user, _ in asked]
    base = recalls(plain, by_cosine)
    lone = replace(ranking.DEFAULT, reach=0)
    table: list[tuple[str, Vectors]] = [
        ("cosine", base),
        ("cosine of the question and its meaning", recalls(searches, by_cosine)),
        ("BM25", recalls(plain, by_signal("bm25"))),
        ("cosine + BM25/max", recalls(plain, by_signal("semantic", "bm25"))),
        ("recall", recalls(searches, fused())),
        ("recall, sessions named", recalls(searches, with_sessions(fused()))),
        ("recall, recorded in any order", recalls(searches, shuffled(fused()))),
        ("recall without meaning()", recalls(plain, fused())),
        ("recall without neighbours", recalls(searches, fused(lone))),
        ("recall without named time", recalls(searches, fused(replace(ranking.DEFAULT, time=0.0)))),
        ("recall without names", recalls(searches, fused(replace(ranking.DEFAULT, entity=0.0)))),
        ("recall without speaker", recalls(searches, fused(replace(ranking.DEFAULT, other_speaker=1.0)))),
    ]
    print(
        f"{len(asked)} questions\n{'':42s}"
        + "".join(f"   R@{cut:<2d}" for cut in CUTOFFS)
        + "   R@10 against cosine, each"
    )
    for name, found in table:
        print(line(name, found, base, users))
    print(", ".join(f"{count} memories {timing(searches[0], count):.1f} ms" for count in (500, 5_000, 50_000)))


if __name__ == "__main__":
    main()
