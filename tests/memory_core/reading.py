"""Every way in which an agent can read, walked over the wire."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from memory_core.models import Job, MemoryVersion
from memory_core.tenancy import project_scope
from tests.memory_core.api.conftest import Agent

QUERY = "Which quokka does the user like?"


def read_everything(agent: Agent, version: MemoryVersion, user_id: str = "alice") -> str:
    """All that the read paths answer about a person and one memory, as one text."""
    return "\n".join(answer.content.decode() for answer in answers(agent, version, user_id))


def answers(agent: Agent, version: MemoryVersion, user_id: str) -> Iterator[Any]:
    filters: dict[str, Any] = {"user_id": user_id}
    either = {"OR": [filters, {"agent_id": "*"}]}
    for face in ("v1", "v2", "v3"):
        yield agent.post(f"/{face}/memories/search/", query=QUERY, filters=filters, top_k=100, threshold=0)
        yield agent.post(f"/{face}/memories/search/", query=QUERY, filters=either, show_expired=True, threshold=0)
    for face in ("v2", "v3"):
        yield agent.post(f"/{face}/memories/", filters=filters)
        yield agent.post(f"/{face}/memories/", filters={**filters, "keywords": {"icontains": "quokka"}})
        yield agent.post(f"/{face}/memories/", filters={**filters, "memory_ids": [str(version.memory_id)]})
    yield agent.get(f"/v1/memories/?user_id={user_id}")
    yield agent.get(f"/v1/memories/?user_id={user_id}&page=1")
    yield agent.get(f"/v1/memories/{version.memory_id}/")
    yield agent.get(f"/v1/memories/{version.memory_id}/history/")
    yield agent.get(f"/v1/event/{_event_about(version)}/")
    yield agent.get("/v1/events/")
    yield agent.get("/v1/entities/")
    yield agent.get("/v1/ping/")


def read_everything_but_history(agent: Agent, version: MemoryVersion) -> str:
    said = [answer for answer in answers(agent, version, "alice") if "history" not in answer.request["PATH_INFO"]]
    return "\n".join(answer.content.decode() for answer in said)


def words(answer: Any) -> list[str]:
    """The memories of a list or search answer."""
    body = json.loads(answer.content)
    return [found["memory"] for found in (body["results"] if isinstance(body, dict) else body)]


def _event_about(version: MemoryVersion) -> UUID:
    """A finished job with the version among its results."""
    result = {"id": str(version.memory_id), "version": str(version.pk), "event": "ADD"}
    with project_scope(version.project_id):
        done = Job(project_id=version.project_id, owner_id=version.owner_id, status="SUCCEEDED", results=[result])
        done.save(force_insert=True)
    return done.id
