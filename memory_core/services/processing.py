"""The worker's part: read an exchange, compare with what is known, write down what is new.

Jobs of one owner run in the order they were accepted, by one worker at a time. The lane's lease
says who; its fencing token, checked under the row lock in the writing transaction, makes sure of
it. Models are called outside transactions.
"""

import logging
import time
from collections import Counter
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import DatabaseError, DataError
from django.utils import timezone

from memory_core.engine.reconcile import Decision, reconcile
from memory_core.engine.types import Candidate, Change
from memory_core.errors import CandorError, Conflict, ProviderError
from memory_core.models import Evidence, Job, Memory, MemoryVersion, Project, Status, Turn
from memory_core.services import (
    breaker,
    gate_tally,
    ingest,
    lanes,
    lifecycle,
    remember,
    rotation,
    sessions,
    setbacks,
    suppression,
    wake,
)
from memory_core.services.known import known_to
from memory_core.services.ledger import Log, act
from memory_core.services.reading import Reading, may_learn, read
from memory_core.services.remember import Proposal, Span
from memory_core.services.setbacks import ACTOR, MAX_ATTEMPTS
from memory_core.tenancy import project_scope

log = logging.getLogger(__name__)

LANE_SECONDS = 20.0  # then others have their turn


def work_lane(project_id: UUID, owner_id: UUID) -> int:
    """Work off an owner's jobs in order; returns how many. Zero when another worker has the lane.

    A lane whose next job has to wait is let go of, and taken up again when its time has come.
    """
    if _is_out():
        return 0
    fence = lanes.lease(project_id, owner_id)
    if fence is None:
        return 0
    done, until = 0, time.monotonic() + LANE_SECONDS
    try:
        while time.monotonic() < until and (job := _next_job(project_id, owner_id)) and _work(job, fence):
            done += 1
            lanes.renew(project_id, owner_id, fence)
    except Conflict:
        return done
    lanes.release(project_id, owner_id, fence)
    if _next_job(project_id, owner_id):  # its turn is over, or it was accepted between the last look and the release
        wake.lane(project_id, owner_id)
    return done


def _is_out() -> bool:
    return breaker.is_open(breaker.EXTRACTION)


def _next_job(project_id: UUID, owner_id: UUID) -> Job | None:
    """The first job of the lane, unless it or all of them have to wait; those behind it wait with it."""
    with project_scope(project_id):
        job = Job.objects.in_lane(owner_id).select_related("subject").first()
    return job if job is not None and job.is_due(timezone.now()) and not _is_out() else None


def _work(job: Job, fence: int) -> bool:
    """Process one job; False when the lane has to wait and try it again later."""
    if job.attempts >= MAX_ATTEMPTS:  # the worker died on it each time
        return setbacks.give_up(job, fence, CandorError(f"Given up after {job.attempts} attempts."))
    _started(job, fence)
    try:
        if job.kind == Job.Kind.END:
            sessions.summed_up(job, fence=fence)
        else:
            write(read(job), fence)
    except DataError as error:  # the exchange's fault, and it would be next time
        return setbacks.give_up(job, fence, error)
    except (DatabaseError, Conflict):
        raise
    except ProviderError as error:
        return setbacks.put_off(job, fence, error) if error.retryable else setbacks.give_up(job, fence, error)
    except Exception as error:  # one bad exchange must not stop the lane; the job says what happened
        log.exception("job %s failed", job.id)
        return setbacks.give_up(job, fence, error)
    return True


def write(reading: Reading, fence: int) -> None:
    """Everything that follows from one exchange, in one transaction with the end of its job."""
    job = reading.job
    with act(job.project_id) as entries:
        lanes.hold(job.project_id, job.owner_id, fence=fence)
        if setbacks.is_forgotten(job):
            return
        if not may_learn(job):
            _leave_unread(job, entries)
            return
        project = Project.objects.get(pk=job.project_id)
        wanted, refused = _sorted_out(reading)
        results = [_apply(reading, project, candidate, proposal, entries) for candidate, proposal in wanted]
        _forget_what_was_refused(reading, refused)
        ingest.finish(job, results, _summary(reading, results))
        entries.add(
            "ingest.read",
            actor=ACTOR,
            subject=job.subject,
            job=str(job.id),
            results=len(results),
            extractor=reading.extractor.name,
            extractor_version=reading.extractor.version,
        )
        contents = [[turn.content for turn in some] for some in (reading.turns, reading.kept)]
        gate_tally.count(job.project_id, job.owner_id, *contents)


def _leave_unread(job: Job, entries: Log) -> None:
    """The person has paused since this was accepted: what nobody has read goes."""
    if job.turns.all().delete()[0]:
        rotation.ask(job.owner_id, job.project_id)
    ingest.finish(job, [], {"turns": 0})
    entries.add("ingest.ignored", actor=ACTOR, subject=job.subject, job=str(job.id))


def _sorted_out(reading: Reading) -> tuple[list[tuple[Candidate, Proposal]], list[tuple[UUID, Turn]]]:
    """What may be learned, and the erased facts that are said again, with the turns that do."""
    told = [_told(reading, candidate, proposal) for candidate, proposal in reading.proposals]
    erased = suppression.refuses(reading.owner.id, told)
    wanted = [pair for pair, fact in zip(reading.proposals, erased, strict=True) if fact is None]
    pairs = zip(reading.proposals, erased, strict=True)
    refused = [(fact, reading.kept[candidate.message]) for (candidate, _), fact in pairs if fact is not None]
    reading.dropped[suppression.REFUSED] += len(reading.proposals) - len(wanted) + reading.payload.get("refused", 0)
    return wanted, refused


def _told(reading: Reading, candidate: Candidate, proposal: Proposal) -> suppression.Told:
    turn = reading.kept[candidate.message].content
    return suppression.Told(proposal.draft.text, candidate.slot, candidate.value, candidate.quote, turn)


def _forget_what_was_refused(reading: Reading, refused: Sequence[tuple[UUID, Turn]]) -> None:
    """The words go too where nothing rests on them, and are known when they are posted again."""
    used = set(Evidence.objects.filter(turn__in=[turn for _, turn in refused]).values_list("turn_id", flat=True))
    unused = [(fact, turn) for fact, turn in refused if turn.pk not in used]
    if not unused:
        return
    owner = reading.owner
    suppression.note_turns(owner.project_id, owner.id, [(fact, turn.content) for fact, turn in unused])
    Turn.objects.filter(pk__in=[turn.pk for _, turn in unused]).delete()
    rotation.ask(owner.id, owner.project_id)


def _apply(
    reading: Reading, project: Project, candidate: Candidate, proposal: Proposal, entries: Log
) -> dict[str, Any]:
    known, rows = known_to(reading.owner.id, candidate, proposal.embedded)
    decision = reconcile(candidate, known, proposal.draft.said_at)
    span = Span(reading.kept[candidate.message], candidate.start, candidate.end)
    targets = [rows[key] for key in decision.targets]
    if decision.change is Change.DUPLICATE and targets:
        return _said_again(targets[0], span, decision)
    superseded = _superseded(targets, entries)
    memory = remember.new_memory(
        reading.owner,
        reading.names,
        slot=candidate.slot,
        supersedes=superseded,
        immutable=reading.payload["immutable"],
    )
    version = remember.new_version(
        memory,
        proposal,
        auto_approve=project.auto_approve,
        actor=ACTOR,
        log=entries,
        evidence=(span,),
        change_reason=decision.reason,
    )
    return _result(version, "UPDATE" if superseded else "ADD", decision, proposal)


def _superseded(targets: list[MemoryVersion], entries: Log) -> Memory | None:
    """The memory that a new one replaces. One that still waits is overtaken, and its own target taken over."""
    memory = None
    for target in targets:
        if target.status == Status.PENDING:
            lifecycle.withdraw(target, actor=ACTOR, log=entries, reason="overtaken")
            memory = memory or target.memory.supersedes
        else:
            memory = target.memory
    return memory


def _said_again(version: MemoryVersion, span: Span, decision: Decision) -> dict[str, Any]:
    Evidence.objects.create(
        version=version, project_id=version.project_id, turn=span.turn, start=span.start, end=span.end
    )
    return {"id": str(version.memory_id), "version": str(version.pk), "event": "NONE", "why": decision.reason}


def _result(version: MemoryVersion, event: str, decision: Decision, proposal: Proposal) -> dict[str, Any]:
    return {
        "id": str(version.memory_id),
        "version": str(version.pk),
        "event": event,
        "why": decision.reason,
        "held": remember.held_for(version, proposal),
    }


def _summary(reading: Reading, results: list[dict[str, Any]]) -> dict[str, Any]:
    made = [result for result in results if result["event"] != "NONE"]
    held_for = Counter(kind for result in made for kind in result["held"])
    return {
        "turns": len(reading.turns),
        "gated": len(reading.turns) - len(reading.kept),
        "candidates": len(reading.extraction.candidates),
        "approved": sum(not result["held"] for result in made),
        "held": sum(bool(result["held"]) for result in made),
        "repeated": len(results) - len(made),
        "held_for": dict(held_for),
        "dropped": {reason: number for reason, number in reading.dropped.items() if number},
        **setbacks.price(reading.job, reading.extraction.tokens_in, reading.extraction.tokens_out),
    }


def _started(job: Job, fence: int) -> None:
    with project_scope(job.project_id):
        lanes.hold(job.project_id, job.owner_id, fence=fence)
        job.status, job.attempts, job.started_at = Job.Status.RUNNING, job.attempts + 1, timezone.now()
        job.due_at = None
        job.save(update_fields=["status", "attempts", "started_at", "due_at", "updated_at"])
