"""The reviewer's acts. A decision is bound to what was shown, and a stale one is refused."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models import Max

from audit.models import Decision
from memory_core import vault
from memory_core.engine.types import Finding
from memory_core.errors import IllegalTransition, InvalidInput, NotFound, StaleDecision
from memory_core.models import Evidence, MemoryVersion, Project, Status
from memory_core.services import indexing, lanes, lifecycle, remember
from memory_core.services.ledger import Log, act
from memory_core.services.remember import Proposal, Span
from memory_core.services.screening import masked, without_secrets
from memory_core.tenancy import project_scope

MAX_TEXT = 10_000


def shown_mac(version: MemoryVersion) -> str:
    """A MAC over everything a reviewer judges: words, metadata, kind, validity, what it replaces, findings, rules."""
    findings = [f"{f.place}:{f.kind}:{f.start}:{f.end}:{f.action}" for f in version.findings.all()]
    shown: list[Any] = [
        version.pk,
        version.number,
        version.text,
        version.metadata,
        version.kind,
        version.valid_from,
        version.valid_to,
        _would_replace(version),
        findings,
        version.rules_version,
    ]
    return vault.mac(version.owner_id, "shown", repr(shown)).hex()


def approve(version_id: UUID, *, project_id: UUID, actor: str, shown_mac: str) -> MemoryVersion:
    """Approve what was shown. Raises NotFound, StaleDecision, IllegalTransition."""
    with project_scope(project_id):
        text = _waiting(version_id).text
    [embedded] = indexing.embed([text])
    with _decided(version_id, project_id, actor, shown_mac, Decision.Verdict.APPROVE) as (version, log):
        lifecycle.approve(version, actor=actor, embedded=embedded, log=log)
    return version


def edit_and_approve(version_id: UUID, *, project_id: UUID, actor: str, shown_mac: str, text: str) -> MemoryVersion:
    """Approve other words in place of those shown; both stay, as two versions of one memory."""
    words = without_secrets(text.strip())
    if not words or len(words) > MAX_TEXT:
        raise InvalidInput.field("text", f"Write between 1 and {MAX_TEXT:,} characters.")
    return _rewrite(version_id, project_id, actor, shown_mac, Decision.Verdict.EDIT, words)


def mask_and_approve(version_id: UUID, *, project_id: UUID, actor: str, shown_mac: str) -> MemoryVersion:
    """Approve with everything that was found taken out."""
    with project_scope(project_id):
        words = masked_text(_waiting(version_id))
    return _rewrite(version_id, project_id, actor, shown_mac, Decision.Verdict.MASK, words)


def reject(version_id: UUID, *, project_id: UUID, actor: str, shown_mac: str, reason: str) -> MemoryVersion:
    """Do not remember it. `reason` is one of Decision.Reason."""
    if reason not in Decision.Reason.values:
        raise InvalidInput.field("reason", f"Choose one of {', '.join(Decision.Reason.values)}.")
    with _decided(version_id, project_id, actor, shown_mac, Decision.Verdict.REJECT, reason) as (version, log):
        lifecycle.reject(version, actor=actor, log=log, reason=reason)
    return version


def masked_text(version: MemoryVersion) -> str:
    """The words of a version with its findings masked."""
    findings = [Finding(f.kind, f.start, f.end) for f in version.findings.all() if f.place == "text"]
    return masked(version.text, findings)


def _rewrite(
    version_id: UUID, project_id: UUID, actor: str, shown_mac: str, verdict: Decision.Verdict, words: str
) -> MemoryVersion:
    project = Project.objects.get(pk=project_id)
    with project_scope(project_id):
        draft = replace(remember.draft_of(_waiting(version_id)), text=words, value=None)
    [proposal] = remember.propose(project, [draft])
    if proposal.is_blocked:
        raise InvalidInput.field("text", "The project's policy does not allow these words to be stored.")
    with _decided(version_id, project_id, actor, shown_mac, verdict) as (old, log):
        lifecycle.withdraw(old, actor=actor, log=log, reason=verdict)
        new = _next_version(old, proposal, actor, log)
        lifecycle.approve(new, actor=actor, embedded=proposal.embedded, log=log)
    return new


def _next_version(old: MemoryVersion, proposal: Proposal, actor: str, log: Log) -> MemoryVersion:
    newest = old.memory.versions.aggregate(newest=Max("number"))["newest"]
    spans = tuple(Span(e.turn, e.start, e.end) for e in Evidence.objects.filter(version=old).select_related("turn"))
    return remember.new_version(
        old.memory, proposal, auto_approve=False, actor=actor, log=log, number=newest + 1, evidence=spans
    )


@contextmanager
def _decided(
    version_id: UUID, project_id: UUID, actor: str, shown: str, verdict: Decision.Verdict, reason: str = ""
) -> Iterator[tuple[MemoryVersion, Log]]:
    """Lock the version, check that it is what was shown, and note the decision beside the act."""
    with act(project_id) as log:
        lanes.hold(project_id, _waiting(version_id).owner_id)
        version = lifecycle.lock(version_id)
        if version.status != Status.PENDING:
            raise IllegalTransition("This one has been decided already.")
        if shown != shown_mac(version):
            raise StaleDecision("This memory changed while you were looking at it.")
        Decision.objects.create(
            version=version,
            project_id=project_id,
            actor=actor,
            verdict=verdict,
            reason=reason,
            shown_mac=bytes.fromhex(shown),
        )
        log.add(f"review.{verdict}", actor=actor, version=version, number=version.number, reason=reason)
        yield version, log


def _waiting(version_id: UUID) -> MemoryVersion:
    found = MemoryVersion.objects.select_related("memory").prefetch_related("findings").filter(pk=version_id).first()
    if found is None:
        raise NotFound("There is no such memory any more.")
    if found.status != Status.PENDING:
        raise IllegalTransition("This one has been decided already.")
    return found


def _would_replace(version: MemoryVersion) -> list[str]:
    """Ids of the versions in force that an approval would retire."""
    return sorted(str(pk) for pk in MemoryVersion.objects.replaced_by(version).values_list("pk", flat=True))
