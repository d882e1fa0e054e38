from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from audit import queue, review
from memory_core import retrieval
from memory_core.callers import Caller
from memory_core.engine.types import Kind
from memory_core.errors import IllegalTransition, InvalidInput, NotFound
from memory_core.models import (
    LedgerEntry,
    Memory,
    MemoryVersion,
    Posting,
    Project,
    Removal,
    RotationDue,
    Status,
    Subject,
    Suppression,
    VectorEntry,
)
from memory_core.retrieval import Asked
from memory_core.services import removal
from memory_core.services.removal import Selection
from memory_core.tenancy import project_scope
from tests.factories import ACTOR, make_memory, make_subject
from tests.memory_core.worlds import in_force, shown, tell, texts, version, waiting

pytestmark = pytest.mark.django_db

TEA = "User likes tea"
NOBODYS = UUID(int=1)  # the same in every worker that collects these tests


def ask(subject: Subject, *, never_again: bool = False, **selected: Any) -> Removal:
    return removal.ask(subject, Selection(**selected), actor=subject.actor, never_again=never_again)


def undo(asked: Removal, actor: str = "") -> Removal:
    return removal.undo(asked.pk, project_id=asked.project_id, actor=actor or asked.subject.actor)


def found(caller: Caller, question: str = "tea") -> list[str]:
    return [one.version.text for one in retrieval.search(caller, Asked(question, {"user_id": "alice"})).found]


def live(project: Project) -> int:
    with project_scope(project.pk):
        return sum(model.objects.filter(live=True).count() for model in (Posting, VectorEntry))


def over(asked: Removal) -> None:
    """The grace has passed."""
    with project_scope(asked.project_id):
        Removal.objects.filter(pk=asked.pk).update(run_at=timezone.now() - timedelta(seconds=1))


def left(project: Project) -> list[str]:
    with project_scope(project.pk):
        return texts(list(MemoryVersion.objects.order_by("pk")))


def at(day: int) -> datetime:
    return datetime(2026, 3, day, 12, tzinfo=timezone.get_current_timezone())


def test_what_is_to_go_is_out_of_every_reading_at_once(caller: Caller, alice: Subject) -> None:
    held = make_memory(alice, TEA)
    ask(alice, memory_id=held.memory_id)
    assert not found(caller) and not in_force_now(alice.project)
    with pytest.raises(NotFound):
        retrieval.get(caller, held.memory_id)
    with pytest.raises(NotFound):
        retrieval.history(caller, held.memory_id)


def in_force_now(project: Project) -> list[MemoryVersion]:
    with project_scope(project.pk):
        return list(MemoryVersion.objects.in_force())


def test_what_waits_and_is_to_go_leaves_the_queue_and_cannot_be_decided_on(alice: Subject) -> None:
    held = make_memory(alice, TEA, status=Status.PENDING)
    mac = shown(held)
    ask(alice, memory_id=held.memory_id)
    with project_scope(alice.project_id):
        assert queue.waiting_count() == 0
    with pytest.raises(NotFound):
        review.approve(held.pk, project_id=alice.project_id, actor="user:rita", shown_mac=mac)


def test_taken_back_everything_is_as_it_was(caller: Caller, alice: Subject) -> None:
    held, waits = make_memory(alice, TEA), make_memory(alice, "User likes juice", status=Status.PENDING)
    before = live(alice.project)
    asked = ask(alice, everything=True)
    assert live(alice.project) == 0
    undo(asked)
    assert (live(alice.project), found(caller), texts(waiting(alice.project))) == (before, [TEA], [waits.text])
    assert version(alice.project, held.pk).is_in_force and not suppressions(alice)


def suppressions(subject: Subject) -> int:
    with project_scope(subject.project_id):
        return Suppression.objects.filter(owner_id=subject.pk).count()


def test_what_was_replaced_meanwhile_does_not_come_back_into_force(alice: Subject) -> None:
    old = make_memory(alice, "User lives in Oslo")
    new = make_memory(alice, "User lives in Bergen", status=Status.PENDING, supersedes=old)
    asked = ask(alice, memory_id=old.memory_id)
    review.approve(new.pk, project_id=alice.project_id, actor="user:rita", shown_mac=shown(new))
    undo(asked)
    assert texts(in_force(alice.project)) == ["User lives in Bergen"]
    assert version(alice.project, old.pk).retired_as == "superseded"


def test_it_cannot_be_taken_back_twice(alice: Subject) -> None:
    asked = ask(alice, memory_id=make_memory(alice).memory_id)
    undo(asked)
    with pytest.raises(IllegalTransition, match="already"):
        undo(asked)


@pytest.mark.django_db(transaction=True)
def test_nor_after_it_was_carried_out(alice: Subject) -> None:
    asked = ask(alice, memory_id=make_memory(alice).memory_id)
    over(asked)
    removal.run_due()
    with pytest.raises(IllegalTransition, match="for good"):
        undo(asked)


def test_nobody_takes_back_or_asks_for_what_is_another_persons(alice: Subject, bob: Subject) -> None:
    held = make_memory(alice)
    with pytest.raises(NotFound):
        ask(bob, memory_id=held.memory_id)
    asked = ask(alice, memory_id=held.memory_id)
    with pytest.raises(NotFound):
        undo(asked, actor=bob.actor)


def test_another_project_does_not_know_of_it(alice: Subject, other: Project) -> None:
    asked = ask(alice, memory_id=make_memory(alice).memory_id)
    with pytest.raises(NotFound):
        removal.undo(asked.pk, project_id=other.pk, actor=ACTOR)


@pytest.mark.django_db(transaction=True)
def test_before_its_time_nothing_is_deleted(alice: Subject) -> None:
    ask(alice, memory_id=make_memory(alice).memory_id)
    assert removal.run_due() == 0 and left(alice.project) == [TEA]


@pytest.mark.django_db(transaction=True)
def test_when_its_time_has_come_it_is_gone_for_good_and_the_key_changes(alice: Subject) -> None:
    make_memory(alice, "User likes juice")
    asked = ask(alice, memory_id=make_memory(alice, TEA).memory_id)
    over(asked)
    assert (removal.run_due(), removal.run_due()) == (1, 0)
    assert left(alice.project) == ["User likes juice"]
    with project_scope(alice.project_id):
        assert RotationDue.objects.filter(owner_id=alice.pk).exists() and suppressions(alice)
        assert Removal.objects.get(pk=asked.pk).done_at is not None


@pytest.mark.django_db(transaction=True)
def test_what_has_to_be_kept_stays_hidden_and_waits(caller: Caller, alice: Subject) -> None:
    asked = ask(alice, memory_id=make_memory(alice, TEA).memory_id)
    over(asked)
    assert removal.run_due(is_kept=lambda person: person == alice.pk) == 0
    assert left(alice.project) == [TEA] and not found(caller)


@pytest.mark.django_db(transaction=True)
def test_erased_meanwhile_it_is_no_error(alice: Subject) -> None:
    asked = ask(alice, memory_id=make_memory(alice).memory_id)
    over(asked)
    with project_scope(alice.project_id):
        Memory.objects.filter(subject=alice).delete()
    assert removal.run_due() == 1


def test_what_it_replaced_goes_along_and_what_it_would_replace_stays(alice: Subject) -> None:
    oldest = make_memory(alice, "User lives in Rome")
    old = make_memory(alice, "User lives in Oslo", supersedes=oldest)
    make_memory(alice, "User lives in Bergen", status=Status.PENDING, supersedes=old)
    shown_first = removal.preview(alice, Selection(memory_id=old.memory_id))
    assert (shown_first.number, shown_first.past, texts(list(shown_first.versions))) == (1, 1, ["User lives in Oslo"])
    ask(alice, memory_id=waiting(alice.project)[0].memory_id)
    assert texts(in_force_now(alice.project)) == ["User lives in Oslo"]


@pytest.mark.parametrize(
    ("selected", "expected"),
    [
        ({"topic": "Food and drink"}, ["tea"]),
        ({"topic": "preference"}, ["jazz"]),
        ({"since": date(2026, 3, 2), "until": date(2026, 3, 2)}, ["jazz"]),
        ({"since": date(2026, 3, 2)}, ["jazz", "run"]),
        ({"until": date(2026, 3, 1)}, ["tea"]),
        ({"agent": "planner"}, ["run"]),
        ({"everything": True}, ["jazz", "run", "tea"]),
    ],
    ids=str,
)
def test_what_goes_is_what_was_selected(alice: Subject, selected: dict[str, Any], expected: list[str]) -> None:
    make_memory(alice, "tea", categories=("food_and_drink",), said_at=at(1))
    make_memory(alice, "jazz", kind=Kind.PREFERENCE, said_at=at(2))
    make_memory(alice, "run", agent_id="planner", said_at=at(3))
    make_memory(make_subject(alice.project, "bob"), "bob's tea", categories=("food_and_drink",), said_at=at(2))
    assert sorted(texts(list(removal.preview(alice, Selection(**selected)).versions))) == expected
    assert ask(alice, **selected).number == len(expected)
    assert len(in_force_now(alice.project)) == 4 - len(expected)


def test_by_key_goes_what_came_through_it_without_a_name(caller: Caller, alice: Subject) -> None:
    tell(caller, "alice", "I live in Oslo.")
    tell(caller, "alice", "I like jazz.", agent_id="planner")
    assert [v.text for v in removal.preview(alice, Selection(key_id=caller.key_id)).versions] == ["User lives in Oslo"]


@pytest.mark.parametrize(
    "selected",
    [{}, {"topic": "a", "agent": "b"}, {"since": date(2026, 3, 2), "until": date(2026, 3, 1)}],
    ids=str,
)
def test_a_selection_of_nothing_or_of_two_things_is_refused(alice: Subject, selected: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput):
        ask(alice, **selected)


@pytest.mark.parametrize("selected", [{"topic": "none"}, {"memory_id": NOBODYS}, {"agent": "nobody"}], ids=str)
def test_where_there_is_nothing_it_says_so(alice: Subject, selected: dict[str, UUID | str]) -> None:
    with pytest.raises(NotFound):
        removal.preview(alice, Selection(**selected))  # type: ignore[arg-type]


def test_the_ledger_tells_of_it_by_counts(alice: Subject) -> None:
    asked = ask(alice, memory_id=make_memory(alice).memory_id, never_again=True)
    undo(asked)
    with project_scope(alice.project_id):
        entries = list(LedgerEntry.objects.filter(action__startswith="removal.").order_by("sequence"))
    assert [entry.action for entry in entries] == ["removal.asked", "removal.undone"]
    assert entries[0].facts == {"removal": str(asked.pk), "what": "memory", "memories": 1, "never_again": True}


def test_the_number_of_queries_does_not_depend_on_how_much_goes(
    alice: Subject, bob: Subject, django_assert_num_queries: Any
) -> None:
    for number in range(8):
        make_memory(alice, f"fact {number}")
    make_memory(bob, "one fact")
    with CaptureQueriesContext(connection) as few:
        ask(bob, everything=True)
    with django_assert_num_queries(len(few)):
        ask(alice, everything=True)
