"""Every address an agent has, with the scope it needs and the ways in which it might give something away.

`ROUTES` is the one list: test_routes.py holds it against the URL map, so a new address cannot be added
without saying here how it is to be walked, and every canary is then looked for on it too.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from memory_core.models import Job, MemoryVersion
from memory_core.services import processing
from memory_core.tenancy import project_scope
from tests.memory_core.api.conftest import Agent

QUERY = "Which quokka does the user like?"
TEA = [{"role": "user", "content": "I like tea"}]
HELD = [{"role": "user", "content": "Call me on +41 79 123 45 67"}]

# Ways to ask for more than is due, some of them unknown here. Each is tried with every search and every list.
GREEDY: tuple[dict[str, Any], ...] = (
    {"show_expired": True},
    {"categories": ["quokka"]},
    {"metadata": {"pet": "quokka"}},
    {"top_k": 1000, "limit": 1000, "page_size": 200},
    {"reference_date": "2020-01-01", "start_date": "1990-01-01", "end_date": "2099-01-01", "show_expired": True},
    {"as_of": "2099-01-01", "latest_only": False, "include_pending": True, "status": "pending", "keyword_search": True},
    {"latest_only": False, "show_expired": True},
    {"as_of": "2099-01-01", "known_at": "2099-01-01"},
    {"known_at": "2099-01-01", "latest_only": False},
)


@dataclass(frozen=True, slots=True)
class Walk:
    """An agent that wants to know everything about one version and its person."""

    agent: Agent
    version: MemoryVersion
    user_id: str = "alice"

    @property
    def memory(self) -> str:
        return f"/v1/memories/{self.version.memory_id}/"

    @property
    def mine(self) -> dict[str, Any]:
        return {"user_id": self.user_id}

    def filters(self) -> Iterator[dict[str, Any]]:
        mine = self.mine
        yield from (mine, {"OR": [mine, {"agent_id": "*"}]}, {"AND": [mine, {"NOT": [{"text": "wombat"}]}]})
        yield from ({**mine, "text": {"icontains": "quokka"}}, {**mine, "keywords": {"contains": "quokka"}})
        yield from ({**mine, "categories": {"in": ["quokka"]}}, {**mine, "metadata": {"pet": "quokka"}})
        yield from ({**mine, "metadata": {"pet": {"ne": "cat"}}}, {**mine, "run_id": "quokka"}, {"agent_id": "quokka"})
        yield from (
            {**mine, "memory_ids": [str(self.version.memory_id)]},
            {**mine, "created_at": {"lte": "2099-01-01"}},
        )

    def asked(self) -> Iterator[dict[str, Any]]:
        """Every filter, and with the plainest every way to ask for more."""
        yield from ({"filters": filters} for filters in self.filters())
        yield from ({"filters": self.mine, **more} for more in GREEDY)

    def search(self, face: str) -> Iterator[Any]:
        for asked in self.asked():
            yield self.agent.post(f"/{face}/memories/search/", query=QUERY, threshold=0, **asked)

    def listed(self, face: str) -> Iterator[Any]:
        for asked in self.asked():
            yield self.agent.post(f"/{face}/memories/", **asked)

    def list_by_query(self) -> Iterator[Any]:
        for more in ("", "&page=1", "&page=2&page_size=1", "&show_expired=true", "&agent_id=quokka", "&run_id=quokka"):
            yield self.agent.get(f"/v1/memories/?user_id={self.user_id}{more}")
        for more in ("&latest_only=false", "&as_of=2099-01-01", "&known_at=2099-01-01&latest_only=false"):
            yield self.agent.get(f"/v1/memories/?user_id={self.user_id}{more}")

    def added(self, path: str) -> Iterator[Any]:
        """Words as they stand and to be read, such as are clean and such as are held."""
        for said in (TEA, HELD):
            for infer in (False, True):
                answer = self.agent.post(path, messages=said, infer=infer, run_id="new", **self.mine)
                processing.work_lane(self.version.project_id, self.version.owner_id)
                if path.startswith("/v3"):
                    yield self.agent.get(f"/v1/event/{answer.json()['event_id']}/")

    def event(self) -> Iterator[Any]:
        for change in ("ADD", "UPDATE", "NONE"):
            yield self.agent.get(f"/v1/event/{event_about(self.version, change)}/")

    def events(self) -> Iterator[Any]:
        for query in ("", "?status=SUCCEEDED", "?status=FAILED&page_size=1"):
            yield self.agent.get(f"/v1/events/{query}")

    def replayed(self) -> Iterator[Any]:
        """One that failed although it had results, and one that did not fail."""
        for status in ("FAILED", "SUCCEEDED"):
            event = event_about(self.version, status=status, payload={"names": self.mine})
            yield self.agent.post(f"/v1/event/{event}/replay/")

    def changed(self) -> Iterator[Any]:
        for body in ({"text": "User likes rain"}, {"metadata": {"a": 1}}, {"text": HELD[0]["content"]}, {}):
            yield self.agent.call("PUT", self.memory, body)

    def deleted(self) -> Iterator[Any]:
        yield self.agent.call("DELETE", f"{self.memory}?delete_linked=true")
        yield self.agent.call("DELETE", self.memory)

    def all_deleted(self) -> Iterator[Any]:
        answer = self.agent.call("DELETE", f"/v1/memories/?user_id={self.user_id}")
        yield answer
        yield self.agent.get(f"/v1/event/{answer.json()['event_id']}/")

    def entity_deleted(self) -> Iterator[Any]:
        for path in ("run/quokka", "agent/quokka", f"user/{self.user_id}"):
            yield self.agent.call("DELETE", f"/v2/entities/{path}/")

    def filed(self) -> Iterator[Any]:
        for kind in ("access", "portability", "access"):
            yield self.agent.post("/v1/requests/", kind=kind, text=QUERY, identity_proved=True, **self.mine)

    def asked_for(self) -> Iterator[Any]:
        for query in ("", "&page=1&page_size=1", "&page=2&page_size=1"):
            yield self.agent.get(f"/v1/requests/?user_id={self.user_id}{query}")

    def request(self, act: str = "") -> Iterator[Any]:
        listed = self.agent.get(f"/v1/requests/?user_id={self.user_id}").json()
        for found in listed.get("results", []):
            yield self.agent.call("POST" if act else "GET", f"/v1/requests/{found['id']}/{act}")

    def context(self) -> Iterator[Any]:
        """Every way to ask for a block, with and without a question."""
        for more in ({}, {"agent_id": "quokka"}, {"run_id": "quokka"}, {"max_tokens": 16000}):
            for query in ("", QUERY):
                asked = {"query": query, "threshold": 0, **more}
                yield self.agent.post("/v1/context/", **self.mine, **asked)
        yield self.agent.post("/v1/context/", agent_id="quokka")

    def context_by_query(self) -> Iterator[Any]:
        for more in ("", "&query=quokka&threshold=0", "&agent_id=quokka&max_tokens=5000"):
            yield self.agent.get(f"/v1/context/?user_id={self.user_id}{more}")

    def ended(self) -> Iterator[Any]:
        """A session of this memory's, and one that never was."""
        for run_id in ("quokka", "new", "never"):
            yield self.agent.post(f"/v1/sessions/{run_id}/end/", **self.mine)

    def reset(self) -> Iterator[Any]:
        for named in ({"run_id": "quokka"}, {"topic": "quokka", **self.mine}, {"topic": "fact", **self.mine}):
            for dry_run in (True, False):
                yield self.agent.post("/v1/reset/", dry_run=dry_run, **named)

    def tidied(self, act: str | None = "") -> Iterator[Any]:
        """A look, a round and, with an act, what is answered about them."""
        for dry_run in (True, False):
            answer = self.agent.post("/v1/maintenance/", dry_run=dry_run)
            method = "POST" if act == "undo/" else "GET"
            yield answer if act is None else self.agent.call(method, f"/v1/maintenance/{answer.json().get('id')}/{act}")

    def entities(self) -> Iterator[Any]:
        for query in ("", "?page=1&page_size=1", "?page=2&page_size=1"):
            yield self.agent.get(f"/v1/entities/{query}")

    def linked(self) -> Iterator[Any]:
        for path in (f"user/{self.user_id}", "agent/quokka", "run/quokka"):
            yield self.agent.get(f"/v2/entities/{path}/")


@dataclass(frozen=True, slots=True)
class Route:
    """The scope that a method of an address needs, and how a walk calls it."""

    scope: str
    calls: Callable[[Walk], Iterator[Any]]


def _get(path: str) -> Callable[[Walk], Iterator[Any]]:
    return lambda walk: iter([walk.agent.get(path)])


# Reading before changing, and deleting last: a walk follows this order.
ROUTES: dict[tuple[str, str], Route] = {
    ("GET", "ping"): Route("read", _get("/v1/ping/")),
    ("GET", "memories-v1"): Route("read", Walk.list_by_query),
    ("POST", "memories-v2"): Route("read", lambda walk: walk.listed("v2")),
    ("POST", "memories-v3"): Route("read", lambda walk: walk.listed("v3")),
    ("POST", "search-v1"): Route("read", lambda walk: walk.search("v1")),
    ("POST", "search-v2"): Route("read", lambda walk: walk.search("v2")),
    ("POST", "search-v3"): Route("read", lambda walk: walk.search("v3")),
    ("GET", "memory"): Route("read", lambda walk: iter([walk.agent.get(walk.memory)])),
    ("GET", "history"): Route("read", lambda walk: iter([walk.agent.get(f"{walk.memory}history/")])),
    ("GET", "event"): Route("read", Walk.event),
    ("GET", "events"): Route("read", Walk.events),
    ("POST", "event-replay"): Route("write", Walk.replayed),
    ("GET", "context"): Route("read", Walk.context_by_query),
    ("POST", "context"): Route("read", Walk.context),
    ("GET", "entities"): Route("directory", Walk.entities),
    ("GET", "entity"): Route("read", Walk.linked),
    ("POST", "privacy-links"): Route(
        "privacy", lambda walk: iter([walk.agent.post("/v1/privacy-links/", **walk.mine)])
    ),
    ("POST", "requests"): Route("privacy", Walk.filed),
    ("GET", "requests"): Route("privacy", Walk.asked_for),
    ("GET", "request"): Route("privacy", Walk.request),
    ("POST", "request-cancel"): Route("privacy", lambda walk: walk.request("cancel/")),
    ("POST", "maintenance"): Route("admin", lambda walk: walk.tidied(None)),
    ("GET", "maintenance-run"): Route("admin", lambda walk: walk.tidied()),
    ("POST", "maintenance-undo"): Route("admin", lambda walk: walk.tidied("undo/")),
    ("POST", "memories-v1"): Route("write", lambda walk: walk.added("/v1/memories/")),
    ("POST", "add-v3"): Route("write", lambda walk: walk.added("/v3/memories/add/")),
    ("POST", "session-end"): Route("write", Walk.ended),
    ("PUT", "memory"): Route("write", Walk.changed),
    ("POST", "reset"): Route("privacy", Walk.reset),
    ("DELETE", "memory"): Route("write", Walk.deleted),
    ("DELETE", "memories-v1"): Route("write", Walk.all_deleted),
    ("DELETE", "entity"): Route("privacy", Walk.entity_deleted),
}


def answers(agent: Agent, version: MemoryVersion, user_id: str = "alice") -> Iterator[tuple[tuple[str, str], Any]]:
    """What each route answers to an agent that wants to know about a version, by route."""
    walk = Walk(agent, version, user_id)
    for key, route in ROUTES.items():
        for answer in route.calls(walk):
            yield key, answer


def reads(agent: Agent, version: MemoryVersion) -> Iterator[tuple[tuple[str, str], Any]]:
    """The same for the routes that change nothing and make nothing."""
    walk = Walk(agent, version)
    for key, route in ROUTES.items():
        if route.scope in ("read", "directory") and "event" not in key[1]:
            yield from ((key, answer) for answer in route.calls(walk))


def read_everything(agent: Agent, version: MemoryVersion) -> str:
    """All that is answered, as one text."""
    return "\n".join(answer.content.decode() for _, answer in answers(agent, version))


def found_on(agent: Agent, version: MemoryVersion, word: str, user_id: str = "alice") -> set[tuple[str, str]]:
    """The routes on which a word can be read, in bodies or headers."""
    said = (
        (key, f"{dict(answer.items())} {answer.content.decode()}") for key, answer in answers(agent, version, user_id)
    )
    return {key for key, text in said if word in text}


def words(answer: Any) -> list[str]:
    """The memories of a list or search answer."""
    body = json.loads(answer.content)
    return [found["memory"] for found in (body["results"] if isinstance(body, dict) else body)]


def event_about(version: MemoryVersion, change: str = "ADD", *, status: str = "SUCCEEDED", payload: Any = None) -> UUID:
    """A finished job with the version among its results."""
    result = {"id": str(version.memory_id), "version": str(version.pk), "event": change, "held": ["quokka"]}
    with project_scope(version.project_id):
        done = Job(project_id=version.project_id, owner_id=version.owner_id, status=status, results=[result])
        done.payload = payload
        done.summary = {"held": 1, "held_for": {"quokka": 1}, "turns": 1}
        done.save(force_insert=True)
    return done.id
