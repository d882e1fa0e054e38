from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from memory_core import retrieval, vault
from memory_core.callers import Caller
from memory_core.errors import CandorError, Conflict
from memory_core.models import Evidence, Job, Lane, LedgerEntry, Memory, MemoryVersion, Project, Subject, VectorEntry
from memory_core.models.source import ERROR_CHARS
from memory_core.retrieval import Asked
from memory_core.services import erasure, ingest, lanes, processing, rebuilding, sweep
from memory_core.services.reading import read
from memory_core.services.subjects import Names
from memory_core.tenancy import project_scope
from tests.factories import make_memory
from tests.memory_core.conftest import Models
from tests.memory_core.outages import jobs_waited
from tests.memory_core.worlds import NOON, again, in_force, post, tell, texts, versions, waiting

pytestmark = pytest.mark.django_db

FACT: dict[str, Any] = {
    "text": "User lives in Oslo.",
    "message": 0,
    "quote": "I live in Oslo",
    "kind": "fact",
    "slot": "home",
    "owner": None,
    "value": "oslo",
    "change": "new",
    "replaces": None,
    "stated": True,
    "importance": 7,
    "confidence": 0.9,
    "valid_from": None,
    "valid_to": None,
    "categories": [],
    "sensitivity": [],
    "reason": "",
}


def work(job: Job) -> Job:
    processing.work_lane(job.project_id, job.owner_id)
    return again(job)


def evidence(version: MemoryVersion) -> list[str]:
    with project_scope(version.project_id):
        return [one.quote for one in Evidence.objects.filter(version=version).select_related("turn").order_by("pk")]


def actions(project: Project) -> list[str]:
    with project_scope(project.pk):
        return list(LedgerEntry.objects.order_by("sequence").values_list("action", flat=True))


def test_what_was_said_becomes_a_memory_that_quotes_it(caller: Caller, project: Project) -> None:
    job = tell(caller, "alice", "I live in Oslo.")
    [version] = in_force(project)
    assert (version.text, evidence(version)) == ("User lives in Oslo", ["I live in Oslo"])
    assert job.status == "SUCCEEDED" and [result["event"] for result in job.results] == ["ADD"]


def test_a_memory_keeps_what_came_with_the_exchange(caller: Caller, project: Project) -> None:
    day = NOON.date() + timedelta(days=999)
    tell(
        caller,
        "alice",
        "I live in Oslo.",
        metadata={"a": 1},
        expires_on=day,
        immutable=True,
        agent_id="cook",
        run_id="r",
    )
    [version] = in_force(project)
    assert (version.metadata, version.expires_on, version.said_at) == ({"a": 1}, day, NOON)
    assert version.memory.immutable and version.memory.scopes == {"agent_id": "cook", "run_id": "r"}


def test_what_the_job_carried_is_dropped_when_it_is_done(caller: Caller) -> None:
    assert tell(caller, "alice", "I live in Oslo.").payload is None


def test_chatter_is_counted_and_not_read(caller: Caller, project: Project, openai: Models) -> None:
    job = tell(caller, "alice", "Hello", "Thanks!")  # the played model has no answer, so a call would fail the job
    assert (job.status, job.summary["gated"], job.summary["turns"]) == ("SUCCEEDED", 2, 2)


def test_jobs_are_worked_off_in_the_order_they_came(caller: Caller, project: Project) -> None:
    for city in ("Oslo", "Bergen", "Tromsø"):
        job = ingest.accept(caller, post(f"I live in {city} now."))
    assert processing.work_lane(project.pk, job.owner_id) == 3
    assert texts(in_force(project)) == ["User lives in Tromsø"]


def test_a_lane_that_another_worker_holds_is_left_alone(caller: Caller, project: Project) -> None:
    job = ingest.accept(caller, post("I live in Oslo."))
    lanes.lease(project.pk, job.owner_id)
    assert processing.work_lane(project.pk, job.owner_id) == 0 and again(job).attempts == 0


def test_a_lane_whose_lease_ran_out_is_taken_over(caller: Caller, project: Project) -> None:
    job = ingest.accept(caller, post("I live in Oslo."))
    lanes.lease(project.pk, job.owner_id)
    run_out(job)
    assert processing.work_lane(project.pk, job.owner_id) == 1


def test_a_lane_is_free_again_afterwards(caller: Caller, project: Project) -> None:
    job = tell(caller, "alice", "I live in Oslo.")
    assert lanes.lease(project.pk, job.owner_id) is not None


def run_out(job: Job) -> None:
    with project_scope(job.project_id):
        Lane.objects.filter(owner_id=job.owner_id).update(leased_until=timezone.now() - timedelta(seconds=1))


def lose_the_lane(job: Job) -> None:
    """Another worker takes it while this one is busy with the model."""
    run_out(job)
    assert lanes.lease(job.project_id, job.owner_id)


def test_who_lost_the_lane_writes_nothing(caller: Caller, project: Project) -> None:
    job = ingest.accept(caller, post("I live in Oslo."))
    fence = lanes.lease(project.pk, job.owner_id)
    reading = read(again(job))
    lose_the_lane(job)
    with pytest.raises(Conflict):
        processing.write(reading, fence or 0)
    assert versions(project) == [] and again(job).status == "PENDING"


@pytest.mark.django_db(transaction=True)
def test_who_lost_the_lane_while_its_model_failed_does_not_undo_the_others_work(
    caller: Caller, project: Project, openai: Models
) -> None:
    job = ingest.accept(caller, post("I live in Oslo."))

    def slow(request: Any) -> Any:
        lose_the_lane(job)
        with project_scope(project.pk):
            Job.objects.filter(pk=job.pk).update(status="SUCCEEDED")
        connection.close()  # this is a thread of the server's
        return openai.failure(400)

    openai.extractor_answers(slow)
    assert processing.work_lane(project.pk, job.owner_id) == 0 and again(job).status == "SUCCEEDED"


@pytest.mark.parametrize("status", [400, 422])
def test_a_failing_extractor_fails_the_job_for_everybody_to_see(caller: Caller, openai: Models, status: int) -> None:
    openai.extractor_fails(status)
    job = tell(caller, "alice", "I live in Oslo.")
    assert (job.status, job.attempts) == ("FAILED", 1) and job.completed_at
    assert str(status) in job.error and "Oslo" not in job.error


def test_a_failed_job_keeps_what_it_carried_and_is_in_the_ledger(
    caller: Caller, project: Project, openai: Models
) -> None:
    openai.extractor_fails(400)
    job = tell(caller, "alice", "I live in Oslo.")
    assert job.payload and job.turns.model and actions(project)[-1] == "ingest.failed"


def test_a_long_complaint_about_a_model_is_cut_and_still_fails_the_job(caller: Caller, openai: Models) -> None:
    openai.extractor_says({**FACT, "slot": "no such attribute"})
    job = work(ingest.accept(caller, post("I live in Oslo.")))
    assert job.status == "FAILED" and job.attempts == 1 and len(job.error) == ERROR_CHARS


def test_a_failed_job_does_not_hold_up_the_next_one(caller: Caller, project: Project, openai: Models) -> None:
    openai.extractor_fails(400)
    job = ingest.accept(caller, post("I live in Oslo."))
    later = ingest.accept(caller, post("Hello"))
    processing.work_lane(project.pk, job.owner_id)
    assert (again(job).status, again(later).status) == ("FAILED", "SUCCEEDED")


def test_a_passing_failure_keeps_the_job_and_its_lane_waiting(caller: Caller, openai: Models) -> None:
    openai.extractor_fails(503)
    job = ingest.accept(caller, post("I live in Oslo."))
    later = ingest.accept(caller, post("Hello"))
    assert work(job).status == "PENDING" and again(job).attempts == 1 and again(later).attempts == 0
    assert "503" in again(job).error


def test_a_job_on_which_its_worker_died_five_times_is_given_up(caller: Caller, project: Project) -> None:
    job = ingest.accept(caller, post("I live in Oslo."))
    with project_scope(project.pk):
        Job.objects.filter(pk=job.pk).update(attempts=5, status="RUNNING")
    assert work(job).status == "FAILED" and "Given up after 5" in again(job).error


def test_a_job_that_failed_once_succeeds_when_the_model_is_back(
    caller: Caller, project: Project, openai: Models
) -> None:
    openai.extractor_fails(503)
    job = work(ingest.accept(caller, post("I live in Oslo.")))
    jobs_waited(project)
    openai.embedder_works()
    openai.extractor_says(FACT)
    assert work(job).status == "SUCCEEDED" and again(job).error == ""
    assert texts(in_force(project)) == ["User lives in Oslo."]


def test_a_quote_that_nobody_said_is_dropped_and_counted(caller: Caller, project: Project, openai: Models) -> None:
    openai.embedder_works()
    openai.extractor_says(FACT | {"quote": "I live in Paris", "text": "User lives in Paris."}, FACT)
    job = tell(caller, "alice", "I live in Oslo.")
    assert job.summary["dropped"] == {"quote not found in the source": 1}
    assert texts(versions(project)) == ["User lives in Oslo."]


def test_the_price_of_the_model_is_noted(caller: Caller, openai: Models) -> None:
    openai.embedder_works()
    openai.extractor_says(FACT)
    summary = tell(caller, "alice", "I live in Oslo.").summary
    assert (summary["tokens_in"], summary["tokens_out"]) == (30, 12)


def test_what_the_policy_blocks_is_dropped_and_counted(caller: Caller, project: Project) -> None:
    Project.objects.filter(pk=project.pk).update(screening={"health": "block"})
    job = tell(caller, "alice", "I have diabetes.")
    assert job.summary["dropped"] == {"blocked by policy": 1} and versions(project) == []


def test_what_is_found_in_a_memory_holds_it_and_says_why(caller: Caller, project: Project) -> None:
    job = tell(caller, "alice", "I have diabetes.")
    assert texts(waiting(project)) == ["User has diabetes"] and not in_force(project)
    assert (job.summary["held"], job.summary["held_for"], job.results[0]["held"]) == (1, {"health": 1}, ["health"])


def test_a_project_that_approves_nothing_by_itself_holds_everything(caller: Caller, project: Project) -> None:
    Project.objects.filter(pk=project.pk).update(auto_approve=False)
    job = tell(caller, "alice", "I live in Oslo.")
    assert texts(waiting(project)) == ["User lives in Oslo"] and job.results[0]["held"] == ["policy"]


def test_a_switch_ends_the_old_memory_and_links_the_new_one_to_it(caller: Caller, project: Project) -> None:
    tell(caller, "alice", "I use Python at work.")
    tell(caller, "alice", "I switched from Python to TypeScript", said_at=NOON + timedelta(days=1))
    old, new = versions(project)
    assert texts(in_force(project)) == ["User switched from Python to TypeScript"]
    assert new.memory.supersedes_id == old.memory_id and old.retired_as == "superseded" and old.valid_to


def test_a_replay_of_something_older_undoes_nothing(caller: Caller, project: Project) -> None:
    tell(caller, "alice", "I live in Bergen now.", said_at=NOON)
    tell(caller, "alice", "I live in Oslo now.", said_at=NOON - timedelta(days=30))
    assert "User lives in Bergen" in texts(in_force(project))


def test_an_update_that_waits_leaves_the_old_memory_in_force(caller: Caller, project: Project) -> None:
    tell(caller, "alice", "I use Python at work.")
    Project.objects.filter(pk=project.pk).update(auto_approve=False)
    tell(caller, "alice", "I switched from Python to TypeScript", said_at=NOON + timedelta(days=1))
    assert texts(in_force(project)) == ["User uses Python at work"] and len(waiting(project)) == 1


def test_a_newer_update_overtakes_one_that_waits_and_takes_over_its_target(caller: Caller, project: Project) -> None:
    tell(caller, "alice", "I live in Oslo now.")
    Project.objects.filter(pk=project.pk).update(auto_approve=False)
    for day, city in ((1, "Bergen"), (2, "Tromsø")):
        tell(caller, "alice", f"I live in {city} now.", said_at=NOON + timedelta(days=day))
    [held], [kept] = waiting(project), in_force(project)
    assert held.text == "User lives in Tromsø" and held.memory.supersedes_id == kept.memory_id


def test_what_is_said_again_adds_evidence_and_no_memory(caller: Caller, project: Project) -> None:
    tell(caller, "alice", "I live in Oslo.", run_id="monday")
    job = tell(caller, "alice", "I live in Oslo.", run_id="tuesday")
    [version] = in_force(project)
    assert evidence(version) == ["I live in Oslo"] * 2
    assert [result["event"] for result in job.results] == ["NONE"] and job.summary["repeated"] == 1


def test_what_has_expired_is_remembered_anew_when_it_is_said_again(caller: Caller, project: Project) -> None:
    tell(caller, "alice", "I live in Oslo.", expires_on=NOON.date())
    job = tell(caller, "alice", "I live in Oslo.", said_at=NOON + timedelta(days=1))
    assert [result["event"] for result in job.results] == ["ADD"]


def test_two_people_who_say_the_same_have_a_memory_each(caller: Caller, project: Project) -> None:
    for name in ("alice", "bob"):
        tell(caller, name, "I live in Oslo.")
    assert len({version.owner_id for version in in_force(project)}) == 2


def test_an_immutable_memory_is_not_superseded(caller: Caller, project: Project) -> None:
    tell(caller, "alice", "I live in Oslo now.", immutable=True)
    tell(caller, "alice", "I live in Bergen now.", said_at=NOON + timedelta(days=1))
    assert texts(in_force(project)) == ["User lives in Oslo", "User lives in Bergen"]


def test_a_person_erased_while_the_model_was_busy_gets_no_new_memory(caller: Caller, alice: Subject) -> None:
    job = ingest.accept(caller, post("I live in Oslo."))
    fence = lanes.lease(job.project_id, job.owner_id)
    reading = read(again(job))
    erasure.erase_subject(alice.pk, project_id=alice.project_id, actor=alice.actor)
    with pytest.raises(CandorError):
        processing.write(reading, fence or 0)
    with project_scope(alice.project_id):
        assert not Memory.objects.exists()


def test_what_was_forgotten_while_the_model_was_busy_stays_forgotten(caller: Caller, project: Project) -> None:
    job = ingest.accept(caller, post("I live in Oslo."))
    fence = lanes.lease(job.project_id, job.owner_id)
    reading = read(again(job))
    erasure.erase_named(project.pk, Names(user_id="alice"), actor="user:rita")
    processing.write(reading, fence or 0)
    assert versions(project) == [] and again(job).summary == {"forgotten": True}


@pytest.mark.django_db(transaction=True)
def test_the_sweep_works_off_what_nobody_took(caller: Caller, project: Project) -> None:
    jobs = [ingest.accept(caller, post("I live in Oslo.", user_id=name)) for name in ("alice", "bob")]
    assert sweep.work_waiting_lanes() == 2
    assert {again(job).status for job in jobs} == {"SUCCEEDED"}


@pytest.mark.django_db(transaction=True)
def test_the_sweep_takes_up_what_a_killed_worker_left(caller: Caller, project: Project) -> None:
    job = ingest.accept(caller, post("I live in Oslo."))
    lanes.lease(project.pk, job.owner_id)
    with project_scope(project.pk):
        Job.objects.filter(pk=job.pk).update(status="RUNNING", attempts=1)
    assert sweep.work_waiting_lanes() == 0
    run_out(job)
    assert sweep.work_waiting_lanes() == 1 and again(job).status == "SUCCEEDED"


@pytest.mark.django_db(transaction=True)
def test_the_sweep_takes_up_a_job_whose_lane_is_gone(caller: Caller, project: Project) -> None:
    job = ingest.accept(caller, post("I live in Oslo."))
    with project_scope(project.pk):
        Lane.objects.filter(owner_id=job.owner_id).delete()
    assert sweep.work_waiting_lanes() == 1 and again(job).status == "SUCCEEDED"


def test_a_person_with_much_to_read_lets_others_have_their_turn(
    caller: Caller, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs = [ingest.accept(caller, post(f"I live in street {n}.")) for n in range(3)]
    monkeypatch.setattr(processing, "LANE_SECONDS", 0.0)
    assert processing.work_lane(project.pk, jobs[0].owner_id) == 0
    assert lanes.lease(project.pk, jobs[0].owner_id) is not None


@pytest.mark.django_db(transaction=True)
def test_the_sweep_leaves_alone_what_a_worker_holds(caller: Caller, project: Project) -> None:
    job = ingest.accept(caller, post("I live in Oslo."))
    lanes.lease(project.pk, job.owner_id)
    assert sweep.work_waiting_lanes() == 0


@pytest.mark.django_db(transaction=True)
def test_the_sweep_gives_a_failing_model_time_to_come_back(caller: Caller, openai: Models) -> None:
    openai.extractor_fails(503)
    job = ingest.accept(caller, post("I live in Oslo."))
    work(job)
    sweep.work_waiting_lanes()
    assert again(job).attempts == 1


@pytest.mark.django_db(transaction=True)
def test_with_the_embedder_down_words_are_found_and_vectors_come_later(
    caller: Caller, project: Project, openai: Models
) -> None:
    openai.embedder_fails()
    ingest.store_verbatim(caller, post("I like tea"))
    answer = retrieval.search(caller, Asked("tea", {"user_id": "alice"}))
    assert answer.lexical_only and [found.version.text for found in answer.found] == ["I like tea"]
    openai.embedder_works()
    assert (rebuilding.fill_gaps(), rebuilding.fill_gaps()) == (1, 0)
    with project_scope(project.pk):
        assert VectorEntry.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_what_has_no_key_any_more_does_not_keep_others_from_their_vectors(
    project: Project, alice: Subject, bob: Subject, openai: Models
) -> None:
    openai.embedder_fails()
    make_memory(alice), make_memory(bob)
    vault.destroy(alice.pk)
    openai.embedder_works()
    assert rebuilding.fill_gaps() == 1


def test_what_a_model_calls_sensitive_is_held_though_the_rules_see_nothing(
    caller: Caller, project: Project, openai: Models
) -> None:
    openai.extractor_says({**FACT, "sensitivity": ["religion"]})
    job = tell(caller, "alice", "I live in Oslo.")
    [version] = waiting(project)
    with project_scope(project.pk):
        assert [(one.kind, one.source) for one in version.findings.all()] == [("religion", "model")]
    assert version.four_eyes and job.results and job.results[0]["held"] == ["religion"]
