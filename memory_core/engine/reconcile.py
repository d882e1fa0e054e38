"""Holds a candidate against what is known: new, duplicate, update or retraction, and why."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from memory_core.engine.extraction.lexicon import word_set
from memory_core.engine.extraction.slots import Slot, is_opposite, is_single_valued, same_attribute
from memory_core.engine.types import Candidate, Change

# Cosine alone cannot tell a repetition from a contradiction: averaged word vectors give "likes
# tea" and "dislikes tea", or "from Oslo to Bergen" and its reverse, nearly 1. So a near-duplicate
# must also share nearly all content words, in the same order, with the same numbers, names,
# negation and liking. Missing a duplicate costs a merge later; a false one loses a fact for good.
NEAR_COSINE = 0.9
NEAR_WORDS = 0.8
# Without slots (a model may leave them out) a replaced value is looked for in texts of the same subject matter.
RELATED_COSINE = 0.6

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_SUFFIX = re.compile(r"(?:ing|ed|es|s|'s)$")
_NEGATION = word_set(
    """
    not no never none nor without neither nothing cannot can't don't doesn't didn't isn't aren't wasn't won't
    longer anymore stopped quit former formerly used ex left lost resigned fired laid sold
    """
)
_LIKING = word_set(
    """
    like likes liked love loves loved enjoy enjoys enjoyed adore adores prefer prefers fan fond favourite
    favorite
    """
)
_DISLIKING = word_set(
    """
    dislike dislikes disliked hate hates hated detest detests despise despises loathe loathes avoid avoids
    """
)
_STOP_WORDS = word_set(
    """
    a an the user user's is are was were be been being am has have had do does did of to in on at for with by
    from as and or that this their they them his her its it very really just also so too now currently about
    into
    """
)


@dataclass(frozen=True, slots=True)
class Known:
    """A memory that is held. `similarity` is its cosine with the candidate, 0 when unknown."""

    key: str
    text: str
    slot: str | None
    value: str | None
    stated: bool
    said_at: datetime
    similarity: float
    pending: bool = False
    immutable: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """`targets` are the keys the change is about: what is repeated, replaced or ended."""

    change: Change
    targets: tuple[str, ...]
    reason: str


def reconcile(candidate: Candidate, known: Sequence[Known], said_at: datetime) -> Decision:
    """What the candidate does to what is known.

    Never targets what is immutable for a change, what was stated by means of an inference, or
    what was said after `said_at`. Approved memories come before pending ones.
    """
    held = sorted(known, key=lambda memory: memory.pending)
    if candidate.change is Change.RETRACT:
        return _retraction(candidate, held, said_at)
    return (
        _duplicate(candidate, held)
        or _replacement(candidate, held, said_at)
        or _conflict(candidate, held, said_at)
        or Decision(Change.NEW, (), "nothing like it is known")
    )


def _duplicate(candidate: Candidate, known: Sequence[Known]) -> Decision | None:
    for memory in known:
        if _normal(memory.text) == _normal(candidate.text):
            return Decision(Change.DUPLICATE, (memory.key,), "same words")
    for memory in known:
        if _same_value(candidate, memory):
            return Decision(Change.DUPLICATE, (memory.key,), "same value")
    for memory in known:
        if memory.similarity >= NEAR_COSINE and _says_the_same(candidate.text, memory.text):
            return Decision(Change.DUPLICATE, (memory.key,), "nearly the same words")
    return None


def _same_value(candidate: Candidate, memory: Known) -> bool:
    if candidate.value is None or memory.value is None or candidate.slot is None:
        return False
    same = candidate.slot == memory.slot and _holds(memory.value, candidate.value, candidate.slot)
    return same and _negated(candidate.text) == _negated(memory.text)


def _holds(known: str, said: str, slot: str | None) -> bool:
    """Whether the known value is what was said, or says it more precisely: "oslo, norway" holds "oslo", and the
    name "ana silva" holds "ana"."""
    known, said = known.casefold(), said.casefold()
    longer = (f"{said}, ", f"{said} ") if slot and Slot.parse(slot).attribute == "name" else (f"{said}, ",)
    return known == said or known.startswith(longer)


def _replacement(candidate: Candidate, known: Sequence[Known], said_at: datetime) -> Decision | None:
    """The words name what they replace: "switched from Python to TypeScript"."""
    if candidate.replaces is None:
        return None
    named = [memory for memory in known if _is_replaced(candidate, memory)]
    return _targeting(Change.UPDATE, candidate, named, said_at, "replaces the value it names")


def _is_replaced(candidate: Candidate, memory: Known) -> bool:
    old = (candidate.replaces or "").casefold()
    if candidate.slot and memory.slot:
        return same_attribute(candidate.slot, memory.slot) and _holds(memory.value or "", old, memory.slot)
    return memory.similarity >= RELATED_COSINE and f" {_normal(old)} " in f" {_normal(memory.text)} "


def _conflict(candidate: Candidate, known: Sequence[Known], said_at: datetime) -> Decision | None:
    """Another value where there can be one only, or a liking turned into its opposite."""
    others = [memory for memory in known if _contradicts(candidate, memory)]
    if not others:
        return None
    if any(memory.stated for memory in others) and not candidate.stated:
        return Decision(Change.NEW, (), "inferred beside stated")
    if any(memory.said_at > said_at for memory in others):
        return Decision(Change.NEW, (), "older than what is known")
    return _targeting(Change.UPDATE, candidate, others, said_at, "another value of the same attribute")


def _contradicts(candidate: Candidate, memory: Known) -> bool:
    if candidate.value is None or memory.value is None:
        return False
    if is_opposite(candidate.slot, memory.slot):
        return candidate.value.casefold() == memory.value.casefold()
    return (
        is_single_valued(candidate.slot)
        and candidate.slot == memory.slot
        and candidate.value.casefold() != memory.value.casefold()
        and not _negated(memory.text)  # what is over already ("User left Acme") has no successor
    )


def _retraction(candidate: Candidate, known: Sequence[Known], said_at: datetime) -> Decision:
    for memory in known:
        if _normal(memory.text) == _normal(candidate.text):
            return Decision(Change.DUPLICATE, (memory.key,), "same words")
    ended = [memory for memory in known if _is_ended(candidate, memory)]
    return _targeting(Change.RETRACT, candidate, ended, said_at, "ends what is known") or Decision(
        Change.NEW, (), "ends nothing that is known"
    )


def _is_ended(candidate: Candidate, memory: Known) -> bool:
    """The same value of the same attribute. Without a value: the one value there can be. Without a slot: the same
    words, denied."""
    if candidate.slot is None or memory.slot is None:
        return memory.similarity >= RELATED_COSINE and _denies(candidate.text, memory.text)
    if not same_attribute(candidate.slot, memory.slot) or _negated(memory.text):
        return False
    if candidate.value is None:
        return is_single_valued(candidate.slot)
    return _holds(memory.value or "", candidate.value, memory.slot)


def _targeting(
    change: Change, candidate: Candidate, found: Sequence[Known], said_at: datetime, reason: str
) -> Decision | None:
    """The change with the targets it may have; a NEW that says why when none of them may be touched."""
    if not found:
        return None
    if not candidate.stated and all(memory.stated for memory in found):
        return Decision(Change.NEW, (), "inferred beside stated")
    mutable = [memory for memory in found if not memory.immutable]
    if not mutable:
        return Decision(Change.NEW, (), "what is known is immutable")
    targets = tuple(
        memory.key for memory in mutable if memory.said_at <= said_at and (candidate.stated or not memory.stated)
    )
    return Decision(change, targets, reason) if targets else Decision(Change.NEW, (), "older than what is known")


def _normal(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _negated(text: str) -> bool:
    return not _NEGATION.isdisjoint(_WORD.findall(text.casefold()))


def _liking(words: frozenset[str]) -> int:
    return (not words.isdisjoint(_LIKING)) - (not words.isdisjoint(_DISLIKING))


def _content(text: str) -> list[str]:
    """The words that carry the fact, in order, without endings; liking and negation are compared apart."""
    left_out = _STOP_WORDS | _LIKING | _DISLIKING | _NEGATION
    return [_SUFFIX.sub("", word) for word in _WORD.findall(text.casefold()) if word not in left_out]


def _overlap(one: Sequence[str], other: Sequence[str]) -> float:
    """Jaccard index of two bags of words; 0 when the words they share come in another order."""
    shared = set(one) & set(other)
    if [word for word in one if word in shared] != [word for word in other if word in shared]:
        return 0.0
    union = set(one) | set(other)
    return len(shared) / len(union) if union else 0.0


def _particulars(text: str) -> frozenset[str]:
    """Numbers and names: where they differ, two sentences are about different things."""
    words = _WORD.findall(text)[1:]
    return frozenset(
        word.casefold().removesuffix("'s")
        for word in words
        if word[0].isupper() or any(character.isdigit() for character in word)
    )


def _says_the_same(one: str, other: str) -> bool:
    left, right = frozenset(_WORD.findall(one.casefold())), frozenset(_WORD.findall(other.casefold()))
    return (
        _overlap(_content(one), _content(other)) >= NEAR_WORDS
        and _negated(one) == _negated(other)
        and _liking(left) == _liking(right)
        and _particulars(one) == _particulars(other)
    )


def _denies(one: str, other: str) -> bool:
    return _overlap(_content(one), _content(other)) >= NEAR_WORDS and _negated(one) and not _negated(other)
