"""Everything held about one person as a list to leaf through, opened no further than it takes to sort it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from dashboard import words
from dashboard.talkers import Talker, of_talker
from memory_core.errors import KeyDestroyed
from memory_core.models import MemoryVersion, Status, Subject
from memory_core.services.topics import headings, opener

MAX_ASKED_CHARS = 200


@dataclass(frozen=True, slots=True)
class Held:
    """One thing, with what it takes to put it under its heading."""

    id: UUID
    topic: str
    waits: bool


@dataclass(frozen=True, slots=True)
class Shelf:
    """A topic, by its code and as a heading, with what stands under it, the newest first."""

    topic: str
    ids: Sequence[UUID]

    @property
    def heading(self) -> str:
        return words.topic_heading(self.topic)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What of it somebody wants to see: things with these words, of one topic, from one agent (by its code)."""

    words: str = ""
    topic: str = ""
    agent: str = ""

    @classmethod
    def of(cls, params: Mapping[str, str]) -> "Narrowing":
        """What an address asks for; what no text could be is left out."""
        return cls(_asked(params, "q"), _asked(params, "topic"), _asked(params, "agent"))

    @property
    def query(self) -> str:
        given = {"q": self.words, "topic": self.topic, "agent": self.agent}
        return urlencode({name: value for name, value in given.items() if value})

    def on_topic(self, topic: str) -> str:
        return replace(self, topic=topic).query


def held_about(subject: Subject, narrowing: Narrowing, talkers: Iterable[Talker]) -> list[Held]:
    """What is waiting or in force and fits, the newest first. One query; sentences are opened to search them only.

    What the key does not open any more is left out.
    """
    versions = MemoryVersion.objects.held_about(subject.pk).order_by("-recorded_at", "-pk")
    if narrowing.agent:
        talker = next((talker for talker in talkers if talker.code == narrowing.agent), None)
        versions = versions.filter(of_talker(subject, talker)) if talker else versions.none()
    columns = ["pk", "kind", "status", "categories", *(["text"] if narrowing.words else [])]
    return list(_fitting(subject.pk, narrowing, versions.values_list(*columns)))


def shelves(things: Iterable[Held]) -> list[Shelf]:
    """By topic, the one with the newest thing first."""
    found: dict[str, list[UUID]] = {}
    for thing in things:
        found.setdefault(thing.topic, []).append(thing.id)
    return [Shelf(topic, ids) for topic, ids in found.items()]


def _fitting(owner: UUID, narrowing: Narrowing, rows: Iterable[Any]) -> Iterator[Held]:
    heading_by, text_of = headings(owner), opener(owner, "text")
    for pk, kind, status, categories, *text in rows:
        with suppress(KeyDestroyed):
            topic = heading_by(pk, kind, categories)
            if narrowing.topic and topic != narrowing.topic:
                continue
            if text and not _says(text_of(pk, text[0]).decode(), narrowing.words):
                continue
            yield Held(pk, topic, status == Status.PENDING)


def _says(text: str, asked: str) -> bool:
    """Every word that was asked for stands in it, wherever and however written."""
    said = text.casefold()
    return all(word in said for word in asked.casefold().split())


def _asked(params: Mapping[str, str], name: str) -> str:
    asked = params.get(name, "").strip()
    return "" if "\0" in asked or len(asked) > MAX_ASKED_CHARS else asked
