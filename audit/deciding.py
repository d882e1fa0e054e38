"""How any decision is taken: the case locked, held against what was shown, and noted beside the act."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from audit import claims
from audit.models import BulkRun, Claim, Decision
from audit.shown import changed_parts, shown_mac, whole
from memory_core.engine.types import Action
from memory_core.errors import Conflict, IllegalTransition, NotFound, StaleDecision
from memory_core.models import Finding, MemoryVersion, Status
from memory_core.services import lanes, lifecycle
from memory_core.services.indexing import Embedded
from memory_core.services.ledger import Log, act

STAFF = "user:"


@dataclass(frozen=True, slots=True)
class Word:
    """What a reviewer says about which version, and what they were shown of it."""

    version_id: UUID
    project_id: UUID
    actor: str
    shown: str
    verdict: Decision.Verdict
    reason: str = ""
    batch: BulkRun | None = None


@contextmanager
def deciding(word: Word) -> Iterator[tuple[Decision, Log]]:
    """Lock the version, check that it waits and is what was shown; the decision is written when the block ends.

    Raises NotFound, IllegalTransition, StaleDecision, and Conflict for somebody who may not decide it alone.
    """
    with act(word.project_id) as log:
        version = locked(word.version_id, project_id=word.project_id)
        _check_waiting(version, word.verdict)
        check_shown(version, word.shown)
        if word.verdict is not Decision.Verdict.REJECT:
            check_proposer(version, word.actor)
        decision = _decision(version, word)
        yield decision, log
        decision.save(force_insert=True)
        Claim.objects.filter(version=version).delete()
        _note(decision, log)


def locked(version_id: UUID, *, project_id: UUID) -> MemoryVersion:
    """A version with its memory, its owner's lane held, so that nobody else is at it. Raises NotFound."""
    owner_id = MemoryVersion.objects.filter(pk=version_id).values_list("owner_id", flat=True).first()
    if owner_id is None:
        raise NotFound("There is no such memory any more.")
    lanes.hold(project_id, owner_id)
    return lifecycle.lock(version_id)


def waiting(version_id: UUID) -> MemoryVersion:
    """A version that can be decided, with its memory. Call it inside the scope. Raises NotFound, IllegalTransition."""
    found = MemoryVersion.objects.staying().select_related("memory").filter(pk=version_id).first()
    if found is None:
        raise NotFound("There is no such memory any more.")
    _check_pending(found)
    return found


def check_shown(version: MemoryVersion, token: str) -> None:
    """Raises StaleDecision, with what has changed since the token was made."""
    if whole(token) != whole(shown_mac(version)):
        changed = changed_parts(version, token)
        raise StaleDecision("This memory changed while you were looking at it.", changed=changed)


def check_proposer(version: MemoryVersion, actor: str) -> None:
    """Nobody lets pass alone what they proposed; where four eyes are needed, the second yes sees to that.

    Raises Conflict.
    """
    if version.proposed_by == actor and not version.four_eyes:
        raise Conflict("You proposed this one. Somebody else has to approve it.")


def put_in_force(version: MemoryVersion, embedded: Embedded, decision: Decision, log: Log) -> None:
    """Approve for a person, who lets pass what was found: a rescan does not ask about it again."""
    lifecycle.approve(version, actor=decision.actor, embedded=embedded, log=log)
    found = Finding.objects.filter(version=version, waived_at=None).exclude(action=Action.ALLOW)
    found.update(waived_at=decision.at, waived_by=decision.actor)


def is_second_yes(decision: Decision) -> bool:
    """Whether somebody else has said yes to exactly this case. A yes to what has changed since is void.

    Raises Conflict for the same person twice, and for whoever proposed these words.
    """
    version = decision.version
    first = Decision.objects.first_of_four_eyes().filter(version=version, verdict=Decision.Verdict.APPROVE).first()
    if first is None:
        return False
    if bytes(first.shown_mac) != decision.shown_mac:
        first.undone_at, first.undone_by = decision.at, "system:review"
        first.save(update_fields=["undone_at", "undone_by"])
        return False
    if first.actor == decision.actor:
        raise Conflict("You have said yes already. Somebody else has to say it too.")
    if version.proposed_by == decision.actor:
        raise Conflict("These words are your own. Somebody else has to say yes to them.")
    return True


def note_first_yes(version: MemoryVersion, decision: Decision, log: Log) -> None:
    """Count what a reviewer wrote as that reviewer's yes to it, where a second person has to say yes too."""
    yes = Decision(
        version=version,
        project_id=decision.project_id,
        actor=decision.actor,
        verdict=Decision.Verdict.APPROVE,
        shown_mac=whole(shown_mac(version)),
        at=decision.at,
        final=False,
    )
    yes.save(force_insert=True)
    log.add("review.first_yes", actor=yes.actor, version=version, number=version.number)


def _check_waiting(version: MemoryVersion, verdict: Decision.Verdict) -> None:
    _check_pending(version)
    expired = version.expires_on is not None and version.expires_on < timezone.now().date()
    if expired and verdict is not Decision.Verdict.REJECT:
        raise IllegalTransition("This one has expired while it waited.")


def _check_pending(version: MemoryVersion) -> None:
    if version.status == Status.WITHDRAWN and not version.decided_by.startswith(STAFF):
        raise IllegalTransition("This one has been withdrawn: it was overtaken, or its reason has gone.")
    if version.status != Status.PENDING:
        raise IllegalTransition("This one has been decided already.")


def _decision(version: MemoryVersion, word: Word) -> Decision:
    now = timezone.now()
    return Decision(
        version=version,
        project_id=word.project_id,
        actor=word.actor,
        verdict=word.verdict,
        reason=word.reason,
        shown_mac=whole(word.shown),
        at=now,
        seconds=claims.seconds_since_claim(version.pk, word.actor),
        batch=word.batch,
    )


def _note(decision: Decision, log: Log) -> None:
    yes_only = decision.verdict == Decision.Verdict.APPROVE and not decision.final
    log.add(
        "review.first_yes" if yes_only else f"review.{decision.verdict}",
        actor=decision.actor,
        version=decision.version,
        number=decision.version.number,
        reason=decision.reason,
        made=[str(pk) for pk in decision.made],
        final=decision.final,
    )
