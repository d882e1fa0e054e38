"""The values that travel through the engine. Frozen, typed, free of any framework."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class Role(StrEnum):
    USER = "user"
    ASSISTANT = "assistant"
    SYSTEM = "system"
    TOOL = "tool"


class Kind(StrEnum):
    """What sort of thing a memory is; decides how long it stays interesting.

    A summary is made of other memories of a session; no extractor proposes one.
    """

    PREFERENCE = "preference"
    FACT = "fact"
    EVENT = "event"
    PLAN = "plan"
    TEMPORARY = "temporary"
    SUMMARY = "summary"


class Change(StrEnum):
    """What a candidate does to what is known."""

    NEW = "new"
    DUPLICATE = "duplicate"
    UPDATE = "update"
    RETRACT = "retract"


class Action(StrEnum):
    """What a project's policy does about a finding, weakest first."""

    ALLOW = "allow"
    MASK = "mask"
    HOLD = "hold"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of an exchange. `said_at` is timezone-aware."""

    role: Role
    content: str
    said_at: datetime
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """What an extractor reads: the new turns, the turns before them, and what the project asks for."""

    messages: tuple[Message, ...]
    context: tuple[Message, ...] = ()
    instructions: str = ""
    includes: str = ""
    excludes: str = ""
    categories: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact an extractor proposes.

    `text` is a self-contained sentence. `quote` stands letter for letter in
    `exchange.messages[message].content` at `[start:end]`. `slot` names the attribute
    ("employer", "home", "diet"), `value` its value in lower case, so that two candidates
    about one attribute can be compared. `replaces` is the old value where the words name it
    ("switched from Python to TypeScript": slot "language", value "typescript", replaces
    "python"). `change` is what the words themselves claim (NEW, UPDATE or RETRACT).
    `importance` is 1 to 10, `confidence` 0 to 1, `stated` is false for what was inferred. `labels`
    are the kinds of sensitive data that a model saw in it; screening adds them to its own findings.
    """

    text: str
    kind: Kind
    quote: str
    message: int
    start: int
    end: int
    importance: int = 5
    confidence: float = 0.8
    stated: bool = True
    slot: str | None = None
    value: str | None = None
    replaces: str | None = None
    change: Change = Change.NEW
    categories: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    valid_from: datetime | None = None
    valid_to: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A candidate that did not make it, and the content-free reason why."""

    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    candidates: tuple[Candidate, ...]
    dropped: tuple[Dropped, ...] = ()
    tokens_in: int = 0
    tokens_out: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """Something recognised in `text[start:end]`; `kind` is a key of the policy table, `source` "rules" or "model"."""

    kind: str
    start: int
    end: int
    score: float = 1.0
    source: str = "rules"


class Extractor(Protocol):
    """Reads an exchange, proposes facts. Raises ProviderError when its model fails."""

    name: str
    model: str
    version: str

    def extract(self, exchange: Exchange) -> Extraction: ...


class Embedder(Protocol):
    """Turns texts into unit-length vectors of `dimensions` floats. Raises ProviderError."""

    name: str
    model: str
    dimensions: int

    def embed(self, texts: Sequence[str]) -> list[list[float]]: ...
