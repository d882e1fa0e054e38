from dataclasses import replace
from typing import Any

import pytest
from django.db import transaction

from memory_core.callers import Caller
from memory_core.engine.types import Action
from memory_core.errors import Conflict, ScopeMissing
from memory_core.models import Job, MemoryVersion, Project, Subject, Turn
from memory_core.services import ingest
from memory_core.services.ingest import Said
from memory_core.tenancy import project_scope
from tests.factories import make_caller
from tests.memory_core.worlds import NOON, again, in_force, post, texts, waiting

pytestmark = pytest.mark.django_db

SECRET = "sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCD"
SECRETIVE = f"My key is {SECRET}, remember it"


def turns(project: Project) -> list[Turn]:
    with project_scope(project.pk):
        return list(Turn.objects.order_by("recorded_at", "position"))


def contents(project: Project) -> list[str]:
    return [turn.content for turn in turns(project)]


def jobs(project: Project) -> int:
    with project_scope(project.pk):
        return Job.objects.count()


def set_state(subject: Subject, state: str) -> None:
    with project_scope(subject.project_id):
        Subject.objects.filter(pk=subject.pk).update(state=state)


def test_an_exchange_is_stored_with_the_job_that_will_read_it(caller: Caller, project: Project) -> None:
    job = ingest.accept(caller, post("I live in Oslo", "I like tea", metadata={"app": "x"}))
    assert (job.status, job.payload["metadata"], job.payload["names"]) == (
        "PENDING",
        {"app": "x"},
        {"user_id": "alice"},
    )
    assert contents(project) == ["I live in Oslo", "I like tea"] and {turn.job_id for turn in turns(project)} == {
        job.pk
    }


def test_a_turn_keeps_role_name_position_and_time(caller: Caller, project: Project) -> None:
    said = (Said("user", "Hi", "Alice"), Said("assistant", "Hello"))
    ingest.accept(caller, replace(post("x"), messages=said))
    kept = [(turn.role, turn.name, turn.position, turn.said_at) for turn in turns(project)]
    assert kept == [("user", "Alice", 0, NOON), ("assistant", None, 1, NOON)]


def test_jobs_are_numbered_in_the_order_of_acceptance(caller: Caller) -> None:
    first, second = (ingest.accept(caller, post(words)) for words in ("I live in Oslo", "I like tea"))
    assert first.number < second.number


def test_the_job_and_the_turns_are_stored_together_or_not_at_all(caller: Caller, project: Project) -> None:
    with transaction.atomic():
        ingest.accept(caller, post("I live in Oslo"))
        transaction.set_rollback(True)
    assert not turns(project) and not jobs(project)


def test_nobody_named_is_refused(caller: Caller) -> None:
    with pytest.raises(ScopeMissing):
        ingest.accept(caller, post("I live in Oslo", user_id=None))


def test_without_a_person_it_belongs_to_the_project(caller: Caller, project: Project) -> None:
    job = ingest.accept(caller, post("The shop opens at nine", user_id=None, agent_id="cook"))
    assert (job.owner_id, job.subject) == (project.pk, None)


def test_the_same_idempotency_key_gives_the_same_job(caller: Caller, project: Project) -> None:
    once, twice = (ingest.accept(caller, post("I live in Oslo", idempotency_key="k")) for _ in range(2))
    assert once.pk == twice.pk and jobs(project) == 1


@pytest.mark.parametrize(
    "different",
    [{"user_id": "bob"}, {"run_id": "r"}, {"metadata": {"a": 1}}, {"infer": False}, {"expires_on": NOON.date()}],
    ids=str,
)
def test_the_same_idempotency_key_for_another_request_is_a_conflict(caller: Caller, different: dict[str, Any]) -> None:
    ingest.accept(caller, post("I live in Oslo", idempotency_key="k"))
    with pytest.raises(Conflict, match="Idempotency-Key"):
        ingest.accept(caller, post("I live in Oslo", idempotency_key="k", **different))


def test_other_words_under_the_same_idempotency_key_are_a_conflict(caller: Caller, project: Project) -> None:
    ingest.store_verbatim(caller, post("I live in Oslo", idempotency_key="k"))
    with pytest.raises(Conflict):
        ingest.store_verbatim(caller, post("I live in Bergen", idempotency_key="k"))
    assert texts(in_force(project)) == ["I live in Oslo"]


def test_another_projects_idempotency_key_is_another_key(caller: Caller, other: Project) -> None:
    jobs = [ingest.accept(who, post("I live in Oslo", idempotency_key="k")) for who in (caller, make_caller(other))]
    assert jobs[0].pk != jobs[1].pk


def test_of_a_repeated_history_only_the_tail_is_stored(caller: Caller, project: Project) -> None:
    first = ingest.accept(caller, post("I live in Oslo", run_id="r"))
    second = ingest.accept(caller, post("I live in Oslo", "I like tea", run_id="r"))
    assert [(turn.content, turn.job_id) for turn in turns(project)] == [
        ("I live in Oslo", first.pk),
        ("I like tea", second.pk),
    ]


def test_a_history_without_anything_new_is_done_at_once(caller: Caller) -> None:
    ingest.accept(caller, post("I live in Oslo", run_id="r"))
    job = ingest.accept(caller, post("I live in Oslo", run_id="r"))
    assert (job.status, job.summary, job.payload) == ("SUCCEEDED", {"turns": 0}, None)


@pytest.mark.parametrize("elsewhere", [{"run_id": "s"}, {"user_id": "bob", "run_id": "r"}], ids=str)
def test_the_same_words_in_another_run_or_of_another_person_are_new(
    caller: Caller, project: Project, elsewhere: dict[str, Any]
) -> None:
    ingest.accept(caller, post("I live in Oslo", run_id="r"))
    ingest.accept(caller, post("I live in Oslo", **elsewhere))
    assert len(turns(project)) == 2


def test_without_a_run_the_same_words_on_another_day_are_new(caller: Caller, project: Project) -> None:
    for day in (1, 1, 2):
        ingest.accept(caller, post("I live in Oslo", said_at=NOON.replace(day=day)))
    assert len(turns(project)) == 2


@pytest.mark.parametrize("store", [ingest.accept, ingest.store_verbatim])
@pytest.mark.parametrize("state", ["paused", "restricted", "erased"])
def test_of_a_paused_person_nothing_is_kept(caller: Caller, alice: Subject, store: Any, state: str) -> None:
    set_state(alice, state)
    job = store(caller, post("I live in Oslo"))
    assert (job.status, job.payload) == ("SUCCEEDED", None)
    assert not turns(alice.project) and not in_force(alice.project)


def test_a_secret_is_masked_before_anything_is_stored(caller: Caller, project: Project) -> None:
    job = ingest.accept(caller, post(SECRETIVE, metadata={"note": SECRETIVE, SECRET: 1}))
    assert contents(project) == ["My key is [secret removed: openai_key], remember it"]
    assert SECRET not in str(again(job).payload)


def test_words_with_a_secret_are_kept_nowhere_when_they_would_be_stored_as_they_stand(
    caller: Caller, project: Project
) -> None:
    job = ingest.store_verbatim(caller, post(SECRETIVE, "I like tea"))
    assert (job.summary["blocked"], contents(project)) == (1, ["I like tea"])


def test_words_stored_as_they_stand_are_in_force_at_once(caller: Caller, project: Project) -> None:
    job = ingest.store_verbatim(caller, post("I like tea", importance=9))
    [version] = in_force(project)
    assert (job.status, [result["event"] for result in job.results]) == ("SUCCEEDED", ["ADD"])
    assert (version.text, version.importance) == ("I like tea", 9)


def test_an_exact_repeat_gives_the_memory_that_is_there(caller: Caller, project: Project) -> None:
    first, second = (ingest.store_verbatim(caller, post("I like tea")) for _ in range(2))
    assert second.results == [{**first.results[0], "event": "NONE"}] and len(in_force(project)) == 1


def test_the_same_words_of_another_agent_are_another_memory(caller: Caller, project: Project) -> None:
    for agent in ("cook", "guide"):
        ingest.store_verbatim(caller, post("I like tea", agent_id=agent))
    assert len(in_force(project)) == 2


def test_words_whose_memory_has_expired_are_remembered_anew(caller: Caller, project: Project) -> None:
    ingest.store_verbatim(caller, post("I like tea", expires_on=NOON.date()))
    job = ingest.store_verbatim(caller, post("I like tea", said_at=NOON.replace(day=2)))
    assert [result["event"] for result in job.results] == ["ADD"] and len(in_force(project)) == 2


def test_what_is_found_in_them_holds_them(caller: Caller, project: Project) -> None:
    ingest.store_verbatim(caller, post("Call me on +41 79 123 45 67"))
    assert len(waiting(project)) == 1 and not in_force(project)


def test_the_job_says_what_they_are_held_for(caller: Caller, project: Project) -> None:
    job = ingest.store_verbatim(caller, post("Call me on +46 70 123 45 67", "I like tea"))
    assert [result["held"] for result in job.results] == [["phone"], []]


def test_what_is_found_in_their_metadata_holds_them_too(caller: Caller, project: Project) -> None:
    ingest.store_verbatim(caller, post("I like tea", metadata={"phone": "+41 79 123 45 67"}))
    assert len(waiting(project)) == 1 and not in_force(project)


def test_what_the_policy_blocks_is_counted_and_kept_nowhere(caller: Caller, project: Project) -> None:
    Project.objects.filter(pk=project.pk).update(screening={"phone": Action.BLOCK})
    job = ingest.store_verbatim(caller, post("Call me on +41 79 123 45 67", "I like tea"))
    assert job.summary == {"memories": 1, "blocked": 1}
    assert contents(project) == ["I like tea"] == texts(in_force(project)) and not waiting(project)


def test_a_system_message_is_no_memory(caller: Caller, project: Project) -> None:
    said = (Said("system", "You are a cook"), Said("user", "I like tea"))
    ingest.store_verbatim(caller, replace(post("x"), messages=said))
    assert texts(in_force(project)) == ["I like tea"]


def test_a_memory_stored_as_it_stands_rests_on_its_turn(caller: Caller, project: Project) -> None:
    ingest.store_verbatim(caller, post("I like tea"))
    with project_scope(project.pk):
        [evidence] = MemoryVersion.objects.get().evidence.all()
        assert evidence.quote == "I like tea"
