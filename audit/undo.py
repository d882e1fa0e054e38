"""Taking decisions back, and revoking what agents have read already."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max, Min
from django.utils import timezone

from audit import notices
from audit.deciding import locked
from audit.hindrances import SENTENCES, find_hindrances
from audit.models import Decision, Notice
from audit.shown import shown_mac, whole
from memory_core.errors import Conflict, IllegalTransition, InvalidInput, NotFound
from memory_core.models import Finding, MemoryVersion, Recall, Retired
from memory_core.services import lanes, lifecycle
from memory_core.services.ledger import Log, act
from memory_core.tenancy import project_scope


@dataclass(frozen=True, slots=True)
class Reader:
    """An agent's key that was given a version, with the name it has today ("" when the key is gone)."""

    actor: str
    name: str
    first_at: datetime
    last_at: datetime
    times: int


@dataclass(frozen=True, slots=True)
class Revocation:
    """What was taken out of force, who had read it, and what came back in its place."""

    version: MemoryVersion
    readers: Sequence[Reader]
    restored: Sequence[MemoryVersion]


def undo(decision_id: int, *, project_id: UUID, actor: str) -> Decision:
    """Take a decision back, with everything it made and ended. Raises NotFound, and Conflict with the reason why not.

    What an agent has read since cannot be made unread: that is for `revoke`, which says who read it.
    """
    with act(project_id) as log:
        lanes.hold(project_id, _decision(decision_id).version.owner_id)
        decision = _decision(decision_id)
        find_hindrances([decision])
        if decision.hindrance:
            raise Conflict(SENTENCES[decision.hindrance])
        _take_back(decision, actor, log)
        _mark_undone([decision], actor)
        log.add("review.undone", actor=actor, version=decision.version, verdict=decision.verdict, final=decision.final)
    return decision


def last_decisions(project_id: UUID, actor: str, limit: int = 10) -> list[Decision]:
    """A reviewer's newest decisions, each with its version and, in `hindrance`, why it cannot be undone."""
    with project_scope(project_id):
        newest = Decision.objects.newest_of(actor).not_noted_along().select_related("version__memory__subject")
        decisions = list(newest[:limit])
        find_hindrances(decisions)
    return decisions


def readers(version: MemoryVersion) -> list[Reader]:
    """The agents that were given a version, the latest first. Call it inside the project's scope."""
    reads = Recall.objects.of_version(version).order_by()
    by_key = reads.values("api_key_id", "api_key__name").annotate(first=Min("at"), last=Max("at"), times=Count("pk"))
    return [
        Reader(f"agent:{row['api_key_id'] or ''}", row["api_key__name"] or "", row["first"], row["last"], row["times"])
        for row in by_key.order_by("-last")
    ]


def revoke(version_id: UUID, *, project_id: UUID, actor: str, reason: str) -> Revocation:
    """Take any memory in force out of reading and of history, and put back what it had ended; says who read it.

    If anybody has, receivers are told that it was put right. What something else has replaced since does not come
    back. `reason` is one of Decision.Reason.
    Raises NotFound, InvalidInput, and IllegalTransition when it is not in force.
    """
    if reason not in Decision.Reason.values:
        raise InvalidInput.field("reason", f"Choose one of {', '.join(Decision.Reason.values)}.")
    with act(project_id) as log:
        version = locked(version_id, project_id=project_id)
        if not version.is_in_force:
            raise IllegalTransition("Only a memory in force can be revoked.")
        read_by, shown = readers(version), whole(shown_mac(version))
        lifecycle.retire(version, as_=Retired.REVOKED, actor=actor, log=log)
        restored = lifecycle.restore_ended(version, actor=actor, log=log)
        Decision.objects.create(
            version=version,
            project_id=project_id,
            actor=actor,
            verdict=Decision.Verdict.REVOKE,
            reason=reason,
            shown_mac=shown,
            made=[old.pk for old in restored],
        )
        log.add("review.revoke", actor=actor, version=version, reason=reason, readers=len(read_by))
        if version.memory.subject is not None and read_by:
            about = Notice.About.RECTIFICATION
            notices.tell(project_id, version.memory.subject, about, memories=[version.memory_id])
    return Revocation(version, read_by, restored)


def _take_back(decision: Decision, actor: str, log: Log) -> None:
    version = lifecycle.lock(decision.version_id)
    verdict = Decision.Verdict(decision.verdict)
    if verdict is Decision.Verdict.REVOKE:
        _unrevoke(version, decision.made, actor, log)
    elif verdict is Decision.Verdict.REJECT:
        lifecycle.reopen(version, actor=actor, log=log)
    elif verdict is not Decision.Verdict.APPROVE:
        _unmake(decision.made, actor, log)
    elif decision.final:
        lifecycle.unapprove(version, actor=actor, log=log)
        findings = Finding.objects.waived().filter(version=version, waived_at=decision.at)
        findings.update(waived_at=None, waived_by="")


def _unmake(made: Iterable[UUID], actor: str, log: Log) -> None:
    """Withdraw what an edit, a mask, a split or a merge brought, and let what went into it wait again."""
    versions = [lifecycle.lock(pk) for pk in made]
    for version in versions:
        if version.is_in_force:
            lifecycle.unapprove(version, actor=actor, log=log)
        lifecycle.withdraw(version, actor=actor, log=log, reason="undone")
    _mark_undone(Decision.objects.first_of_four_eyes().filter(version__in=versions), actor)
    for old in MemoryVersion.objects.gone_into(versions).order_by("pk"):
        lifecycle.reopen(lifecycle.lock(old.pk), actor=actor, log=log)


def _unrevoke(version: MemoryVersion, restored: Iterable[UUID], actor: str, log: Log) -> None:
    for old in [lifecycle.lock(pk) for pk in restored]:
        lifecycle.retire(old, as_=Retired.SUPERSEDED, actor=actor, log=log, ended_by=version)
    lifecycle.reinstate(version, actor=actor, log=log)
    lifecycle.settle(version, actor=actor, log=log)


def _mark_undone(decisions: Iterable[Decision], actor: str) -> None:
    for decision in decisions:
        decision.undone_at, decision.undone_by = timezone.now(), actor
        decision.save(update_fields=["undone_at", "undone_by"])


def _decision(decision_id: int) -> Decision:
    found = Decision.objects.select_related("version__memory").filter(pk=decision_id).first()
    if found is None:
        raise NotFound("There is no such decision any more.")
    return found
