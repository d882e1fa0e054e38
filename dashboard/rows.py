"""Versions and people as the lists show them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from dashboard import words
from dashboard.marking import Badge, Piece, badges, found_in
from dashboard.queries import Held, held_by
from memory_core import vault
from memory_core.errors import KeyDestroyed
from memory_core.models import Memory, MemoryVersion, Status, Subject
from memory_core.models.memory import VersionQuerySet

NOBODY: Mapping[UUID, str] = MappingProxyType({})


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
    looking: str = ""

    @property
    def overdue(self) -> bool:
        due = self.version.due_at
        return self.version.status == Status.PENDING and due is not None and due < timezone.now()


@dataclass(frozen=True, slots=True)
class PersonRow:
    subject: Subject
    name: str
    held: Held


def with_what_rows_need(versions: VersionQuerySet) -> VersionQuerySet:
    return versions.select_related("memory__subject").prefetch_related("findings")


def version_rows(versions: Sequence[MemoryVersion], holders: Mapping[UUID, str] = NOBODY) -> list[VersionRow]:
    """Rows for versions that were fetched `with_what_rows_need`. Three queries, however many they are.

    `holders` says which of the staff looks at which version.

    Whoever is being erased at this moment, or came back with an old backup, has no key: such rows are left out.
    """
    vault.load(version.owner_id for version in versions)
    names = words.actor_names([*(version.proposed_by for version in versions), *holders.values()])
    return [_version_row(version, names, holders.get(version.pk, "")) for version in versions if version.opens]


def person_rows(subjects: Sequence[Subject]) -> list[PersonRow]:
    vault.load(subject.pk for subject in subjects)
    held = held_by(subject.pk for subject in subjects)
    return [PersonRow(subject, name_of(subject), held.get(subject.pk, Held())) for subject in subjects]


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


def _version_row(version: MemoryVersion, names: dict[str, str], holder: str) -> VersionRow:
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
        looking=names.get(holder, ""),
    )


def agent_of(version: MemoryVersion, names: dict[str, str]) -> str:
    """The agent as it calls itself, else whoever wrote the version down."""
    return version.memory.scopes.get("agent_id") or names.get(version.proposed_by, version.proposed_by)
