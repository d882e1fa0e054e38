"""Our rows in the wire format."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from memory_core.engine.types import Action, Kind
from memory_core.models import Job, MemoryVersion
from memory_core.retrieval import Found
from memory_core.services.events import Outcome
from memory_core.services.screening import veiled

# What a summary says about an exchange and nothing about what came of it.
TOLD = ("turns", "gated", "candidates", "dropped", "blocked", "tokens_in", "tokens_out", "deleted", "forgotten")

# The keys of a memory, for who wants some of them only.
FIELDS = (
    "id", "memory", "user_id", "agent_id", "app_id", "run_id", "session_id", "metadata", "categories", "created_at",
    "updated_at", "expiration_date", "structured_attributes", "replaced_by", "synthesized", "lifecycle_state",
    "immutable", "kind", "importance", "timestamp", "valid_from", "valid_to",
)  # fmt: skip


def memory(version: MemoryVersion) -> dict[str, Any]:
    """The wire format's Memory object. `session_id` repeats `run_id`, as clients read either."""
    row = version.memory
    scopes = row.scopes
    return {
        "id": str(row.pk),
        "memory": version.text,
        "user_id": row.subject.external_id if row.subject else None,
        "agent_id": scopes.get("agent_id"),
        "app_id": scopes.get("app_id"),
        "run_id": scopes.get("run_id"),
        "session_id": scopes.get("run_id"),
        "metadata": version.metadata or None,
        "categories": version.categories,
        "created_at": row.created_at.isoformat(),
        "updated_at": version.updated_at.isoformat(),
        "expiration_date": version.expires_on.isoformat() if version.expires_on else None,
        "structured_attributes": None,
        "replaced_by": _successor(version),
        "synthesized": version.kind == Kind.SUMMARY,
        "lifecycle_state": "active" if version.retired_at is None else version.retired_as,
        "immutable": row.immutable,
        "kind": version.kind,
        "importance": version.importance,
        "timestamp": version.said_at.isoformat(),
        "valid_from": _iso(version.valid_from),
        "valid_to": _iso(version.valid_to),
    }


def found(one: Found) -> dict[str, Any]:
    score = round(one.score, 6)
    return {
        **memory(one.version),
        "score": score,
        "score_breakdown": {k: round(v, 4) for k, v in one.breakdown.items()},
    }


def event(job: Job, outcome: Outcome) -> dict[str, Any]:
    """A job as the wire format's event. Its results are what may be read; what waits is counted."""
    took = (job.completed_at - job.created_at).total_seconds() * 1000 if job.completed_at else None
    return {
        "id": str(job.id),
        "event_type": job.kind,
        "status": job.status,
        "payload": None,
        "metadata": {name: job.summary[name] for name in TOLD if name in job.summary} | {"held": held(job, outcome)},
        "results": results(job, outcome),
        "created_at": job.created_at.isoformat(),
        "updated_at": job.updated_at.isoformat(),
        "started_at": job.started_at.isoformat() if job.started_at else None,
        "completed_at": job.completed_at.isoformat() if job.completed_at else None,
        "latency": took,
        "graph_status": None,
        "attempts": job.attempts,
        "next_try_at": job.due_at.isoformat() if job.due_at else None,
        "error": job.error or None,
    }


def results(job: Job, outcome: Outcome) -> list[dict[str, Any]]:
    """What a job made, as far as it may be read: with its words when in force, with its state when past."""
    return [_result(entry, outcome) for entry in job.results if _version(entry) in {*outcome.readable, *outcome.past}]


def held(job: Job, outcome: Outcome) -> int:
    """How many of a job's results wait for a person."""
    return sum(_version(entry) in outcome.waiting for entry in job.results)


def _version(entry: Mapping[str, Any]) -> str:
    return str(entry.get("version", ""))


def _result(entry: Mapping[str, Any], outcome: Outcome) -> dict[str, Any]:
    body = {"id": entry["id"], "event": entry["event"]}
    version = outcome.readable.get(_version(entry))
    if version is None:
        return {**body, "state": outcome.past[_version(entry)]}
    return {**body, "state": version.status, "memory": version.text, "data": {"memory": version.text}}


def history(versions: list[MemoryVersion], policy: Mapping[str, Action]) -> list[dict[str, Any]]:
    """The wire format's history, oldest first: each version that was in force, with what it replaced."""
    entries, before = [], None
    for version in versions:
        scopes = version.memory.scopes
        entries.append(
            {
                "id": str(version.pk),
                "memory_id": str(version.memory_id),
                "input": _input(version, policy),
                "old_memory": before.text if before else None,
                "new_memory": version.text,
                "user_id": version.memory.subject.external_id if version.memory.subject else None,
                "agent_id": scopes.get("agent_id"),
                "app_id": scopes.get("app_id"),
                "session_id": scopes.get("run_id"),
                "categories": version.categories,
                "event": "UPDATE" if before else "ADD",
                "metadata": version.metadata or None,
                "created_at": version.recorded_at.isoformat(),
                "updated_at": version.updated_at.isoformat(),
                "reason": "" if _is_rewritten(version) else veiled(policy, version.reason, version.text),
                "change_reason": version.change_reason if before else "",
                "actor": version.decided_by,
                "evidence": _evidence(version, policy),
                "valid_from": _iso(version.valid_from),
                "valid_to": _iso(version.valid_to),
                "recorded_at": version.recorded_at.isoformat(),
                "retired_at": _iso(version.retired_at),
                "superseded_by": _successor(version),
            }
        )
        before = version
    return entries


def _input(version: MemoryVersion, policy: Mapping[str, Action]) -> list[dict[str, str]]:
    """The words a version rests on; none when a reviewer put others in their place, for there was a reason to."""
    return [{"role": one["role"], "content": one["quote"]} for one in _evidence(version, policy)]


def _evidence(version: MemoryVersion, policy: Mapping[str, Action]) -> list[dict[str, str]]:
    if _is_rewritten(version):
        return []
    return [
        {
            "quote": veiled(policy, one.quote, version.text),
            "role": one.turn.role,
            "said_at": one.turn.said_at.isoformat(),
        }
        for one in version.evidence.all()
    ]


def _successor(version: MemoryVersion) -> str | None:
    """The memory that has replaced it, where an agent may know of that one."""
    successor = version.successor_id if version.retired_at else None
    return str(successor) if successor else None


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _is_rewritten(version: MemoryVersion) -> bool:
    """A person chose these words. What led to the ones before, quotes and reason, may say what was to go."""
    return version.proposed_by.startswith("user:")
