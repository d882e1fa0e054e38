"""A canary of every state, looked for on every read path an agent has."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from memory_core.models import MemoryVersion, Project, Retired, Status, Subject
from memory_core.services import erasure, lifecycle
from memory_core.services.ledger import act
from memory_core.tenancy import project_scope
from tests.factories import ACTOR, make_key, make_memory, make_subject
from tests.memory_core.api.conftest import Agent
from tests.memory_core.reading import read_everything, read_everything_but_history

pytestmark = pytest.mark.django_db

CANARY = "quokka"
TEXT = f"User likes the {CANARY}"


@pytest.fixture
def agent(project: Project) -> Agent:
    return Agent(project, make_key(project))


def with_status(status: Status) -> Callable[[Subject], MemoryVersion]:
    return lambda alice: make_memory(alice, TEXT, status=status, metadata={"pet": CANARY}, reason=CANARY)


def retired(reason: Retired) -> Callable[[Subject], MemoryVersion]:
    def make(alice: Subject) -> MemoryVersion:
        version = make_memory(alice, TEXT)
        with act(alice.project_id) as log:
            lifecycle.retire(version, as_=reason, actor=ACTOR, log=log)
        return version

    return make


def of_a_person_who_is(state: str) -> Callable[[Subject], MemoryVersion]:
    def make(alice: Subject) -> MemoryVersion:
        version = make_memory(alice, TEXT)
        with project_scope(alice.project_id):
            Subject.objects.filter(pk=alice.pk).update(state=state)
        return version

    return make


def behind_one_in_force(alice: Subject) -> MemoryVersion:
    return make_memory(alice, TEXT, status=Status.PENDING, supersedes=make_memory(alice, "User likes the wombat"))


def deleted(alice: Subject) -> MemoryVersion:
    version = make_memory(alice, TEXT)
    erasure.erase_memory(alice.project_id, version.memory_id, actor=ACTOR)
    return version


def expired(alice: Subject) -> MemoryVersion:
    return make_memory(alice, TEXT, expires_on=timezone.now().date() - timedelta(days=1))


HIDDEN = {
    "pending": with_status(Status.PENDING),
    "pending behind one in force": behind_one_in_force,
    "rejected": with_status(Status.REJECTED),
    "withdrawn": with_status(Status.WITHDRAWN),
    "restricted": of_a_person_who_is("restricted"),
    "erased": of_a_person_who_is("erased"),
    "revoked": retired(Retired.REVOKED),
    "rescanned": retired(Retired.RESCANNED),
    "deleted": deleted,
}


@pytest.mark.parametrize("make", HIDDEN.values(), ids=HIDDEN.keys())
def test_a_hidden_memory_is_on_no_read_path(
    agent: Agent, alice: Subject, make: Callable[[Subject], MemoryVersion]
) -> None:
    assert CANARY not in read_everything(agent, make(alice))


def test_the_walk_would_find_a_readable_one(agent: Agent, alice: Subject) -> None:
    assert read_everything(agent, make_memory(alice, TEXT)).count(CANARY) > 10


def test_one_that_waits_has_no_history_even_of_what_it_would_replace(agent: Agent, alice: Subject) -> None:
    version = behind_one_in_force(alice)
    assert agent.get(f"/v1/memories/{version.memory_id}/history/").status_code == 404


@pytest.mark.parametrize("reason", [Retired.SUPERSEDED, Retired.EXPIRED, Retired.MERGED, Retired.ARCHIVED])
def test_what_is_past_is_in_the_history_only(agent: Agent, alice: Subject, reason: Retired) -> None:
    version = retired(reason)(alice)
    assert CANARY not in read_everything_but_history(agent, version)
    assert CANARY in agent.get(f"/v1/memories/{version.memory_id}/history/").content.decode()


def test_an_expired_one_is_listed_only_when_asked_for(agent: Agent, alice: Subject) -> None:
    version = expired(alice)
    filters = {"user_id": "alice"}
    for path, body in (("/v3/memories/", {}), ("/v3/memories/search/", {"query": TEXT, "threshold": 0})):
        assert CANARY not in agent.post(path, filters=filters, **body).content.decode()
        assert CANARY in agent.post(path, filters=filters, show_expired=True, **body).content.decode()
    assert CANARY in agent.get(f"/v1/memories/{version.memory_id}/").content.decode()


def test_another_projects_key_finds_it_on_no_read_path(other: Project, alice: Subject) -> None:
    make_subject(other, "alice")
    version = make_memory(alice, TEXT)
    stranger = Agent(other, make_key(other, scopes=("read", "directory", "cross_subject")))
    answers = [
        stranger.get(f"/v1/memories/{version.memory_id}/"),
        stranger.get(f"/v1/memories/{version.memory_id}/history/"),
        stranger.post("/v3/memories/search/", query=TEXT, filters={"user_id": "*"}, threshold=0),
        stranger.post("/v3/memories/", filters={"user_id": "alice"}),
        stranger.get("/v1/entities/"),
    ]
    assert [answer.status_code for answer in answers] == [404, 404, 200, 200, 200]
    assert not any(CANARY in answer.content.decode() for answer in answers)


def test_another_projects_key_can_neither_change_nor_delete_it(other: Project, alice: Subject) -> None:
    path = f"/v1/memories/{make_memory(alice, TEXT).memory_id}/"
    stranger = Agent(other, make_key(other))
    assert stranger.call("PUT", path, {"text": "User likes rain"}).status_code == 404
    assert stranger.call("DELETE", path).status_code == 404


def test_an_agent_cannot_edit_what_waits(agent: Agent, alice: Subject) -> None:
    path = f"/v1/memories/{make_memory(alice, TEXT, status=Status.PENDING).memory_id}/"
    answer = agent.call("PUT", path, {"text": "User likes rain"})
    assert answer.status_code == 404 and CANARY not in answer.content.decode()


def test_an_edit_that_is_held_answers_with_the_words_in_force(agent: Agent, alice: Subject) -> None:
    path = f"/v1/memories/{make_memory(alice).memory_id}/"
    answer = agent.call("PUT", path, {"text": f"User's phone is +41 79 123 45 67 {CANARY}"}).json()
    assert (answer["memory"], answer["status"]) == ("User likes tea", "pending")
