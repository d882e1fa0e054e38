"""A model's service that goes wrong in every way it can, over real HTTP and through the real processing."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from pytest_django.fixtures import Settings

from memory_core.callers import Caller
from memory_core.models import Job, Project
from memory_core.providers import active
from memory_core.services import ingest, processing, replays, sweep
from memory_core.tenancy import project_scope
from tests.factories import ACTOR
from tests.faulty_openai import FAULTS, FaultyOpenAI
from tests.memory_core.outages import jobs_waited, put_off, service_waited
from tests.memory_core.worlds import again, in_force, post, texts

pytestmark = pytest.mark.django_db(transaction=True)

FAILS = {"half an answer": "cannot be used", "another schema": "cannot be used", "a refusal": "refused to read"}
WAITS = {
    "garbage": "not its format",
    "half a body": "not its format",
    "429": "HTTP 429: it is asked too often",
    "500": "HTTP 500",
    "401": "HTTP 401: it does not accept OPENAI_API_KEY",
    "a hang": "did not answer in time",
    "a disconnect": "broke the connection off",
    "a break in the middle": "broke the connection off",
}


@pytest.fixture
def openai(settings: Settings) -> Iterator[FaultyOpenAI]:
    server = FaultyOpenAI()
    with server as url:
        settings.OPENAI_API_KEY, settings.OPENAI_BASE_URL = "key", url
        settings.CANDOR_EMBEDDING_DIMENSIONS, settings.CANDOR_MODEL_TIMEOUT_SECONDS = 64, 0.5
        yield server
    active.close()


def worked(job: Job) -> Job:
    processing.work_lane(job.project_id, job.owner_id)
    return again(job)


def test_every_fault_is_looked_at_here() -> None:
    assert FAILS.keys() | WAITS.keys() == FAULTS.keys()


@pytest.mark.parametrize("fault", FAILS)
def test_an_answer_that_cannot_be_used_fails_the_job_at_once_with_its_reason_and_its_price(
    caller: Caller, project: Project, openai: FaultyOpenAI, fault: str
) -> None:
    openai.goes_wrong(fault)
    job = worked(ingest.accept(caller, post("I live in Oslo.")))
    assert (job.status, job.attempts) == ("FAILED", 1) and FAILS[fault] in job.error and "Oslo" not in job.error
    assert job.summary["tokens_in"] and len(openai.asked) == (1 if fault == "a refusal" else 2)


@pytest.mark.parametrize("fault", FAILS)
def test_a_failed_job_succeeds_when_it_is_replayed(
    caller: Caller, project: Project, openai: FaultyOpenAI, fault: str
) -> None:
    openai.goes_wrong(fault)
    job = worked(ingest.accept(caller, post("I live in Oslo.")))
    openai.goes_wrong(None)
    replays.replay(project.pk, job.id, actor=ACTOR)
    assert (worked(job).status, texts(in_force(project))) == ("SUCCEEDED", ["User lives in Oslo."])


@pytest.mark.parametrize("fault", WAITS)
def test_a_service_in_trouble_makes_the_job_wait_with_its_reason(
    caller: Caller, project: Project, openai: FaultyOpenAI, fault: str
) -> None:
    openai.goes_wrong(fault)
    job = worked(ingest.accept(caller, post("I live in Oslo.")))
    assert (job.status, job.attempts) == ("PENDING", 1) and WAITS[fault] in job.error and "Oslo" not in job.error
    assert 3 < put_off(project)[job.pk] < 7


@pytest.mark.parametrize("fault", WAITS)
def test_it_goes_on_by_itself_when_the_service_is_well_again(
    caller: Caller, project: Project, openai: FaultyOpenAI, fault: str
) -> None:
    openai.goes_wrong(fault)
    job = worked(ingest.accept(caller, post("I live in Oslo.")))
    openai.goes_wrong(None)
    jobs_waited(project)
    assert sweep.work_waiting_lanes() == 1
    assert (again(job).status, again(job).error) == ("SUCCEEDED", "")
    assert texts(in_force(project)) == ["User lives in Oslo."]


def test_one_fault_after_another_loses_nothing(
    caller: Caller, project: Project, openai: FaultyOpenAI, settings: Settings
) -> None:
    settings.CANDOR_RETRY = timedelta(0)
    told = []
    for number, fault in enumerate(FAULTS):
        openai.goes_wrong(fault)
        told.append(ingest.accept(caller, post(f"I live in street {number}.", user_id=f"person-{number % 5}")))
        sweep.work_waiting_lanes()
        service_waited()
    openai.goes_wrong(None)
    service_waited()
    jobs_waited(project)
    sweep.work_waiting_lanes()
    failed = [job for job in map(again, told) if job.status == "FAILED"]
    assert all(job.error for job in failed) and {again(job).status for job in told} <= {"SUCCEEDED", "FAILED"}
    assert replays.replay_all(project.pk, expected=len(failed), actor=ACTOR) == len(failed) > 0
    sweep.work_waiting_lanes()
    assert {again(job).status for job in told} == {"SUCCEEDED"}
    assert sorted(texts(in_force(project))) == sorted(f"User lives in street {number}." for number in range(len(told)))


def test_no_job_is_held_up_by_a_hang_for_longer_than_one_timeout(
    caller: Caller, project: Project, openai: FaultyOpenAI
) -> None:
    openai.goes_wrong("a hang")
    worked(ingest.accept(caller, post("I live in Oslo.")))
    assert len(openai.asked) == 1


def test_an_embedder_in_trouble_costs_the_vectors_and_fails_nothing(
    caller: Caller, project: Project, openai: FaultyOpenAI
) -> None:
    openai.goes_wrong("500", of="/v1/embeddings")
    job = worked(ingest.accept(caller, post("I live in Oslo.")))
    assert job.status == "SUCCEEDED"
    with project_scope(project.pk):
        assert Job.objects.failed().count() == 0
