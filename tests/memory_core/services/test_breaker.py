"""A model's service that is out is left alone by everybody, and costs no job an attempt."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from memory_core import retrieval
from memory_core.callers import Caller
from memory_core.errors import ProviderError
from memory_core.models import Job, Lane, ModelService, Project
from memory_core.providers import active
from memory_core.retrieval import Asked
from memory_core.services import breaker, ingest, processing, rebuilding, setbacks, sweep
from memory_core.services.breaker import EMBEDDING, EXTRACTION
from memory_core.tenancy import project_scope
from tests.faulty_openai import FaultyOpenAI
from tests.memory_core.outages import jobs_waited, put_off, service_waited
from tests.memory_core.worlds import again, in_force, post, texts

pytestmark = pytest.mark.django_db(transaction=True)

HOUR = range(70)  # of the minutes that the breaker lets pass between two questions, with the shorter ones before


@pytest.fixture
def openai(settings: Settings) -> Iterator[FaultyOpenAI]:
    server = FaultyOpenAI()
    with server as url:
        settings.OPENAI_API_KEY, settings.OPENAI_BASE_URL = "key", url
        settings.CANDOR_EMBEDDING_DIMENSIONS = 64
        yield server
    active.close()


def fail(service: str = EXTRACTION, times: int = breaker.LIMIT, **why: float) -> None:
    for _ in range(times):
        with pytest.raises(ProviderError), breaker.guarded(service):
            raise ProviderError("The model's service answered with HTTP 503.", **why)  # type: ignore[arg-type]


def row(service: str = EXTRACTION) -> ModelService:
    return ModelService.objects.get(pk=service)


def accepted(caller: Caller, number: int = 1) -> list[Job]:
    return [ingest.accept(caller, post(f"I live in street {n}.", user_id=f"person-{n}")) for n in range(number)]


def test_three_failures_in_a_row_open_it(openai: FaultyOpenAI) -> None:
    fail(times=2)
    assert not breaker.is_open(EXTRACTION)
    fail(times=1)
    assert breaker.is_open(EXTRACTION) and not breaker.is_open(EMBEDDING)


def test_an_answer_in_between_keeps_it_closed(openai: FaultyOpenAI) -> None:
    for _ in range(3):
        fail(times=2)
        with breaker.guarded(EXTRACTION):
            pass
    assert not breaker.is_open(EXTRACTION) and row().failures == 0


def test_what_cannot_be_retried_is_an_answer_too(openai: FaultyOpenAI) -> None:
    fail(times=2)
    with pytest.raises(ProviderError), breaker.guarded(EXTRACTION):
        raise ProviderError("The model refused.", retryable=False)
    assert row().failures == 0


def test_nobody_calls_a_service_that_is_out(openai: FaultyOpenAI) -> None:
    fail()
    with pytest.raises(ProviderError, match="out of order"), breaker.guarded(EXTRACTION):
        raise AssertionError("it was called")


def test_models_on_this_machine_have_no_breaker(project: Project) -> None:
    fail()
    assert not breaker.is_open(EXTRACTION) and not ModelService.objects.exists()


def test_what_the_service_asks_for_is_kept_to_within_reason(openai: FaultyOpenAI) -> None:
    fail(times=2)
    fail(times=1, retry_after=120)
    assert timedelta(seconds=110) < breaker.outages()[0].next_try_at - timezone.now() <= timedelta(seconds=120)
    assert setbacks.pause(1, 7_200) == timedelta(minutes=10)


def test_the_pauses_grow_to_a_minute_and_no_further(openai: FaultyOpenAI) -> None:
    fail()
    openai.goes_wrong("500")
    pauses = []
    for _ in range(8):
        service_waited()
        assert not breaker.is_back(EXTRACTION)
        pauses.append((breaker.outages()[0].next_try_at - timezone.now()).total_seconds())
    assert 7 < pauses[0] < 13 and all(45 < pause < 73 for pause in pauses[4:])


def test_before_the_pause_is_over_nobody_asks(openai: FaultyOpenAI) -> None:
    fail()
    assert not breaker.is_back(EXTRACTION) and openai.asked == []


def test_of_many_who_come_after_it_one_asks(openai: FaultyOpenAI) -> None:
    fail()
    service_waited()
    assert breaker._take_probe(EXTRACTION) and not breaker._take_probe(EXTRACTION)


def test_the_first_answer_lets_everybody_in_again(openai: FaultyOpenAI) -> None:
    fail()
    service_waited()
    assert breaker.is_back(EXTRACTION) and not breaker.outages() and len(openai.asked) == 1


def test_an_hour_without_the_service_costs_no_job_and_needs_no_replay(
    caller: Caller, project: Project, openai: FaultyOpenAI
) -> None:
    openai.goes_wrong("500")
    jobs = accepted(caller, 4)
    for _ in HOUR:
        sweep.work_waiting_lanes()
        service_waited()
        jobs_waited(project)
    assert {again(job).status for job in jobs} == {"PENDING"} and max(again(job).attempts for job in jobs) < 3
    openai.goes_wrong(None)
    assert sweep.work_waiting_lanes() == 4
    assert {again(job).status for job in jobs} == {"SUCCEEDED"} and len(texts(in_force(project))) == 4


def test_while_it_is_out_no_job_is_begun(caller: Caller, project: Project, openai: FaultyOpenAI) -> None:
    fail()
    [job] = accepted(caller)
    assert processing.work_lane(project.pk, job.owner_id) == 0 and again(job).attempts == 0
    with project_scope(project.pk):
        assert not Lane.objects.filter(leased_until__isnull=False).exists()


def test_a_job_that_alone_upsets_the_service_is_given_up_and_holds_nobody_up(
    caller: Caller, project: Project, openai: FaultyOpenAI
) -> None:
    bad, good = accepted(caller, 2)
    for attempt in range(setbacks.MAX_ATTEMPTS):
        openai.goes_wrong("500")
        processing.work_lane(project.pk, bad.owner_id)
        jobs_waited(project)
        openai.goes_wrong(None)
        if not attempt:
            processing.work_lane(project.pk, good.owner_id)
        service_waited()
        assert breaker.is_back(EXTRACTION)
        with breaker.guarded(EXTRACTION):
            pass
    assert (again(bad).status, again(bad).attempts) == ("FAILED", setbacks.MAX_ATTEMPTS) and "500" in again(bad).error
    assert again(good).status == "SUCCEEDED"


def test_the_pauses_of_a_job_grow(caller: Caller, project: Project, openai: FaultyOpenAI) -> None:
    [job] = accepted(caller)
    pauses: list[float] = []
    for _ in range(4):
        openai.goes_wrong("500")
        processing.work_lane(project.pk, job.owner_id)
        pauses += put_off(project).values()
        jobs_waited(project)
        with breaker.guarded(EXTRACTION):
            pass
    assert [round(pause / (5 * 4**n), 1) for n, pause in enumerate(pauses)] == pytest.approx([1] * 4, abs=0.25)


def test_a_job_that_waits_keeps_no_other_person_waiting(caller: Caller, project: Project, openai: FaultyOpenAI) -> None:
    first, second = accepted(caller, 2)
    openai.goes_wrong("500")
    processing.work_lane(project.pk, first.owner_id)
    openai.goes_wrong(None)
    assert sweep.work_waiting_lanes() == 1 and again(second).status == "SUCCEEDED"
    assert again(first).status == "PENDING" and again(first).attempts == 1


def test_lanes_that_wait_do_not_crowd_out_those_that_can_go_on(
    caller: Caller, project: Project, openai: FaultyOpenAI, monkeypatch: pytest.MonkeyPatch
) -> None:
    *waiting, last = accepted(caller, 4)
    monkeypatch.setattr(sweep, "BATCH", 2)
    with project_scope(project.pk):
        soon = timezone.now() + timedelta(minutes=1)
        Job.objects.filter(pk__in=[job.pk for job in waiting]).update(due_at=soon, attempts=1)
    assert sweep.work_waiting_lanes() == 1 and again(last).status == "SUCCEEDED"


def test_an_embedder_that_is_out_is_not_waited_for(caller: Caller, project: Project, openai: FaultyOpenAI) -> None:
    fail(EMBEDDING)
    ingest.store_verbatim(caller, post("I like tea"))
    answer = retrieval.search(caller, Asked("tea", {"user_id": "alice"}))
    assert answer.lexical_only and len(answer.found) == 1 and openai.asked == []
    service_waited()
    assert rebuilding.fill_gaps() == 1 and not breaker.is_open(EMBEDDING)


def test_readyz_says_that_a_service_is_out_and_how_much_waits(
    caller: Caller, client: Client, openai: FaultyOpenAI
) -> None:
    accepted(caller, 3)
    assert client.get("/readyz").json()["status"] == "ok"
    fail()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["status"]) == (200, "degraded")
    assert answer.json()["models_out"]["extraction"]["reason"] == "The model's service answered with HTTP 503."
    assert answer.json()["queue"]["waiting"] == 3 and answer.json()["queue"]["failed"] == 0
