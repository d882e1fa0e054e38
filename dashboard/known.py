"""What is held about one person, in that person's own words and order."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from dashboard import words
from dashboard.marking import Piece, pieces, quoted
from dashboard.rows import agent_of
from memory_core import vault
from memory_core.models import Evidence, MemoryVersion, Recall, Status, Subject
from memory_core.services.remember import SCREENING

READS_LOOKED_AT = 300
READS_SHOWN = 3
SUBJECT_OF_SENTENCE = re.compile(r"^User(?=\b)")  # how extractors name the person a sentence is about


@dataclass(frozen=True, slots=True)
class Read:
    """One reading by an agent."""

    agent: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Source:
    """The turn a memory rests on, the quoted words marked."""

    words: tuple[Piece, ...]
    said_at: datetime
    by_person: bool


@dataclass(frozen=True, slots=True)
class Known:
    """One thing that is held."""

    version: MemoryVersion
    sentence: tuple[Piece, ...]
    waits: bool
    agent: str
    approved_by: str
    sources: Sequence[Source]
    reads: Sequence[Read]


@dataclass(frozen=True, slots=True)
class Topic:
    heading: str
    things: list[Known] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Portrait:
    """The whole page. `last_read` is the latest reading of anything of this person's."""

    topics: Sequence[Topic]
    number: int
    waiting: int
    last_read: Read | None


def portrait(subject: Subject) -> Portrait:
    """Everything waiting or in force about `subject`, by topic. The number of queries does not depend on how much."""
    held = MemoryVersion.objects.held_about(subject.pk).select_related("memory").prefetch_related("evidence__turn")
    versions = list(held.order_by("-recorded_at"))
    vault.load([subject.pk])
    recalls = list(Recall.objects.of_owner(subject.pk).select_related("api_key")[:READS_LOOKED_AT])
    reads = _reads_by_version(recalls)
    names = words.actor_names(version.proposed_by for version in versions)
    called = _called(subject, versions)
    topics: dict[str, Topic] = {}
    for version in versions:
        heading = words.topic(version)
        topics.setdefault(heading, Topic(heading)).things.append(
            _known(version, called, agent_of(version, names), reads.get(version.pk, []))
        )
    waiting = sum(version.status == Status.PENDING for version in versions)
    return Portrait(list(topics.values()), len(versions), waiting, _read(recalls[0]) if recalls else None)


def _called(subject: Subject, versions: Iterable[MemoryVersion]) -> str:
    """The person's name where it is known, or how the agents call them when that reads like a name."""
    for version in versions:
        if version.memory.slot == "name" and version.value:
            return str(version.value).title()
    return subject.external_id.capitalize() if subject.external_id.isalpha() else "User"


def _known(version: MemoryVersion, called: str, agent: str, reads: Sequence[Read]) -> Known:
    return Known(
        version=version,
        sentence=pieces(SUBJECT_OF_SENTENCE.sub(called, version.text), []),
        waits=version.status == Status.PENDING,
        agent=agent,
        approved_by=_approver(version),
        sources=[_source(evidence) for evidence in version.evidence.all()],
        reads=reads,
    )


def _source(evidence: Evidence) -> Source:
    turn = evidence.turn
    return Source(quoted(turn.content, [(evidence.start, evidence.end)]), turn.said_at, turn.role == "user")


def _approver(version: MemoryVersion) -> str:
    """Who let it through, without naming anybody of the staff."""
    if version.status == Status.PENDING:
        return ""
    if version.decided_by == SCREENING:
        return _("the automatic check")
    return _("you") if version.decided_by.startswith("subject:") else _("a person who looked at it")


def _reads_by_version(recalls: Iterable[Recall]) -> dict[UUID, list[Read]]:
    """The latest READS_SHOWN readings of each version, the newest first."""
    reads: dict[UUID, list[Read]] = {}
    for recall in recalls:
        for version_id in recall.versions:
            latest = reads.setdefault(version_id, [])
            if len(latest) < READS_SHOWN:
                latest.append(_read(recall))
    return reads


def _read(recall: Recall) -> Read:
    return Read(recall.api_key.name if recall.api_key else _("a member of the team"), recall.at)
