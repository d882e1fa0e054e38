"""The first half of a job: read an exchange with models, outside of any transaction."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from memory_core.engine import echo
from memory_core.engine.gate import worth_reading
from memory_core.engine.types import Candidate, Change, Exchange, Extraction, Extractor, Message, Role
from memory_core.models import Job, Project, Turn
from memory_core.providers import active
from memory_core.services import breaker, consent, learning, recalled, remember
from memory_core.services.remember import Draft, Proposal
from memory_core.services.subjects import Names, Owner
from memory_core.tenancy import project_scope

CONTEXT_TURNS = 6


@dataclass(slots=True)
class Reading:
    """A job with what was read from it and what it was read from."""

    job: Job
    owner: Owner
    turns: list[Turn]
    kept: list[Turn]
    payload: dict[str, Any]
    extraction: Extraction
    extractor: Extractor
    proposals: list[tuple[Candidate, Proposal]] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)

    @property
    def names(self) -> Names:
        return Names(**self.payload["names"])


def read(job: Job) -> Reading:
    """Gate, extract, check the quotes, screen, embed. No transaction is open while models are called.

    Of a person who has paused since, no model is given a word.
    """
    with project_scope(job.project_id):
        turns = list(job.turns.order_by("position")) if may_learn(job) else []
        context = _context(turns)
        project = Project.objects.get(pk=job.project_id)
    messages = [_message(turn) for turn in turns]
    kept = [turn for turn, worth in zip(turns, worth_reading(messages), strict=True) if worth]
    extractor = active.extractor()
    exchange = _exchange(project, job, kept, context)
    extraction = _extract(extractor, exchange)
    reading = Reading(job, Owner(job.project_id, job.subject), turns, kept, job.payload, extraction, extractor)
    reading.dropped.update(dropped.reason for dropped in extraction.dropped)
    _propose(reading, project)
    return reading


def _extract(extractor: Extractor, exchange: Exchange) -> Extraction:
    if not exchange.messages:
        return Extraction(())
    with breaker.guarded(breaker.EXTRACTION):
        return extractor.extract(exchange)


def may_learn(job: Job) -> bool:
    names = Names(**(job.payload or {}).get("names", {}))
    return consent.may_learn(job.project_id, job.subject, agent_id=names.agent_id, key_id=job.api_key_id)


def _propose(reading: Reading, project: Project) -> None:
    sound = []
    for candidate in reading.extraction.candidates:
        source = reading.kept[candidate.message].content if candidate.message < len(reading.kept) else ""
        if candidate.quote and source[candidate.start : candidate.end] == candidate.quote:
            sound.append(candidate)
        else:
            reading.dropped["quote not found in the source"] += 1
    sound = _without_echoes(reading, sound)
    drafts = [_draft(reading, candidate) for candidate in sound]
    for candidate, proposal in zip(sound, remember.propose(project, drafts), strict=True):
        if proposal.is_blocked:
            reading.dropped["blocked by policy"] += 1
        else:
            reading.proposals.append((candidate, proposal))


def _without_echoes(reading: Reading, found: list[Candidate]) -> list[Candidate]:
    """Those that do more than repeat what an agent was given by a read."""
    if not found:
        return []
    with project_scope(reading.job.project_id):
        memories = recalled.given_before(reading.owner.id, reading.job.created_at)
    new = [one for one in found if not echo.is_echo(one, _message(reading.kept[one.message]), memories)]
    reading.dropped[echo.REASON] += len(found) - len(new)
    return new


def _draft(reading: Reading, candidate: Candidate) -> Draft:
    turn, payload = reading.kept[candidate.message], reading.payload
    return Draft(
        text=candidate.text,
        said_at=turn.said_at,
        kind=candidate.kind,
        value=candidate.value,
        metadata=payload["metadata"],
        categories=candidate.categories,
        ids=reading.names.ids,
        about=remember.speakers(reading.names, [turn]),
        is_nobodys=reading.names.user_id is None,
        labels=candidate.labels,
        turns=(turn.content,),
        reason=candidate.reason,
        importance=candidate.importance,
        confidence=candidate.confidence,
        stated=candidate.stated,
        denies=candidate.change is Change.RETRACT,
        said_by=turn.role,
        valid_from=candidate.valid_from,
        valid_to=candidate.valid_to,
        expires_on=date.fromisoformat(payload["expires_on"]) if payload["expires_on"] else None,
        extractor=reading.extractor.name,
        model=reading.extractor.model,
        prompt_version=reading.extractor.version,
    )


def _exchange(project: Project, job: Job, kept: list[Turn], context: list[Turn]) -> Exchange:
    wanted = learning.wanted_for(project, (job.payload or {}).get("options", {}))
    return Exchange(
        messages=tuple(_message(turn) for turn in kept),
        context=tuple(_message(turn) for turn in context),
        instructions=wanted.instructions,
        includes=wanted.includes,
        excludes=wanted.excludes,
        categories=wanted.categories,
    )


def _context(turns: list[Turn]) -> list[Turn]:
    """The turns of the same run just before these."""
    if not turns:
        return []
    first = turns[0]
    before = Turn.objects.filter(owner_id=first.owner_id, run_mac=first.run_mac, recorded_at__lt=first.recorded_at)
    return list(before.order_by("-said_at", "-position")[:CONTEXT_TURNS])[::-1]


def _message(turn: Turn) -> Message:
    return Message(role=Role(turn.role), content=turn.content, said_at=turn.said_at, name=turn.name)
