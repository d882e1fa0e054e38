"""Versions and people as the lists show them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from dashboard import words
from dashboard.marking import Badge, Piece, badges, found_in
from dashboard.queries import Held, held_by
from memory_core import vault
from memory_core.errors import KeyDestroyed
from memory_core.models import LedgerEntry, Memory, MemoryVersion, Subject
from memory_core.models.memory import VersionQuerySet

UUID_TEXT = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class VersionRow:
    version: MemoryVersion
    sentence: tuple[Piece, ...]
    badges: tuple[Badge, ...]
    person: str
    agent: str
    kind: str
    state: str
    tone: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    subject: Subject
    name: str
    held: Held


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """An entry of the ledger. It outlives what it is about, so the ids are those that still lead somewhere."""

    entry: LedgerEntry
    action: str
    actor: str
    chips: tuple[str, ...]
    memory_id: UUID | None
    subject_id: UUID | None


def with_what_rows_need(versions: VersionQuerySet) -> VersionQuerySet:
    return versions.select_related("memory__subject").prefetch_related("findings")


def version_rows(versions: Sequence[MemoryVersion]) -> list[VersionRow]:
    """Rows for versions that were fetched `with_what_rows_need`. Three queries, however many they are.

    Whoever is being erased at this moment, or came back with an old backup, has no key: such rows are left out.
    """
    vault.load(version.owner_id for version in versions)
    names = words.actor_names(version.proposed_by for version in versions)
    return [_version_row(version, names) for version in versions if version.opens]


def person_rows(subjects: Sequence[Subject]) -> list[PersonRow]:
    vault.load(subject.pk for subject in subjects)
    held = held_by(subject.pk for subject in subjects)
    return [PersonRow(subject, name_of(subject), held.get(subject.pk, Held())) for subject in subjects]


def ledger_rows(entries: Sequence[LedgerEntry]) -> list[LedgerRow]:
    """Rows for entries of the ledger. Four queries at most, however many they are."""
    names = words.actor_names(entry.actor for entry in entries)
    memories = Memory.objects.in_bulk({entry.memory_id for entry in entries if entry.memory_id})
    subjects = Subject.objects.in_bulk({entry.subject_id for entry in entries if entry.subject_id})
    return [
        LedgerRow(
            entry=entry,
            action=words.act_label(entry.action),
            actor=names.get(entry.actor, entry.actor),
            chips=_chips(entry),
            memory_id=entry.memory_id if entry.memory_id in memories else None,
            subject_id=entry.subject_id if entry.subject_id in subjects else None,
        )
        for entry in entries
    ]


def name_of(subject: Subject | None) -> str:
    """What the agents call this person."""
    if subject is None:
        return _("Nobody in particular")
    try:
        return str(subject.external_id)
    except KeyDestroyed:
        return _("Erased person")


def person_of(memory: Memory) -> str:
    return name_of(memory.subject)


def _version_row(version: MemoryVersion, names: dict[str, str]) -> VersionRow:
    state, tone = words.state(version)
    return VersionRow(
        version=version,
        sentence=found_in(version),
        badges=badges(version.findings.all()),
        person=person_of(version.memory),
        agent=agent_of(version, names),
        kind=words.kind_label(version.kind),
        state=state,
        tone=tone,
    )


def agent_of(version: MemoryVersion, names: dict[str, str]) -> str:
    """The agent as it calls itself, else whoever wrote the version down."""
    return version.memory.scopes.get("agent_id") or names.get(version.proposed_by, version.proposed_by)


def _chips(entry: LedgerEntry) -> tuple[str, ...]:
    """Names of fields, then codes and counts. Ids have their own place and are left out."""
    facts = [f"{name.replace('_', ' ')}: {_plain(value)}" for name, value in entry.facts.items() if _is_telling(value)]
    return (*entry.fields, *facts)


def _is_telling(value: object) -> bool:
    return value not in ("", None, []) and not (isinstance(value, str) and UUID_TEXT.fullmatch(value))


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
