"""Holds a candidate against what is known: new, duplicate, update or retraction, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from memory_core.engine.extraction.slots import is_opposite, is_single_valued, same_attribute
from memory_core.engine.timeline import Fact, at_once, holds
from memory_core.engine.types import Candidate, Change
from memory_core.engine.wording import denies, negated, normal, says_the_same

# The cosine finds what is alike; whether it is the same is for the words to say (engine/wording.py).
NEAR_COSINE = 0.8
# Without slots (a model may leave them out) a replaced value is looked for in texts of the same subject matter.
RELATED_COSINE = 0.6


@dataclass(frozen=True, slots=True)
class Known:
    """A memory that is held. `similarity` is its cosine with the candidate, 0 when unknown; `last_said` when it was
    said again."""

    key: str
    text: str
    slot: str | None
    value: str | None
    stated: bool
    said_at: datetime
    similarity: float
    pending: bool = False
    immutable: bool = False
    valid_from: datetime | None = None
    valid_to: datetime | None = None
    last_said: datetime | None = None


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
        _duplicate(candidate, held, said_at)
        or _replacement(candidate, held, said_at)
        or _conflict(candidate, held, said_at)
        or Decision(Change.NEW, (), "nothing like it is known")
    )


def _duplicate(candidate: Candidate, known: Sequence[Known], said_at: datetime) -> Decision | None:
    for memory in known:
        if normal(memory.text) == normal(candidate.text):
            return Decision(Change.DUPLICATE, (memory.key,), "same words")
    for memory in known:
        if _same_value(candidate, memory, said_at):
            return Decision(Change.DUPLICATE, (memory.key,), "same value")
    for memory in known:
        if memory.similarity >= NEAR_COSINE and says_the_same(candidate.text, memory.text):
            return Decision(Change.DUPLICATE, (memory.key,), "nearly the same words")
    return None


def _same_value(candidate: Candidate, memory: Known, said_at: datetime) -> bool:
    if candidate.value is None or memory.value is None or candidate.slot is None:
        return False
    same = candidate.slot == memory.slot and holds(memory.value, candidate.value, candidate.slot)
    return same and negated(candidate.text) == negated(memory.text) and _at_once(candidate, memory, said_at)


def _replacement(candidate: Candidate, known: Sequence[Known], said_at: datetime) -> Decision | None:
    """The words name what they replace: "switched from Python to TypeScript"."""
    if candidate.replaces is None:
        return None
    named = [memory for memory in known if _is_replaced(candidate, memory)]
    return _targeting(Change.UPDATE, candidate, named, said_at, "replaces the value it names")


def _is_replaced(candidate: Candidate, memory: Known) -> bool:
    old = (candidate.replaces or "").casefold()
    if candidate.slot and memory.slot:
        return same_attribute(candidate.slot, memory.slot) and holds(memory.value or "", old, memory.slot)
    return memory.similarity >= RELATED_COSINE and f" {normal(old)} " in f" {normal(memory.text)} "


def _conflict(candidate: Candidate, known: Sequence[Known], said_at: datetime) -> Decision | None:
    """Another value where there can be one only, or a liking turned into its opposite."""
    others = [memory for memory in known if _contradicts(candidate, memory)]
    if not others:
        return None
    others = [memory for memory in others if _at_once(candidate, memory, said_at)]
    if not others:
        return Decision(Change.NEW, (), "true at another time")
    if any(memory.stated for memory in others) and not candidate.stated:
        return Decision(Change.NEW, (), "inferred beside stated")
    if any((memory.last_said or memory.said_at) > said_at for memory in others):
        return Decision(Change.NEW, (), "older than what is known")
    lasting = [memory for memory in others if not _is_over_before(candidate, memory)]
    if not lasting:
        return Decision(Change.NEW, (), "over before what is known")
    return _targeting(Change.UPDATE, candidate, lasting, said_at, "another value of the same attribute")


def _at_once(candidate: Candidate, memory: Known, said_at: datetime) -> bool:
    """Whether both can be true at one moment: "until May at Acme" and "at Globex since June" are not."""
    said = _when(candidate.valid_from, candidate.valid_to, said_at)
    return at_once(said, _when(memory.valid_from, memory.valid_to, memory.said_at))


def _is_over_before(candidate: Candidate, memory: Known) -> bool:
    end = candidate.valid_to
    return end is not None and (memory.valid_to is None or end < memory.valid_to)


def _when(since: datetime | None, until: datetime | None, said_at: datetime) -> Fact:
    return Fact("", None, None, said_at, said_at, since=since, until=until)


def _contradicts(candidate: Candidate, memory: Known) -> bool:
    if candidate.value is None or memory.value is None:
        return False
    if is_opposite(candidate.slot, memory.slot):
        return candidate.value.casefold() == memory.value.casefold()
    return (
        is_single_valued(candidate.slot)
        and candidate.slot == memory.slot
        and candidate.value.casefold() != memory.value.casefold()
        and not negated(memory.text)  # what is over already ("User left Acme") has no successor
    )


def _retraction(candidate: Candidate, known: Sequence[Known], said_at: datetime) -> Decision:
    for memory in known:
        if normal(memory.text) == normal(candidate.text):
            return Decision(Change.DUPLICATE, (memory.key,), "same words")
    ended = [memory for memory in known if _is_ended(candidate, memory)]
    return _targeting(Change.RETRACT, candidate, ended, said_at, "ends what is known") or Decision(
        Change.NEW, (), "ends nothing that is known"
    )


def _is_ended(candidate: Candidate, memory: Known) -> bool:
    """The same value of the same attribute. Without a value: the one value there can be. Without a slot: the same
    words, denied."""
    if candidate.slot is None or memory.slot is None:
        return memory.similarity >= RELATED_COSINE and denies(candidate.text, memory.text)
    if not same_attribute(candidate.slot, memory.slot) or negated(memory.text):
        return False
    if candidate.value is None:
        return is_single_valued(candidate.slot)
    return holds(memory.value or "", candidate.value, memory.slot)


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
