"""Writing down: the one way a version comes into being, screened, and approved only when clean."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import Q, prefetch_related_objects
from django.utils import timezone

from memory_core import prepared, vault
from memory_core.engine.extraction.people import USER, stretches
from memory_core.engine.types import Action, Kind, Message, Role
from memory_core.models import Evidence, Finding, Memory, MemoryVersion, Project, Status, SummarySource, Turn
from memory_core.services import indexing, lifecycle
from memory_core.services.indexing import Embedded
from memory_core.services.ledger import Log
from memory_core.services.policy import rules_stamp
from memory_core.services.screening import RULES_VERSION, Rules, Screened, masked, rules_of, screen
from memory_core.services.subjects import Names, Owner, mac_of
from memory_core.writing import insert

SCREENING = "system:screening"
REVIEW_WITHIN = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything about a version that is not yet a row.

    For screening alone: `ids`, the names of agent, app and run; `about`, the names of who is remembered or speaks;
    `labels`, what a model called sensitive in it; `turns`, what was said where it comes from; `is_nobodys`, whether it
    shall belong to no person.
    """

    text: str
    said_at: datetime
    kind: Kind = Kind.FACT
    value: str | None = None
    metadata: Mapping[str, Any] = field(default_factory=dict)
    categories: tuple[str, ...] = ()
    reason: str = ""
    importance: int = 5
    confidence: float = 1.0
    stated: bool = True
    denies: bool = False
    said_by: str = "user"
    valid_from: datetime | None = None
    valid_to: datetime | None = None
    expires_on: date | None = None
    extractor: str = ""
    model: str = ""
    prompt_version: str = ""
    ids: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    turns: tuple[str, ...] = ()
    is_nobodys: bool = False


FOR_SCREENING = {"ids", "about", "labels", "turns", "is_nobodys"}
CONTENT = tuple(name for name in Draft.__slots__ if name not in FOR_SCREENING)


def draft_of(version: MemoryVersion) -> Draft:
    """A version's content as a draft, to make the next version from."""
    content = {name: getattr(version, name) for name in CONTENT}
    content |= {"kind": Kind(version.kind), "categories": tuple(version.categories)}
    subject = version.memory.subject
    prefetch_related_objects([version], "evidence__turn")
    turns = [evidence.turn for evidence in version.evidence.all()]
    about = speakers(Names(user_id=subject.external_id if subject else None), turns)
    said = tuple(dict.fromkeys(turn.content for turn in turns))
    ids = tuple(version.memory.scopes.values())
    return Draft(**content, ids=ids, about=about, turns=said, is_nobodys=subject is None)


def speakers(names: Names, turns: Sequence[Turn]) -> tuple[str, ...]:
    """Whom what was said is about when it is about the speaker: the user's own handle, and the names in the turns."""
    said = [turn for turn in turns if turn.role == Role.USER]
    messages = [Message(Role.USER, turn.content, turn.said_at, turn.name) for turn in said]
    labels = {part.speaker for message in messages for part in stretches(message, message.content)}
    return tuple(sorted({names.user_id or "", *(label or "" for label in labels)} - {"", USER}))


@dataclass(frozen=True, slots=True)
class Span:
    """Words a version rests on: `turn.content[start:end]`."""

    turn: Turn
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """A draft that went through screening, with the vectors of its text."""

    draft: Draft
    screened: Screened
    embedded: Embedded
    rules_version: str = RULES_VERSION

    @property
    def is_blocked(self) -> bool:
        return self.screened.action is Action.BLOCK


def propose(project: Project, drafts: Sequence[Draft]) -> list[Proposal]:
    """Screen, mask where the policy masks, and embed. May call a model: no transaction may be open."""
    rules, stamp = rules_of(project), rules_stamp(project)
    judged = [_masked(rules, draft) for draft in drafts]
    embedded = indexing.embed([draft.text for draft, _ in judged])
    return [Proposal(draft, said, vectors, stamp) for (draft, said), vectors in zip(judged, embedded, strict=True)]


def new_memory(
    owner: Owner, names: Names, *, slot: str | None = None, supersedes: Memory | None = None, immutable: bool = False
) -> Memory:
    """An identity without versions yet."""
    memory = _memory(owner, names, slot=slot, supersedes=supersedes, immutable=immutable)
    memory.save(force_insert=True)
    return memory


def _memory(owner: Owner, names: Names, *, slot: str | None, supersedes: Memory | None, immutable: bool) -> Memory:
    return Memory(
        project_id=owner.project_id,
        subject=owner.subject,
        owner_id=owner.id,
        scopes={name: value for name, value in names.given().items() if name != "user_id"},
        slot=slot,
        slot_mac=vault.mac(owner.id, "slot", slot) if slot else None,
        supersedes=supersedes,
        immutable=immutable,
        **_macs(owner.project_id, names),
    )


def new_version(
    memory: Memory,
    proposal: Proposal,
    *,
    auto_approve: bool,
    actor: str,
    log: Log,
    number: int = 1,
    evidence: tuple[Span, ...] = (),
    change_reason: str = "",
    sources: Sequence[UUID] = (),
) -> MemoryVersion:
    """Store a version as pending; a clean one is approved at once when `auto_approve` says so.

    A summary rests on other versions, its `sources`; a later wording of one on those of the wording before.
    """
    version = _version(memory, proposal, number=number, actor=actor, log=log, change_reason=change_reason)
    version.save(force_insert=True)
    _attach([(version, proposal, evidence)])
    if proposal.draft.kind is Kind.SUMMARY:
        _rest(version, sources or _sources_before(version))
    if auto_approve and proposal.screened.action is Action.ALLOW:
        lifecycle.approve(version, actor=SCREENING, embedded=proposal.embedded, log=log)
    return version


def new_versions(
    owner: Owner,
    names: Names,
    told: Sequence[tuple[Proposal, Span]],
    *,
    auto_approve: bool,
    immutable: bool,
    actor: str,
    log: Log,
) -> list[MemoryVersion]:
    """`new_memory` and `new_version` for each, in as many statements as one takes."""
    versions = []
    for proposal, _ in told:
        memory = _memory(owner, names, slot=None, supersedes=None, immutable=immutable)
        version = _version(memory, proposal, number=1, actor=actor, log=log)
        if auto_approve and proposal.screened.action is Action.ALLOW:
            lifecycle.approve_new([version], actor=SCREENING, log=log)
        versions.append(version)
    insert(version.memory for version in versions)
    insert(versions)
    _attach([(version, proposal, (span,)) for version, (proposal, span) in zip(versions, told, strict=True)])
    approved = [pair for pair in zip(versions, told, strict=True) if pair[0].is_in_force]
    if approved:
        indexing.add_all([version for version, _ in approved], [proposal.embedded for _, (proposal, _) in approved])
    return versions


def _version(
    memory: Memory, proposal: Proposal, *, number: int, actor: str, log: Log, change_reason: str = ""
) -> MemoryVersion:
    draft, screened = proposal.draft, proposal.screened
    version = MemoryVersion(
        memory=memory,
        project_id=memory.project_id,
        owner_id=memory.owner_id,
        number=number,
        content_mac=vault.mac(memory.owner_id, "content", draft.text),
        risk=screened.risk,
        four_eyes=screened.four_eyes,
        due_at=timezone.now() + REVIEW_WITHIN,
        proposed_by=actor,
        rules_version=proposal.rules_version,
        change_reason=change_reason,
        **_columns(draft),
    )
    log.add("memory.proposed", actor=actor, version=version, fields=["text"], number=number, findings=screened.kinds)
    return version


def held_for(version: MemoryVersion, proposal: Proposal) -> list[str]:
    """Why a new version waits: the kinds that were found, or the project's policy; nothing when it was approved."""
    return [] if version.status == Status.APPROVED else proposal.screened.kinds or ["policy"]


def withdraw_waiting(memory: Memory, *, actor: str, log: Log, reason: str) -> None:
    """A newer version overtakes the one that waits, if any."""
    for waiting in memory.versions.awaiting_human().select_related("memory").select_for_update(of=("self",)):
        lifecycle.withdraw(waiting, actor=actor, log=log, reason=reason)


def same_words(owner: Owner, text: str, names: Names) -> MemoryVersion | None:
    """A version in force and not expired, or waiting, with exactly these words under these names."""
    return same_as(owner, [text], names).get(text)


def same_as(owner: Owner, texts: Sequence[str], names: Names) -> dict[str, MemoryVersion]:
    """`same_words` of many texts at once, of those that have any."""
    text_of = {vault.mac(owner.id, "content", text): text for text in texts}
    macs = {name: mac for name, mac in _macs(owner.project_id, names).items() if mac}
    today = timezone.now().date()
    same = _same(frozenset(macs)).rows(owner=owner.id, contents=list(text_of), today=today, **macs)
    if not same:
        return {}
    versions = MemoryVersion.objects.filter(pk__in=[pk for (pk,) in same])
    return {text_of[bytes(version.content_mac)]: version for version in versions.order_by("-pk")}


@cache
def _same(named: frozenset[str]) -> prepared.Statement:
    """Which are alive with one of these contents, under the names that are given and no other."""
    alive = MemoryVersion.objects.alive().filter(Q(expires_on=None) | Q(expires_on__gte=prepared.given("today")))
    same = alive.filter(prepared.is_among("content_mac", "contents"), owner_id=prepared.given("owner"))
    for name in ("agent_mac", "app_mac", "run_mac"):
        same = same.filter(**{f"memory__{name}": prepared.given(name) if name in named else None})
    return prepared.Statement.of(same.values_list("pk"))


def _masked(rules: Rules, draft: Draft) -> tuple[Draft, Screened]:
    verdict = screened(rules, draft)
    spans = [found for place, found, action in verdict.findings if place == "text" and action is Action.MASK]
    if not spans:
        return draft, verdict
    told = tuple(kind for kind in draft.labels if kind not in {span.kind for span in spans})
    clean = replace(draft, text=masked(draft.text, spans), value=None, denies=False, labels=told)
    return clean, screened(rules, clean)


def screened(rules: Rules, draft: Draft) -> Screened:
    """A draft's words wherever they stand, by these rules."""
    value = draft.value if draft.value and draft.value not in draft.text.lower() else ""
    return screen(
        rules,
        draft.text,
        draft.metadata,
        draft.categories,
        ids=(*draft.ids, value),
        about=draft.about,
        labels=draft.labels,
        turns=draft.turns,
        unowned_of=draft.said_by if draft.is_nobodys else None,
    )


def _macs(project_id: UUID, names: Names) -> dict[str, bytes | None]:
    given = {kind: getattr(names, f"{kind}_id") for kind in ("agent", "app", "run")}
    return {f"{kind}_mac": mac_of(project_id, kind, name) if name else None for kind, name in given.items()}


def _columns(draft: Draft) -> dict[str, Any]:
    values = {name: getattr(draft, name) for name in CONTENT}
    return {**values, "kind": draft.kind.value, "metadata": dict(draft.metadata), "categories": list(draft.categories)}


def _rest(version: MemoryVersion, sources: Iterable[UUID | None]) -> None:
    scope = {"project_id": version.project_id, "owner_id": version.owner_id}
    SummarySource.objects.bulk_create([SummarySource(**scope, summary=version, source_id=pk) for pk in sources])


def _sources_before(version: MemoryVersion) -> list[UUID | None]:
    """Lost ones too: other words do not make up for what is gone."""
    before = version.memory.versions.filter(number__lt=version.number).order_by("-number").first()
    return list(before.sources.values_list("source_id", flat=True)) if before else []


def _attach(told: Sequence[tuple[MemoryVersion, Proposal, tuple[Span, ...]]]) -> None:
    insert(
        Evidence(version=version, project_id=version.project_id, turn=span.turn, start=span.start, end=span.end)
        for version, _, evidence in told
        for span in evidence
    )
    insert(
        Finding(
            version=version,
            project_id=version.project_id,
            place=place,
            kind=finding.kind,
            start=finding.start,
            end=finding.end,
            score=finding.score,
            source=finding.source,
            action=action.value,
            rules_version=version.rules_version,
        )
        for version, proposal, _ in told
        for place, finding, action in proposal.screened.findings
    )
