"""What a session comes to: what was decided, planned and promised in it, and what stayed open.

Made of memories that may be read, and of nothing else. Without a model their own sentences are quoted.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from memory_core.engine.gate import worth_reading
from memory_core.engine.gist import telling
from memory_core.engine.types import Kind, Message, Role

MOST_OF_A_LABEL = 5
LONGEST_QUOTE = 300  # characters; whoever says more in one sentence does not say it in a line
TELLING_QUESTION = 2  # words of weight: "How are you?" has none
RULES_VERSION = "1"

_SENTENCE_END = re.compile("(?<=[.!?\u2026\u061f\u0964])[\"'\u201d\u2019)\\]]*\\s+|(?<=[\u3002\uff01\uff1f])|\\n+")
_SPEAKER = re.compile(r"\s*([^\W\d_][\w.'-]*(?: [^\W\d_][\w.'-]*){0,2}): ")
_QUESTION = re.compile("[?\u061f\uff1f][\"'\u201d\u2019)\\]]*$")
_APOSTROPHES = str.maketrans("\u2018\u2019\u02bc`\u00b4", "'''''")
_DECIDED = re.compile(
    r"\b(?:decided|chose|chosen|settled on|agreed (?:to|on|that)"
    r"|(?:we|i|we're|i'm|let's)(?:'ll)?(?: will)? go(?:ing)? with|opted (?:for|to)"
    r"|made up (?:my|our|his|her|their) minds?"
    r"|entschieden|beschlossen|vereinbart|abgemacht|geeinigt)\b",
    re.I,
)
_DEEDS = (
    "send call phone text bring check let get back book write email mail finish prepare remind share look ask tell"
    " give show make try fix order buy pay arrange organi[sz]e update follow confirm schedule submit do sort"
)
_PROMISED = re.compile(
    r"\b(?:i|we)(?:'ll| will| shall|'m going to|'re going to| am going to| are going to| promise to| need to| have to"
    r"| must)(?: \w+ly| also| still| definitely| just)? (?:" + "|".join(_DEEDS.split()) + r")\b"
    r"|\bpromis(?:ed|es) (?:to|that|\w+ to)\b|\bich (?:werde|muss)\b|\bversprochen\b",
    re.I,
)
_PLANNED = re.compile(
    r"\b(?:plan(?:s|ning|ned)? (?:to|on|for)"
    r"|(?:i'm|we're|i am|we are|is|are) (?:going to|planning|hoping to|thinking of)"
    r"|intends? to|looking forward to|next (?:week|month|year|weekend|summer|spring|winter|autumn|fall|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday) (?:i|we|i'm|we're)\b"
    r"|(?:i|we)(?:'ll| will)\b.*\b(?:tomorrow|next|soon|later|tonight)"
    r"|plane|planen|habe vor|haben vor|nächste (?:woche|s jahr))\b",
    re.I,
)

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class Label(StrEnum):
    """What a line of a summary is, in the order in which they stand there."""

    DECIDED = "Decided"
    PLANNED = "Planned"
    PROMISED = "Promised"
    OPEN = "Open"
    ALSO = "Also"


@dataclass(frozen=True, slots=True)
class Known:
    """One memory of a session, the session in the order in which it was said. `said_at` is timezone-aware."""

    text: str
    kind: Kind
    said_by: str
    said_at: datetime
    importance: int = 5


@dataclass(frozen=True, slots=True)
class Point:
    """One line of a summary. `sources` are places in what it was made of, never none."""

    label: Label
    text: str
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    points: tuple[Point, ...]
    tokens_in: int = 0
    tokens_out: int = 0

    @property
    def sources(self) -> frozenset[int]:
        return frozenset(place for point in self.points for place in point.sources)


class Summariser(Protocol):
    """Says what a session came to. `is_local` is false when it asks a model outside. Raises ProviderError."""

    name: str
    model: str
    version: str
    is_local: bool

    def summarise(self, known: Sequence[Known]) -> Digest: ...


class QuotingSummariser:
    """Needs no model: quotes sentences letter for letter. A session of facts alone is told by the weightiest."""

    name = "rules"
    model = ""
    version = RULES_VERSION
    is_local = True

    def summarise(self, known: Sequence[Known]) -> Digest:
        points = [point for place, one in enumerate(known) for point in _points(place, one, known)]
        return Digest(tuple(shortened(points, known)))


def shortened(points: Iterable[Point], known: Sequence[Known]) -> Iterator[Point]:
    """Label by label at most MOST_OF_A_LABEL lines, each once: the weightiest, in the order they were said."""
    found = list({(point.label, point.text.casefold()): point for point in points}.values())
    for label in Label:
        of_label = [point for point in found if point.label is label]
        weighty = sorted(of_label, key=lambda point: (-_weight(point, known), -max(point.sources)))[:MOST_OF_A_LABEL]
        yield from sorted(weighty, key=lambda point: point.sources)


def written(points: Iterable[Point], day: datetime) -> str:
    """The summary as it is kept: the day of the session, then a line for each point."""
    return "\n".join([f"Session of {date_words(day)}", *(f"{point.label}: {point.text}" for point in points)])


def lines(text: str) -> list[tuple[Label | None, str]]:
    """The lines of a kept summary with their labels; None for the heading, and for what a person wrote into it."""
    return [_labelled(line) for line in text.splitlines() if line.strip()]


def date_words(moment: datetime) -> str:
    """A day as people write it, "8 May 2023", the same in every locale."""
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def _labelled(line: str) -> tuple[Label | None, str]:
    name, colon, rest = line.partition(": ")
    return (Label(name), rest) if colon and name in set(Label) else (None, line)


def _weight(point: Point, known: Sequence[Known]) -> int:
    return max(known[place].importance for place in point.sources)


def _points(place: int, one: Known, known: Sequence[Known]) -> Iterator[Point]:
    """What one memory has to say: what stands out in it sentence by sentence, or else all of it."""
    if one.kind is Kind.PLAN:
        yield from _whole(place, one, Label.DECIDED if _DECIDED.search(one.text) else Label.PLANNED)
        return
    told = [point for sentence in _sentences(one.text) if (point := _point(place, sentence, one, known))]
    yield from told
    message = Message(Role.USER, one.text, one.said_at)
    if not told and not _QUESTION.search(one.text) and worth_reading([message])[0]:
        yield from _whole(place, one, Label.ALSO)


def _point(place: int, sentence: str, one: Known, known: Sequence[Known]) -> Point | None:
    if len(sentence) > LONGEST_QUOTE:
        return None
    said = sentence.translate(_APOSTROPHES)
    if _QUESTION.search(sentence):
        is_open = _is_unanswered(place, one, known) and len(telling(sentence)) >= TELLING_QUESTION
        return Point(Label.OPEN, sentence, (place,)) if is_open else None
    for label, pattern in ((Label.DECIDED, _DECIDED), (Label.PROMISED, _PROMISED), (Label.PLANNED, _PLANNED)):
        if pattern.search(said):
            return Point(label, sentence, (place,))
    return None


def _whole(place: int, one: Known, label: Label) -> Iterator[Point]:
    text = " ".join(one.text.split())
    if text and len(text) <= LONGEST_QUOTE:
        yield Point(label, text, (place,))


def _is_unanswered(place: int, one: Known, known: Sequence[Known]) -> bool:
    """Nobody else spoke after it, and whoever asked did not go on to something else."""
    later = known[place + 1 :]
    return not any(_voice(other) != _voice(one) for other in later) and len(later) <= 1


def _voice(one: Known) -> str:
    speaker = _SPEAKER.match(one.text)
    return speaker.group(1).casefold() if speaker else one.said_by


def _sentences(text: str) -> list[str]:
    """The sentences of a text, each with the speaker's name before it where the text begins with one."""
    speaker = _SPEAKER.match(text)
    prefix = f"{speaker.group(1)}: " if speaker else ""
    body = text[speaker.end() :] if speaker else text
    found = (" ".join(part.split()) for part in _SENTENCE_END.split(body))
    return [prefix + sentence for sentence in found if sentence]
