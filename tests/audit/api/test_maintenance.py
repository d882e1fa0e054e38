"""Maintenance and resets as an application asks for them."""

from typing import Any

import pytest
from django.test import Client

from audit import holds
from memory_core.models import Job, LedgerEntry, MemoryVersion, RotationDue, Status, Subject, Suppression
from memory_core.tenancy import project_scope
from tests.audit.tidying import became, make_clean, make_expired, switch
from tests.factories import ALL_SCOPES, make_key, make_memory, make_subject
from tests.memory_core.worlds import in_force

pytestmark = pytest.mark.django_db


@pytest.fixture
def key(alice: Subject) -> str:
    return make_key(alice.project, scopes=ALL_SCOPES)


def ask(key: str, path: str, method: str = "post", **body: Any) -> Any:
    send = getattr(Client(headers={"Authorization": f"Token {key}"}), method)
    return send(path, body, content_type="application/json") if method == "post" else send(path)


def test_without_a_word_it_is_a_look(alice: Subject, key: str) -> None:
    cold = make_expired(alice)
    look = ask(key, "/v1/maintenance/").json()
    assert (look["dry_run"], look["state"], look["counts"]["expired"]) == (True, "finished", 1)
    assert [one["memory_id"] for one in look["examples"]] == [str(cold.memory_id)] and became(cold) == ""


def test_a_round_is_followed_and_taken_back(alice: Subject, key: str) -> None:
    switch(alice.project, merge_alone=1)
    make_clean(alice, "User likes tea")
    make_clean(alice, "User likes tea")
    run = ask(key, "/v1/maintenance/", dry_run=False).json()
    assert run["counts"]["merged"] == 1 and run["can_be_undone"]
    assert ask(key, f"/v1/maintenance/{run['id']}/", "get").json() == run
    undone = ask(key, f"/v1/maintenance/{run['id']}/undo/").json()
    assert (undone["state"], undone["undone"]) == ("undone", 1) and len(in_force(alice.project)) == 2
    assert ask(key, f"/v1/maintenance/{run['id']}/undo/").status_code == 409


def test_an_unknown_run_is_not_there(key: str) -> None:
    assert ask(key, "/v1/maintenance/00000000-0000-7000-8000-000000000000/", "get").status_code == 404
    assert ask(key, "/v1/maintenance/nonsense/", "get").status_code == 400


def test_a_conversation_is_forgotten_in_one_call(alice: Subject, key: str) -> None:
    make_memory(alice, "User likes tea", run_id="one")
    make_memory(alice, "Call 070 555 0000", run_id="one", status=Status.PENDING)
    other = make_memory(alice, "User likes chess", run_id="two")
    look = ask(key, "/v1/reset/", run_id="one", dry_run=True).json()
    assert look == {"dry_run": True, "by": "run_id", "memories": 1, "event_id": None}
    done = ask(key, "/v1/reset/", run_id="one").json()
    assert (done["by"], done["memories"]) == ("run_id", 1)
    with project_scope(alice.project_id):
        assert [one.pk for one in MemoryVersion.objects.all()] == [other.pk]
        assert (
            RotationDue.objects.filter(owner_id=alice.pk).exists() and Job.objects.filter(id=done["event_id"]).exists()
        )


@pytest.mark.parametrize("topic", ["home_life", "Home life"])
def test_a_topic_of_one_person_is_forgotten_and_not_learned_again(alice: Subject, key: str, topic: str) -> None:
    make_memory(alice, "User has a garden", categories=("home_life",))
    bobs = make_memory(make_subject(alice.project, "bob"), "User has a garden", categories=("home_life",))
    kept = make_memory(alice, "User likes tea")
    assert ask(key, "/v1/reset/", topic=topic, user_id="alice").json()["memories"] == 1
    assert {one.pk for one in in_force(alice.project)} == {kept.pk, bobs.pk}
    with project_scope(alice.project_id):
        assert Suppression.objects.filter(owner_id=alice.pk).exists()
        assert LedgerEntry.objects.filter(action="memories.deleted", facts__named_by=["topic"]).exists()


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"run_id": "one", "agent_id": "bot"},
        {"topic": "fact"},
        {"user_id": "alice"},
        {"run_id": "one", "user_id": "alice"},
        {"agent_id": "*"},
        {"topic": "fact", "user_id": "*"},
        {"run_id": ""},
        {"run_id": 3},
    ],
)
def test_exactly_one_thing_has_to_be_named(alice: Subject, key: str, body: dict[str, Any]) -> None:
    make_memory(alice, run_id="one")
    assert ask(key, "/v1/reset/", **body).status_code == 400
    assert len(in_force(alice.project)) == 1


def test_a_legal_hold_stops_a_reset(alice: Subject, key: str) -> None:
    make_memory(alice, run_id="one")
    holds.hold(alice.pk, project_id=alice.project_id, actor="user:olga", reason="The court wants it")
    assert ask(key, "/v1/reset/", run_id="one").status_code == 409
    assert ask(key, "/v1/reset/", topic="fact", user_id="alice").status_code == 409
    assert len(in_force(alice.project)) == 1


def test_nothing_is_known_of_a_stranger(key: str) -> None:
    assert ask(key, "/v1/reset/", topic="fact", user_id="nobody").status_code == 404
    assert ask(key, "/v1/reset/", run_id="never", dry_run=True).json()["memories"] == 0
