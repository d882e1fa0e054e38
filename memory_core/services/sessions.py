"""The end of a session: noted at once, summed up by the lane's worker, and summed up again when what is known changes.

A summary is a memory like any other: screened, approved or held, read under the same rules. It is made of what an
agent may read of the session, names its sources, and is out of every reading as soon as one of them is
(`MemoryVersion.staying`). Models are called outside of transactions.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.db import DatabaseError, transaction
from django.db.models import Exists, Max, OuterRef
from django.utils import timezone

from memory_core import vault
from memory_core.callers import Caller
from memory_core.engine.sessions import Digest, Known, Summariser, written
from memory_core.engine.types import Action, Kind
from memory_core.errors import CandorError, NotFound
from memory_core.models import (
    EndedSession,
    Finding,
    Job,
    MemoryVersion,
    Project,
    Retired,
    Status,
    SummarySource,
    Turn,
)
from memory_core.providers import active
from memory_core.services import breaker, consent, editing, erasure, ingest, lanes, lifecycle, remember, subjects, wake
from memory_core.services.ledger import Log, act
from memory_core.services.remember import Draft, Proposal
from memory_core.services.subjects import Names, Owner
from memory_core.tenancy import project_scope

log = logging.getLogger(__name__)

ACTOR = "system:sessions"
UNKNOWN = "There is no such session: nothing was added under this run_id."
EVERYWHERE = "maintenance"
MOST_SOURCES = 200  # of a longer session the newest
BATCH = 100
LATER = timedelta(minutes=10)
MAX_TRIES = 20
IMPORTANCE = 6


@dataclass(frozen=True, slots=True)
class Making:
    """A summary that is ready to be written down: what it was made of, and its words where there are any."""

    session: EndedSession
    read: frozenset[UUID]
    sources: tuple[UUID, ...]
    proposal: Proposal | None
    digest: Digest

    @property
    def is_empty(self) -> bool:
        return self.proposal is None or self.proposal.is_blocked


def end(caller: Caller, names: Names) -> Job:
    """Note that a session (`names.run_id`) is over; the job that is returned sums it up when the lane comes to it.

    Whatever was added before is read first. Ended again, the same session is summed up anew. Raises NotFound for a
    session, or a person, of whom nothing is known.
    """
    with act(caller.project_id) as entries:
        owner = _owner(caller.project_id, names)
        lanes.hold(owner.project_id, owner.id)
        if not _exists(owner, names):
            raise NotFound(UNKNOWN)
        return ended(owner, names, actor=caller.actor, key_id=caller.key_id, entries=entries)


def summed_up(job: Job, *, fence: int) -> None:
    """The job of a session's end. Raises ProviderError when a model is asked and does not answer."""
    making = prepare(job.project_id, UUID(job.payload["session"]))
    with act(job.project_id) as entries:
        lanes.hold(job.project_id, job.owner_id, fence=fence)
        if not Job.objects.unfinished().filter(pk=job.pk).exists():  # everything was deleted meanwhile
            return
        results = [result] if making and (result := _write(making, entries)) else []
        ingest.finish(job, results, _counts(making))
        entries.add("session.summed_up", actor=ACTOR, subject=job.subject, job=str(job.id), results=len(results))


def make_due(*, now: datetime | None = None) -> int:
    """Make again what has changed since it was made; returns how many sessions were looked at."""
    waiting = EndedSession.objects.using(EVERYWHERE).due(now or timezone.now())
    found = list(waiting.values_list("project_id", "owner_id", "pk")[:BATCH])
    return sum(_tried(*one) for one in found)


def make_again(project_id: UUID, owner_id: UUID, session_id: UUID) -> bool:
    """One session whose turn has come; False when a worker has the lane: its turn comes again.

    Raises ProviderError when a model is asked and does not answer.
    """
    fence = lanes.lease(project_id, owner_id)
    if fence is None:
        return False
    try:
        making = prepare(project_id, session_id)
        with act(project_id) as entries:
            lanes.hold(project_id, owner_id, fence=fence)
            if making:
                _write(making, entries)
    finally:
        lanes.release(project_id, owner_id, fence)
    return True


def prepare(project_id: UUID, session_id: UUID) -> Making | None:
    """What a session comes to at this moment, screened. No transaction may be open: a model may be asked."""
    with project_scope(project_id):
        session = EndedSession.objects.select_related("subject").filter(pk=session_id).first()
        if session is None or session.unwanted:
            return None
        if not _may_learn(session):  # no model is given a word; when they resume, its turn comes
            EndedSession.objects.filter(pk=session_id).update(due_at=timezone.now() + LATER)
            return None
        project = Project.objects.get(pk=project_id)
        found = _sources(session)
        vault.load(version.owner_id for version in found)
        known = [_known(version) for version in found]
    summariser = active.summariser()
    with breaker.guarded(breaker.EXTRACTION):
        digest = summariser.summarise(known) if known else Digest(())
    rests_on = [found[place] for place in sorted(digest.sources)]
    proposal = None
    if rests_on:
        [proposal] = remember.propose(project, [_draft(session, summariser, digest, rests_on)])
    sources = tuple(version.pk for version in rests_on)
    return Making(session, frozenset(version.pk for version in found), sources, proposal, digest)


def _owner(project_id: UUID, names: Names) -> Owner:
    """Whose session it is. Nobody is made by ending one. Raises NotFound, also for somebody nothing is told of."""
    if not names.user_id:
        return Owner(project_id, None)
    subject = subjects.find(project_id, names.user_id)
    if subject is None or subject.is_closed:
        raise NotFound(UNKNOWN)
    return Owner(project_id, subject)


def _exists(owner: Owner, names: Names) -> bool:
    run = subjects.mac_of(owner.project_id, "run", str(names.run_id))
    if Turn.objects.filter(owner_id=owner.id, run_mac=run).exists():
        return True
    return MemoryVersion.objects.readable(expired=True).filter(owner_id=owner.id, memory__run_mac=run).exists()


def ended(owner: Owner, names: Names, *, actor: str, key_id: UUID | None, entries: Log) -> Job:
    """Note the end and the job that follows from it. Call it with the lane held."""
    session = _session(owner, names, key_id)
    payload = {"session": str(session.pk), "names": names.given()}
    job = Job(
        project_id=owner.project_id,
        subject=owner.subject,
        owner_id=owner.id,
        api_key_id=key_id,
        kind=Job.Kind.END,
        payload=payload,
    )
    job.save(force_insert=True)
    entries.add("session.ended", actor=actor, subject=owner.subject, job=str(job.id))
    transaction.on_commit(partial(wake.lane, owner.project_id, owner.id))
    return job


def _session(owner: Owner, names: Names, key_id: UUID | None) -> EndedSession:
    macs = {
        f"{kind}_mac": subjects.mac_of(owner.project_id, kind, name) if name else b""
        for kind, name in (("run", names.run_id), ("agent", names.agent_id), ("app", names.app_id))
    }
    session = EndedSession.objects.filter(owner_id=owner.id, **macs).first()
    if session is None:
        session = EndedSession(project_id=owner.project_id, subject=owner.subject, owner_id=owner.id, **macs)
        session.names = {name: value for name, value in names.given().items() if name != "user_id"}
    session.ended_at, session.api_key_id, session.due_at, session.tries = timezone.now(), key_id, None, 0
    session.save()
    return session


def _tried(project_id: UUID, owner_id: UUID, session_id: UUID) -> bool:
    """One that fails does not hold up the others."""
    try:
        return make_again(project_id, owner_id, session_id)
    except (DatabaseError, CandorError) as error:
        log.warning("session %s is left for later: %s", session_id, type(error).__name__)
        _put_off(project_id, session_id)
        return True


def _put_off(project_id: UUID, session_id: UUID) -> None:
    """Try again later, and at last no more: its summary stays unread until something changes again."""
    with project_scope(project_id):
        session = EndedSession.objects.select_for_update().filter(pk=session_id).first()
        if session is None:
            return
        session.tries += 1
        session.due_at = timezone.now() + LATER if session.tries < MAX_TRIES else None
        session.save(update_fields=["tries", "due_at"])


def _sources(session: EndedSession) -> list[MemoryVersion]:
    """What an agent may read of the session and nobody had to let pass, in the order in which it was said."""
    let_pass = Finding.objects.filter(version=OuterRef("pk")).exclude(action=Action.ALLOW.value)
    names = {"run": session.run_mac, "agent": session.agent_mac, "app": session.app_mac}
    macs = {f"memory__{kind}_mac": bytes(mac) for kind, mac in names.items() if mac}
    readable = MemoryVersion.objects.readable().beside_summaries()
    versions = readable.filter(~Exists(let_pass), owner_id=session.owner_id, **macs).select_related("memory")
    return list(versions.order_by("-said_at", "-recorded_at", "-pk")[:MOST_SOURCES])[::-1]


def _known(version: MemoryVersion) -> Known:
    return Known(version.text, Kind(version.kind), version.said_by, version.said_at, version.importance)


def _draft(session: EndedSession, summariser: Summariser, digest: Digest, sources: Sequence[MemoryVersion]) -> Draft:
    """It was said when the session last was, and is read no longer than the first of its sources."""
    said_at = sources[-1].said_at
    last_days = [version.expires_on for version in sources if version.expires_on]
    names = Names(user_id=session.subject.external_id if session.subject else None)
    return Draft(
        text=written(digest.points, said_at),
        said_at=said_at,
        kind=Kind.SUMMARY,
        reason=f"put together from {len(sources)} memories of the session",
        importance=IMPORTANCE,
        stated=False,
        said_by="assistant",
        expires_on=min(last_days, default=None),
        extractor=summariser.name,
        model=summariser.model,
        prompt_version=summariser.version,
        ids=tuple(session.names.values()),
        about=remember.speakers(names, _turns(sources)),
        is_nobodys=session.subject is None,
    )


def _turns(sources: Sequence[MemoryVersion]) -> list[Turn]:
    with project_scope(sources[0].project_id):
        return list(Turn.objects.filter(evidence__version__in=sources).distinct())


def _write(making: Making, entries: Log) -> dict[str, Any] | None:
    """Put what was made in the place of what there is; the job's result, None where there is no summary.

    Call it with the lane held. What has changed since it was read is made again.
    """
    session = EndedSession.objects.select_for_update().filter(pk=making.session.pk).first()
    if session is None or session.unwanted:
        return None
    session.tries, session.due_at = 0, _when_to_look_again(session, making)
    session.save(update_fields=["tries", "due_at"])
    if session.due_at is not None:
        return None
    if making.is_empty:
        _retract(session, entries)
        return None
    return _replace(session, making, entries)


def _when_to_look_again(session: EndedSession, making: Making) -> datetime | None:
    if {version.pk for version in _sources(session)} != making.read:
        return timezone.now()
    is_leaving = MemoryVersion.objects.filter(memory=session.memory_id).exclude(removal=None)
    must_wait = not _may_learn(session) or (session.memory_id is not None and is_leaving.exists())
    return timezone.now() + LATER if must_wait else None


def _may_learn(session: EndedSession) -> bool:
    agent_id, key_id = session.names.get("agent_id"), session.api_key_id
    return consent.may_learn(session.project_id, session.subject, agent_id=agent_id, key_id=key_id)


def _retract(session: EndedSession, entries: Log) -> None:
    """There is nothing left to sum up."""
    if session.memory is None:
        return
    memory = session.memory
    EndedSession.objects.filter(pk=session.pk).update(memory=None)
    erasure.delete_held([memory], actor=ACTOR, log=entries)


def _replace(session: EndedSession, making: Making, entries: Log) -> dict[str, Any] | None:
    assert making.proposal is not None
    wordings = _wordings(session)
    if same := next((version for version in wordings if _says_the_same(version, making)), None):
        return _result(same, "NONE", making.proposal)
    if any(editing.is_contested(version) for version in wordings):  # somebody looks at it first
        return None
    for version in wordings:
        _end_before(version, entries)
    memory = session.memory
    if memory is None:
        names = Names(user_id=session.subject.external_id if session.subject else None, **session.names)
        memory = remember.new_memory(Owner(session.project_id, session.subject), names)
        EndedSession.objects.filter(pk=session.pk).update(memory=memory)
    version = remember.new_version(
        memory,
        making.proposal,
        auto_approve=Project.objects.get(pk=session.project_id).auto_approve,
        actor=ACTOR,
        log=entries,
        number=(memory.versions.aggregate(newest=Max("number"))["newest"] or 0) + 1,
        sources=making.sources,
    )
    return _result(version, "UPDATE" if wordings else "ADD", making.proposal)


def _wordings(session: EndedSession) -> list[MemoryVersion]:
    """What was put down so far and counts for something: waiting, in force (read or not), or refused by a person."""
    if session.memory_id is None:
        return []
    versions = MemoryVersion.objects.filter(memory=session.memory_id, retired_at=None).exclude(status=Status.WITHDRAWN)
    return list(versions.select_related("memory").prefetch_related("findings").order_by("-number"))


def _says_the_same(version: MemoryVersion, making: Making) -> bool:
    """The same from the same; or words that a person chose, as long as all that they rest on holds."""
    assert making.proposal is not None
    sources = set(SummarySource.objects.filter(summary=version).values_list("source_id", flat=True))
    if version.proposed_by.startswith(("user:", "subject:")) and version.status != Status.REJECTED:
        return sources <= making.read
    text = making.proposal.draft.text
    return sources == set(making.sources) and bytes(version.content_mac) == vault.mac(version.owner_id, "content", text)


def _end_before(version: MemoryVersion, entries: Log) -> None:
    """One that waits is overtaken. One that rests on what is gone never comes back, nor stands in any history."""
    if version.status == Status.PENDING:
        lifecycle.withdraw(version, actor=ACTOR, log=entries, reason="overtaken")
    elif version.is_in_force and SummarySource.objects.filter(summary=version).fallen().exists():
        lifecycle.retire(version, as_=Retired.REVOKED, actor=ACTOR, log=entries)


def _result(version: MemoryVersion, event: str, proposal: Proposal) -> dict[str, Any]:
    held = remember.held_for(version, proposal)
    return {"id": str(version.memory_id), "version": str(version.pk), "event": event, "held": held}


def _counts(making: Making | None) -> dict[str, Any]:
    digest = making.digest if making else Digest(())
    blocked = bool(making and making.proposal and making.proposal.is_blocked)
    sources = len(making.sources) if making else 0
    return {
        "memories": sources,
        "blocked": int(blocked),
        "tokens_in": digest.tokens_in,
        "tokens_out": digest.tokens_out,
    }
