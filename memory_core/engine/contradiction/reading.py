"""Two facts side by side."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from memory_core.engine.contradiction import attributes, counts, denial, food, german, pairs
from memory_core.engine.contradiction.sentence import Sentence, parse
from memory_core.engine.contradiction.stance import Stance
from memory_core.engine.types import Kind

Question = tuple[str, str, str]  # whom it is about, the cause, the detail

_EVER, _NEVER = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
_LASTING = frozenset({Kind.FACT, Kind.PREFERENCE, Kind.EVENT})
# True for good, whenever it was said.
_ALWAYS = frozenset({"age", "birthday", "birthplace"})


@dataclass(frozen=True, slots=True)
class Fact:
    """A memory as it is held. `slot` and `value` are the extractor's, where it gave any."""

    text: str
    said_at: datetime
    slot: str | None = None
    value: str | None = None
    valid_from: datetime | None = None
    valid_to: datetime | None = None
    kind: Kind = Kind.FACT


@dataclass(frozen=True, slots=True)
class Reading:
    """What a fact answers, and from when to when. Two readings that share no question need not be compared."""

    answers: Mapping[Question, frozenset[str]]
    since: datetime
    until: datetime


def read(fact: Fact) -> Reading:
    """Take a fact apart, once, for any number of comparisons. What cannot be read answers nothing."""
    until = fact.valid_to or _NEVER
    since = fact.valid_from or (fact.said_at if fact.said_at < until else _EVER)
    sentence = parse(fact.text) if fact.kind in _LASTING else None
    return Reading(_answers(fact, sentence) if sentence else {}, since, until)


def contradiction(one: Reading, other: Reading) -> str | None:
    """The code of what they disagree about, None when both can hold. The order does not matter."""
    at_once = one.since < other.until and other.since < one.until
    for question in sorted(one.answers.keys() & other.answers.keys()):
        cause = question[1]
        if (at_once or cause in _ALWAYS) and one.answers[question].isdisjoint(other.answers[question]):
            return cause
    return None


def _answers(fact: Fact, sentence: Sentence) -> dict[Question, frozenset[str]]:
    """Where a sentence answers a question twice, what both answers allow; what is impossible is left out."""
    found: dict[Question, frozenset[str]] = {}
    for owner, stance in _stances(fact, sentence):
        question = (owner, stance.cause, stance.detail)
        found[question] = found.get(question, stance.answers) & stance.answers
    return {question: answers for question, answers in found.items() if answers}


def _stances(fact: Fact, sentence: Sentence) -> Iterator[tuple[str, Stance]]:
    owner, said = sentence.owner, fact.said_at
    if fact.slot and fact.value:
        yield from ((owner, stance) for stance in attributes.of_slot(fact.slot, fact.value, fact.text, said))
    for stance in _of_owner(sentence, said):
        if stance.cause not in sentence.leaves_open:
            yield owner, stance
    if sentence.kin:
        yield from (("", stance) for stance in counts.stances("", sentence.kin))
        yield from (("", stance) for stance in pairs.stances("", sentence.thing))


def _of_owner(sentence: Sentence, said_at: datetime) -> Iterator[Stance]:
    says, thing = sentence.says, "" if sentence.kin else sentence.thing
    yield from attributes.stances(sentence.owner, says, thing, said_at)
    yield from pairs.stances(says, thing)
    yield from food.stances(says, thing)
    yield from counts.stances(says, "")
    yield from german.stances(says)
    yield from denial.stances(says, hedged=sentence.hedged)
