"""Whatever is sent, the answer is a clear 4xx in one shape, and nothing is stored."""

import json

import pytest

from memory_core.models import Job, MemoryVersion, Turn
from memory_core.tenancy import project_scope
from tests.memory_core.api.conftest import Agent

pytestmark = pytest.mark.django_db

HELLO = [{"role": "user", "content": "I live in Oslo"}]

BAD_ADDS = {
    "no body": "",
    "not JSON": "{messages",
    "not an object": "[1, 2]",
    "no messages": {"user_id": "a"},
    "empty messages": {"user_id": "a", "messages": []},
    "messages of another type": {"user_id": "a", "messages": 7},
    "a message that is no object": {"user_id": "a", "messages": ["x"]},
    "a message without a role": {"user_id": "a", "messages": [{"content": "x"}]},
    "unknown role": {"user_id": "a", "messages": [{"role": "king", "content": "x"}]},
    "empty content": {"user_id": "a", "messages": [{"role": "user", "content": "  "}]},
    "content that is a number": {"user_id": "a", "messages": [{"role": "user", "content": 5}]},
    "content with an image only": {"user_id": "a", "messages": [{"role": "user", "content": [{"type": "image_url"}]}]},
    "a megabyte of text": {"user_id": "a", "messages": [{"role": "user", "content": "x" * 1_000_000}]},
    "no scope": {"messages": HELLO},
    "blank scope": {"messages": HELLO, "user_id": ""},
    "scope of another type": {"messages": HELLO, "user_id": 5},
    "a scope too long": {"messages": HELLO, "user_id": "a" * 300},
    "NUL in the text": {"user_id": "a", "messages": [{"role": "user", "content": "a\0b"}]},
    "NUL in the scope": {"user_id": "a\0", "messages": HELLO},
    "NUL in the metadata": {"user_id": "a", "messages": HELLO, "metadata": {"k\0": "v"}},
    "half a surrogate pair": '{"user_id": "a", "messages": [{"role": "user", "content": "\\ud800"}]}',
    "NaN": '{"user_id": "a", "messages": [{"role": "user", "content": "x"}], "metadata": {"n": NaN}}',
    "infinity": '{"user_id": "a", "messages": [{"role": "user", "content": "x"}], "metadata": {"n": 1e999}}',
    "a number without end": '{"user_id": "a", "messages": "x", "metadata": {"n": 1%s}}' % ("0" * 5000),
    "a key that comes twice": '{"user_id": "a", "user_id": "b", "messages": "x"}',
    "a scope that stands for all": {"user_id": "a", "run_id": "*", "messages": HELLO},
    "bytes that are not UTF-8": b'{"user_id": "\xff"}',
    "infer as text": {"user_id": "a", "messages": HELLO, "infer": "no"},
    "metadata as text": {"user_id": "a", "messages": HELLO, "metadata": "x"},
    "a date that is none": {"user_id": "a", "messages": HELLO, "expiration_date": "2026-02-31"},
    "a time far away": {"user_id": "a", "messages": HELLO, "timestamp": 10**15},
    "a time of another type": {"user_id": "a", "messages": HELLO, "timestamp": True},
    "importance 11": {"user_id": "a", "messages": HELLO, "importance": 11},
    "nested too deep": '{"user_id": "a", "messages": ' + "[" * 5000 + "]" * 5000 + "}",
}


@pytest.mark.parametrize("body", BAD_ADDS.values(), ids=BAD_ADDS.keys())
@pytest.mark.parametrize("path", ["/v3/memories/add/", "/v1/memories/"])
def test_a_bad_add_is_refused_and_nothing_is_stored(agent: Agent, path: str, body: object) -> None:
    response = agent.call("POST", path, body)
    answer = json.loads(response.content)
    assert response.status_code == 400
    assert answer["detail"] and answer["error"] == answer["detail"]
    with project_scope(agent.project.pk):
        assert not (Job.objects.exists() or Turn.objects.exists() or MemoryVersion.objects.exists())


BAD_SEARCHES = {
    "no query": {"filters": {"user_id": "a"}},
    "blank query": {"query": "  ", "filters": {"user_id": "a"}},
    "a query that is a list": {"query": ["x"], "filters": {"user_id": "a"}},
    "no filters": {"query": "x"},
    "filters of another type": {"query": "x", "filters": ["user_id"]},
    "an unknown key": {"query": "x", "filters": {"user": "a"}},
    "an unknown operator": {"query": "x", "filters": {"user_id": {"like": "a"}}},
    "only a negative scope": {"query": "x", "filters": {"NOT": {"user_id": "a"}}},
    "an empty AND": {"query": "x", "filters": {"AND": []}},
    "top_k 0": {"query": "x", "filters": {"user_id": "a"}, "top_k": 0},
    "a threshold past any float": '{"query": "x", "filters": {"user_id": "a"}, "threshold": 1%s}' % ("0" * 400),
    "threshold 2": {"query": "x", "filters": {"user_id": "a"}, "threshold": 2},
    "a date that is none": {"query": "x", "filters": {"user_id": "a", "created_at": {"gt": "soon"}}},
}


@pytest.mark.parametrize("body", BAD_SEARCHES.values(), ids=BAD_SEARCHES.keys())
def test_a_bad_search_is_refused(agent: Agent, body: object) -> None:
    response = agent.call("POST", "/v3/memories/search/", body)
    assert response.status_code == 400
    assert json.loads(response.content)["detail"]


@pytest.mark.parametrize(
    "headers", [{"Authorization": ""}, {"Authorization": "Token nope"}, {"Authorization": "Basic x"}]
)
def test_without_a_good_key_nothing_opens(agent: Agent, headers: dict[str, str]) -> None:
    response = agent.call("GET", "/v1/ping/", **headers)
    assert response.status_code == 401
    assert json.loads(response.content)["detail"]


@pytest.mark.parametrize("name", ["Authorization", "X-API-Key"])
def test_a_key_is_taken_from_either_header(agent: Agent, name: str) -> None:
    value = f"Bearer {agent.key}" if name == "Authorization" else agent.key
    assert agent.call("GET", "/v1/ping/", **{"Authorization": "", name: value}).status_code == 200


def test_a_body_past_the_limit_is_refused_as_too_large(agent: Agent) -> None:
    response = agent.call("POST", "/v3/memories/add/", '{"x": "' + "y" * 2_100_000 + '"}')
    assert response.status_code == 413
    assert "larger than" in json.loads(response.content)["detail"]


@pytest.mark.parametrize("path", ["/v1/memories/nope/", "/v1/memories/nope/history/", "/v1/event/nope/"])
def test_an_id_that_is_no_uuid_is_named(agent: Agent, path: str) -> None:
    response = agent.get(path)
    assert response.status_code == 400
    assert "valid UUID" in json.loads(response.content)["error"]


@pytest.mark.parametrize("path", ["/v1/memories/{}/", "/v1/memories/{}/history/", "/v1/event/{}/"])
def test_an_unknown_id_is_a_404_in_the_same_shape(agent: Agent, path: str) -> None:
    response = agent.get(path.format("00000000-0000-0000-0000-000000000000"))
    assert response.status_code == 404
    assert json.loads(response.content)["detail"]


def test_an_unknown_role_is_answered_with_the_known_ones(agent: Agent) -> None:
    answer = agent.post("/v3/memories/add/", user_id="a", messages=[{"role": "king", "content": "x"}])
    assert answer.json()["detail"] == "messages.0.role: Must be one of user, assistant, system, tool."


def test_a_body_that_is_no_json_is_answered_with_the_header_it_takes(agent: Agent) -> None:
    response = agent.call("POST", "/v3/memories/add/", HELLO, **{"Content-Type": "text/plain"})
    assert response.status_code == 415 and "application/json" in response.json()["detail"]


def test_more_parameters_than_can_be_read_are_refused(agent: Agent) -> None:
    response = agent.get("/v1/memories/?user_id=a&" + "&".join(f"p{n}=1" for n in range(1100)))
    assert response.status_code == 400 and response.json()["detail"]


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_an_address_without_its_slash_is_not_redirected(agent: Agent, method: str) -> None:
    response = agent.call(method, "/v3/memories/add")
    assert response.status_code == 404 and "slash" in response.json()["detail"]


@pytest.mark.parametrize("path", ["/v1/nothing/", "//v1/ping/", "/v9/nothing/"])
def test_an_unknown_address_answers_agents_in_json(agent: Agent, path: str) -> None:
    response = agent.get(path)
    assert response.status_code == 404
    assert json.loads(response.content)["detail"]
