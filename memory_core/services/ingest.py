"""The door: what agents post is freed of secrets and stored before the answer goes out."""

import json
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from memory_core import vault
from memory_core.callers import Caller
from memory_core.errors import Conflict
from memory_core.models import Job, MemoryVersion, Project, Turn
from memory_core.services import lanes, remember, wake
from memory_core.services.ledger import Log, act
from memory_core.services.screening import without_secrets
from memory_core.services.subjects import Names, Owner, owner_of
from memory_core.tenancy import project_scope

KEY_USED = "This Idempotency-Key was used for a different request."


@dataclass(frozen=True, slots=True)
class Said:
    """One message as it was posted."""

    role: str
    content: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """An exchange to remember. `said_at` is when it took place; `options` are the extractor's instructions."""

    messages: tuple[Said, ...]
    names: Names
    said_at: datetime
    metadata: Mapping[str, Any] = field(default_factory=dict)
    expires_on: date | None = None
    immutable: bool = False
    importance: int = 5
    options: Mapping[str, Any] = field(default_factory=dict)
    idempotency_key: str | None = None
    infer: bool = True


def accept(caller: Caller, post: Post) -> Job:
    """Store an exchange and the job that will read it. Raises ScopeMissing, Conflict, KeyDestroyed.

    The same idempotency key returns the same job. A paused person's exchange is accepted and not
    kept. Turns that stand in this run already are not stored or read again.
    """
    post = _without_secrets(post)
    with act(caller.project_id) as log:
        owner = owner_of(caller.project_id, post.names)
        lanes.hold(owner.project_id, owner.id)
        if earlier := _earlier(caller, post):
            return earlier
        job = _new_job(caller, owner, post)
        turns = [] if owner.is_paused else _store_turns(owner, job, post)
        if turns:
            transaction.on_commit(partial(wake.lane, owner.project_id, owner.id))
        else:
            finish(job, [], {"turns": 0})
        log.add("ingest.accepted", actor=caller.actor, subject=owner.subject, job=str(job.id), turns=len(turns))
    return job


def store_verbatim(caller: Caller, post: Post) -> Job:
    """`infer=false`: every message becomes a memory as it stands, screened, before the answer goes out.

    A clean one can be read at once, a held one waits, a blocked one is counted and kept nowhere,
    not as a turn either. An exact repeat gives the memory that is there.
    """
    post = _without_secrets(post)
    with project_scope(caller.project_id):
        owner = owner_of(caller.project_id, post.names)
    project = Project.objects.get(pk=caller.project_id)
    kept = [] if owner.is_paused else [said for said in post.messages if said.role != "system"]
    proposals = remember.propose(project, [_draft(post, said) for said in kept])
    with act(caller.project_id) as log:
        lanes.hold(owner.project_id, owner.id)
        if earlier := _earlier(caller, post):
            return earlier
        job = _new_job(caller, owner, post)
        stored = [(said, one) for said, one in zip(kept, proposals, strict=True) if not one.is_blocked]
        _store_turns(owner, job, replace(post, messages=tuple(said for said, _ in stored)))
        results = [_store_one(project, owner, post, said, one, caller.actor, log) for said, one in stored]
        finish(job, results, {"memories": len(results), "blocked": len(kept) - len(results)})
        log.add("ingest.stored", actor=caller.actor, subject=owner.subject, job=str(job.id), memories=len(results))
    return job


def finish(job: Job, results: Sequence[Mapping[str, Any]], summary: Mapping[str, Any]) -> None:
    """The job is done; what it carried is dropped, its outcome stays as ids and counts."""
    job.status, job.completed_at = Job.Status.SUCCEEDED, timezone.now()
    job.results, job.summary, job.payload, job.error = list(results), dict(summary), None, ""
    job.save(update_fields=["status", "completed_at", "results", "summary", "payload", "error", "updated_at"])


def turn_mac(owner: Owner, post: Post, said: Said) -> bytes:
    """What makes a message the same one: role and words within a run, or within a day where no run is named."""
    day = "" if post.names.run_id else post.said_at.date().isoformat()
    return vault.mac(owner.id, "turn", f"{said.role}\0{day}\0{said.content}")


def run_mac(owner: Owner, post: Post) -> bytes:
    return vault.mac(owner.project_id, "run", post.names.run_id) if post.names.run_id else b""


def _store_one(
    project: Project, owner: Owner, post: Post, said: Said, proposal: remember.Proposal, actor: str, log: Log
) -> dict[str, Any]:
    if known := remember.same_words(owner, proposal.draft.text, post.names):
        return _stored(known, proposal, "NONE")
    turn = Turn.objects.get(owner_id=owner.id, run_mac=run_mac(owner, post), mac=turn_mac(owner, post, said))
    version = remember.new_version(
        remember.new_memory(owner, post.names, immutable=post.immutable),
        proposal,
        auto_approve=project.auto_approve,
        actor=actor,
        log=log,
        evidence=(remember.Span(turn, 0, len(said.content)),),
    )
    return _stored(version, proposal, "ADD")


def _stored(version: MemoryVersion, proposal: remember.Proposal, event: str) -> dict[str, Any]:
    held = remember.held_for(version, proposal)
    return {"id": str(version.memory_id), "version": str(version.pk), "event": event, "held": held}


def _draft(post: Post, said: Said) -> remember.Draft:
    return remember.Draft(
        text=said.content,
        said_at=post.said_at,
        metadata=post.metadata,
        importance=post.importance,
        said_by=said.role,
        expires_on=post.expires_on,
        extractor="verbatim",
    )


def _store_turns(owner: Owner, job: Job, post: Post) -> list[Turn]:
    """Store the messages that are new in this run, in order; returns those."""
    run = run_mac(owner, post)
    rows = [
        Turn(
            project_id=owner.project_id,
            owner_id=owner.id,
            job=job,
            run_mac=run,
            mac=turn_mac(owner, post, said),
            role=said.role,
            name=said.name,
            content=said.content,
            position=position,
            said_at=post.said_at,
        )
        for position, said in enumerate(post.messages)
    ]
    Turn.objects.bulk_create(rows, ignore_conflicts=True)
    return list(Turn.objects.filter(job=job).only("id"))


def _new_job(caller: Caller, owner: Owner, post: Post) -> Job:
    payload = {
        "names": post.names.given(),
        "metadata": dict(post.metadata),
        "expires_on": post.expires_on.isoformat() if post.expires_on else None,
        "immutable": post.immutable,
        "options": dict(post.options),
    }
    job = Job(
        project_id=owner.project_id,
        subject=owner.subject,
        owner_id=owner.id,
        api_key_id=caller.key_id,
        payload=payload,
        idempotency_mac=_idempotency(caller, post),
        request_mac=_fingerprint(caller, post),
    )
    _insert(job)
    return job


def _insert(job: Job) -> None:
    """Two requests about one person wait for each other; two about different people can meet here only."""
    try:
        with transaction.atomic() if job.idempotency_mac else nullcontext():
            job.save(force_insert=True)
    except IntegrityError:
        raise Conflict(KEY_USED) from None


def _earlier(caller: Caller, post: Post) -> Job | None:
    """The job that this idempotency key already stands for. Raises Conflict when it was for another request."""
    if not post.idempotency_key:
        return None
    job = Job.objects.filter(project_id=caller.project_id, idempotency_mac=_idempotency(caller, post)).first()
    if job is not None and bytes(job.request_mac or b"") != _fingerprint(caller, post):
        raise Conflict(KEY_USED)
    return job


def _idempotency(caller: Caller, post: Post) -> bytes | None:
    return vault.mac(caller.project_id, "idempotency", post.idempotency_key) if post.idempotency_key else None


def _fingerprint(caller: Caller, post: Post) -> bytes | None:
    if not post.idempotency_key:
        return None
    content = {
        "messages": [[m.role, m.content, m.name] for m in post.messages],
        "names": post.names.given(),
        "metadata": dict(post.metadata),
        "expires_on": str(post.expires_on),
        "immutable": post.immutable,
        "importance": post.importance,
        "options": dict(post.options),
        "infer": post.infer,
    }  # without `said_at`, which is the moment of each try when nobody named one
    return vault.mac(caller.project_id, "request", json.dumps(content, sort_keys=True))


def _without_secrets(post: Post) -> Post:
    messages = tuple(
        replace(m, content=without_secrets(m.content), name=without_secrets(m.name)) for m in post.messages
    )
    return replace(
        post,
        messages=messages,
        metadata=without_secrets(post.metadata),
        options=without_secrets(post.options),
    )
