"""What is of no use any more is put away, what says the same is merged, and nothing else is touched."""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django.fixtures import Settings

from audit import holds, maintenance, maintenance_rules, proposals, requests, retention
from audit.models import MaintenanceRun
from memory_core import retrieval, vault
from memory_core.callers import Caller
from memory_core.engine.types import Kind
from memory_core.errors import Conflict, InvalidInput, NotFound
from memory_core.models import LedgerEntry, MemoryVersion, Project, Status, Subject
from memory_core.retrieval import Asked
from memory_core.services import consent
from memory_core.tenancy import project_scope
from tests.audit.tidying import (
    acts,
    became,
    days_ago,
    make_clean,
    make_expired,
    make_old,
    make_unused,
    switch,
    tidy,
)
from tests.audit.tidying import proposals as proposed
from tests.factories import ACTOR, make_caller, make_memory, make_project, make_subject
from tests.memory_core.worlds import in_force, version

pytestmark = pytest.mark.django_db


@pytest.fixture
def caller(project: Project) -> Caller:
    return make_caller(project)


def test_what_expired_is_put_away_and_read_by_who_asks_for_it(alice: Subject, caller: Caller) -> None:
    cold = make_expired(alice)
    assert tidy(alice.project).expired == 1 and became(cold) == "expired"
    asked = Asked("Has the user a cold?", {"user_id": "alice"})
    assert retrieval.search(caller, asked).found == []
    past = Asked("Has the user a cold?", {"user_id": "alice"}, show_expired=True)
    assert [one.version.pk for one in retrieval.search(caller, past).found] == [cold.pk]
    listed = retrieval.listing(caller, {"user_id": "alice"}, show_expired=True).versions
    assert [one.pk for one in listed] == [cold.pk] == [retrieval.get(caller, cold.memory_id).pk]


def test_a_plan_that_is_over_is_put_away_and_stays_in_the_history(alice: Subject, caller: Caller) -> None:
    plan = make_memory(alice, "User flies to Rome", kind=Kind.PLAN, valid_to=days_ago(40))
    assert tidy(alice.project).passed == 1 and became(plan) == "archived"
    with pytest.raises(NotFound):
        retrieval.get(caller, plan.memory_id)
    assert [one.pk for one in retrieval.history(caller, plan.memory_id)] == [plan.pk]


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": Kind.EVENT, "valid_to": days_ago(40)},
        {"kind": Kind.FACT, "valid_to": days_ago(40)},
        {"kind": Kind.PLAN, "valid_to": days_ago(9)},
        {"kind": Kind.PLAN},
    ],
)
def test_what_tells_of_the_past_or_is_just_over_stays(alice: Subject, fields: dict[str, Any]) -> None:
    kept = make_memory(alice, **fields)
    tidy(alice.project)
    assert became(kept) == ""


def test_the_unimportant_and_unread_is_put_away_only_where_the_project_says_so(alice: Subject) -> None:
    car = make_unused(alice)
    assert tidy(alice.project).unused == 0
    switch(alice.project, unused=1)
    assert tidy(alice.project).unused == 1 and became(car) == "archived"


def test_what_an_agent_has_read_stays(alice: Subject, caller: Caller) -> None:
    switch(alice.project, unused=1)
    car = make_unused(alice)
    retrieval.search(caller, Asked("What did the user see?", {"user_id": "alice"}))
    tidy(alice.project)
    assert became(car) == ""


def _important(alice: Subject) -> MemoryVersion:
    return make_old(make_memory(alice, importance=4))


def _young(alice: Subject) -> MemoryVersion:
    return make_memory(alice, importance=1)


def _immutable(alice: Subject) -> MemoryVersion:
    found = make_expired(alice)
    with project_scope(alice.project_id):
        found.memory.immutable = True
        found.memory.save()
    return found


def _precious(alice: Subject) -> MemoryVersion:
    return make_memory(alice, kind=Kind.PREFERENCE, importance=7, stated=True)


def _waiting_beside(alice: Subject) -> MemoryVersion:
    found = make_unused(alice)
    make_memory(alice, "User saw a red car", status=Status.PENDING, supersedes=found)
    return found


def _held(alice: Subject) -> MemoryVersion:
    holds.hold(alice.pk, project_id=alice.project_id, actor="user:olga", reason="The court wants it")
    return make_expired(alice)


def _asked_about(alice: Subject) -> MemoryVersion:
    requests.file(alice.project_id, alice.pk, "access", filed_by="agent:bot", proof="key", details={})
    return make_expired(alice)


def _restricted(alice: Subject) -> MemoryVersion:
    found = make_expired(alice)
    consent.restrict(alice.pk, project_id=alice.project_id, actor=alice.actor)
    return found


@pytest.mark.parametrize(
    "make", [_important, _young, _immutable, _precious, _waiting_beside, _held, _asked_about, _restricted]
)
def test_what_must_stay_stays(alice: Subject, make: Callable[[Subject], MemoryVersion]) -> None:
    switch(alice.project, unused=1)
    kept = make(alice)
    assert tidy(alice.project).expired == 0
    assert became(kept) == ""


def test_a_rule_that_cannot_see_far_enough_back_does_nothing(alice: Subject) -> None:
    switch(alice.project, unused=1)
    retention.change(alice.project_id, {"recalls": 30}, actor=ACTOR)
    car = make_unused(alice)
    tidy(alice.project)
    assert became(car) == ""


def test_a_look_counts_names_examples_and_changes_nothing(alice: Subject) -> None:
    switch(alice.project, unused=1, merge_alone=1)
    make_expired(alice)
    make_unused(alice)
    make_clean(alice, "User likes tea")
    make_clean(alice, "User likes tea")
    before = {one.pk for one in in_force(alice.project)}
    look = tidy(alice.project, dry_run=True)
    assert (look.expired, look.unused, look.merged) == (1, 1, 1)
    assert {one.pk for one in in_force(alice.project)} == before and len(acts(alice.project)) == 3
    done = tidy(alice.project)
    assert (done.expired, done.unused, done.merged) == (1, 1, 1)


def test_what_says_the_same_is_shown_to_a_person(alice: Subject) -> None:
    make_clean(alice, "User likes green tea very much")
    make_clean(alice, "User likes green tea very much.")
    make_clean(alice, "User likes black tea very much")
    assert tidy(alice.project).proposed == 1 and len(in_force(alice.project)) == 3
    [pair] = proposed(alice.project)
    proposals.accept(pair.pk, project_id=alice.project_id, actor="user:rita")
    assert len(in_force(alice.project)) == 2
    with pytest.raises(Conflict):
        proposals.accept(pair.pk, project_id=alice.project_id, actor="user:rita")


def test_a_pair_that_is_to_stay_apart_is_not_shown_again(alice: Subject) -> None:
    make_clean(alice, "User likes tea")
    make_clean(alice, "User likes tea")
    tidy(alice.project)
    [pair] = proposed(alice.project)
    proposals.leave_apart(pair.pk, project_id=alice.project_id, actor="user:rita")
    switch(alice.project, merge_alone=1)
    again = tidy(alice.project)
    assert (again.proposed, again.merged) == (0, 0) and len(in_force(alice.project)) == 2


def test_three_that_say_the_same_become_one_by_itself_where_the_project_says_so(alice: Subject) -> None:
    switch(alice.project, merge_alone=1)
    for _ in range(3):
        make_clean(alice, "User likes tea")
    assert tidy(alice.project).merged == 2 and len(in_force(alice.project)) == 1


def _other_agent(alice: Subject) -> None:
    make_clean(alice, "User went to the gym", agent_id="coach")


def _other_day(alice: Subject) -> None:
    make_clean(alice, "User went to the gym", kind=Kind.EVENT, said_at=days_ago(3))


def _other_details(alice: Subject) -> None:
    make_clean(alice, "User went to the gym", metadata={"gym": "north"})


def _other_number(alice: Subject) -> None:
    make_clean(alice, "User went to the gym 3 times")


def _denied(alice: Subject) -> None:
    make_clean(alice, "User never went to the gym")


@pytest.mark.parametrize("another", [_other_agent, _other_day, _other_details, _other_number, _denied])
def test_what_only_looks_the_same_is_left_apart(alice: Subject, another: Callable[[Subject], None]) -> None:
    switch(alice.project, merge_alone=1)
    make_clean(alice, "User went to the gym", metadata={"gym": "south"})
    another(alice)
    run = tidy(alice.project)
    assert (run.merged, run.proposed) == (0, 0)


def _delicate(alice: Subject) -> None:
    make_clean(alice, "User likes tea", findings=[("phone", 0, 4)])


def _screened_long_ago(alice: Subject) -> None:
    make_memory(alice, "User likes tea")


@pytest.mark.parametrize("another", [_delicate, _screened_long_ago])
def test_what_is_not_plain_waits_for_a_person(alice: Subject, another: Callable[[Subject], None]) -> None:
    switch(alice.project, merge_alone=1)
    make_clean(alice, "User likes tea")
    another(alice)
    run = tidy(alice.project)
    assert (run.merged, run.proposed) == (0, 1)


def test_only_one_round_at_a_time(alice: Subject) -> None:
    with project_scope(alice.project_id):
        MaintenanceRun.objects.create(project=alice.project, actor=ACTOR)
    with pytest.raises(Conflict):
        maintenance.start(alice.project_id, actor=ACTOR)
    assert tidy(alice.project, dry_run=True).finished_at is not None


def test_a_round_that_stopped_goes_on_where_it_was(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(maintenance, "OWNERS_AT_ONCE", 2)
    monkeypatch.setattr(maintenance, "ACTS_AT_ONCE", 3)
    for number in range(5):
        person = make_subject(project, f"person-{number}")
        for _ in range(3):
            make_expired(person)
    run = maintenance._begin(project.pk, ACTOR, dry_run=False)
    counts = []
    while (run := maintenance.get(run.pk, project.pk)).finished_at is None:
        maintenance._step(run)
        counts.append(maintenance.get(run.pk, project.pk).expired)
    assert counts[-1] == 15 and counts == sorted(counts) and max(b - a for a, b in pairwise(counts)) <= 3
    assert len(acts(project)) == 15


def test_a_step_that_another_worker_has_made_is_not_made_again(alice: Subject) -> None:
    make_expired(alice)
    run = maintenance._begin(alice.project_id, ACTOR, dry_run=False)
    late = maintenance.get(run.pk, alice.project_id)
    maintenance.proceed(run.pk, alice.project_id)
    maintenance._step(late)
    assert maintenance.get(run.pk, alice.project_id).expired == 1 and len(acts(alice.project)) == 1


def queries_of_a_step(project: Project) -> int:
    run = maintenance._begin(project.pk, ACTOR, dry_run=False)
    vault.forget(list(vault._cache))
    with CaptureQueriesContext(connection) as rows, CaptureQueriesContext(connections["keys"]) as keys:
        maintenance._step(maintenance.get(run.pk, project.pk))
    assert maintenance.get(run.pk, project.pk).finished_at is not None
    return len(rows) + len(keys)


def test_a_step_over_many_asks_no_more_queries(project: Project) -> None:
    switch(project, unused=1, merge_alone=1)
    counted = []
    for people, each in ((2, 1), (9, 4)):
        for number in range(people):
            person = make_subject(project, f"person-{people}-{number}")
            for n in range(each):
                make_expired(person, f"User has cold {n}")
                make_unused(person, f"User saw car {n}")
                make_clean(person, f"User likes tea {n}")
                make_clean(person, f"User likes tea {n}")
        counted.append(queries_of_a_step(project))
    assert counted[0] == counted[1] <= 81


def test_the_ledger_says_what_was_done_and_no_word_of_it(alice: Subject) -> None:
    make_expired(alice)
    tidy(alice.project)
    with project_scope(alice.project_id):
        entries = list(LedgerEntry.objects.order_by("-sequence")[:3])
    assert [one.action for one in entries] == ["maintenance.finished", "memory.retired", "maintenance.started"]
    assert entries[0].facts["expired"] == 1


def _at(hour: str) -> Any:
    return timezone.make_aware(datetime.fromisoformat(f"2026-03-02T{hour}"))


@pytest.mark.parametrize(
    ("made", "hour", "runs"), [("2026-03-01", "03:30", 1), ("2026-03-01", "02:30", 0), ("2026-03-02", "09:00", 0)]
)
def test_the_nightly_round_comes_once_when_its_hour_has_passed(
    alice: Subject, monkeypatch: pytest.MonkeyPatch, made: str, hour: str, runs: int
) -> None:
    now = _at(hour)
    Project.objects.filter(pk=alice.project_id).update(created_at=f"{made}T08:00Z")
    monkeypatch.setattr(timezone, "now", lambda: now)
    with project_scope(alice.project_id):
        MaintenanceRun.objects.create(
            project=alice.project, actor=maintenance.ACTOR, started_at=now - timedelta(days=1), finished_at=now
        )
    assert [maintenance.tend(alice.project_id), maintenance.tend(alice.project_id)] == [runs, 0]


def test_without_an_hour_there_is_no_nightly_round(alice: Subject, settings: Settings) -> None:
    settings.CANDOR_MAINTENANCE_HOUR = None
    Project.objects.filter(pk=alice.project_id).update(created_at=days_ago(9))
    assert maintenance.tend(alice.project_id) == 0


def test_another_project_is_left_alone(alice: Subject) -> None:
    other = make_expired(make_subject(make_project("Other"), "bob"))
    tidy(alice.project)
    assert became(other) == ""


@pytest.mark.parametrize(
    ("name", "value"), [("unused_importance", 7), ("expired_days", 31), ("unused", 2), ("unknown", 1)]
)
def test_a_value_out_of_bounds_is_refused_by_name(project: Project, name: str, value: int) -> None:
    with pytest.raises(InvalidInput) as refusal:
        maintenance_rules.change(project.pk, {name: value}, actor=ACTOR)
    assert list(refusal.value.fields) == [name]


def test_the_page_of_a_person_prints_the_rules_that_hold(project: Project) -> None:
    switch(project, unused=1, passed=0, expired_days=2)
    with project_scope(project.pk):
        told = maintenance_rules.told(project)
    assert told[0] == "What was meant for a time only is put away 2 days after that time."
    assert len(told) == 4 and "3 of 10" in told[1]


def test_a_merge_by_a_person_keeps_what_each_knew(alice: Subject) -> None:
    make_clean(alice, "User likes tea", importance=3)
    make_clean(alice, "User likes tea", importance=8)
    tidy(alice.project)
    [pair] = proposed(alice.project)
    done = proposals.accept(pair.pk, project_id=alice.project_id, actor="user:rita")
    assert done.into_id is not None and version(alice.project, done.into_id).importance == 8
