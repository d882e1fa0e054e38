"""What maintenance did can be taken back for a month, and then everything is as it was."""

from typing import Any

import pytest
from django.utils import timezone

from audit import maintenance, maintenance_undo, proposals, retention
from audit.models import MaintenanceAct, MaintenanceRun
from memory_core.errors import Conflict, NotFound
from memory_core.models import (
    Evidence,
    LedgerEntry,
    MemoryVersion,
    Posting,
    Project,
    RecallEntry,
    Status,
    Subject,
    VectorEntry,
)
from memory_core.services import consent, erasure
from memory_core.tenancy import project_scope
from tests.audit.tidying import acts, became, days_ago, make_clean, make_expired, make_unused, switch, tidy
from tests.audit.tidying import proposals as proposed
from tests.factories import ACTOR, make_memory, make_subject

pytestmark = pytest.mark.django_db

OLGA = "user:olga"
TABLES = (MemoryVersion, Evidence, RecallEntry, Posting, VectorEntry)


def everything(project: Project) -> dict[str, list[Any]]:
    """Every row of the memories, but for what undone merges had brought."""
    with project_scope(project.pk):
        brought = set(MemoryVersion.objects.filter(status=Status.WITHDRAWN).values_list("pk", flat=True))
        found = {model.__name__: list(model._default_manager.order_by("pk").values()) for model in TABLES}
    return {
        name: [row for row in rows if not {row.get("version_id"), row.get("id")} & brought]
        for name, rows in found.items()
    }


def messy(project: Project) -> None:
    switch(project, unused=1, merge_alone=1)
    for name in ("ana", "ben"):
        person = make_subject(project, name)
        make_expired(person)
        make_unused(person)
        for _ in range(3):
            make_clean(person, "User likes tea")


def undo(run: MaintenanceRun) -> MaintenanceRun:
    return maintenance_undo.undo_run(run.pk, project_id=run.project_id, actor=OLGA)


def test_a_round_taken_back_leaves_everything_as_it_was(project: Project) -> None:
    messy(project)
    before = everything(project)
    run = tidy(project)
    assert (run.expired, run.unused, run.merged) == (2, 2, 4) and everything(project) != before
    after = undo(run)
    assert (after.undone, after.refused, after.undone_at is not None) == (8, 0, True)
    assert everything(project) == before


def test_a_long_undo_goes_on_where_it_stopped(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(maintenance_undo, "ACTS_AT_ONCE", 3)
    messy(project)
    before, run = everything(project), tidy(project)
    monkeypatch.setattr(maintenance, "INLINE_SECONDS", 0.0)
    assert undo(run).undone_at is None
    monkeypatch.undo()
    assert maintenance_undo.tend(project.pk) == 1
    assert everything(project) == before and maintenance_undo.tend(project.pk) == 0


def test_the_next_round_leaves_alone_what_was_taken_back(project: Project) -> None:
    messy(project)
    undo(tidy(project))
    again = tidy(project)
    assert (again.expired, again.unused, again.merged, again.proposed) == (0, 0, 0, 0)


def test_one_act_can_be_taken_back_by_itself(alice: Subject) -> None:
    first, second = make_expired(alice), make_expired(alice, "User has a cough")
    tidy(alice.project)
    maintenance_undo.undo(acts(alice.project)[0].pk, project_id=alice.project_id, actor=OLGA)
    assert sorted([became(first), became(second)]) == ["", "expired"]
    with pytest.raises(Conflict):
        maintenance_undo.undo(acts(alice.project)[0].pk, project_id=alice.project_id, actor=OLGA)


def test_a_merge_by_hand_can_be_taken_back(alice: Subject) -> None:
    first, second = make_clean(alice, "User likes tea"), make_clean(alice, "User likes tea")
    tidy(alice.project)
    before = everything(alice.project)
    done = proposals.accept(proposed(alice.project)[0].pk, project_id=alice.project_id, actor=OLGA)
    maintenance_undo.undo(done.pk, project_id=alice.project_id, actor=OLGA)
    assert everything(alice.project) == before and became(first) == became(second) == ""


def test_after_a_month_nothing_is_taken_back(alice: Subject) -> None:
    make_expired(alice)
    run = tidy(alice.project)
    with project_scope(alice.project_id):
        MaintenanceRun.objects.update(started_at=days_ago(31), finished_at=days_ago(31))
        MaintenanceAct.objects.update(at=days_ago(31))
    for attempt in (
        lambda: undo(run),
        lambda: maintenance_undo.undo(acts(alice.project)[0].pk, project_id=alice.project_id, actor=OLGA),
    ):
        with pytest.raises(Conflict, match="30 days"):
            attempt()


def test_what_something_newer_has_replaced_stays_away(alice: Subject) -> None:
    cold = make_expired(alice)
    run = tidy(alice.project)
    make_memory(alice, "User is well again", supersedes=cold)
    after = undo(run)
    assert (after.undone, after.refused) == (0, 1) and became(cold) == "expired"
    assert acts(alice.project)[0].hindrance == "taken"


def test_nothing_comes_back_of_somebody_who_had_it_restricted(alice: Subject) -> None:
    cold = make_expired(alice)
    run = tidy(alice.project)
    consent.restrict(alice.pk, project_id=alice.project_id, actor=alice.actor)
    assert undo(run).refused == 1 and became(cold) == "expired"


def test_what_was_erased_meanwhile_is_gone(alice: Subject) -> None:
    cold = make_expired(alice)
    run = tidy(alice.project)
    erasure.erase_memory(alice.project_id, cold.memory_id, actor=ACTOR)
    assert (undo(run).undone, acts(alice.project)) == (0, [])


def test_a_look_cannot_be_taken_back(alice: Subject) -> None:
    make_expired(alice)
    look = tidy(alice.project, dry_run=True)
    with pytest.raises(Conflict):
        undo(look)
    with pytest.raises(NotFound):
        maintenance_undo.undo(acts(alice.project)[0].pk, project_id=alice.project_id, actor=OLGA)


def test_the_ledger_says_who_took_what_back(alice: Subject) -> None:
    make_expired(alice)
    undo(tidy(alice.project))
    with project_scope(alice.project_id):
        entries = list(LedgerEntry.objects.order_by("-sequence")[:3])
    done = [("maintenance.undone", OLGA), ("memory.reinstated", OLGA), ("maintenance.undo_asked", OLGA)]
    assert [(one.action, one.actor) for one in entries] == done


def test_what_was_put_away_is_not_deleted_before_it_cannot_come_back(alice: Subject) -> None:
    switch(alice.project, unused=1)
    car = make_unused(alice)
    run = tidy(alice.project)
    retention.change(alice.project_id, {"past": 1}, actor=ACTOR)
    with project_scope(alice.project_id):
        MemoryVersion.objects.filter(pk=car.pk).update(retired_at=days_ago(20))
    assert "past" not in retention.run(alice.project_id)
    assert undo(run).undone == 1
    with project_scope(alice.project_id):
        MemoryVersion.objects.filter(pk=car.pk).update(
            retired_at=days_ago(31), retired_as="archived", ended_by=None, decided_at=timezone.now()
        )
    assert retention.run(alice.project_id)["past"] == 1
