"""Everything a reviewer should see before deciding about one version."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from uuid import UUID

from django.urls import reverse

from audit import claims, review
from audit.models import Decision, Note
from audit.shown import whole
from dashboard import conversation, queries, words
from dashboard.conversation import Spoken
from dashboard.marking import Badge, Piece, badges, difference, found_in, look, stands_in_text
from dashboard.rows import VersionRow, agent_of, person_of, version_rows, with_what_rows_need
from memory_core import vault
from memory_core.engine.types import Action
from memory_core.errors import NotFound
from memory_core.models import Finding, MemoryVersion
from memory_core.services import slots

FACTS = re.compile(r"(?<=[.!?])\s+|;\s+")
OTHERS = 5
SIMILAR = 3


@dataclass(frozen=True, slots=True)
class Found:
    """One finding in words: what it is, where, and what the policy or a person says to it."""

    pk: int
    words: str
    label: str
    tone: str
    said: str
    where: str
    by_model: bool
    can_mask: bool


@dataclass(frozen=True, slots=True)
class FirstYes:
    name: str
    at: datetime
    mine: bool


@dataclass(frozen=True, slots=True)
class Eyes:
    """Two people have to say yes; `first` is there when one has."""

    first: FirstYes | None


@dataclass(frozen=True, slots=True)
class Noted:
    text: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Case:
    version: MemoryVersion
    sentence: tuple[Piece, ...]
    badges: tuple[Badge, ...]
    findings: Sequence[Found]
    person: str
    kind: str
    state: str
    tone: str
    proposer: str
    decider: str
    details: Sequence[tuple[str, str]]
    turns: Sequence[Spoken]
    replaces: Sequence[tuple[Piece, ...]]
    similar: Sequence[VersionRow]
    others: Sequence[VersionRow]
    masked: str
    shown_mac: str
    eyes: Eyes | None
    notes: Sequence[Noted]
    looking: str
    mine: bool

    @property
    def waits(self) -> bool:
        return self.version.status == "pending"

    @property
    def address(self) -> str:
        return reverse("dashboard:review-detail", args=[self.version.pk])

    @cached_property
    def several(self) -> bool:
        """More than one thing that could be masked, so one may choose."""
        return sum(found.can_mask for found in self.findings) > 1

    @cached_property
    def mergeable(self) -> list[VersionRow]:
        """What this one could become part of, the likeliest first."""
        return [*self.similar, *self.others]

    @property
    def parts(self) -> str:
        """The sentence cut where it may hold several facts, one a line."""
        return "\n".join(FACTS.split(self.version.text))


def case_of(version_id: UUID, viewer: str) -> Case:
    """The case as `viewer`, an actor, sees it. Raises NotFound when there is no such version any more."""
    version = _fetched(version_id)
    vault.load([version.owner_id, version.project_id])
    findings = list(version.findings.all())
    notes, first = list(_notes(version)), _first_yes(version)
    holder = claims.holders([version.pk]).get(version.pk, "")
    names = words.actor_names(_everybody(version, findings, notes, first, holder))
    seen = [_found(version, finding, names) for finding in _told_once(findings)]
    state, tone = words.state(version)
    token = review.shown_mac(version)
    replaced = slots.effects(version).retired
    others, similar = _about_the_same(version, {old.pk for old in replaced})
    return Case(
        version=version,
        sentence=found_in(version),
        badges=badges(findings),
        findings=seen,
        person=person_of(version.memory),
        kind=words.kind_label(version.kind),
        state=state,
        tone=tone,
        proposer=agent_of(version, names),
        decider=names.get(version.decided_by, ""),
        details=[(str(name), _flat(value)) for name, value in version.metadata.items()],
        turns=conversation.around(version),
        replaces=[difference(old.text, version.text) for old in replaced],
        similar=similar,
        others=others,
        masked=review.masked_text(version) if any(found.can_mask for found in seen) else "",
        shown_mac=token,
        eyes=_eyes(version, token, first, names, viewer),
        notes=[Noted(note.text, names[note.actor], note.at) for note in notes],
        looking=names[holder] if holder not in ("", viewer) else "",
        mine=holder == viewer,
    )


def _fetched(version_id: UUID) -> MemoryVersion:
    versions = with_what_rows_need(MemoryVersion.objects.staying().filter(pk=version_id))
    version = versions.prefetch_related("evidence__turn").first()
    if version is None:
        raise NotFound
    return version


def _notes(version: MemoryVersion) -> Iterable[Note]:
    """Those on earlier versions too: an edit that waits for a second yes takes the notes along."""
    return Note.objects.filter(version__memory_id=version.memory_id)


def _first_yes(version: MemoryVersion) -> Decision | None:
    if not version.four_eyes:
        return None
    return Decision.objects.first_of_four_eyes().filter(version=version, verdict=Decision.Verdict.APPROVE).last()


def _everybody(
    version: MemoryVersion, findings: Iterable[Finding], notes: Iterable[Note], first: Decision | None, holder: str
) -> set[str]:
    named = {version.proposed_by, version.decided_by, holder, first.actor if first else ""}
    return named | {finding.waived_by for finding in findings} | {note.actor for note in notes}


def _about_the_same(version: MemoryVersion, besides: set[UUID]) -> tuple[list[VersionRow], list[VersionRow]]:
    """Rows for what else waits about the person, and for what is in force and alike."""
    waiting = list(with_what_rows_need(queries.also_waiting(version))[:OTHERS])
    alike = [one for one in queries.alike(version, SIMILAR + len(besides)) if one.pk not in besides][:SIMILAR]
    rows = version_rows([*waiting, *alike])
    return [r for r in rows if not r.version.is_in_force], [r for r in rows if r.version.is_in_force]


def _told_once(findings: Sequence[Finding]) -> list[Finding]:
    """Those in the sentence, and from elsewhere the kinds that do not stand in it."""
    in_text = {finding.kind for finding in findings if finding.place == "text"}
    return [finding for finding in findings if finding.place == "text" or finding.kind not in in_text]


def _found(version: MemoryVersion, finding: Finding, names: dict[str, str]) -> Found:
    label, tone = look(finding.kind)
    quoted = version.text[finding.start : finding.end] if stands_in_text(finding) else ""
    said = words.policy_said(finding, names.get(finding.waived_by, ""))
    by_model = finding.source == Finding.Source.MODEL
    can_mask = bool(quoted) and finding.action != Action.ALLOW
    return Found(finding.pk, quoted, label, tone, said, words.place(finding), by_model, can_mask)


def _eyes(
    version: MemoryVersion, token: str, first: Decision | None, names: dict[str, str], viewer: str
) -> Eyes | None:
    """A first yes to something else than stands there now counts for nothing."""
    if not version.four_eyes:
        return None
    if first is None or bytes(first.shown_mac) != whole(token):
        return Eyes(None)
    return Eyes(FirstYes(names[first.actor], first.at, first.actor == viewer))


def _flat(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
