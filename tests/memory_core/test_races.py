"""Two at once. Each test makes the two meet between reading and writing, so that it is no matter of luck."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from threading import Barrier, BrokenBarrierError
from typing import Any

import pytest
from django.db import connections
from django.utils import timezone
from pytest_django.fixtures import Settings

from audit import review
from audit.models import Decision
from memory_core import vault
from memory_core.callers import Caller
from memory_core.errors import CandorError, Conflict, IllegalTransition, NotFound
from memory_core.models import Job, MemoryVersion, ModelService, Project, RecallEntry, Status, Subject
from memory_core.services import (
    breaker,
    editing,
    erasure,
    ingest,
    keys,
    lanes,
    ledger,
    links,
    processing,
    remember,
    replays,
)
from memory_core.services.editing import Changes
from memory_core.services.subjects import Names
from memory_core.tenancy import project_scope
from tests.factories import ACTOR, make_memory
from tests.memory_core.services.test_ledger import chain_of
from tests.memory_core.worlds import (
    NOON,
    REVIEWER,
    again,
    in_force,
    post,
    shown,
    tell,
    texts,
    version,
    versions,
    waiting,
)

pytestmark = pytest.mark.django_db(transaction=True)

PATIENCE_SECONDS = 0.5  # how long the first waits for one who is kept out by a lock


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Run them in threads with connections of their own; a refusal is a result like any other."""

    def run(act: Callable[[], Any]) -> Any:
        try:
            return act()
        except CandorError as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [future.result() for future in [pool.submit(run, act) for act in acts]]


def meet(monkeypatch: pytest.MonkeyPatch, place: Any, name: str, *, after: bool = False) -> None:
    """Two who call `place.name` wait for each other, before it or after it."""
    barrier, original = Barrier(2), getattr(place, name)

    def meeting(*args: Any, **kwargs: Any) -> Any:
        result = original(*args, **kwargs) if after else None
        with suppress(BrokenBarrierError):
            barrier.wait(PATIENCE_SECONDS)
        return result if after else original(*args, **kwargs)

    monkeypatch.setattr(place, name, meeting)


def refusals(results: list[Any]) -> list[type[Exception]]:
    return [type(result) for result in results if isinstance(result, CandorError)]


def index_is_true(project: Project) -> bool:
    """The index holds as live exactly what is in force."""
    with project_scope(project.pk):
        live = set(RecallEntry.objects.filter(live=True).values_list("version_id", flat=True))
        return live == set(MemoryVersion.objects.in_force().values_list("pk", flat=True))


def test_the_same_words_stored_twice_at_once_are_one_memory(
    caller: Caller, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    meet(monkeypatch, remember, "same_words", after=True)
    posts = [post("I like tea", said_at=NOON + timedelta(days=n)) for n in range(2)]
    results = at_once(*[lambda one=one: ingest.store_verbatim(caller, one) for one in posts])
    assert sorted(job.results[0]["event"] for job in results) == ["ADD", "NONE"]
    assert texts(in_force(project)) == ["I like tea"]


def test_two_workers_do_not_work_on_one_lane(caller: Caller, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    job = ingest.accept(caller, post("I live in Oslo."))
    meet(monkeypatch, processing, "read")
    assert sorted(at_once(*[lambda: processing.work_lane(project.pk, job.owner_id)] * 2)) == [0, 1]
    assert texts(in_force(project)) == ["User lives in Oslo"] and again(job).attempts == 1


def test_a_worker_and_an_add_of_the_same_words_make_one_memory(
    caller: Caller, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = ingest.accept(caller, post("I live in Oslo."))
    meet(monkeypatch, lanes, "hold")
    at_once(
        lambda: processing.work_lane(project.pk, job.owner_id),
        lambda: ingest.store_verbatim(caller, post("User lives in Oslo")),
    )
    assert "User lives in Oslo" in texts(in_force(project)) and index_is_true(project)


def test_one_idempotency_key_used_twice_at_once_is_one_job(
    caller: Caller, project: Project, alice: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    meet(monkeypatch, lanes, "hold")
    jobs = at_once(*[lambda: ingest.accept(caller, post("I live in Oslo.", idempotency_key="k"))] * 2)
    assert jobs[0].pk == jobs[1].pk
    with project_scope(project.pk):
        assert Job.objects.count() == 1


def test_one_idempotency_key_used_twice_at_once_for_words_as_they_stand_gives_both_the_same_memory(
    caller: Caller, project: Project, alice: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    meet(monkeypatch, lanes, "hold")
    said = post("I like tea", idempotency_key="k", infer=False)
    jobs = at_once(*[lambda: ingest.store_verbatim(caller, said)] * 2)
    assert jobs[0].pk == jobs[1].pk and jobs[0].results == jobs[1].results
    assert texts(in_force(project)) == ["I like tea"]


def test_a_failed_job_replayed_twice_at_once_is_replayed_once(
    caller: Caller, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = ingest.accept(caller, post("I live in Oslo."))
    with project_scope(project.pk):
        Job.objects.update(status="FAILED")
    meet(monkeypatch, lanes, "hold")
    results = at_once(*[lambda: replays.replay(project.pk, job.id, actor=ACTOR)] * 2)
    assert refusals(results) == [IllegalTransition]


def test_a_replay_and_an_erasure_at_once_leave_nothing_to_read(
    caller: Caller, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = ingest.accept(caller, post("I live in Oslo."))
    with project_scope(project.pk):
        Job.objects.update(status="FAILED")
    meet(monkeypatch, lanes, "hold")
    at_once(
        lambda: replays.replay(project.pk, job.id, actor=ACTOR),
        lambda: erasure.erase_named(project.pk, Names(user_id="alice"), actor=ACTOR),
    )
    processing.work_lane(project.pk, job.owner_id)
    assert again(job).payload is None and versions(project) == []


def test_of_many_who_may_ask_a_service_whether_it_is_back_one_does(settings: Settings) -> None:
    settings.OPENAI_API_KEY = "key"
    past = timezone.now() - timedelta(seconds=1)
    ModelService.objects.create(name="extraction", opened_at=past, probe_at=past, failures=3)
    assert sorted(at_once(*[lambda: breaker._take_probe("extraction")] * 6)) == [False] * 5 + [True]


def test_one_idempotency_key_used_at_once_for_two_people_is_a_conflict(
    caller: Caller, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    posts = [post("I live in Oslo.", user_id=name, idempotency_key="k") for name in ("alice", "bob")]
    meet(monkeypatch, ingest, "_earlier", after=True)
    results = at_once(*[lambda one=one: ingest.accept(caller, one) for one in posts])
    assert refusals(results) == [Conflict]


def test_a_person_met_twice_at_once_is_one_person(
    caller: Caller, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    meet(monkeypatch, vault, "create")
    at_once(*[lambda n=n: ingest.accept(caller, post(f"I like tea {n}")) for n in range(2)])
    with project_scope(project.pk):
        assert [subject.external_id for subject in Subject.objects.all()] == ["alice"]


def test_two_edits_at_once_are_two_versions_one_of_them_in_force(
    alice: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory_id = make_memory(alice).memory_id
    meet(monkeypatch, lanes, "hold")

    def edit(text: str) -> Callable[[], MemoryVersion]:
        return lambda: editing.edit(alice.project_id, memory_id, Changes(text=text), actor=ACTOR)

    assert refusals(at_once(edit("User likes coffee"), edit("User likes rain"))) == []
    assert [version.number for version in versions(alice.project)] == [1, 2, 3]
    assert len(in_force(alice.project)) == 1 and index_is_true(alice.project)


def test_of_two_reviewers_one_decides(alice: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    held = make_memory(alice, status=Status.PENDING)
    bound: dict[str, Any] = {"project_id": alice.project_id, "actor": REVIEWER, "shown_mac": shown(held)}
    meet(monkeypatch, lanes, "hold")
    results = at_once(lambda: review.approve(held.pk, **bound), lambda: review.reject(held.pk, reason="wrong", **bound))
    assert refusals(results) == [IllegalTransition] and index_is_true(alice.project)
    with project_scope(alice.project_id):
        assert Decision.objects.count() == 1


def test_a_reviewer_and_a_newer_statement_do_not_both_have_the_last_word(
    caller: Caller, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    Project.objects.update(auto_approve=False)
    tell(caller, "alice", "I live in Oslo now.")
    [held] = waiting(project)
    bound: dict[str, Any] = {"project_id": project.pk, "actor": REVIEWER, "shown_mac": shown(held)}
    job = ingest.accept(caller, post("I live in Bergen now.", said_at=NOON + timedelta(days=1)))
    meet(monkeypatch, processing, "known_to", after=True)
    at_once(lambda: processing.work_lane(project.pk, job.owner_id), lambda: review.approve(held.pk, **bound))
    assert index_is_true(project) and again(job).results[0]["event"] in ("ADD", "UPDATE")
    assert "User lives in Bergen" in texts(waiting(project)) and version(project, held.pk).status != Status.PENDING


def test_an_erasure_and_an_edit_at_once_leave_nothing(alice: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    memory_id = make_memory(alice).memory_id
    meet(monkeypatch, lanes, "hold")
    at_once(
        lambda: erasure.erase_memory(alice.project_id, memory_id, actor=ACTOR),
        lambda: editing.edit(alice.project_id, memory_id, Changes(text="User likes coffee"), actor=ACTOR),
    )
    assert versions(alice.project) == []


def test_two_deletions_at_once_are_one(alice: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    memory_id = make_memory(alice).memory_id
    meet(monkeypatch, lanes, "hold")
    results = at_once(*[lambda: erasure.erase_memory(alice.project_id, memory_id, actor=ACTOR)] * 2)
    assert refusals(results) == [NotFound]


def test_a_person_erased_while_something_is_added_has_nothing_left(
    caller: Caller, alice: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    meet(monkeypatch, lanes, "hold")
    at_once(
        lambda: erasure.erase_subject(alice.pk, project_id=alice.project_id, actor=ACTOR),
        lambda: ingest.store_verbatim(caller, post("I like tea")),
    )
    assert versions(alice.project, owner_id=alice.pk) == []


def test_a_person_erased_while_an_exchange_is_accepted_has_nothing_left(
    caller: Caller, alice: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    meet(monkeypatch, ledger.Log, "write")
    at_once(
        lambda: erasure.erase_subject(alice.pk, project_id=alice.project_id, actor=ACTOR),
        lambda: ingest.accept(caller, post("I like tea")),
    )
    with project_scope(alice.project_id):
        assert not Job.objects.filter(owner_id=alice.pk).exists()


def test_a_first_memory_written_while_all_is_deleted_does_not_stay(
    caller: Caller, project: Project, alice: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = ingest.accept(caller, post("I live in Oslo."))
    meet(monkeypatch, ledger.Log, "write")
    at_once(
        lambda: processing.work_lane(project.pk, job.owner_id),
        lambda: erasure.erase_named(project.pk, Names(user_id="alice"), actor=ACTOR),
    )
    assert versions(project) == []


def test_of_two_who_use_a_link_one_gets_in(alice: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    token = links.issue(project_id=alice.project_id, issued_by=ACTOR, subject_id=alice.pk)
    meet(monkeypatch, links, "peek", after=True)
    assert refusals(at_once(*[lambda: links.consume(token)] * 2)) == [NotFound]


def test_entries_written_at_once_stand_in_one_unbroken_chain(project: Project) -> None:
    at_once(*[lambda: keys.create(project, "cook", actor=ACTOR)] * 6)
    chain = chain_of(project)
    assert [entry.sequence for entry in chain.entries] == [1, 2, 3, 4, 5, 6, 7]  # the project's own making first
    assert [bytes(e.previous) for e in chain.entries[1:]] == [bytes(e.digest) for e in chain.entries[:-1]]
