"""The ledger's only writer. Acts are collected while the work goes on and chained last.

Locking the head of a chain puts every writer of the project in line until commit, so it is the last
lock a transaction takes: `with ledger.act(project) as log` opens the project's scope, and
whatever was added to `log` is written when the block ends without an error.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from uuid import UUID

from django.utils import timezone

from memory_core import prepared
from memory_core.models import LedgerEntry, LedgerHead, MemoryVersion, Subject
from memory_core.services.chain import content_of, digest_of
from memory_core.tenancy import project_scope
from memory_core.writing import insert

MOVE_HEAD = "UPDATE memory_core_ledgerhead SET sequence = %s, digest = %s WHERE project_id = %s"


@dataclass(slots=True)
class Log:
    """The acts of one transaction, in order."""

    project_id: UUID
    entries: list[LedgerEntry] = field(default_factory=list)

    def add(
        self,
        action: str,
        *,
        actor: str,
        version: MemoryVersion | None = None,
        subject: Subject | None = None,
        memory_id: UUID | None = None,
        subject_id: UUID | None = None,
        fields: Iterable[str] = (),
        **facts: str | int | float | bool | list[str] | None,
    ) -> None:
        """Note one act. `fields` are names; `facts` are codes, counts and ids, never values of a person."""
        self.entries.append(
            LedgerEntry(
                project_id=self.project_id,
                at=timezone.now(),
                actor=actor,
                action=action,
                subject_id=subject.pk if subject else subject_id or (version.memory.subject_id if version else None),
                memory_id=version.memory_id if version else memory_id,
                version_id=version.pk if version else None,
                fields=list(fields),
                facts=facts,
            )
        )

    def write(self) -> None:
        """Chain the collected entries behind the project's head."""
        if not self.entries:
            return
        sequence, previous = _locked_head(self.project_id)
        for entry in self.entries:
            sequence += 1
            entry.sequence, entry.previous = sequence, previous
            entry.digest = previous = digest(entry)
        insert(self.entries)
        with prepared.cursor() as cursor:
            cursor.execute(MOVE_HEAD, [sequence, previous, self.project_id])
        self.entries = []


@contextmanager
def act(project_id: UUID) -> Iterator[Log]:
    """The scope of a project in which something changes; its ledger entries share the transaction."""
    with project_scope(project_id):
        log = Log(project_id)
        yield log
        log.write()


def _locked_head(project_id: UUID) -> tuple[int, bytes]:
    """The number and the digest that the chain ends with, locked."""
    heads = _head().rows(project=project_id)
    if not heads:
        LedgerHead.objects.bulk_create([LedgerHead(project_id=project_id)], ignore_conflicts=True)
        heads = _head().rows(project=project_id)
    [(sequence, digest_before)] = heads
    return sequence, bytes(digest_before)


@cache
def _head() -> prepared.Statement:
    heads = LedgerHead.objects.select_for_update().filter(project_id=prepared.given("project"))
    return prepared.Statement.of(heads.values_list("sequence", "digest"))


def digest(entry: LedgerEntry) -> bytes:
    """The digest of an entry that knows its number and the digest before it; `services/chain.py` says of what."""
    content = content_of(
        str(entry.project_id),
        entry.at,
        entry.actor,
        entry.action,
        str(entry.subject_id or ""),
        str(entry.memory_id or ""),
        str(entry.version_id or ""),
        entry.fields,
        entry.facts,
    )
    return digest_of(bytes(entry.previous), entry.sequence, content)
