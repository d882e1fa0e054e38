"""One score for a memory, out of everything that speaks for it, with the reasons.

The score grows with each independent reason and stays in [0, 1]: reasons a and b together give
1 - (1 - a)(1 - b). So a threshold means the same for every question, whichever reasons it has.
"""

import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from memory_core.engine.timewords import Interval
from memory_core.engine.tokens import SPEAKER_MARK, Question

K = TypeVar("K")
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Places = NDArray[np.intp]


class Hit(NamedTuple, Generic[K]):
    """What the index knows of one live memory.

    `whole` and `part` are cosines of the whole text and of its best sentence (the whole again when it has
    one), 0 without an embedder. `tf` counts the terms of the question found in it, `length` all its terms.
    `said_at` is timezone-aware, `order` grows with the time of recording, `importance` is 1 to 10.
    """

    key: K
    whole: float
    part: float
    tf: Mapping[int, int]
    length: int
    said_at: datetime
    order: int
    importance: int = 5
    session: str | None = None
    user_said: bool = True


@dataclass(frozen=True, slots=True)
class Told:
    """The hits of one person as columns: `whole[i]` to `user_said[i]` are of the same memory, as in `Hit`.

    `said_at` is in seconds since 1970, `session` any number per conversation. Of the terms found, `term_of` says in
    which memory (its place in the other columns) `term` stands `count` times.
    """

    whole: Floats
    part: Floats
    length: Floats
    said_at: Floats
    order: NDArray[np.int64]
    importance: Floats
    session: NDArray[np.intp]
    user_said: Flags
    term_of: Places
    term: NDArray[np.int64]
    count: Floats

    @classmethod
    def of(cls, hits: Sequence[Hit[K]]) -> "Told":
        number = {session: at for at, session in enumerate(dict.fromkeys(hit.session for hit in hits))}
        found = [(at, term, count) for at, hit in enumerate(hits) for term, count in hit.tf.items()]
        return cls(
            whole=_column(hit.whole for hit in hits),
            part=_column(hit.part for hit in hits),
            length=_column(hit.length for hit in hits),
            said_at=_column(hit.said_at.timestamp() for hit in hits),
            order=np.fromiter((hit.order for hit in hits), np.int64),
            importance=_column(hit.importance for hit in hits),
            session=np.fromiter((number[hit.session] for hit in hits), np.intp),
            user_said=np.fromiter((hit.user_said for hit in hits), bool),
            term_of=np.fromiter((at for at, _, _ in found), np.intp),
            term=np.fromiter((term for _, term, _ in found), np.int64),
            count=_column(count for _, _, count in found),
        )

    def __len__(self) -> int:
        return len(self.length)

    def having(self, terms: Collection[int]) -> Flags:
        """Which memories have one of these terms."""
        having = np.zeros(len(self), bool)
        for term in terms:
            having[self.term_of[self.term == term]] = True
        return having

    def corpus(self) -> "Corpus":
        """What the person's own memories say about how rare a term is."""
        terms, frequency = np.unique(self.term, return_counts=True)
        mean_length = float(self.length.mean()) if len(self) else 0.0
        return Corpus(len(self), mean_length, dict(zip(terms.tolist(), frequency.tolist(), strict=True)))


@dataclass(frozen=True, slots=True)
class Query:
    """A question as the index sees it: the forms of each word, the speakers and what its words may name as numbers,
    and the time named.

    `anyone` is the number under which every memory with a speaker stands.
    """

    words: tuple[tuple[int, ...], ...] = ()
    speakers: frozenset[int] = frozenset()
    anyone: int | None = None
    time: Interval | None = None
    entities: frozenset[int] = frozenset()

    @classmethod
    def of(cls, asked: Question, number: Callable[[str], int], time: Interval | None = None) -> "Query":
        """`number` is what the index stores for a term, such as its keyed hash."""
        return cls(
            words=tuple(tuple(number(form) for form in forms) for forms in asked.words),
            speakers=frozenset(number(speaker) for speaker in asked.speakers),
            anyone=number(SPEAKER_MARK),
            time=time,
            entities=frozenset(number(name) for name in asked.entities),
        )

    @property
    def terms(self) -> frozenset[int]:
        """Every number the index is to be asked for."""
        mark = () if self.anyone is None else (self.anyone,)
        return self.speakers.union(mark, self.entities, *self.words)


@dataclass(frozen=True, slots=True)
class Corpus:
    """All live memories of the person: how many, their mean length in terms, in how many each term stands."""

    documents: int
    mean_length: float
    frequency: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each reason may add. Round numbers from the middle of a plateau, none tuned to the last point."""

    whole: float = 0.5  # share of the whole text in the meaning, the rest is the best sentence: neither wins everywhere
    words: float = 0.8  # the question's own words are the best single reason, yet never certainty
    neighbours: float = 0.5  # meaning of the neighbours: a hint, half of one's own
    decay: float = 0.7  # per step to a neighbour: the third still counts a third
    reach: int = 3  # steps; further turns of a conversation are about something else
    entity: float = 0.1  # the thing named, and not a word that looks like it; its words are counted already
    other_speaker: float = 2 / 3  # "what did Anna ..." is seldom answered by what Ben said, but sometimes
    time: float = 0.3  # a named time alone lifts a memory over any threshold, never over a match in words
    recency: float = 0.05  # settles ties between equally good answers
    importance: float = 0.05  # settles ties
    assistant_said: float = 0.1  # people ask for what they said themselves rather than what they were told


@dataclass(frozen=True, slots=True)
class Scored(Generic[K]):
    """`score` is in [0, 1], as is each signal of `breakdown` (see BREAKDOWN), given before it is weighted."""

    key: K
    score: float
    breakdown: Mapping[str, float]


DEFAULT = Weights()
# Asked by keyword: a full match in words is certain, so nothing that merely means the same comes before it.
BY_KEYWORD = Weights(words=1.0)
BREAKDOWN = ("semantic", "bm25", "entity", "neighbours", "speaker", "time", "recency", "importance")

# BM25 after Lucene (idf never negative, no k1 + 1 above the line): Robertson & Zaragoza 2009, section 3. Memories are
# short, so saying a word twice or being a little longer tells less than in documents: k1 and b as usual for passages.
K1 = 0.9
B = 0.4
# A person with three memories is no statistic: rarity is judged as if among this many others without the word.
PRIOR_DOCUMENTS = 100
# A match in words is full when it is the best there is, but not below the BM25 of one very rare word, nor below
# half of what the question could have had: else the best of many bad matches would look like a good one.
FULL_MATCH = 4.0
FULL_SHARE = 0.5
TELLING = 3.0  # to one part of the whole question; see "Measured" in docs/recall.md
PRIOR_TIMES = 10  # as many memories from other times are assumed before a named time is called common
SAME_CONVERSATION = timedelta(hours=3)  # without a session's name, a longer silence begins another conversation
RECENCY_HALF_LIFE = timedelta(days=90)
TIME_FADE = timedelta(days=3)  # what happened is told within days


def direction(aspects: Sequence[Sequence[float]]) -> list[float]:
    """Where to search for a question: the unit vector between those of `tokens.aspects`, mostly its telling words."""
    if len(aspects) == 1:
        return list(aspects[0])
    total = np.asarray(aspects[0], dtype=np.float64) + TELLING * np.asarray(aspects[1], dtype=np.float64)
    length = float(np.linalg.norm(total))
    found: list[float] = (total / length).tolist() if length else list(aspects[0])
    return found


def rank(
    query: Query,
    hits: Sequence[Hit[K]],
    corpus: Corpus,
    *,
    now: datetime,
    weights: Weights = DEFAULT,
    limit: int | None = None,
) -> list[Scored[K]]:
    """Score every hit, best first, in the given order among equals; only the best `limit` of them if given.

    `hits` should be all live memories of the person, so that each sees its neighbours; take filters off the
    result. `now` is timezone-aware. The score is `1 - prod(1 - reason)` times how much the memory is worth.
    """
    ranking = rank_told(query, Told.of(hits), corpus, now=now, weights=weights)
    best = ranking.best[:limit]
    return [
        Scored(hits[at].key, score, breakdown)
        for at, score, breakdown in zip(best.tolist(), ranking.score[best].tolist(), ranking.why(best), strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Ranking:
    """`score` and the signals by memory; `best` are their places, best first."""

    best: Places
    score: Floats
    signals: Mapping[str, Floats]

    def why(self, places: Places) -> list[dict[str, float]]:
        """The breakdown of these memories."""
        columns = [self.signals[name][places].tolist() for name in BREAKDOWN]
        return [dict(zip(BREAKDOWN, values, strict=True)) for values in zip(*columns, strict=True)]


def rank_told(query: Query, told: Told, corpus: Corpus, *, now: datetime, weights: Weights = DEFAULT) -> Ranking:
    """`rank` for hits that are columns already."""
    if not len(told):
        return Ranking(np.empty(0, np.intp), np.empty(0), {name: np.empty(0) for name in BREAKDOWN})
    signals = _signals(query, told, corpus, now, weights)
    score = _score(signals, weights)
    return Ranking(np.argsort(-score, kind="stable"), score, signals)


def _score(signals: Mapping[str, Floats], weights: Weights) -> Floats:
    relevance = _either(
        signals["semantic"],
        weights.neighbours * signals["near_meaning"],
        weights.words * signals["near_words"],
        weights.entity * signals["entity"],
    )
    worth = (
        1
        - weights.recency * (1 - signals["recency"])
        - weights.importance * (1 - signals["importance"])
        - weights.assistant_said * (1 - signals["user"])
    )
    spoken = weights.other_speaker + (1 - weights.other_speaker) * signals["speaker"]
    return np.clip(_either(relevance * spoken, weights.time * signals["time"]) * worth, 0.0, 1.0)


def _signals(query: Query, told: Told, corpus: Corpus, now: datetime, weights: Weights) -> dict[str, Floats]:
    meaning = _meaning(told, weights)
    matches = _matches(query, told, corpus)
    telling = _Telling.of(query, told)
    near_words = np.maximum(matches, telling.spread(matches, weights)).sum(axis=0)
    full = max(float(near_words.max()), FULL_MATCH, FULL_SHARE * _attainable(query, corpus))
    words = matches.sum(axis=0) / full
    near_meaning = telling.spread(meaning, weights)
    return {
        "semantic": meaning,
        "bm25": words,
        "entity": _entities(query, told, corpus),
        "near_meaning": near_meaning,
        "near_words": near_words / full,
        "neighbours": np.maximum(near_meaning, near_words / full - words),
        "speaker": _speaker(query, told),
        "time": _time(query.time, told.said_at),
        "recency": np.exp2(np.minimum(told.said_at - now.timestamp(), 0.0) / RECENCY_HALF_LIFE.total_seconds()),
        "importance": told.importance / 10,
        "user": told.user_said.astype(np.float64),
    }


def _column(values: Iterable[float]) -> Floats:
    return np.fromiter(values, np.float64)


def _either(*reasons: Floats) -> Floats:
    """Independent reasons together: 1 - (1 - a)(1 - b)..., never above 1 when each is not."""
    doubt = np.ones_like(reasons[0])
    for reason in reasons:
        doubt *= 1 - reason
    return 1 - doubt


def _meaning(told: Told, weights: Weights) -> Floats:
    whole = np.clip(told.whole, 0.0, 1.0)
    part = np.clip(told.part, 0.0, 1.0)
    return weights.whole * whole + (1 - weights.whole) * part


def _matches(query: Query, told: Told, corpus: Corpus) -> Floats:
    """BM25 of each word of the question (rows) in each memory (columns); of a word's forms the best counts."""
    matches = np.zeros((len(query.words) or 1, len(told)))
    relative = told.length / max(corpus.mean_length, 1.0)
    row_of = {term: row for row, forms in enumerate(query.words) for term in forms}
    for term, row in row_of.items():
        found = told.term == term
        columns, counts = told.term_of[found], told.count[found]
        match = _rarity(corpus, term) * counts / (counts + K1 * (1 - B + B * relative[columns]))
        matches[row, columns] = np.maximum(matches[row, columns], match)
    return matches


def _attainable(query: Query, corpus: Corpus) -> float:
    """BM25 of a memory of mean length with each word of the question in it once."""
    return sum(min(_rarity(corpus, term) for term in forms) for forms in query.words) / (1 + K1)


def _rarity(corpus: Corpus, term: int) -> float:
    frequency = corpus.frequency.get(term, 1)
    return math.log1p((max(corpus.documents - frequency, 0) + PRIOR_DOCUMENTS + 0.5) / (frequency + 0.5))


def _entities(query: Query, told: Told, corpus: Corpus) -> Floats:
    """How much of what the question names a memory names too, each name by its rarity among the person's memories.

    Where all there is to name is something common, as the person's own name is, even all of it is little.
    """
    rarity = {name: _rarity(corpus, name) for name in query.entities if name in corpus.frequency}
    full = max(sum(rarity.values()), FULL_MATCH)
    shared = np.zeros(len(told))
    for name, rare in rarity.items():
        shared[told.having((name,))] += rare / full
    return shared


def _speaker(query: Query, told: Told) -> Floats:
    """1 where a speaker the question names speaks, or where nobody is said to speak; 0 for another speaker."""
    asked = told.having(query.speakers)
    if not asked.any():
        return np.ones(len(told))
    return np.asarray(asked | ~told.having(_anyone(query)), np.float64)


def _anyone(query: Query) -> Collection[int]:
    return () if query.anyone is None else (query.anyone,)


def _time(asked: Interval | None, said_at: Floats) -> Floats:
    """1 within the named time, fading outside; less the more memories lie in it, as it then tells them less apart."""
    if asked is None:
        return np.zeros_like(said_at)
    gaps = [
        np.maximum(np.maximum(span.start.timestamp() - said_at, said_at - span.end.timestamp()), 0.0)
        for span in _occurrences(asked, said_at)
    ]
    fits: Floats = np.exp(-np.min(gaps, axis=0) / TIME_FADE.total_seconds())
    return fits * (1 - float(fits.sum()) / (len(fits) + PRIOR_TIMES))


def _occurrences(asked: Interval, said_at: Floats) -> list[Interval]:
    if not asked.yearly:
        return [asked]
    first, last = (datetime.fromtimestamp(moment, UTC).year for moment in (said_at.min(), said_at.max()))
    return [asked.in_year(year) for year in range(first, last + 1)]


@dataclass(frozen=True, slots=True)
class _Telling:
    """The memories in the order they were told; `conversation` numbers the exchanges, 0 is for what stands alone."""

    order: NDArray[np.intp]
    conversation: NDArray[np.intp]

    @classmethod
    def of(cls, query: Query, told: Told) -> "_Telling":
        order = np.lexsort((told.order, told.said_at, told.session))
        silence = np.diff(told.said_at[order]) > SAME_CONVERSATION.total_seconds()
        group = np.cumsum(np.concatenate(([1], silence | (np.diff(told.session[order]) != 0))))
        spoken = told.having(_anyone(query))[order]
        by_user = told.user_said[order]
        said = [np.bincount(group[side], minlength=len(group) + 1) for side in (by_user, ~by_user)]
        answered = np.minimum(*said)[group] > 0
        return cls(order, np.where(spoken | answered, group, 0))

    def spread(self, values: Floats, weights: Weights) -> Floats:
        """The best value among the neighbours of each memory (last axis), less for each step away.

        Only turns of a conversation lean on each other: one asks, the other answers. Facts in a row do not.
        """
        told = values[..., self.order]
        near = np.zeros_like(told)
        for step in range(1, min(weights.reach, len(self.order) - 1) + 1):
            later, earlier = self.conversation[step:], self.conversation[:-step]
            strength = weights.decay**step * ((later == earlier) & (later > 0))
            near[..., step:] = np.maximum(near[..., step:], strength * told[..., :-step])
            near[..., :-step] = np.maximum(near[..., :-step], strength * told[..., step:])
        spread = np.empty_like(near)
        spread[..., self.order] = near
        return spread
