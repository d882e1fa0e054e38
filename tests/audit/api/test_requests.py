"""The application files and follows what its users ask about their own data."""

from typing import Any

import pytest

from memory_core.models import Project, Subject
from tests.factories import make_key, make_project, make_subject
from tests.memory_core.api.conftest import Agent

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent(project: Project) -> Agent:
    return Agent(project, make_key(project))


def filed(agent: Agent, kind: str = "access", **given: Any) -> dict[str, Any]:
    answer = agent.post("/v1/requests/", user_id="alice", kind=kind, **given)
    assert answer.status_code == 201, answer.content
    told: dict[str, Any] = answer.json()
    return told


def test_a_request_is_filed_and_waits_for_a_proof(agent: Agent, alice: Subject) -> None:
    told = filed(agent, text="What do you know?")
    assert (told["number"], told["state"], told["identity_proved"]) == (1, "identify", False)
    assert told["due_on"] > told["received_at"][:10]


def test_the_application_can_vouch_for_the_person(agent: Agent, alice: Subject) -> None:
    assert filed(agent, identity_proved=True)["state"] == "received"


@pytest.mark.parametrize("proved", ["true", 1, None])
def test_it_vouches_with_true_and_nothing_else(agent: Agent, alice: Subject, proved: Any) -> None:
    answer = agent.post("/v1/requests/", user_id="alice", kind="access", identity_proved=proved)
    assert answer.status_code == 400


def test_an_erasure_that_an_application_files_is_not_carried_out_by_itself(agent: Agent, alice: Subject) -> None:
    told = filed(agent, "erasure", identity_proved=True)
    assert (told["state"], told["carried_out_at"]) == ("received", None)


def test_what_the_person_wrote_is_not_sent_round_again(agent: Agent, alice: Subject) -> None:
    answer = agent.post("/v1/requests/", user_id="alice", kind="access", text="my metformin")
    listed = agent.get("/v1/requests/?user_id=alice")
    assert "metformin" not in answer.content.decode() + listed.content.decode()


def test_the_same_again_is_linked(agent: Agent, alice: Subject) -> None:
    first, second = filed(agent), filed(agent)
    assert (second["state"], second["duplicate_of"]) == ("duplicate", first["id"])


def test_requests_are_listed_the_newest_first_and_by_page(agent: Agent, alice: Subject) -> None:
    for kind in ("access", "portability", "erasure"):
        filed(agent, kind)
    page = agent.get("/v1/requests/?user_id=alice&page=2&page_size=2").json()
    assert page["count"] == 3 and [one["kind"] for one in page["results"]] == ["access"]


def test_one_can_be_looked_up_and_taken_back(agent: Agent, alice: Subject) -> None:
    address = f"/v1/requests/{filed(agent)['id']}/"
    assert agent.get(address).json()["state"] == "identify"
    assert agent.post(f"{address}cancel/").json()["state"] == "cancelled"
    assert agent.post(f"{address}cancel/").status_code == 409


def test_of_somebody_unknown_nothing_is_filed(agent: Agent) -> None:
    assert agent.post("/v1/requests/", user_id="nobody", kind="access").status_code == 404


@pytest.mark.parametrize("body", [{}, {"kind": "access"}, {"user_id": "alice"}, {"user_id": "alice", "kind": "all"}])
def test_what_is_missing_or_unknown_is_named(agent: Agent, alice: Subject, body: dict[str, Any]) -> None:
    answer = agent.post("/v1/requests/", **body)
    assert answer.status_code == 400 and set(answer.json()) & {"kind", "user_id"}


def test_the_requests_of_another_project_are_not_there(agent: Agent, alice: Subject) -> None:
    other = make_project("Other")
    make_subject(other)
    address = f"/v1/requests/{filed(Agent(other, make_key(other)))['id']}/"
    assert agent.get(address).status_code == 404 and agent.post(f"{address}cancel/").status_code == 404


def test_an_id_that_is_none_is_refused(agent: Agent) -> None:
    assert agent.get("/v1/requests/nonsense/").status_code == 400
