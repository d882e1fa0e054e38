"""The published Mem0 client, unmodified, with only the host changed."""

import asyncio
import os
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer

from memory_core.models import Job, Project
from memory_core.services import processing
from memory_core.tenancy import project_scope
from tests.factories import ALL_SCOPES, make_key
from tests.memory_core.worlds import texts, waiting

os.environ.update(MEM0_TELEMETRY="False", MEM0_DIR=tempfile.mkdtemp(prefix="candor-mem0-"))

import httpx
from mem0 import AsyncMemoryClient, MemoryClient
from mem0.exceptions import AuthenticationError, MemoryNotFoundError, ValidationError

pytestmark = pytest.mark.django_db(transaction=True)

HERS = {"user_id": "alice"}
TOLD = [{"role": "user", "content": "I live in Oslo."}, {"role": "assistant", "content": "A fine city!"}]


Connect = Callable[[str], MemoryClient]


@pytest.fixture
def connect(live_server: LiveServer) -> Iterator[Connect]:
    """Makes a client for a key; its sockets are closed afterwards."""
    with ExitStack() as opened:
        yield lambda key: MemoryClient(
            api_key=key, host=live_server.url, client=opened.enter_context(httpx.Client(timeout=30))
        )


@pytest.fixture
def client(connect: Connect, project: Project) -> MemoryClient:
    return connect(make_key(project, scopes=ALL_SCOPES))


def work(project: Project) -> None:
    """What the workers do, in process."""
    with project_scope(project.pk):
        owners = set(Job.objects.unfinished().values_list("owner_id", flat=True))
    for owner in owners:
        processing.work_lane(project.pk, owner)


def tell(client: MemoryClient, project: Project, content: str = "I live in Oslo.", **names: Any) -> None:
    client.add(content, **(names or HERS))
    work(project)


def only(found: Any) -> Any:
    [one] = found["results"]
    return one


def test_the_client_connects_and_learns_who_it_is(client: MemoryClient, project: Project) -> None:
    assert client.org_id and client.project_id == str(project.pk) and client.user_email


def test_a_wrong_key_is_said_at_once_and_in_words(connect: Connect) -> None:
    with pytest.raises(ValueError, match="unknown or was revoked"):
        connect("nope")


def test_what_was_added_is_found_by_other_words(client: MemoryClient, project: Project) -> None:
    assert client.add(TOLD, **HERS)["status"] == "PENDING"
    work(project)
    found = only(client.search("Which city is home to the user?", filters=HERS))
    assert found["memory"] == "User lives in Oslo" and 0.1 <= found["score"] <= 1


def test_what_was_added_is_listed_and_read_by_its_id(client: MemoryClient, project: Project) -> None:
    tell(client, project)
    page = client.get_all(filters=HERS)
    assert page["count"] == 1 and client.get(only(page)["id"]) == only(page)


def test_pages_are_walked_by_number(client: MemoryClient) -> None:
    client.add([{"role": "user", "content": f"I like tea number {n}"} for n in range(3)], infer=False, **HERS)
    pages = [client.get_all(filters=HERS, page=number, page_size=2) for number in (1, 2)]
    assert [len(page["results"]) for page in pages] == [2, 1]
    assert pages[0]["next"] and not pages[1]["next"] and pages[1]["previous"]


def test_an_update_becomes_a_second_entry_of_the_history(client: MemoryClient, project: Project) -> None:
    tell(client, project)
    memory_id = only(client.get_all(filters=HERS))["id"]
    assert client.update(memory_id, text="User lives in Bergen")["memory"] == "User lives in Bergen"
    told = [(entry["event"], entry["old_memory"], entry["new_memory"]) for entry in client.history(memory_id)]
    assert told == [("ADD", None, "User lives in Oslo"), ("UPDATE", "User lives in Oslo", "User lives in Bergen")]


def test_the_history_quotes_what_was_said(client: MemoryClient, project: Project) -> None:
    tell(client, project)
    [entry] = client.history(only(client.get_all(filters=HERS))["id"])
    assert entry["input"] == [{"role": "user", "content": "I live in Oslo"}]


def test_a_deleted_memory_is_gone(client: MemoryClient, project: Project) -> None:
    tell(client, project)
    memory_id = only(client.get_all(filters=HERS))["id"]
    assert "deleted" in client.delete(memory_id)["message"]
    assert client.get_all(filters=HERS)["results"] == []
    with pytest.raises(MemoryNotFoundError):
        client.get(memory_id)


def test_users_agents_and_runs_are_listed(client: MemoryClient, project: Project) -> None:
    tell(client, project, user_id="alice", agent_id="cook", run_id="monday")
    found = client.users()
    assert {(one["type"], one["name"]) for one in found["results"]} == {
        ("user", "alice"),
        ("agent", "cook"),
        ("run", "monday"),
    }
    assert (found["total_users"], found["total_agents"], found["total_runs"]) == (1, 1, 1)


@pytest.mark.parametrize("name", ["alice", "al/ice é", "a@b.example"])
def test_a_user_is_deleted_by_name(client: MemoryClient, project: Project, name: str) -> None:
    tell(client, project, user_id=name)
    client.delete_users(user_id=name)
    assert client.users()["results"] == []


def test_everybody_can_be_deleted_at_once(client: MemoryClient, project: Project) -> None:
    tell(client, project, user_id="alice")
    tell(client, project, agent_id="cook")
    client.delete_users()
    assert client.users()["results"] == []


def test_all_memories_of_one_user_are_deleted_and_nobody_elses(client: MemoryClient, project: Project) -> None:
    tell(client, project)
    tell(client, project, user_id="bob")
    assert client.delete_all(user_id="alice")["event_id"]
    assert client.get_all(filters=HERS)["count"] == 0 and client.get_all(filters={"user_id": "bob"})["count"] == 1


def test_what_waits_for_a_person_is_not_given(client: MemoryClient, project: Project) -> None:
    tell(client, project, "I have diabetes.")
    assert texts(waiting(project)) == ["User has diabetes"]
    assert client.get_all(filters=HERS)["results"] == [] == client.search("diabetes", filters=HERS)["results"]


def test_words_stored_as_they_stand_are_there_at_once(client: MemoryClient) -> None:
    stored = only(client.add("I like tea", infer=False, **HERS))
    assert (stored["event"], stored["data"]["memory"]) == ("ADD", "I like tea")


def test_refusals_become_the_clients_own_exceptions(client: MemoryClient) -> None:
    with pytest.raises(ValidationError, match="at least one of user_id"):
        client.get_all(filters={"created_at": {"gt": "2026-01-01"}})
    with pytest.raises(MemoryNotFoundError):
        client.get("00000000-0000-0000-0000-000000000000")


def test_a_key_without_the_right_becomes_an_authentication_error(connect: Connect, project: Project) -> None:
    with pytest.raises(AuthenticationError, match="lacks the scope 'write'"):
        connect(make_key(project, scopes=("read",))).add("I like tea", **HERS)


def with_async(live_server: LiveServer, key: str, use: Callable[[Any], Awaitable[Any]]) -> Any:
    async def run() -> Any:
        async with httpx.AsyncClient(timeout=30) as http:
            return await use(AsyncMemoryClient(api_key=key, host=live_server.url, client=http))

    with ThreadPoolExecutor(1) as own:  # this thread may have a loop already: the browser's
        return own.submit(asyncio.run, run()).result()


def test_the_asynchronous_client_goes_the_whole_way(live_server: LiveServer, project: Project) -> None:
    async def add(client: Any) -> Any:
        return await client.add(TOLD, **HERS)

    async def use(client: Any) -> None:
        found = only(await client.search("Where does the user live?", filters=HERS))
        assert await client.get(found["id"]) == only(await client.get_all(filters=HERS))
        await client.update(found["id"], text="User lives in Bergen")
        assert len(await client.history(found["id"])) == 2 and only(await client.users())["name"] == "alice"
        await client.delete(found["id"])
        await client.delete_all(user_id="alice")
        await client.delete_users(user_id="alice")

    key = make_key(project, scopes=ALL_SCOPES)
    with_async(live_server, key, add)
    work(project)
    with_async(live_server, key, use)
