from datetime import timedelta

import pytest
from django.utils import timezone

from memory_core.callers import Caller
from memory_core.models import Project, Status, Subject
from memory_core.services import directory, ingest
from memory_core.tenancy import project_scope
from tests.factories import make_memory, make_subject
from tests.memory_core.worlds import post

pytestmark = pytest.mark.django_db


def shown(caller: Caller, number: int = 1, size: int = 100) -> list[tuple[str, str, int]]:
    return [(e.kind, e.name, e.total) for e in directory.entities(caller, number=number, size=size)[0]]


def test_people_agents_apps_and_runs_are_counted(caller: Caller, project: Project) -> None:
    for text in ("I like tea", "I like rain"):
        ingest.store_verbatim(caller, post(text, agent_id="cook", app_id="shop", run_id="r"))
    assert shown(caller) == [("user", "alice", 2), ("agent", "cook", 2), ("app", "shop", 2), ("run", "r", 2)]
    assert directory.entities(caller, number=1, size=1)[1] == {"user": 1, "agent": 1, "app": 1, "run": 1}


@pytest.mark.parametrize("status", [Status.PENDING, Status.REJECTED, Status.WITHDRAWN])
def test_what_may_not_be_read_is_not_counted(caller: Caller, alice: Subject, status: Status) -> None:
    make_memory(alice, status=status, agent_id="cook")
    assert shown(caller) == [("user", "alice", 0)]


def test_what_expires_while_the_server_runs_is_not_counted_any_more(
    caller: Caller, alice: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_memory(alice, agent_id="cook", expires_on=timezone.now().date())
    assert shown(caller) == [("user", "alice", 1), ("agent", "cook", 1)]
    tomorrow = timezone.now() + timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)
    assert shown(caller) == [("user", "alice", 0)]


def test_a_restricted_person_is_not_named_either(caller: Caller, alice: Subject) -> None:
    make_memory(alice, agent_id="cook")
    with project_scope(alice.project_id):
        Subject.objects.update(state="restricted")
    assert shown(caller) == []


def test_an_edited_memory_counts_once(caller: Caller, alice: Subject) -> None:
    make_memory(alice, "User lives in Bergen", supersedes=make_memory(alice, agent_id="cook"), agent_id="cook")
    assert shown(caller) == [("user", "alice", 1), ("agent", "cook", 1)]


def test_another_projects_are_not_shown(caller: Caller, other: Project) -> None:
    make_memory(make_subject(other, "carol"))
    assert shown(caller) == []


def test_pages_run_from_people_into_agents(caller: Caller, project: Project) -> None:
    for name in ("alice", "bob"):
        make_memory(make_subject(project, name), agent_id=f"agent of {name}")
    names = [name for number in (1, 2, 3) for _, name, _ in shown(caller, number, 2)]
    assert names == ["alice", "bob", "agent of alice", "agent of bob"]
