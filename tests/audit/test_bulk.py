from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core import signing
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from audit import bulk, review
from audit.bulk import Frozen
from audit.models import BulkRun, Decision
from audit.queue import HIGH_RISK, Narrowing
from memory_core.errors import Conflict, IllegalTransition, InvalidInput, NotFound
from memory_core.models import LedgerEntry, MemoryVersion, Project, Status, Subject
from memory_core.services import lanes
from memory_core.tenancy import project_scope
from tests.audit.crowd import ids, many_wait
from tests.factories import make_memory, make_project
from tests.memory_core.test_races import at_once, index_is_true, meet, refusals
from tests.memory_core.worlds import REVIEWER, in_force, shown, version, versions, waiting

pytestmark = pytest.mark.django_db

ANA = "user:ana"
EVERYTHING = Narrowing()


def start(project: Project, frozen: Frozen, verdict: str = "approve", **changed: Any) -> BulkRun:
    asked = {"actor": ANA, "verdict": verdict, "count": frozen.count, **changed}
    return bulk.start(frozen.token, project_id=project.pk, **asked)


def reject(project: Project, frozen: Frozen) -> BulkRun:
    return start(project, frozen, "reject", reason="trivial")


def set_all(project: Project, pks: Sequence[UUID], **fields: Any) -> None:
    with project_scope(project.pk):
        MemoryVersion.objects.filter(pk__in=pks).update(**fields)


def decided(project: Project) -> int:
    with project_scope(project.pk):
        return Decision.objects.standing().count()


@pytest.fixture
def five(alice: Subject) -> list[UUID]:
    return ids(many_wait(alice, 5))


def test_a_list_is_approved_together(project: Project, five: list[UUID]) -> None:
    run = start(project, bulk.freeze(project.pk, EVERYTHING))
    assert (run.done, run.refused) == (5, 0) and run.finished_at
    assert sorted(ids(in_force(project))) == sorted(five) and index_is_true(project)


def test_a_selection_is_rejected_together_with_one_reason(project: Project, five: list[UUID]) -> None:
    run = reject(project, bulk.freeze(project.pk, five[:2]))
    with project_scope(project.pk):
        taken = {(d.batch_id, d.actor, d.reason) for d in Decision.objects.all()}
    assert taken == {(run.pk, ANA, "trivial")} and len(waiting(project)) == 3


def test_what_needs_care_is_left_out_and_counted(project: Project, five: list[UUID]) -> None:
    set_all(project, five[:1], four_eyes=True)
    set_all(project, five[1:3], risk=HIGH_RISK)
    frozen = bulk.freeze(project.pk, five)
    start(project, frozen)
    assert (frozen.count, frozen.left_out) == (2, 3) and sorted(ids(waiting(project))) == sorted(five[:3])


def test_a_narrowed_list_takes_only_what_fits(project: Project, five: list[UUID]) -> None:
    set_all(project, five[:2], risk=10)
    assert bulk.freeze(project.pk, Narrowing(risk="low")).count == 2


def test_what_arrives_after_the_freeze_is_not_in_it(project: Project, alice: Subject, five: list[UUID]) -> None:
    frozen = bulk.freeze(project.pk, EVERYTHING)
    [late] = many_wait(alice, 1)
    assert start(project, frozen).done == 5 and ids(waiting(project)) == [late.pk]


CHANGES: dict[str, dict[str, Any]] = {
    "decided by another": {"status": "rejected", "decided_at": timezone.now()},
    "found risky": {"risk": 90},
    "four eyes needed": {"four_eyes": True},
    "screened again": {"rules_version": "2"},
    "other words": {"content_mac": b"x" * 16},
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_list_that_changed_is_refused_with_its_new_count(project: Project, five: list[UUID], change: str) -> None:
    frozen = bulk.freeze(project.pk, EVERYTHING)
    set_all(project, five[:1], **CHANGES[change])
    left = 5 if change in ("screened again", "other words") else 4
    with pytest.raises(Conflict, match=f"The list has changed: {left} now"):
        start(project, frozen)
    assert decided(project) == 0


def test_a_count_other_than_the_one_shown_is_refused(project: Project, five: list[UUID]) -> None:
    with pytest.raises(Conflict, match="The list has changed: 5 now"):
        start(project, bulk.freeze(project.pk, EVERYTHING), count=4)


def test_nothing_to_decide_is_refused(project: Project) -> None:
    with pytest.raises(Conflict, match="nothing in this list"):
        start(project, bulk.freeze(project.pk, EVERYTHING))


def test_a_token_made_up_or_of_another_project_is_refused(project: Project, five: list[UUID]) -> None:
    frozen = bulk.freeze(project.pk, EVERYTHING)
    forged = Frozen(signing.dumps({"project": project.pk.hex}, salt="other"), 5, 0)
    with pytest.raises(Conflict, match="no longer at hand"):
        start(project, forged)
    with pytest.raises(Conflict, match="no longer at hand"):
        start(make_project("Other"), frozen)


def test_a_list_frozen_too_long_ago_is_refused(
    project: Project, five: list[UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen = bulk.freeze(project.pk, EVERYTHING)
    monkeypatch.setattr(bulk, "TOKEN_SECONDS", -1)
    with pytest.raises(Conflict, match="no longer at hand"):
        start(project, frozen)


@pytest.mark.parametrize(
    ("verdict", "reason"), [("edit", ""), ("revoke", "wrong"), ("reject", ""), ("reject", "x"), ("approve", "wrong")]
)
def test_what_cannot_be_decided_together_is_refused(
    project: Project, five: list[UUID], verdict: str, reason: str
) -> None:
    with pytest.raises(InvalidInput):
        start(project, bulk.freeze(project.pk, EVERYTHING), verdict, reason=reason)


def test_pressing_twice_is_one_run(project: Project, five: list[UUID]) -> None:
    frozen = bulk.freeze(project.pk, EVERYTHING)
    assert start(project, frozen).pk == start(project, frozen).pk and decided(project) == 5


def test_the_ledger_tells_start_and_end_with_counts(project: Project, five: list[UUID]) -> None:
    start(project, bulk.freeze(project.pk, EVERYTHING))
    with project_scope(project.pk):
        entries = {e.action: e.facts for e in LedgerEntry.objects.filter(action__startswith="bulk.")}
    assert entries["bulk.started"]["versions"] == 5 and entries["bulk.finished"]["decided"] == 5


def test_one_that_changes_while_the_run_is_on_is_refused_alone(
    project: Project, alice: Subject, five: list[UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "INLINE", 0)
    run = start(project, bulk.freeze(project.pk, EVERYTHING))
    set_all(project, five[:1], kind="plan")
    run = bulk.run(run.pk, project.pk)
    with project_scope(project.pk):
        assert (run.done, run.refused, bulk.refused(run)) == (4, 1, five[:1])


def test_a_long_list_waits_for_a_worker_and_beat_finds_it(
    project: Project, alice: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    many_wait(alice, bulk.INLINE + 1)
    run = start(project, bulk.freeze(project.pk, EVERYTHING))
    assert run.finished_at is None and decided(project) == 0
    assert bulk.run(run.pk, project.pk).done == bulk.INLINE + 1


def test_a_run_whose_worker_died_goes_on_and_counts_what_was_decided(
    project: Project, five: list[UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "INLINE", 0)
    run = start(project, bulk.freeze(project.pk, EVERYTHING))
    for pk, mac in list(zip(run.versions, run.shown_macs, strict=True))[:2]:  # decided, and died before counting
        review.approve(pk, project_id=project.pk, actor=ANA, shown_mac=bytes(mac).hex(), batch=run)
    run = bulk.run(run.pk, project.pk)
    assert (run.done, run.refused) == (5, 0) and decided(project) == 5


def test_another_projects_run_is_not_found(project: Project, five: list[UUID]) -> None:
    run = start(project, bulk.freeze(project.pk, EVERYTHING))
    with pytest.raises(NotFound):
        bulk.run(run.pk, make_project("Other").pk)


def test_undoing_a_run_lets_all_of_it_wait_again(project: Project, five: list[UUID]) -> None:
    run = start(project, bulk.freeze(project.pk, EVERYTHING))
    undone = bulk.undo(run.pk, project_id=project.pk, actor=ANA)
    assert undone == bulk.Undone(5, 0) and sorted(ids(waiting(project))) == sorted(five) and index_is_true(project)


def test_a_run_still_at_work_cannot_be_undone(
    project: Project, five: list[UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "INLINE", 0)
    run = start(project, bulk.freeze(project.pk, EVERYTHING))
    with pytest.raises(Conflict):
        bulk.undo(run.pk, project_id=project.pk, actor=ANA)


def test_what_cannot_be_undone_stays_and_is_counted(project: Project, alice: Subject, five: list[UUID]) -> None:
    run = start(project, bulk.freeze(project.pk, EVERYTHING))
    old = version(project, five[0])
    make_memory(alice, "User likes coffee", supersedes=old)
    assert bulk.undo(run.pk, project_id=project.pk, actor=ANA) == bulk.Undone(4, 1)


def test_what_is_frozen_costs_the_same_queries_at_any_length(project: Project, alice: Subject) -> None:
    def cost(number: int) -> int:
        chosen = ids(many_wait(alice, number))
        frozen = bulk.freeze(project.pk, chosen)
        meant = bulk._opened(frozen.token, project.pk)
        with project_scope(project.pk), CaptureQueriesContext(connection) as asked:
            bulk._as_frozen(meant, number)
        return len(asked)

    assert cost(3) == cost(30) <= 6


def test_macs_of_many_are_those_of_each(project: Project, alice: Subject) -> None:
    old = make_memory(alice, "User lives in Oslo")
    new = make_memory(alice, "User lives in Bergen", supersedes=old, status=Status.PENDING)
    other = make_memory(alice, "Call 070 555 1234", status=Status.PENDING, findings=[("phone", 5, 17)])
    with project_scope(project.pk):
        macs = [mac.hex() for mac in bulk._macs([new.pk, other.pk])]
    assert macs == [shown(new)[:32], shown(other)[:32]]


@pytest.mark.django_db(transaction=True)
def test_a_run_and_a_single_decision_on_one_of_it_have_one_outcome(
    project: Project, alice: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = make_memory(alice, status=Status.PENDING)
    mac, frozen = shown(held), bulk.freeze(project.pk, [held.pk])
    meet(monkeypatch, lanes, "hold")
    run, single = at_once(
        lambda: start(project, frozen),
        lambda: review.reject(held.pk, project_id=project.pk, actor=REVIEWER, shown_mac=mac, reason="wrong"),
    )
    won = run.done == 1
    assert (run.done, run.refused) == ((1, 0) if won else (0, 1)) and decided(project) == 1
    assert refusals([single]) == ([IllegalTransition] if won else []) and index_is_true(project)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_one_run_decide_each_once_and_one_of_them_stops(
    project: Project, alice: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    many_wait(alice, 8)
    monkeypatch.setattr(bulk, "INLINE", 0)
    run = start(project, bulk.freeze(project.pk, EVERYTHING))
    at_once(*[lambda: bulk.run(run.pk, project.pk)] * 2)
    run = bulk.run(run.pk, project.pk)
    assert (run.done, run.refused) == (8, 0) and decided(project) == 8
    assert {v.status for v in versions(project)} == {"approved"}


@pytest.mark.django_db(transaction=True)
def test_beat_takes_up_what_nobody_finished(
    project: Project, five: list[UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "INLINE", 0)
    run = start(project, bulk.freeze(project.pk, EVERYTHING))
    assert bulk.run_waiting() == 0
    with project_scope(project.pk):
        BulkRun.objects.update(created_at=timezone.now() - timedelta(hours=1))
    assert bulk.run_waiting() == 1 and bulk.get(run.pk, project.pk).finished_at and bulk.run_waiting() == 0
