"""What could not be read is kept and can be tried again, until it is erased."""

from datetime import timedelta

import pytest
from django.utils import timezone

from audit import retention
from memory_core.callers import Caller
from memory_core.errors import Conflict, IllegalTransition, NotFound
from memory_core.models import Job, LedgerEntry, Project, Subject, Turn
from memory_core.services import consent, erasure, ingest, processing, replays
from memory_core.services.subjects import Names
from memory_core.tenancy import project_scope
from tests.factories import ACTOR
from tests.memory_core.worlds import NOON, again, in_force, post, texts

pytestmark = pytest.mark.django_db


def failed(caller: Caller, *contents: str, **fields: object) -> Job:
    """An exchange that could not be read."""
    job = ingest.accept(caller, post(*contents or ("I live in Oslo.",), **fields))  # type: ignore[arg-type]
    with project_scope(job.project_id):
        Job.objects.filter(pk=job.pk).update(status="FAILED", attempts=5, error="HTTP 500", completed_at=NOON)
    return again(job)


def replayed(job: Job) -> Job:
    return replays.replay(job.project_id, job.id, actor=ACTOR)


def read(job: Job) -> Job:
    processing.work_lane(job.project_id, job.owner_id)
    return again(job)


def entries(project: Project) -> list[LedgerEntry]:
    with project_scope(project.pk):
        return list(LedgerEntry.objects.filter(action=replays.REPLAYED).order_by("sequence"))


def test_a_replayed_job_waits_as_on_its_first_day_and_is_read(caller: Caller, project: Project) -> None:
    job = failed(caller)
    waits = replayed(job)
    assert (waits.status, waits.attempts, waits.completed_at, waits.number) == ("PENDING", 0, None, job.number)
    assert (read(job).status, texts(in_force(project))) == ("SUCCEEDED", ["User lives in Oslo"])


def test_a_replay_is_in_the_ledger_with_who_asked_for_it(caller: Caller, project: Project) -> None:
    job = failed(caller)
    replayed(job)
    [entry] = entries(project)
    assert (entry.actor, entry.subject_id) == (ACTOR, job.subject_id)
    assert entry.facts == {"job": str(job.id), "attempts": 5}


def test_only_what_has_failed_is_replayed(caller: Caller, project: Project) -> None:
    job = ingest.accept(caller, post("I live in Oslo."))
    with pytest.raises(IllegalTransition, match="PENDING"):
        replayed(job)
    read(job)
    with pytest.raises(IllegalTransition, match="SUCCEEDED"):
        replayed(job)
    assert entries(project) == []


def test_another_projects_job_is_not_there(caller: Caller, other: Project) -> None:
    with pytest.raises(NotFound):
        replays.replay(other.pk, failed(caller).id, actor=ACTOR)


def test_all_are_replayed_when_they_are_as_many_as_was_said(
    caller: Caller, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replays, "AT_ONCE", 2)
    jobs = [failed(caller, user_id=f"person-{n % 3}", run_id=str(n)) for n in range(5)]
    assert replays.replay_all(project.pk, expected=5, actor=ACTOR) == 5
    assert {again(job).status for job in jobs} == {"PENDING"} and len(entries(project)) == 5


@pytest.mark.parametrize("expected", [0, 1, 3])
def test_none_is_replayed_when_they_are_more_or_fewer_by_now(caller: Caller, project: Project, expected: int) -> None:
    jobs = [failed(caller, user_id=f"person-{n}") for n in range(2)]
    with pytest.raises(Conflict, match="2 failed ones now"):
        replays.replay_all(project.pk, expected=expected, actor=ACTOR)
    assert {again(job).status for job in jobs} == {"FAILED"}


def test_what_was_said_since_is_not_undone_by_a_replay(caller: Caller, project: Project) -> None:
    old = failed(caller, "I live in Oslo now.")
    read(ingest.accept(caller, post("I live in Bergen now.", said_at=NOON + timedelta(days=1))))
    replayed(old)
    read(old)
    assert "User lives in Bergen" in texts(in_force(project))


def test_who_posts_the_same_again_after_a_failure_has_it_read(caller: Caller, project: Project) -> None:
    first = failed(caller, "I live in Oslo.", run_id="r")
    second = read(ingest.accept(caller, post("I live in Oslo.", "I like tea.", run_id="r")))
    assert second.summary["turns"] == 2 and "User lives in Oslo" in texts(in_force(project))
    replayed(first)
    assert read(first).summary["turns"] == 0 and len(in_force(project)) == 2


def test_of_a_person_who_has_paused_since_nothing_is_read(caller: Caller, project: Project, alice: Subject) -> None:
    job = failed(caller)
    consent.pause(alice, actor=ACTOR)
    replayed(job)
    assert read(job).status == "SUCCEEDED" and in_force(project) == []


def test_a_person_who_is_forgotten_takes_along_what_had_failed(caller: Caller, project: Project) -> None:
    job = failed(caller, metadata={"note": "private"})
    erasure.erase_named(project.pk, Names(user_id="alice"), actor=ACTOR)
    assert again(job).payload is None and again(job).summary == {"forgotten": True}
    with pytest.raises(IllegalTransition):
        replayed(job)


def test_a_person_who_is_erased_takes_along_what_had_failed(caller: Caller, project: Project) -> None:
    job = failed(caller)
    erasure.erase_subject(job.owner_id, project_id=project.pk, actor=ACTOR)
    with project_scope(project.pk):
        assert not Job.objects.filter(pk=job.pk).exists() and not Turn.objects.exists()
    with pytest.raises(NotFound):
        replayed(job)


def test_the_words_of_a_failed_job_stay_as_long_as_it_does(caller: Caller, project: Project) -> None:
    job = failed(caller)
    retention.change(project.pk, {"turns": 1}, actor=ACTOR)
    with project_scope(project.pk):
        Turn.objects.update(recorded_at=timezone.now() - timedelta(days=3))
    retention.run(project.pk)
    assert read(replayed(job)).summary["turns"] == 1


def test_a_failed_job_that_had_its_time_goes_with_its_words(caller: Caller, project: Project) -> None:
    failed(caller)
    with project_scope(project.pk):
        Turn.objects.update(recorded_at=timezone.now() - timedelta(days=40))
        Job.objects.update(updated_at=timezone.now() - timedelta(days=40))
    for _ in range(2):
        retention.run(project.pk)
    with project_scope(project.pk):
        assert not Job.objects.exists() and not Turn.objects.exists()
