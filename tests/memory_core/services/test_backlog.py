"""When too much waits, more is refused until some of it was read."""

import pytest
from pytest_django.fixtures import Settings

from memory_core.callers import Caller
from memory_core.errors import QueueFull
from memory_core.models import Project, Subject
from memory_core.services import backlog, ingest, processing
from memory_core.tenancy import project_scope
from tests.factories import make_caller, make_key
from tests.memory_core.api.conftest import Agent
from tests.memory_core.worlds import again, post

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def limit(settings: Settings) -> None:
    settings.CANDOR_MAX_WAITING_JOBS = 2


def full(caller: Caller) -> None:
    for number in range(2):
        ingest.accept(caller, post(f"I live in street {number}.", idempotency_key=f"k{number}"))


def test_what_comes_when_the_queue_is_full_is_refused_and_leaves_nothing(caller: Caller, project: Project) -> None:
    full(caller)
    with pytest.raises(QueueFull) as refused:
        ingest.accept(caller, post("I live in Oslo.", user_id="bob"))
    assert refused.value.retry_after == 15
    with project_scope(project.pk):
        assert Subject.objects.count() == 1


def test_an_agent_is_told_when_to_come_again(caller: Caller, project: Project) -> None:
    full(caller)
    answer = Agent(project, make_key(project)).post("/v3/memories/add/", messages="I live in Oslo.", user_id="bob")
    assert (answer.status_code, answer["Retry-After"]) == (429, "15")
    assert "Nothing was stored" in answer.json()["detail"]


def test_a_request_that_was_taken_before_gets_its_answer_again(caller: Caller) -> None:
    full(caller)
    job = ingest.accept(caller, post("I live in street 1.", idempotency_key="k1"))
    assert job.status == "PENDING"


def test_what_is_added_as_it_stands_is_taken_all_the_same(caller: Caller) -> None:
    full(caller)
    assert ingest.store_verbatim(caller, post("I like tea")).status == "SUCCEEDED"


def test_there_is_room_again_when_something_was_read(caller: Caller, project: Project) -> None:
    full(caller)
    processing.work_lane(project.pk, ingest.accept(caller, post("I live in street 1.", idempotency_key="k1")).owner_id)
    job = ingest.accept(caller, post("I live in Oslo."))
    assert again(job).status == "PENDING"


def test_one_projects_queue_is_not_anothers(caller: Caller, other: Project) -> None:
    full(caller)
    assert ingest.accept(make_caller(other), post("I live in Oslo.")).status == "PENDING"


def test_no_limit_is_no_limit(caller: Caller, settings: Settings) -> None:
    settings.CANDOR_MAX_WAITING_JOBS = 0
    full(caller)
    assert ingest.accept(caller, post("I live in Oslo.")).status == "PENDING"


def test_how_much_waits_and_has_failed_is_counted(caller: Caller, project: Project) -> None:
    full(caller)
    with project_scope(project.pk):
        found = backlog.of_project(project.pk)
    assert (found.waiting, found.failed, found.oldest_seconds) == (2, 0, 0) and found.oldest
