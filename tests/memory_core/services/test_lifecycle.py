from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import transaction

from memory_core.engine.types import Kind
from memory_core.errors import IllegalTransition, NotFound
from memory_core.models import LedgerEntry, MemoryVersion, Posting, RecallEntry, Retired, Status, Subject, VectorEntry
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
STATES = (*Status.values, *Retired.values)
LEGAL = {
    ("pending", "approve"): "approved",
    ("pending", "reject"): "rejected",
    ("pending", "withdraw"): "withdrawn",
    ("approved", "retire"): "archived",
    ("approved", "unapprove"): "pending",
    ("rejected", "reopen"): "pending",
    ("withdrawn", "reopen"): "pending",
    **dict.fromkeys(((state, "reinstate") for state in Retired.values if state != "rescanned"), "approved"),
}
MOVES = ("approve", "reject", "withdraw", "retire", "reopen", "unapprove", "reinstate")


def in_state(alice: Subject, state: str) -> MemoryVersion:
    if state in Status.values:
        return make_memory(alice, status=Status(state))
    version = make_memory(alice)
    with act(version.project_id) as log:
        lifecycle.retire(lifecycle.lock(version.pk), as_=Retired(state), actor=ACTOR, log=log)
    return stored(alice.project, version.pk)


def state_of(version: MemoryVersion) -> str:
    return version.retired_as or version.status


def moved(version: MemoryVersion, move: str) -> MemoryVersion:
    """Make one move with the stored row, as the services do; returns the row afterwards."""
    extra: dict[str, dict[str, Any]] = {
        "approve": {"embedded": indexing.embed([version.text])[0]},
        "reject": {"reason": "wrong"},
        "withdraw": {"reason": "overtaken"},
        "retire": {"as_": Retired.ARCHIVED},
    }
    with act(version.project_id) as log:
        getattr(lifecycle, move)(lifecycle.lock(version.pk), actor=ACTOR, log=log, **extra.get(move, {}))
    with project_scope(version.project_id):
        return MemoryVersion.objects.select_related("memory", "project").get(pk=version.pk)


def live(version: MemoryVersion) -> set[bool]:
    """Whether the index holds the version as one to be found; empty when it does not know it at all."""
    with project_scope(version.project_id):
        return {row.live for model in INDEX for row in model._default_manager.filter(version_id=version.pk)}


@pytest.mark.parametrize(("state", "move"), sorted(LEGAL))
def test_a_legal_move_is_made_and_signed(alice: Subject, state: str, move: str) -> None:
    after = moved(in_state(alice, state), move)
    waits = after.status == "pending"
    assert state_of(after) == LEGAL[state, move]
    assert (after.decided_at is None) == waits and after.decided_by == ("" if waits else ACTOR)


@pytest.mark.parametrize(("state", "move"), sorted({(s, m) for s in STATES for m in MOVES} - set(LEGAL)))
def test_an_illegal_move_is_refused_and_changes_nothing(alice: Subject, state: str, move: str) -> None:
    version = in_state(alice, state)
    before = stored(alice.project, version.pk)
    with pytest.raises(IllegalTransition):
        moved(version, move)
    after = stored(alice.project, version.pk)
    assert (after.status, after.retired_at, after.decided_at) == (before.status, before.retired_at, before.decided_at)


@pytest.mark.parametrize(("state", "move"), sorted(LEGAL))
def test_a_move_is_in_the_ledger(alice: Subject, state: str, move: str) -> None:
    version = moved(in_state(alice, state), move)
    with project_scope(alice.project_id):
        entry = LedgerEntry.objects.filter(version_id=version.pk).latest("sequence")
    assert entry.action == lifecycle.Move[move.upper()] and entry.actor == ACTOR


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


@pytest.mark.parametrize(("state", "move", "rows"), [
    ("approved", "unapprove", set()), ("rejected", "reopen", set()), ("superseded", "reinstate", {True})
])  # fmt: skip
def test_the_index_follows_the_ways_back(alice: Subject, state: str, move: str, rows: set[bool]) -> None:
    assert live(moved(in_state(alice, state), move)) == rows


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


def test_what_ended_it_is_noted_and_forgotten_when_it_comes_back(alice: Subject) -> None:
    old = make_memory(alice, "User lives in Oslo", said_at=SPRING)
    new = make_memory(alice, "User lives in Bergen", supersedes=old, said_at=AUTUMN)
    assert stored(alice.project, old.pk).ended_by_id == new.pk
    moved(new, "unapprove")
    back = stored(alice.project, old.pk)
    assert back.is_in_force and (back.ended_by_id, back.valid_to, back.ended_validity) == (None, None, False)


def test_no_version_waits_again_beside_another_one(alice: Subject) -> None:
    old = make_memory(alice, status=Status.REJECTED)
    second_version(old, auto_approve=False)
    with pytest.raises(IllegalTransition, match="waits by now"):
        moved(old, "reopen")


def test_none_comes_back_in_force_beside_what_took_its_place(alice: Subject) -> None:
    old = in_state(alice, "revoked")
    second_version(old)
    with pytest.raises(IllegalTransition, match="in its place"):
        moved(old, "reinstate")


def test_what_waits_to_supersede_leaves_the_old_one_in_force(alice: Subject) -> None:
    old = make_memory(alice, "User lives in Oslo")
    make_memory(alice, "User lives in Bergen", supersedes=old, status=Status.PENDING)
    assert stored(alice.project, old.pk).is_in_force and live(old) == {True}


def second_version(old: MemoryVersion, *, auto_approve: bool = True) -> MemoryVersion:
    """Other words for the same memory, in force or waiting."""
    [proposal] = remember.propose(old.project, [Draft("User lives in Bergen", NOON, Kind.FACT)])
    with act(old.project_id) as log:
        return remember.new_version(old.memory, proposal, auto_approve=auto_approve, actor=ACTOR, log=log, number=2)
