from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import transaction

from memory_core.engine.types import Kind
from memory_core.errors import IllegalTransition, NotFound
from memory_core.models import MemoryVersion, Posting, RecallEntry, Retired, Status, Subject, VectorEntry
from memory_core.models.sealed import new_id
from memory_core.services import indexing, lifecycle, remember
from memory_core.services.ledger import act
from memory_core.services.remember import Draft
from memory_core.tenancy import project_scope
from tests.factories import ACTOR, make_memory
from tests.memory_core.worlds import NOON
from tests.memory_core.worlds import version as stored

pytestmark = pytest.mark.django_db

SPRING, AUTUMN = datetime(2026, 4, 1, tzinfo=UTC), datetime(2026, 10, 1, tzinfo=UTC)
INDEX = (RecallEntry, Posting, VectorEntry)
STATES = ("pending", "approved", "rejected", "withdrawn", "retired")
LEGAL = {("pending", "approve"), ("pending", "reject"), ("pending", "withdraw"), ("approved", "retire")}
MOVES = ("approve", "reject", "withdraw", "retire")


def in_state(alice: Subject, state: str) -> MemoryVersion:
    version = make_memory(alice, status=Status.APPROVED if state == "retired" else Status(state))
    return moved(version, "retire") if state == "retired" else version


def moved(version: MemoryVersion, move: str) -> MemoryVersion:
    """Make one move with the stored row, as the services do; returns the row afterwards."""
    extra: dict[str, dict[str, Any]] = {
        "approve": {"embedded": indexing.embed([version.text])[0]},
        "reject": {"reason": "wrong"},
        "withdraw": {"reason": "overtaken"},
        "retire": {"as_": Retired.ARCHIVED},
    }
    with act(version.project_id) as log:
        getattr(lifecycle, move)(lifecycle.lock(version.pk), actor=ACTOR, log=log, **extra[move])
    with project_scope(version.project_id):
        return MemoryVersion.objects.select_related("memory", "project").get(pk=version.pk)


def live(version: MemoryVersion) -> set[bool]:
    """Whether the index holds the version as one to be found; empty when it does not know it at all."""
    with project_scope(version.project_id):
        return {row.live for model in INDEX for row in model._default_manager.filter(version_id=version.pk)}


@pytest.mark.parametrize(("state", "move"), sorted(LEGAL))
def test_a_legal_move_is_made_and_signed(alice: Subject, state: str, move: str) -> None:
    after = moved(in_state(alice, state), move)
    assert after.status == {"approve": "approved", "reject": "rejected", "withdraw": "withdrawn"}.get(move, "approved")
    assert after.decided_at is not None and after.decided_by == ACTOR


@pytest.mark.parametrize(("state", "move"), sorted({(s, m) for s in STATES for m in MOVES} - LEGAL))
def test_an_illegal_move_is_refused_and_changes_nothing(alice: Subject, state: str, move: str) -> None:
    version = in_state(alice, state)
    before = stored(alice.project, version.pk)
    with pytest.raises(IllegalTransition):
        moved(version, move)
    after = stored(alice.project, version.pk)
    assert (after.status, after.retired_at, after.decided_at) == (before.status, before.retired_at, before.decided_at)


def test_a_version_that_is_gone_cannot_be_locked(alice: Subject) -> None:
    with pytest.raises(NotFound), project_scope(alice.project_id):
        lifecycle.lock(new_id())


def test_what_waits_is_not_in_the_index(alice: Subject) -> None:
    assert live(make_memory(alice, status=Status.PENDING)) == set()


def test_approving_puts_it_into_the_index(alice: Subject) -> None:
    version = make_memory(alice, status=Status.PENDING)
    moved(version, "approve")
    assert live(version) == {True}


@pytest.mark.parametrize("move", ["reject", "withdraw"])
def test_what_never_was_in_force_never_gets_into_the_index(alice: Subject, move: str) -> None:
    assert live(moved(make_memory(alice, status=Status.PENDING), move)) == set()


def test_retiring_takes_it_out_of_present_reading(alice: Subject) -> None:
    assert live(moved(make_memory(alice), "retire")) == {False}


def test_the_index_falls_with_the_transaction(alice: Subject) -> None:
    version = make_memory(alice, status=Status.PENDING)
    with transaction.atomic():
        moved(version, "approve")
        assert live(version) == {True}
        transaction.set_rollback(True)
    assert live(version) == set() and stored(alice.project, version.pk).status == "pending"


def test_a_new_version_puts_the_old_one_of_its_memory_out_of_force(alice: Subject) -> None:
    old = make_memory(alice, "User lives in Oslo")
    new = second_version(old)
    before, after = stored(alice.project, old.pk), stored(alice.project, new.pk)
    assert before.retired_as == Retired.SUPERSEDED and after.is_in_force
    assert live(old) == {False} and live(new) == {True}


def test_an_edit_says_nothing_about_until_when_the_old_words_were_true(alice: Subject) -> None:
    old = make_memory(alice, "User lives in Oslo")
    second_version(old)
    assert stored(alice.project, old.pk).valid_to is None


def test_what_supersedes_a_memory_ends_it_on_the_day_it_begins(alice: Subject) -> None:
    old = make_memory(alice, "User lives in Oslo", said_at=SPRING)
    make_memory(
        alice, "User lives in Bergen", supersedes=old, said_at=AUTUMN, valid_from=datetime(2026, 9, 1, tzinfo=UTC)
    )
    ended = stored(alice.project, old.pk)
    assert (ended.retired_as, ended.valid_to) == (Retired.SUPERSEDED, datetime(2026, 9, 1, tzinfo=UTC))


def test_without_a_known_beginning_it_ends_when_the_new_one_was_said(alice: Subject) -> None:
    old = make_memory(alice, "User lives in Oslo", said_at=SPRING)
    make_memory(alice, "User lives in Bergen", supersedes=old, said_at=AUTUMN)
    assert stored(alice.project, old.pk).valid_to == AUTUMN


def test_a_known_end_is_kept(alice: Subject) -> None:
    old = make_memory(alice, "User lives in Oslo", said_at=SPRING, valid_to=SPRING)
    make_memory(alice, "User lives in Bergen", supersedes=old, said_at=AUTUMN)
    assert stored(alice.project, old.pk).valid_to == SPRING


def test_what_waits_to_supersede_leaves_the_old_one_in_force(alice: Subject) -> None:
    old = make_memory(alice, "User lives in Oslo")
    make_memory(alice, "User lives in Bergen", supersedes=old, status=Status.PENDING)
    assert stored(alice.project, old.pk).is_in_force and live(old) == {True}


def second_version(old: MemoryVersion) -> MemoryVersion:
    """Other words for the same memory, in force."""
    [proposal] = remember.propose(old.project, [Draft("User lives in Bergen", NOON, Kind.FACT)])
    with act(old.project_id) as log:
        return remember.new_version(old.memory, proposal, auto_approve=True, actor=ACTOR, log=log, number=2)
