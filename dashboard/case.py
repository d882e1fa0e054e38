"""Everything a reviewer should see before deciding about one version."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from audit import review
from dashboard import conversation, words
from dashboard.conversation import Spoken
from dashboard.marking import Badge, Piece, badges, difference, found_in
from dashboard.rows import VersionRow, agent_of, person_of, version_rows, with_what_rows_need
from memory_core import vault
from memory_core.errors import NotFound
from memory_core.models import MemoryVersion

OTHERS = 5


@dataclass(frozen=True, slots=True)
class Case:
    version: MemoryVersion
    sentence: tuple[Piece, ...]
    badges: tuple[Badge, ...]
    elsewhere: tuple[Badge, ...]
    person: str
    kind: str
    state: str
    tone: str
    proposer: str
    decider: str
    details: Sequence[tuple[str, str]]
    turns: Sequence[Spoken]
    replaces: Sequence[tuple[Piece, ...]]
    masked: str
    others: Sequence[VersionRow]
    shown_mac: str

    @property
    def waits(self) -> bool:
        return self.version.status == "pending"


def case_of(version_id: UUID) -> Case:
    """Raises NotFound when there is no such version any more."""
    version = _fetched(version_id)
    vault.load([version.owner_id, version.project_id])
    state, tone = words.state(version)
    names = words.actor_names([version.proposed_by, version.decided_by])
    findings = list(version.findings.all())
    in_text = any(finding.place == "text" for finding in findings)
    return Case(
        version=version,
        sentence=found_in(version),
        badges=badges(findings),
        elsewhere=badges(finding for finding in findings if finding.place != "text"),
        person=person_of(version.memory),
        kind=words.kind_label(version.kind),
        state=state,
        tone=tone,
        proposer=agent_of(version, names),
        decider=names.get(version.decided_by, ""),
        details=[(str(name), _flat(value)) for name, value in version.metadata.items()],
        turns=conversation.around(version),
        replaces=[difference(old.text, version.text) for old in MemoryVersion.objects.replaced_by(version)],
        masked=review.masked_text(version) if in_text else "",
        others=_others(version),
        shown_mac=review.shown_mac(version),
    )


def _fetched(version_id: UUID) -> MemoryVersion:
    versions = with_what_rows_need(MemoryVersion.objects.filter(pk=version_id)).prefetch_related("evidence__turn")
    version = versions.first()
    if version is None:
        raise NotFound
    return version


def _others(version: MemoryVersion) -> list[VersionRow]:
    waiting = MemoryVersion.objects.awaiting_human().filter(owner_id=version.owner_id).exclude(pk=version.pk)
    return version_rows(list(with_what_rows_need(waiting.queue_order())[:OTHERS]))


def _flat(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
