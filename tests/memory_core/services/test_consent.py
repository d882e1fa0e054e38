from typing import Any

import pytest

from memory_core import retrieval
from memory_core.callers import Caller
from memory_core.errors import Conflict, IllegalTransition, NotFound
from memory_core.models import Job, LedgerEntry, Project, Subject, Turn
from memory_core.retrieval import Asked
from memory_core.services import consent, editing, ingest, lanes, processing
from memory_core.services.editing import Changes
from memory_core.services.reading import read
from memory_core.tenancy import project_scope
from tests.factories import ACTOR, make_memory
from tests.memory_core.worlds import again, in_force, post, tell, texts, versions

pytestmark = pytest.mark.django_db


def pause(subject: Subject, **agent: Any) -> bool:
    return consent.pause(subject, actor=subject.actor, **agent)


def resume(subject: Subject, **agent: Any) -> bool:
    return consent.resume(subject, actor=subject.actor, **agent)


def restrict(subject: Subject) -> bool:
    return consent.restrict(subject.pk, project_id=subject.project_id, actor=ACTOR)


def lift(subject: Subject) -> Subject:
    return consent.lift_restriction(subject.pk, project_id=subject.project_id, actor=ACTOR)


def state(subject: Subject) -> str:
    with project_scope(subject.project_id):
        return str(Subject.objects.get(pk=subject.pk).state)


def turns(project: Project) -> int:
    with project_scope(project.pk):
        return Turn.objects.count()


def found(caller: Caller) -> list[str]:
    return [one.version.text for one in retrieval.search(caller, Asked("tea", {"user_id": "alice"})).found]


@pytest.mark.parametrize("store", [ingest.accept, ingest.store_verbatim])
def test_while_paused_an_add_succeeds_with_no_results_and_keeps_nothing(
    caller: Caller, alice: Subject, store: Any
) -> None:
    pause(alice)
    job: Job = store(caller, post("I live in Oslo."))
    assert (job.status, job.results, job.payload) == ("SUCCEEDED", [], None)
    assert not turns(alice.project) and not versions(alice.project)


def test_what_is_known_already_is_read_while_paused(caller: Caller, alice: Subject) -> None:
    make_memory(alice)
    pause(alice)
    assert found(caller) == ["User likes tea"]


def test_resumed_things_are_learned_again(caller: Caller, alice: Subject) -> None:
    pause(alice)
    assert resume(alice) and not resume(alice)
    tell(caller, "alice", "I live in Oslo.")
    assert texts(in_force(alice.project)) == ["User lives in Oslo"]


@pytest.mark.parametrize("by", ["name", "key"])
def test_one_agent_is_paused_and_the_others_are_not(caller: Caller, alice: Subject, by: str) -> None:
    named: dict[str, Any] = {"agent_id": "planner"} if by == "name" else {}
    assert pause(alice, **(named or {"key_id": caller.key_id}))
    tell(caller, "alice", "I live in Oslo.", **named)
    assert not versions(alice.project)
    assert resume(alice, **(named or {"key_id": caller.key_id}))
    tell(caller, "alice", "I live in Oslo.", **named)
    assert len(versions(alice.project)) == 1


def test_an_agent_that_is_not_paused_goes_on(caller: Caller, alice: Subject) -> None:
    pause(alice, agent_id="planner")
    tell(caller, "alice", "I live in Oslo.", agent_id="cook")
    assert len(versions(alice.project)) == 1


def test_the_page_can_tell_which_agents_are_paused(alice: Subject) -> None:
    pause(alice, agent_id="planner")
    with project_scope(alice.project_id):
        assert consent.paused_agents(alice) == {consent.agent_mac(alice.project_id, agent_id="planner")}


def test_what_was_accepted_before_the_pause_is_not_read_after_it(caller: Caller, alice: Subject) -> None:
    job = ingest.accept(caller, post("I live in Oslo."))
    pause(alice)
    processing.work_lane(job.project_id, job.owner_id)
    assert (again(job).status, again(job).results) == ("SUCCEEDED", [])
    assert not turns(alice.project) and not versions(alice.project)


def test_a_pause_that_comes_while_a_model_reads_wins(caller: Caller, alice: Subject) -> None:
    job = ingest.accept(caller, post("I live in Oslo."))
    fence = lanes.lease(job.project_id, job.owner_id)
    assert fence is not None
    reading = read(again(job))
    pause(alice)
    processing.write(reading, fence)
    assert not turns(alice.project) and not versions(alice.project)


def test_an_agent_may_not_edit_while_paused(caller: Caller, alice: Subject) -> None:
    held = make_memory(alice)
    pause(alice)
    with pytest.raises(Conflict):
        editing.edit(alice.project_id, held.memory_id, Changes(text="User likes juice"), actor=caller.actor)


def test_restricted_nothing_is_read_or_learned_and_lifted_all_is_as_before(caller: Caller, alice: Subject) -> None:
    make_memory(alice)
    assert restrict(alice) and not restrict(alice)
    tell(caller, "alice", "I live in Oslo.")
    assert not found(caller) and len(versions(alice.project)) == 1
    assert lift(alice).state == "active" and found(caller) == ["User likes tea"]


def test_a_restriction_returns_to_the_pause_there_was(alice: Subject) -> None:
    pause(alice)
    restrict(alice)
    assert lift(alice).state == "paused"


def test_a_pause_during_a_restriction_holds_when_that_is_lifted(alice: Subject) -> None:
    restrict(alice)
    assert pause(alice) and state(alice) == "restricted"
    assert lift(alice).state == "paused"


def test_there_must_be_a_restriction_to_lift(alice: Subject) -> None:
    with pytest.raises(IllegalTransition):
        lift(alice)


def test_another_projects_person_is_not_found(alice: Subject, other: Project) -> None:
    with pytest.raises(NotFound):
        consent.restrict(alice.pk, project_id=other.pk, actor=ACTOR)


def test_the_ledger_says_who_wanted_what_and_only_when_it_was_new(caller: Caller, alice: Subject) -> None:
    assert pause(alice) and not pause(alice)
    tell(caller, "alice", "I live in Oslo.")
    with project_scope(alice.project_id):
        acts = LedgerEntry.objects.filter(subject_id=alice.pk).order_by("sequence").values_list("action", flat=True)
        assert list(acts) == ["subject.paused", "ingest.ignored"]
