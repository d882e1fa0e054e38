"""The context and the end of a session over HTTP."""

from typing import Any

import pytest

from memory_core.models import Project
from tests.factories import make_memory, make_subject
from tests.memory_core.api.conftest import Agent

pytestmark = pytest.mark.django_db


def say(agent: Agent, *contents: str, run_id: str = "monday") -> None:
    for content in contents:
        messages = [{"role": "user", "content": content}]
        agent.post("/v3/memories/add/", messages=messages, user_id="alice", run_id=run_id, infer=False)


def test_a_session_that_ended_leads_the_context_of_the_next(agent: Agent) -> None:
    say(agent, "We decided to paint it blue.", "I'll send you the colours.")
    ended = agent.post("/v1/sessions/monday/end/", user_id="alice").json()
    assert (ended["message"], ended["status"], ended["held"]) == ("Session ended", "SUCCEEDED", 0)
    [made] = ended["results"]
    body = agent.post("/v1/context/", user_id="alice", run_id="tuesday").json()
    assert [section["name"] for section in body["sections"]] == ["previous_session", "pending", "facts"]
    assert body["sections"][0]["lines"][0]["id"] == made["id"] == body["memories"][0]
    shown = agent.get(f"/v1/memories/{made['id']}/").json()
    assert (shown["kind"], shown["synthesized"], shown["run_id"]) == ("summary", True, "monday")


def test_the_event_tells_of_the_end(agent: Agent) -> None:
    say(agent, "We decided to paint it blue.")
    event = agent.post("/v1/sessions/monday/end/", user_id="alice").json()["event_id"]
    told = agent.get(f"/v1/event/{event}/").json()
    assert (told["event_type"], told["status"], [one["event"] for one in told["results"]]) == (
        "END",
        "SUCCEEDED",
        ["ADD"],
    )


def test_the_context_can_be_asked_for_by_query_too(agent: Agent, project: Project) -> None:
    make_memory(make_subject(project), "User likes tea")
    posted = agent.post("/v1/context/", user_id="alice", query="tea", max_tokens=300).json()
    assert agent.get("/v1/context/?user_id=alice&query=tea&max_tokens=300").json() == posted
    assert "User likes tea" in posted["context"] and posted["tokens"] <= 300


def test_a_run_id_may_have_slashes(agent: Agent) -> None:
    say(agent, "We decided to paint it blue.", run_id="2026/03/01")
    assert agent.post("/v1/sessions/2026/03/01/end/", user_id="alice").json()["status"] == "SUCCEEDED"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "user_id"),
        ({"user_id": "*"}, "user_id"),
        ({"user_id": "alice", "max_tokens": 10}, "max_tokens"),
        ({"user_id": "alice", "max_tokens": 99_999}, "max_tokens"),
        ({"user_id": "alice", "threshold": 2}, "threshold"),
        ({"user_id": 7}, "user_id"),
    ],
)
def test_what_is_wrong_with_a_request_is_named(agent: Agent, body: dict[str, Any], field: str) -> None:
    answer = agent.post("/v1/context/", **body)
    assert answer.status_code == 400 and field in answer.json()


@pytest.mark.parametrize(("body", "status"), [({}, 400), ([], 400), ({"user_id": "bob"}, 404), (None, 400)])
def test_an_end_that_cannot_be_is_refused(agent: Agent, body: Any, status: int) -> None:
    say(agent, "We decided to paint it blue.")
    assert agent.call("POST", "/v1/sessions/monday/end/", body).status_code == status


def test_a_session_that_never_was_cannot_end(agent: Agent) -> None:
    say(agent, "We decided to paint it blue.")
    answer = agent.post("/v1/sessions/never/end/", user_id="alice")
    assert answer.status_code == 404 and "run_id" in answer.json()["detail"]
