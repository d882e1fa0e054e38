"""Failed events over REST, and requests that are sent twice."""

import json
from typing import Any

import pytest

from memory_core.models import Job
from memory_core.services import processing
from memory_core.tenancy import project_scope
from tests.memory_core.api.conftest import Agent

pytestmark = pytest.mark.django_db

SAID = {"user_id": "alice", "messages": [{"role": "user", "content": "I live in Oslo."}]}
ADDS = ["/v3/memories/add/", "/v1/memories/"]


def event_id(answer: Any) -> str:
    body = answer.json()
    return str((body[0] if isinstance(body, list) else body)["event_id"])


def failed(agent: Agent) -> str:
    event = event_id(agent.post("/v3/memories/add/", **SAID))
    with project_scope(agent.project.pk):
        Job.objects.filter(id=event).update(status="FAILED", attempts=2, error="HTTP 500")
    return event


def work(agent: Agent) -> None:
    with project_scope(agent.project.pk):
        owner = Job.objects.latest("number").owner_id
    processing.work_lane(agent.project.pk, owner)


def test_a_failed_event_says_why_and_is_replayed(agent: Agent) -> None:
    event = failed(agent)
    assert agent.get(f"/v1/event/{event}/").json()["error"] == "HTTP 500"
    answer = agent.post(f"/v1/event/{event}/replay/")
    assert (answer.status_code, answer.json()["status"], answer.json()["attempts"]) == (200, "PENDING", 0)
    work(agent)
    body = agent.get(f"/v1/event/{event}/").json()
    assert (body["status"], body["error"], len(body["results"])) == ("SUCCEEDED", None, 1)


def test_a_replay_of_what_has_not_failed_is_a_409_and_of_nothing_a_404(agent: Agent) -> None:
    event = event_id(agent.post("/v3/memories/add/", **SAID))
    answer = agent.post(f"/v1/event/{event}/replay/")
    assert answer.status_code == 409 and "PENDING" in answer.json()["detail"]
    assert agent.post("/v1/event/00000000-0000-0000-0000-000000000000/replay/").status_code == 404
    assert agent.post("/v1/event/soon/replay/").json()["event_id"] == ["event_id should be a valid UUID"]


def test_events_are_listed_by_status(agent: Agent) -> None:
    event = failed(agent)
    agent.post("/v3/memories/add/", **{**SAID, "user_id": "bob"})
    listed = agent.get("/v1/events/?status=FAILED").json()
    assert (listed["count"], [one["id"] for one in listed["results"]]) == (1, [event])
    refused = agent.get("/v1/events/?status=broken")
    assert refused.status_code == 400 and "FAILED" in refused.json()["status"][0]


@pytest.mark.parametrize("path", ADDS)
@pytest.mark.parametrize("infer", [True, False])
def test_the_same_idempotency_key_gives_the_same_event_before_and_after_it_is_done(
    agent: Agent, path: str, infer: bool
) -> None:
    body = {**SAID, "infer": infer}
    answers = [agent.call("POST", path, body, **{"Idempotency-Key": "k"}) for _ in range(2)]
    work(agent)
    answers.append(agent.call("POST", path, body, **{"Idempotency-Key": "k"}))
    assert {answer.status_code for answer in answers} == {200}
    with project_scope(agent.project.pk):
        assert Job.objects.count() == 1
    if infer:
        assert len({event_id(answer) for answer in answers}) == 1
    else:
        assert len({answer.content for answer in answers}) == 1


@pytest.mark.parametrize("path", ADDS)
@pytest.mark.parametrize("infer", [True, False])
def test_the_same_idempotency_key_with_another_body_is_a_409(agent: Agent, path: str, infer: bool) -> None:
    agent.call("POST", path, {**SAID, "infer": infer}, **{"Idempotency-Key": "k"})
    other = json.loads(json.dumps({**SAID, "infer": infer}).replace("Oslo", "Bergen"))
    for body in (other, {**SAID, "infer": not infer}):
        answer = agent.call("POST", path, body, **{"Idempotency-Key": "k"})
        assert answer.status_code == 409 and "Idempotency-Key" in answer.json()["detail"]
