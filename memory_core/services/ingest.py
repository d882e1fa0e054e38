"""The door: what agents post is freed of secrets and stored before the answer goes out."""

import json
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache, partial
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from memory_core import prepared, vault
from memory_core.callers import Caller
from memory_core.errors import Conflict, NotToBeRemembered
from memory_core.models import Job, MemoryVersion, Project, Turn
from memory_core.services import backlog, consent, lanes, remember, suppression, wake
from memory_core.services.ledger import Log, act
from memory_core.services.screening import without_secrets
from memory_core.services.secrets import clean_metadata
from memory_core.services.subjects import Names, Owner, owner_of, project_of
from memory_core.tenancy import project_scope
from memory_core.writing import insert, update

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
    """Store an exchange and the job that will read it. Raises ScopeMissing, Conflict, KeyDestroyed, QueueFull.

    The same idempotency key returns the same job, also when the queue is full. The exchange of a person who is
    paused, or does not want to be remembered, is accepted and not kept. Turns that stand in this run already are not
    stored or read again, unless reading them failed; nor is a message on which something rested that was erased.
    """
    post = _without_secrets(post)
    with act(caller.project_id) as log:
        if backlog.is_full(caller.project_id) and not _earlier(caller, post):
            raise backlog.full()
        owner, may_keep = _taken(caller, post)
        if earlier := _earlier(caller, post):
            return earlier
        if not may_keep:
            return _ignored(caller, owner, post, log)
        wanted = _without_erased(owner, post)
        refused = len(post.messages) - len(wanted.messages)
        job = _new_job(caller, owner, post, refused=refused)
        turns = len(_store_turns(owner, job, wanted))
        if turns < len(wanted.messages):
            turns += _take_over_unread(owner, job, wanted)
        if turns:
            transaction.on_commit(partial(wake.lane, owner.project_id, owner.id))
        else:
            finish(job, [], {"turns": 0, **refusals(refused)})
        log.add("ingest.accepted", actor=caller.actor, subject=owner.subject, job=str(job.id), turns=turns)
    return job


def store_verbatim(caller: Caller, post: Post) -> Job:
    """`infer=false`: every message becomes a memory as it stands, screened, before the answer goes out.

    A clean one can be read at once, a held one waits, a blocked one is counted and kept nowhere,
    not as a turn either. An exact repeat gives the memory that is there. What the person does not want to
    be remembered is refused; of a person who is paused nothing is kept.
    """
    post = _without_secrets(post)
    with project_scope(caller.project_id):
        may_keep = _may_keep(caller, post)
        project = project_of(caller.project_id)
    kept = [said for said in post.messages if said.role != "system"] if may_keep else []
    proposals = remember.propose(project, [_draft(post, said) for said in kept])
    with act(caller.project_id) as log:
        owner, may_keep = _taken(caller, post)
        if earlier := _earlier(caller, post):
            return earlier
        if not may_keep:
            return _ignored(caller, owner, post, log)
        job = _new_job(caller, owner, post)
        sound = [(said, one) for said, one in zip(kept, proposals, strict=True) if not one.is_blocked]
        stored = _wanted(owner, sound)
        _add_turns(owner, job, replace(post, messages=tuple(said for said, _ in stored)))
        results = _store_all(project, owner, post, stored, caller.actor, log)
        counts = {"memories": len(results), "blocked": len(kept) - len(sound)}
        finish(job, results, {**counts, **refusals(len(sound) - len(stored))})
        log.add("ingest.stored", actor=caller.actor, subject=owner.subject, job=str(job.id), memories=len(results))
    return job


def finish(job: Job, results: Sequence[Mapping[str, Any]], summary: Mapping[str, Any]) -> None:
    """The job is done; what it carried is dropped, its outcome stays as ids and counts."""
    job.status, job.completed_at = Job.Status.SUCCEEDED, timezone.now()
    job.results, job.summary, job.payload, job.error = list(results), dict(summary), None, ""
    update(job, "status", "completed_at", "results", "summary", "payload", "error", "updated_at")


def refusals(number: int) -> dict[str, Any]:
    """How a job's summary counts what was not to be remembered."""
    return {"dropped": {suppression.REFUSED: number}} if number else {}


def turn_mac(owner: Owner, post: Post, said: Said) -> bytes:
    """What makes a message the same one: role and words within a run, or within a day where no run is named."""
    day = "" if post.names.run_id else post.said_at.date().isoformat()
    return vault.mac(owner.id, "turn", f"{said.role}\0{day}\0{said.content}")


def run_mac(owner: Owner, post: Post) -> bytes:
    return vault.mac(owner.project_id, "run", post.names.run_id) if post.names.run_id else b""


def _taken(caller: Caller, post: Post) -> tuple[Owner, bool]:
    """Whose the exchange is, the lane held, and whether any of it may be kept.

    A person who does not want to be remembered leaves no row, so theirs is nobody's.
    """
    try:
        owner = owner_of(caller.project_id, post.names)
    except NotToBeRemembered:
        nobody = Owner(caller.project_id, None)
        lanes.hold(nobody.project_id, nobody.id)
        return nobody, False
    lanes.hold(owner.project_id, owner.id)
    agent_id, key_id = post.names.agent_id, caller.key_id
    return owner, consent.may_learn(owner.project_id, owner.subject, agent_id=agent_id, key_id=key_id)


def _may_keep(caller: Caller, post: Post) -> bool:
    """What `_taken` says, without the lane: a first look, so that no model sees what is not to be kept."""
    try:
        owner = owner_of(caller.project_id, post.names)
    except NotToBeRemembered:
        return False
    agent_id, key_id = post.names.agent_id, caller.key_id
    return consent.may_learn(owner.project_id, owner.subject, agent_id=agent_id, key_id=key_id)


def _ignored(caller: Caller, owner: Owner, post: Post, log: Log) -> Job:
    """A finished job with no results, as where nothing worth remembering was said."""
    job = _new_job(caller, owner, post, is_kept=False)
    finish(job, [], {"turns": 0})
    log.add("ingest.ignored", actor=caller.actor, subject=owner.subject, job=str(job.id))
    return job


def _without_erased(owner: Owner, post: Post) -> Post:
    """The post without the messages on which something rested that was erased."""
    refused = suppression.refuses_turns(owner.id, [said.content for said in post.messages])
    kept = tuple(said for said, is_refused in zip(post.messages, refused, strict=True) if not is_refused)
    return replace(post, messages=kept)


def _wanted(owner: Owner, stored: list[tuple[Said, remember.Proposal]]) -> list[tuple[Said, remember.Proposal]]:
    """Those that the person has not asked to be left out: what an agent adds verbatim, only the person can refuse."""
    told = [suppression.Told(one.draft.text, turn=said.content) for said, one in stored]
    refused = suppression.refuses(owner.id, told, by_person_only=True)
    return [pair for pair, erased in zip(stored, refused, strict=True) if erased is None]


def _store_all(
    project: Project,
    owner: Owner,
    post: Post,
    stored: Sequence[tuple[Said, remember.Proposal]],
    actor: str,
    log: Log,
) -> list[dict[str, Any]]:
    """A memory for each, but only one for the same words, be they there already or twice among these."""
    known = remember.same_as(owner, [one.draft.text for _, one in stored], post.names) if stored else {}
    new = {pair[1].draft.text: pair for pair in reversed(stored) if pair[1].draft.text not in known}
    first = [pair for pair in stored if new.get(pair[1].draft.text) is pair]
    spans = _spans(owner, post, [said for said, _ in first])
    made = remember.new_versions(
        owner,
        post.names,
        [(one, span) for (_, one), span in zip(first, spans, strict=True)],
        auto_approve=project.auto_approve,
        immutable=post.immutable,
        actor=actor,
        log=log,
    )
    known |= {one.draft.text: version for (_, one), version in zip(first, made, strict=True)}
    return [
        _stored(known[pair[1].draft.text], pair[1], "ADD" if new.get(pair[1].draft.text) is pair else "NONE")
        for pair in stored
    ]


def _spans(owner: Owner, post: Post, said: Sequence[Said]) -> list[remember.Span]:
    """The whole of each message, in the turn that it is stored as."""
    macs = [turn_mac(owner, post, one) for one in said]
    rows = _turns().rows(owner=owner.id, run=run_mac(owner, post), macs=macs) if macs else []
    of_mac = {bytes(mac): Turn(id=pk, owner_id=owner.id) for pk, mac in rows}
    return [remember.Span(of_mac[mac], 0, len(one.content)) for mac, one in zip(macs, said, strict=True)]


@cache
def _turns() -> prepared.Statement:
    turns = Turn.objects.filter(owner_id=prepared.given("owner"), run_mac=prepared.given("run"))
    return prepared.Statement.of(turns.filter(prepared.is_among("mac", "macs")).values_list("pk", "mac"))


def _stored(version: MemoryVersion, proposal: remember.Proposal, event: str) -> dict[str, Any]:
    held = remember.held_for(version, proposal)
    return {"id": str(version.memory_id), "version": str(version.pk), "event": event, "held": held}


def _draft(post: Post, said: Said) -> remember.Draft:
    return remember.Draft(
        text=said.content,
        said_at=post.said_at,
        metadata=post.metadata,
        ids=post.names.ids,
        about=(post.names.user_id or "", said.name or ""),
        is_nobodys=post.names.user_id is None,
        importance=post.importance,
        said_by=said.role,
        expires_on=post.expires_on,
        extractor="verbatim",
    )


def _store_turns(owner: Owner, job: Job, post: Post) -> list[Turn]:
    """Store the messages that are new in this run, in order; returns those."""
    _add_turns(owner, job, post)
    return list(Turn.objects.filter(job=job).only("id"))


def _add_turns(owner: Owner, job: Job, post: Post) -> None:
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
    insert(rows, ignore_conflicts=True)


def _take_over_unread(owner: Owner, job: Job, post: Post) -> int:
    """What a failed job could not read is read by the one that posts it again; returns how many messages."""
    macs = [turn_mac(owner, post, said) for said in post.messages]
    known = Turn.objects.filter(owner_id=owner.id, run_mac=run_mac(owner, post), mac__in=macs)
    return known.filter(job__status=Job.Status.FAILED).update(job=job)


def _new_job(caller: Caller, owner: Owner, post: Post, *, refused: int = 0, is_kept: bool = True) -> Job:
    payload = {
        "refused": refused,
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
        payload=payload if is_kept else None,
        idempotency_mac=_idempotency(caller, post),
        request_mac=_fingerprint(caller, post),
    )
    _insert(job)
    return job


def _insert(job: Job) -> None:
    """Two requests about one person wait for each other; two about different people can meet here only."""
    try:
        with transaction.atomic() if job.idempotency_mac else nullcontext():
            insert([job])
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
        metadata=clean_metadata(post.metadata),
        options=without_secrets(post.options),
    )
