"""The shapes of Mem0's wire format, route by route."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from memory_core.models import Job, Project, SignInLink, Status, Subject
from memory_core.services import processing
from memory_core.tenancy import project_scope
from tests.factories import ALL_SCOPES, make_key, make_memory, make_project, make_subject
from tests.memory_core.api.conftest import Agent
from tests.memory_core.worlds import in_force, texts, waiting

pytestmark = pytest.mark.django_db

OSLO = [{"role": "user", "content": "I live in Oslo."}]
TEA = [{"role": "user", "content": "I like tea"}]
HERS = {"user_id": "alice"}
MEMORY = {
    "id", "memory", "user_id", "agent_id", "app_id", "run_id", "session_id", "metadata", "categories", "created_at",
    "updated_at", "expiration_date", "structured_attributes", "replaced_by", "synthesized", "lifecycle_state",
}  # fmt: skip
HISTORY = {
    "id", "memory_id", "input", "old_memory", "new_memory", "user_id", "agent_id", "app_id", "session_id",
    "categories", "event", "metadata", "created_at", "updated_at", "actor", "reason", "evidence", "valid_from",
    "valid_to", "recorded_at", "retired_at", "superseded_by", "change_reason",
}  # fmt: skip
EVENT = {
    "id", "event_type", "status", "payload", "metadata", "results", "created_at", "updated_at", "started_at",
    "completed_at", "latency", "graph_status", "attempts", "next_try_at", "error",
}  # fmt: skip


@pytest.fixture
def alice(project: Project) -> Subject:
    return make_subject(project)


def work(project: Project) -> None:
    with project_scope(project.pk):
        owners = set(Job.objects.unfinished().values_list("owner_id", flat=True))
    for owner in owners:
        processing.work_lane(project.pk, owner)


def add(agent: Agent, **body: Any) -> Any:
    answer = agent.post("/v3/memories/add/", **{"messages": OSLO, **HERS, **body})
    assert answer.status_code == 200
    return answer.json()


def listed(agent: Agent, **filters: Any) -> list[str]:
    return [one["memory"] for one in agent.post("/v3/memories/", filters=filters or HERS).json()["results"]]


def test_ping_says_who_one_is(agent: Agent) -> None:
    body = agent.get("/v1/ping/").json()
    assert (
        body["status"] == "ok" and body["project_id"] == str(agent.project.pk) and body["org_id"] and body["user_email"]
    )


def test_an_add_is_queued(agent: Agent) -> None:
    assert set(add(agent)) == {"message", "status", "event_id"} and add(agent)["event_id"]


def test_an_add_of_words_as_they_stand_answers_with_them(agent: Agent) -> None:
    body = add(agent, messages=TEA, infer=False)
    [result] = body["results"]
    assert body["status"] == "SUCCEEDED" and result["data"] == {"memory": "I like tea"} and result["event"] == "ADD"


def test_an_add_that_is_held_answers_without_words(agent: Agent) -> None:
    body = add(agent, messages=[{"role": "user", "content": "I have diabetes"}], infer=False)
    assert (body["results"], body["held"]) == ([], 1)


@pytest.mark.parametrize("format", [None, "v1.1"])
def test_the_first_version_of_add_answers_as_a_list_or_in_an_envelope(agent: Agent, format: str | None) -> None:
    body = agent.post("/v1/memories/", messages=OSLO, user_id="alice", output_format=format).json()
    [queued] = body["results"] if format else body
    assert queued["status"] == "PENDING" and queued["event_id"]


@pytest.mark.parametrize(
    "messages",
    [
        "I like tea",
        [{"role": "user", "content": [{"type": "text", "text": "I like tea"}]}],
        [{"role": "user", "content": {"type": "text", "text": "I like tea"}}],
        [
            {
                "role": "user",
                "content": [{"type": "image_url", "image_url": {"url": "x"}}, {"type": "text", "text": "I like tea"}],
            }
        ],
    ],
    ids=str,
)
def test_messages_come_in_several_shapes(agent: Agent, messages: Any) -> None:
    add(agent, messages=messages, infer=False)
    assert listed(agent) == ["I like tea"]


def test_the_ids_of_an_add_may_stand_in_its_filters(agent: Agent) -> None:
    agent.post("/v3/memories/add/", messages=TEA, filters={"userId": "alice", "agent_id": "cook"}, infer=False)
    assert listed(agent, user_id="alice", agent_id="cook") == ["I like tea"]


def test_what_comes_with_an_add_comes_back(agent: Agent) -> None:
    extra = {
        "agent_id": "cook",
        "app_id": "shop",
        "run_id": "r",
        "metadata": {"a": [1]},
        "expiration_date": "2100-01-01",
    }
    add(agent, messages=TEA, infer=False, timestamp=1700000000, **extra)
    [found] = agent.post("/v3/memories/", filters=HERS).json()["results"]
    assert {name: found[name] for name in extra} == extra and found["session_id"] == "r"
    assert found["timestamp"].startswith("2023-11-14")


def test_unknown_fields_pass(agent: Agent) -> None:
    assert add(agent, async_mode=True, version="v2", org_id="o", project_id="p", source="cli", enable_graph=True)


def test_the_same_idempotency_key_gives_the_same_event(agent: Agent) -> None:
    body = {"messages": OSLO, "user_id": "alice"}
    first, second = (agent.call("POST", "/v3/memories/add/", body, **{"Idempotency-Key": "k"}) for _ in range(2))
    other = agent.call("POST", "/v3/memories/add/", {**body, "messages": TEA}, **{"Idempotency-Key": "k"})
    assert first.json()["event_id"] == second.json()["event_id"] and other.status_code == 409


def test_a_memory_has_the_fields_of_the_format(agent: Agent, alice: Subject) -> None:
    version = make_memory(alice)
    body = agent.get(f"/v1/memories/{version.memory_id}/").json()
    assert set(body) >= MEMORY and body["memory"] == "User likes tea" and body["user_id"] == "alice"
    assert body["lifecycle_state"] == "active"


@pytest.mark.parametrize("path", ["/v1/memories/search/", "/v2/memories/search/", "/v3/memories/search/"])
def test_a_search_answers_with_scored_memories(agent: Agent, alice: Subject, path: str) -> None:
    make_memory(alice)
    body = agent.post(path, query=" tea ", filters=HERS).json()
    [found] = body["results"] if path.startswith("/v3") else body
    assert set(found) >= MEMORY | {"score", "score_breakdown"} and 0 <= found["score"] <= 1


@pytest.mark.parametrize("path", ["/v1/memories/search/", "/v2/memories/search/", "/v3/memories/search/"])
def test_a_search_takes_its_scopes_beside_the_filters_too(agent: Agent, alice: Subject, path: str) -> None:
    make_memory(alice)
    body = agent.post(path, query="tea", user_id="alice", limit=5, org_id="o", project_id="p").json()
    assert len(body["results"] if path.startswith("/v3") else body) == 1


def test_an_old_search_may_ask_for_an_envelope(agent: Agent, alice: Subject) -> None:
    make_memory(alice)
    assert agent.post("/v1/memories/search/", query="tea", user_id="alice", output_format="v1.1").json()["results"]


def test_the_lists_of_three_versions(agent: Agent, alice: Subject) -> None:
    make_memory(alice)
    bare = [agent.get("/v1/memories/?user_id=alice"), agent.post("/v2/memories/", filters=HERS)]
    pages = [agent.get("/v1/memories/?user_id=alice&page=1"), agent.post("/v3/memories/", filters=HERS)]
    assert [len(answer.json()) for answer in bare] == [1, 1]
    assert [set(answer.json()) for answer in pages] == [{"count", "next", "previous", "results"}] * 2


@pytest.mark.parametrize("path", ["/v1/memories/?user_id=alice&", "/v3/memories/?"])
def test_a_page_names_its_neighbours(agent: Agent, alice: Subject, path: str) -> None:
    for n in range(5):
        make_memory(alice, f"User likes tea {n}")
    call = agent.get if path.startswith("/v1") else lambda where: agent.post(where, filters=HERS)
    pages = [call(f"{path}page={n}&page_size=2").json() for n in (1, 2, 3)]
    assert [(page["count"], len(page["results"])) for page in pages] == [(5, 2), (5, 2), (5, 1)]
    assert "page=2" in pages[0]["next"] and pages[0]["previous"] is None
    assert "page=3" in pages[1]["next"] and "page=2" in pages[2]["previous"] and pages[2]["next"] is None


@pytest.mark.parametrize("query", ["page=0", "page=x", "page_size=0", "page_size=201"])
def test_a_page_that_cannot_be_is_refused(agent: Agent, query: str) -> None:
    assert agent.get(f"/v1/memories/?user_id=alice&{query}").status_code == 400
    assert agent.call("POST", f"/v3/memories/?{query}", {"filters": HERS}).status_code == 400


def test_the_query_wins_over_the_body(agent: Agent, alice: Subject) -> None:
    for n in range(3):
        make_memory(alice, f"User likes tea {n}")
    answer = agent.call("POST", "/v3/memories/?page_size=1", {"filters": HERS, "page_size": 2})
    assert len(answer.json()["results"]) == 1


def test_a_list_takes_dates_and_categories(agent: Agent, alice: Subject) -> None:
    make_memory(alice, categories=("food",))
    for extra, count in (
        ({"categories": ["food"]}, 1),
        ({"categories": ["sports"]}, 0),
        ({"end_date": "2001-01-01"}, 0),
    ):
        assert agent.post("/v3/memories/", filters=HERS, **extra).json()["count"] == count


def test_an_update_answers_with_the_memory(agent: Agent, alice: Subject) -> None:
    path = f"/v1/memories/{make_memory(alice).memory_id}/"
    body = agent.call("PUT", path, {"text": "User likes coffee", "metadata": {"a": 1}}).json()
    assert (body["memory"], body["metadata"], body["status"]) == ("User likes coffee", {"a": 1}, "approved")
    assert set(body) >= MEMORY


def test_an_update_may_clear_the_expiry(agent: Agent, alice: Subject) -> None:
    path = f"/v1/memories/{make_memory(alice).memory_id}/"
    dates = [
        agent.call("PUT", path, {"expiration_date": day}).json()["expiration_date"] for day in ("2100-01-01", None)
    ]
    assert dates == ["2100-01-01", None]


@pytest.mark.parametrize(
    "body", [{}, {"text": ""}, {"text": 5}, {"metadata": "x"}, {"expiration_date": "soon"}, [], "x"], ids=str
)
def test_a_bad_update_is_refused(agent: Agent, alice: Subject, body: Any) -> None:
    answer = agent.call("PUT", f"/v1/memories/{make_memory(alice).memory_id}/", json.dumps(body))
    assert answer.status_code == 400 and answer.json()["detail"]


def test_a_delete_says_so_in_json(agent: Agent, alice: Subject) -> None:
    path = f"/v1/memories/{make_memory(alice).memory_id}/"
    assert agent.call("DELETE", path).json() == {"message": "Memory deleted successfully!"}
    assert agent.call("DELETE", path).status_code == 404


def test_a_delete_with_what_it_replaced_counts(agent: Agent, alice: Subject) -> None:
    version = make_memory(alice, "User lives in Bergen", supersedes=make_memory(alice, "User lives in Oslo"))
    assert agent.call("DELETE", f"/v1/memories/{version.memory_id}/?delete_linked=true").json()["cascade_count"] == 1


def test_all_of_a_user_are_deleted(agent: Agent, alice: Subject) -> None:
    make_memory(alice)
    answer = agent.call("DELETE", "/v1/memories/?user_id=alice").json()
    assert answer["message"] and agent.get(f"/v1/event/{answer['event_id']}/").json()["event_type"] == "DELETE"
    assert listed(agent) == []


@pytest.mark.parametrize(
    "query",
    [
        "",
        "user_id=",
        "app=x",
        "user_id=alice&metadata={}",
        "user_id=alice&categories=food",
        "user_id=bob&user_id=alice",
    ],
)
def test_a_delete_of_everything_is_refused_unless_it_is_clear_what_is_meant(
    agent: Agent, alice: Subject, query: str
) -> None:
    make_memory(alice)
    assert agent.call("DELETE", f"/v1/memories/?{query}").status_code == 400 and listed(agent)


def test_only_an_administrator_deletes_whatever_the_name(agent: Agent, alice: Subject) -> None:
    make_memory(alice)
    assert agent.call("DELETE", "/v1/memories/?user_id=*").status_code == 403
    admin = Agent(agent.project, make_key(agent.project, scopes=ALL_SCOPES))
    assert admin.call("DELETE", "/v1/memories/?user_id=*").status_code == 200 and listed(agent) == []


@pytest.mark.parametrize("alias", ["run_id", "runId", "session_id"])
def test_a_delete_takes_the_aliases_of_a_run(agent: Agent, alice: Subject, alias: str) -> None:
    make_memory(alice, "Plays the oboe", run_id="r")
    make_memory(alice, "Plays the lute")
    assert agent.call("DELETE", f"/v1/memories/?user_id=alice&{alias}=r&org_id=candor").status_code == 200
    assert listed(agent) == ["Plays the lute"]


def test_a_delete_with_a_body_is_refused(agent: Agent, alice: Subject) -> None:
    make_memory(alice)
    assert agent.call("DELETE", "/v1/memories/?user_id=alice", {"run_id": "r"}).status_code == 400 and listed(agent)


@pytest.mark.parametrize("kind", ["agent", "run"])
def test_only_an_administrator_deletes_every_entity_of_a_kind(agent: Agent, alice: Subject, kind: str) -> None:
    make_memory(alice, agent_id="x", run_id="x")
    assert agent.call("DELETE", f"/v2/entities/{kind}/*/").status_code == 403 and listed(agent)
    admin = Agent(agent.project, make_key(agent.project, scopes=ALL_SCOPES))
    assert admin.call("DELETE", f"/v2/entities/{kind}/*/").status_code == 200 and listed(agent) == []


def test_a_name_is_the_same_with_spaces_around_it(agent: Agent, project: Project) -> None:
    add(agent, user_id=" bob ", infer=False)
    assert listed(agent, user_id=" bob ") == listed(agent, user_id="bob") == ["I live in Oslo."]
    assert agent.call("DELETE", "/v2/entities/user/%20bob%20/").status_code == 200
    assert listed(agent, user_id="bob") == []


def test_a_message_that_only_calls_a_tool_is_passed_over(agent: Agent) -> None:
    calling = {"role": "assistant", "content": None, "tool_calls": [{"id": "x"}]}
    assert len(add(agent, messages=[calling, *OSLO], infer=False)["results"]) == 1
    assert agent.post("/v3/memories/add/", messages=[calling], **HERS).status_code == 400


def test_a_history_is_a_bare_list_of_its_entries(agent: Agent, alice: Subject) -> None:
    version = make_memory(alice, "User lives in Bergen", supersedes=make_memory(alice, "User lives in Oslo"))
    entries = agent.get(f"/v1/memories/{version.memory_id}/history/").json()
    assert [(e["event"], e["old_memory"], e["new_memory"]) for e in entries] == [
        ("ADD", None, "User lives in Oslo"),
        ("UPDATE", "User lives in Oslo", "User lives in Bergen"),
    ]
    assert all(set(entry) == HISTORY for entry in entries)
    assert [entry["superseded_by"] for entry in entries] == [str(version.memory_id), None]
    assert entries[0]["retired_at"] and entries[0]["valid_to"] == entries[1]["evidence"][0]["said_at"]


def test_a_history_says_on_what_words_and_why_something_changed(agent: Agent) -> None:
    for day, words in ((1, "I live in Oslo."), (2, "I live in Bergen.")):
        add(agent, messages=[{"role": "user", "content": words}], timestamp=f"2026-01-0{day}")
        work(agent.project)
    [version] = in_force(agent.project)
    first, second = agent.get(f"/v1/memories/{version.memory_id}/history/").json()
    said = {"quote": "I live in Bergen", "role": "user", "said_at": "2026-01-02T00:00:00+00:00"}
    assert second["evidence"] == [said] and second["change_reason"] == "another value of the same attribute"
    assert (first["valid_to"], first["change_reason"]) == ("2026-01-02T00:00:00+00:00", "")
    assert second["reason"] and second["actor"] == "system:screening"


def test_the_past_is_searched_and_listed_on_every_face(agent: Agent, alice: Subject) -> None:
    old = make_memory(alice, "User lives in Oslo", said_at=datetime(2020, 1, 1, tzinfo=UTC))
    new = make_memory(alice, "User lives in Bergen", supersedes=old)
    then: dict[str, Any] = {**HERS, "as_of": "2021-06-01"}
    answers = [
        agent.get("/v1/memories/?user_id=alice&as_of=2021-06-01").json(),
        agent.post("/v2/memories/", **then).json(),
        agent.post("/v3/memories/", filters=HERS, as_of=1622505600).json()["results"],
        *(agent.post(f"/{face}/memories/search/", query="Where?", threshold=0, **then).json() for face in ("v1", "v2")),
        agent.post("/v3/memories/search/", query="Where?", threshold=0, **then).json()["results"],
    ]
    for [memory] in answers:
        assert (memory["memory"], memory["lifecycle_state"]) == ("User lives in Oslo", "superseded")
        assert memory["replaced_by"] == str(new.memory_id)


@pytest.mark.parametrize("field", ["as_of", "known_at"])
@pytest.mark.parametrize("bad", ["soon", "1066-10-14", True, []], ids=str)
def test_a_moment_that_is_none_is_refused_by_name(agent: Agent, field: str, bad: Any) -> None:
    answer = agent.post("/v3/memories/search/", query="x", filters=HERS, **{field: bad})
    assert answer.status_code == 400 and field in answer.json()


def test_an_event_follows_its_job(agent: Agent) -> None:
    path = f"/v1/event/{add(agent)['event_id']}/"
    before = agent.get(path).json()
    work(agent.project)
    after = agent.get(path).json()
    assert set(after) == EVENT and (before["status"], after["status"]) == ("PENDING", "SUCCEEDED")
    assert [result["memory"] for result in after["results"]] == ["User lives in Oslo"] and after["latency"] > 0


def test_an_event_counts_what_is_held_and_shows_no_word_of_it(agent: Agent) -> None:
    event = add(agent, messages=[{"role": "user", "content": "I have diabetes."}])["event_id"]
    work(agent.project)
    body = agent.get(f"/v1/event/{event}/").json()
    assert body["metadata"]["held"] == 1 and "diabetes" not in str(body) and len(waiting(agent.project)) == 1


def test_events_are_paged_newest_first(agent: Agent) -> None:
    ids = [add(agent, run_id=str(n))["event_id"] for n in range(3)]
    page = agent.get("/v1/events/?page_size=2").json()
    assert [event["id"] for event in page["results"]] == ids[:0:-1] and page["count"] == 3 and page["next"]


def test_another_projects_event_is_not_found(agent: Agent) -> None:
    other = make_project("Globex")
    stranger = Agent(other, make_key(other))
    assert stranger.get(f"/v1/event/{add(agent)['event_id']}/").status_code == 404
    assert stranger.get("/v1/events/").json()["count"] == 0


def test_entities_are_listed_in_the_format(agent: Agent, alice: Subject) -> None:
    make_memory(alice, agent_id="cook")
    body = agent.get("/v1/entities/").json()
    assert {(e["type"], e["name"], e["total_memories"]) for e in body["results"]} == {
        ("user", "alice", 1),
        ("agent", "cook", 1),
    }
    assert (body["total_users"], body["total_agents"], body["total_apps"], body["total_runs"]) == (1, 1, 0, 0)


@pytest.mark.parametrize(
    ("path", "status"), [("user/alice", 200), ("user/bob", 404), ("king/alice", 400), ("agent/x", 200)]
)
def test_an_entity_is_deleted_by_kind_and_name(agent: Agent, alice: Subject, path: str, status: int) -> None:
    make_memory(alice)
    answer = agent.call("DELETE", f"/v2/entities/{path}/")
    assert answer.status_code == status and answer.json()
    assert bool(in_force(agent.project)) is (path != "user/alice")


def test_a_privacy_link_is_made_for_a_known_person(agent: Agent, alice: Subject) -> None:
    answer = agent.post("/v1/privacy-links/", user_id="alice")
    assert answer.status_code == 201 and set(answer.json()) == {"url", "expires_at"}
    assert answer.json()["url"].startswith("http://testserver/")


def test_a_privacy_link_says_until_when_it_is_good(agent: Agent, alice: Subject) -> None:
    answer = agent.post("/v1/privacy-links/", user_id="alice").json()
    assert answer["expires_at"] == SignInLink.objects.get().expires_at.isoformat()


def test_a_privacy_link_leads_to_where_people_reach_us(agent: Agent, alice: Subject, settings: Settings) -> None:
    settings.CANDOR_PUBLIC_URL = "https://candor.example"
    url = agent.post("/v1/privacy-links/", user_id="alice").json()["url"]
    assert url.startswith("https://candor.example/enter/")


def test_an_address_that_comes_with_a_privacy_link_is_kept_and_taken_away(agent: Agent, alice: Subject) -> None:
    for given, kept in ({"email": "a@mail.example"}, "a@mail.example"), ({}, "a@mail.example"), ({"email": None}, None):
        assert agent.post("/v1/privacy-links/", user_id="alice", **given).status_code == 201
        with project_scope(agent.project.pk):
            assert Subject.objects.get().email == kept


@pytest.mark.parametrize("email", ["nonsense", "", 5, ["a@mail.example"], f"{'a' * 250}@mail.example"], ids=str)
def test_a_privacy_link_with_what_is_no_address_is_refused(agent: Agent, alice: Subject, email: object) -> None:
    answer = agent.post("/v1/privacy-links/", user_id="alice", email=email)
    assert answer.status_code == 400 and not SignInLink.objects.exists()


@pytest.mark.parametrize(("body", "status"), [({"user_id": "bob"}, 404), ({}, 400), ({"user_id": 5}, 400)], ids=str)
def test_a_privacy_link_for_nobody_is_refused(agent: Agent, body: dict[str, Any], status: int) -> None:
    assert agent.post("/v1/privacy-links/", **body).status_code == status


@pytest.mark.parametrize("status", [Status.PENDING, Status.REJECTED])
def test_a_delete_by_id_takes_what_waits_too(agent: Agent, alice: Subject, status: Status) -> None:
    version = make_memory(alice, status=status)
    assert agent.call("DELETE", f"/v1/memories/{version.memory_id}/").status_code == 200
    assert texts(waiting(agent.project)) == []
