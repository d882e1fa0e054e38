"""The life of one memory: its versions, the words they rest on, and the acts in the ledger."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from dashboard import conversation, words
from dashboard.conversation import Spoken
from dashboard.ledger_rows import LedgerRow, ledger_rows
from dashboard.rows import VersionRow, person_of, version_rows, with_what_rows_need
from memory_core.errors import NotFound
from memory_core.models import LedgerEntry, Memory, MemoryVersion

ACTS_SHOWN = 100
VERSIONS_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Step:
    """One version in the timeline."""

    row: VersionRow
    decider: str


@dataclass(frozen=True, slots=True)
class History:
    memory: Memory
    person: str
    newest: VersionRow
    steps: Sequence[Step]
    turns: Sequence[Spoken]
    acts: Sequence[LedgerRow]


def history_of(memory_id: UUID) -> History:
    """Raises NotFound for a memory that is not there, or not any more, or on its way out."""
    versions = MemoryVersion.objects.staying().filter(memory_id=memory_id).order_by("-number")
    rows = version_rows(list(with_what_rows_need(versions).prefetch_related("evidence__turn")[:VERSIONS_SHOWN]))
    if not rows:
        raise NotFound
    deciders = words.actor_names(row.version.decided_by for row in rows)
    newest = next((row for row in rows if row.version.is_in_force), rows[0])
    acts = LedgerEntry.objects.filter(memory_id=memory_id).order_by("-sequence")[:ACTS_SHOWN]
    return History(
        memory=newest.version.memory,
        person=person_of(newest.version.memory),
        newest=newest,
        steps=[Step(row, deciders.get(row.version.decided_by, "")) for row in rows],
        turns=conversation.around(newest.version),
        acts=ledger_rows(list(acts)),
    )
