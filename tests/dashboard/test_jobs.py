"""The pages about jobs: what waits, what failed and why, and trying it again."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects
from pytest_django.fixtures import Settings

from memory_core.callers import Caller
from memory_core.models import Job, ModelService, Project
from memory_core.services import ingest, processing
from memory_core.tenancy import project_scope
from tests.factories import make_caller
from tests.memory_core.worlds import again, post

pytestmark = pytest.mark.django_db

WORDS = "I live in Oslo."


@pytest.fixture
def caller(project: Project) -> Caller:
    return make_caller(project)


@pytest.fixture
def outage(settings: Settings) -> Iterator[None]:
    """A model's service that is out."""
    settings.OPENAI_API_KEY = "key"
    now = timezone.now()
    since = now - timedelta(minutes=25)
    out = {"failing_since": since, "opened_at": since, "probe_at": now + timedelta(seconds=30), "failures": 3}
    ModelService.objects.create(name="extraction", reason="The model's service answered with HTTP 503.", **out)
    yield
    ModelService.objects.all().delete()


def failed(caller: Caller, number: int = 1) -> list[Job]:
    jobs = [ingest.accept(caller, post(WORDS, user_id=f"person-{n}")) for n in range(number)]
    with project_scope(caller.project_id):
        Job.objects.update(status="FAILED", attempts=3, error="The model refused to read this exchange.")
    return jobs


def numbers(browser: Client, query: str = "") -> list[int]:
    return [row.job.number for row in browser.get(f"/jobs/?{query}").context["page"].rows]


def test_a_job_is_shown_with_its_person_state_and_price(reviewer: Client, caller: Caller) -> None:
    job = ingest.accept(caller, post(WORDS))
    with project_scope(caller.project_id):
        Job.objects.update(summary={"tokens_in": 30, "tokens_out": 12})
    page = reviewer.get("/jobs/")
    for said in ("alice", "Waits", "42 tokens", f"#{job.number}"):
        assertContains(page, said)


def test_a_failed_job_says_why_on_the_list_on_its_page_and_on_the_overview(reviewer: Client, caller: Caller) -> None:
    [job] = failed(caller)
    assertContains(reviewer.get("/jobs/?state=failed"), "The model refused to read this exchange.")
    assertContains(reviewer.get(f"/jobs/{job.id}/"), "The model refused to read this exchange.")
    assertContains(reviewer.get("/"), "1 conversation could not be read.")


def test_what_a_job_carries_is_shown_to_nobody(reviewer: Client, auditor: Client, caller: Caller) -> None:
    [job] = failed(caller)
    for browser in (reviewer, auditor):
        for address in ("/jobs/", f"/jobs/{job.id}/", "/"):
            assertNotContains(browser.get(address), "Oslo")


def test_what_came_of_a_job_is_linked(reviewer: Client, caller: Caller) -> None:
    job = ingest.accept(caller, post(WORDS))
    processing.work_lane(job.project_id, job.owner_id)
    assertContains(reviewer.get(f"/jobs/{job.id}/"), "User lives in Oslo")


@pytest.mark.parametrize(("state", "shown"), [("failed", 0), ("waiting", 1), ("done", 2)])
def test_the_list_is_narrowed_by_state(reviewer: Client, caller: Caller, state: str, shown: int) -> None:
    jobs = failed(caller)
    jobs += [ingest.accept(caller, post(WORDS, user_id=name)) for name in ("waits", "done")]
    processing.work_lane(jobs[2].project_id, jobs[2].owner_id)
    assert numbers(reviewer, f"state={state}") == [jobs[shown].number]


def test_the_list_goes_back_and_forth_without_counting(
    reviewer: Client, caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.views.jobs.PAGE_SIZE", 2)
    made = [ingest.accept(caller, post(WORDS, user_id=f"p{n}")).number for n in range(5)][::-1]
    assert numbers(reviewer) == made[:2]
    assert numbers(reviewer, f"before={made[1]}") == made[2:4]
    assert numbers(reviewer, f"before={made[3]}") == made[4:]
    assert numbers(reviewer, f"after={made[4]}") == made[2:4]
    assert numbers(reviewer, "before=nonsense") == made[:2]


def test_a_reviewer_tries_one_again(reviewer: Client, caller: Caller) -> None:
    [job] = failed(caller)
    assertRedirects(reviewer.post(f"/jobs/{job.id}/replay/"), f"/jobs/{job.id}/")
    assert again(job).status == "PENDING"
    assertContains(reviewer.post(f"/jobs/{job.id}/replay/", follow=True), "Only what has failed")


def test_a_reviewer_tries_all_again_that_the_page_had_counted(reviewer: Client, caller: Caller) -> None:
    jobs = failed(caller, 3)
    assertContains(reviewer.get("/jobs/?state=failed"), 'name="count" value="3"')
    assertContains(reviewer.post("/jobs/replay/", {"count": "2"}, follow=True), "There are 3 failed ones now, not 2")
    assert {again(job).status for job in jobs} == {"FAILED"}
    assertContains(reviewer.post("/jobs/replay/", {"count": "3"}, follow=True), "3 conversations are read again")
    assert {again(job).status for job in jobs} == {"PENDING"}


def test_an_auditor_may_look_but_not_try_again(auditor: Client, caller: Caller) -> None:
    [job] = failed(caller)
    assertNotContains(auditor.get("/jobs/?state=failed"), "jobs/replay")
    assertNotContains(auditor.get(f"/jobs/{job.id}/"), "Try it again")
    assert auditor.post(f"/jobs/{job.id}/replay/").status_code == 403
    assert auditor.post("/jobs/replay/", {"count": "1"}).status_code == 403


def test_the_jobs_of_another_project_are_not_there(reviewer: Client) -> None:
    assert reviewer.get("/jobs/00000000-0000-0000-0000-000000000000/").status_code == 404
    assert reviewer.post("/jobs/00000000-0000-0000-0000-000000000000/replay/").status_code == 404


def test_a_service_that_is_out_is_told_in_plain_words(reviewer: Client, caller: Caller, outage: None) -> None:
    ingest.accept(caller, post(WORDS))
    for address in ("/", "/jobs/"):
        page = reviewer.get(address)
        for said in (
            "25\xa0minutes",
            "HTTP 503",
            "1 conversation waits to be read",
            "asked again in less than a minute",
        ):
            assertContains(page, said)


def test_nothing_is_said_while_everything_works(reviewer: Client) -> None:
    page = reviewer.get("/")
    assertNotContains(page, "could not be read")
    assertNotContains(page, "A service is out")


@pytest.mark.parametrize("kind", Job.Kind)
def test_each_kind_of_job_is_called_what_it_is(reviewer: Client, caller: Caller, kind: Job.Kind) -> None:
    ingest.accept(caller, post(WORDS))
    with project_scope(caller.project_id):
        Job.objects.update(kind=kind)
    titles = {Job.Kind.ADD: "A conversation", Job.Kind.DELETE: "A deletion", Job.Kind.END: "The end of a session"}
    assertContains(reviewer.get("/jobs/"), titles[kind])
