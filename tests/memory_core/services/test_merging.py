"""Memories that say the same become one; parted again, everything is as it was."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from memory_core import retrieval
from memory_core.callers import Caller
from memory_core.errors import NotFound
from memory_core.models import (
    Evidence,
    LedgerEntry,
    Memory,
    MemoryVersion,
    Posting,
    Project,
    RecallEntry,
    Removal,
    Retired,
    Status,
    Subject,
    VectorEntry,
)
from memory_core.retrieval import Asked
from memory_core.services import erasure, lanes, lifecycle, merging, removal
from memory_core.services.ledger import act
from memory_core.services.removal import Selection
from memory_core.services.subjects import Names
from memory_core.tenancy import project_scope
from tests.factories import ACTOR, make_memory, make_project, make_subject
from tests.memory_core.worlds import NOON, in_force, version

pytestmark = pytest.mark.django_db

TABLES = (Memory, MemoryVersion, Evidence, RecallEntry, Posting, VectorEntry)


def merge(*groups: list[MemoryVersion]) -> list[MemoryVersion]:
    project_id = groups[0][0].project_id
    with act(project_id) as log:
        lanes.hold_all(project_id, {group[0].owner_id for group in groups})
        locked = {one.pk: one for one in lifecycle.lock_all(one.pk for group in groups for one in group)}
        return merging.merge([[locked[one.pk] for one in group] for group in groups], actor=ACTOR, log=log)


def part(*merged: MemoryVersion) -> None:
    with act(merged[0].project_id) as log:
        lifecycle.unmerge(lifecycle.lock_all(one.pk for one in merged), actor=ACTOR, log=log)


def two(alice: Subject, **fields: Any) -> tuple[MemoryVersion, MemoryVersion]:
    first = make_memory(alice, "User likes tea", said="I like tea", said_at=NOON, importance=4, categories=("drinks",))
    later = {"said_at": NOON + timedelta(days=9), "importance": 6, "categories": ("taste",), **fields}
    return first, make_memory(alice, "User likes tea", said="Tea, as I like it", **later)


def everything(project: Project, *, without: list[MemoryVersion] = []) -> dict[str, list[Any]]:  # noqa: B006
    """Every row of every table of the memories, but for those of some versions."""
    left_out = {one.pk for one in without}
    with project_scope(project.pk):
        found = {model.__name__: list(model._default_manager.order_by("pk").values()) for model in TABLES}
    return {
        name: [row for row in rows if row.get("version_id") not in left_out and row.get("id") not in left_out]
        for name, rows in found.items()
    }


def test_one_remains_in_the_survivors_words_and_rests_on_all_that_was_said(alice: Subject) -> None:
    [merged] = merge([*two(alice)])
    assert [one.pk for one in in_force(alice.project)] == [merged.pk] and merged.text == "User likes tea"
    with project_scope(alice.project_id):
        assert {one.quote for one in merged.evidence.all()} == {"I like tea", "Tea, as I like it"}


def test_it_keeps_the_most_that_any_of_them_knew(alice: Subject) -> None:
    [merged] = merge([*two(alice, valid_from=NOON - timedelta(days=3), valid_to=NOON + timedelta(days=99))])
    found = version(alice.project, merged.pk)
    assert (found.importance, found.categories, found.stated) == (6, ["drinks", "taste"], True)
    assert (found.valid_from, found.valid_to) == (NOON - timedelta(days=3), NOON + timedelta(days=99))
    assert found.said_at == NOON + timedelta(days=9)


def test_one_of_them_that_is_for_good_makes_the_whole_so(alice: Subject) -> None:
    [merged] = merge([*two(alice, expires_on=NOON.date())])
    assert version(alice.project, merged.pk).expires_on is None


def test_what_was_merged_has_not_stopped_being_true(alice: Subject) -> None:
    first, second = two(alice)
    [merged] = merge([first, second])
    gone = version(alice.project, second.pk)
    assert (gone.retired_as, gone.ended_by_id, gone.valid_to) == (Retired.MERGED, merged.pk, None)


def test_an_agent_finds_it_once(alice: Subject, caller: Caller) -> None:
    [merged] = merge([*two(alice)])
    found = retrieval.search(caller, Asked("What does the user like?", {"user_id": "alice"})).found
    assert [one.version.pk for one in found] == [merged.pk] and found[0].breakdown["semantic"] > 0


def test_the_history_shows_what_was_merged_as_past(alice: Subject, caller: Caller) -> None:
    first, second = two(alice)
    [merged] = merge([first, second])
    assert [one.pk for one in retrieval.history(caller, first.memory_id)] == [first.pk, merged.pk]
    assert [one.pk for one in retrieval.history(caller, second.memory_id)] == [second.pk]


def test_nothing_of_it_is_read_once_what_stands_for_it_was_taken_back(alice: Subject, caller: Caller) -> None:
    first, second = two(alice)
    [merged] = merge([first, second])
    with act(alice.project_id) as log:
        lifecycle.retire(lifecycle.lock(merged.pk), as_=Retired.REVOKED, actor=ACTOR, log=log)
    for memory in (first, second):
        with pytest.raises(NotFound):
            retrieval.history(caller, memory.memory_id)


def test_marking_it_wrong_brings_none_of_them_back(alice: Subject) -> None:
    [merged] = merge([*two(alice)])
    with act(alice.project_id) as log:
        assert lifecycle.unapprove(lifecycle.lock(merged.pk), actor=ACTOR, log=log) == []
    assert in_force(alice.project) == []


SAID = st.sampled_from(["User likes tea", "User lives in Oslo", "User plays chess"])
FIELDS = st.fixed_dictionaries(
    {
        "importance": st.integers(1, 10),
        "stated": st.booleans(),
        "categories": st.lists(st.sampled_from(["home", "work", "play"]), unique=True).map(tuple),
        "metadata": st.dictionaries(st.sampled_from(["trip", "pet"]), st.integers(1, 9)),
        "said_at": st.integers(0, 90).map(lambda days: NOON + timedelta(days=days)),
        "valid_from": st.none() | st.integers(0, 90).map(lambda days: NOON - timedelta(days=days)),
        "valid_to": st.none() | st.integers(0, 90).map(lambda days: NOON + timedelta(days=days)),
        "expires_on": st.none() | st.integers(0, 90).map(lambda days: (NOON + timedelta(days=days)).date()),
        "run_id": st.sampled_from([None, "one", "two"]),
    }
)


@settings(
    max_examples=10,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(groups=st.lists(st.tuples(SAID, st.lists(FIELDS, min_size=2, max_size=4)), min_size=1, max_size=3))
def test_merged_and_parted_everything_is_as_it_was(groups: list[tuple[str, list[dict[str, Any]]]]) -> None:
    alice = make_subject(make_project())
    made = [[make_memory(alice, text, **fields) for fields in group] for text, group in groups]
    before = everything(alice.project)
    merged = merge(*made)
    assert sorted(one.pk for one in in_force(alice.project)) == sorted(one.pk for one in merged)
    part(*merged)
    assert everything(alice.project, without=merged) == before
    with project_scope(alice.project_id):
        assert not RecallEntry.objects.filter(version__in=merged).exists()
        assert {one.status for one in MemoryVersion.objects.filter(pk__in=[one.pk for one in merged])} == {
            Status.WITHDRAWN
        }


def test_many_merges_cost_as_many_statements_as_one(alice: Subject) -> None:
    groups = [[make_memory(alice, f"User likes tea {n}"), make_memory(alice, f"User likes tea {n}")] for n in range(9)]
    counted = []
    merge([two(alice)[0]])  # makes the lane
    for some in (groups[:1], groups[1:]):
        with CaptureQueriesContext(connection) as queries:
            merged = merge(*some)
        with CaptureQueriesContext(connection) as parting:
            part(*merged)
        counted.append((len(queries), len(parting)))
    assert counted[0] == counted[1]


def test_every_step_is_in_the_ledger(alice: Subject) -> None:
    part(*merge([*two(alice)]))
    with project_scope(alice.project_id):
        done = list(LedgerEntry.objects.order_by("sequence").values_list("action", flat=True))
    merged, parted = ["memory.merged", "memory.retired", "memory.retired", "memory.approved"], ["memory.reinstated"] * 2
    assert done[-8:] == [*merged, "memory.unapproved", "memory.withdrawn", *parted]


@pytest.mark.parametrize("which", [0, 1])
def test_deleting_one_of_them_deletes_all_that_say_the_same(alice: Subject, which: int) -> None:
    pair = two(alice)
    merge([*pair])
    other = make_memory(alice, "User plays chess")
    assert erasure.erase_memory(alice.project_id, pair[which].memory_id, actor=ACTOR) == 2
    with project_scope(alice.project_id):
        assert [one.pk for one in MemoryVersion.objects.all()] == [other.pk]


def test_a_chain_of_merges_goes_as_a_whole(alice: Subject) -> None:
    first, second = two(alice)
    [merged] = merge([first, second])
    third = make_memory(alice, "User likes tea")
    merge([third, merged])
    assert erasure.erase_memory(alice.project_id, second.memory_id, actor=ACTOR) == 3
    with project_scope(alice.project_id):
        assert not Memory.objects.exists()


def test_what_has_become_something_else_since_stays(alice: Subject) -> None:
    first, second = two(alice)
    [merged] = merge([first, second])
    changed = make_memory(alice, "User likes coffee now", supersedes=merged)
    assert erasure.erase_memory(alice.project_id, second.memory_id, actor=ACTOR) == 1
    assert [one.pk for one in in_force(alice.project)] == [changed.pk]


def test_a_removal_takes_along_what_says_the_same_and_gives_it_back(alice: Subject) -> None:
    first, second = two(alice)
    [merged] = merge([first, second])
    before = everything(alice.project)
    asked = removal.ask(alice, Selection(memory_id=first.memory_id), actor=alice.actor)
    with project_scope(alice.project_id):
        assert not MemoryVersion.objects.staying().exists()
    removal.undo(asked.pk, project_id=alice.project_id, actor=alice.actor)
    assert everything(alice.project) == before and [one.pk for one in in_force(alice.project)] == [merged.pk]
    with project_scope(alice.project_id):
        assert Removal.objects.get().number == 1


def test_forgetting_one_conversation_parts_what_came_of_two(alice: Subject) -> None:
    first = make_memory(alice, "User likes tea", run_id="one", categories=("drinks",), said="I like tea")
    second = make_memory(alice, "User likes tea", run_id="two", categories=("taste",), said="Tea, as I like it")
    merge([first, second])
    erasure.erase_named(alice.project_id, Names(run_id="two"), actor=ACTOR)
    [left] = in_force(alice.project)
    assert (left.pk, left.categories) == (first.pk, ["drinks"])
    with project_scope(alice.project_id):
        assert [one.quote for one in Evidence.objects.all()] == ["I like tea"]


def test_forgetting_the_survivors_conversation_brings_the_other_back(alice: Subject) -> None:
    first, second = make_memory(alice, run_id="one"), make_memory(alice, run_id="two")
    merge([first, second])
    erasure.erase_named(alice.project_id, Names(run_id="one"), actor=ACTOR)
    with project_scope(alice.project_id):
        assert [one.pk for one in MemoryVersion.objects.all()] == [second.pk]
    assert in_force(alice.project)[0].pk == second.pk


def test_what_stands_no_more_loses_the_words_of_a_forgotten_conversation(alice: Subject) -> None:
    first = make_memory(alice, "User likes tea", run_id="one", said="I like tea")
    second = make_memory(alice, "User likes tea", run_id="two", said="Tea, as I like it")
    [merged] = merge([first, second])
    with act(alice.project_id) as log:
        lifecycle.unapprove(lifecycle.lock(merged.pk), actor=ACTOR, log=log)
    erasure.erase_named(alice.project_id, Names(run_id="two"), actor=ACTOR)
    with project_scope(alice.project_id):
        assert [one.quote for one in Evidence.objects.filter(version=merged)] == ["I like tea"]


def test_what_comes_back_with_a_backup_is_deleted_alone(alice: Subject) -> None:
    first, second = two(alice)
    merge([first, second])
    erasure.erase_again(alice.project_id, second.memory_id, actor=ACTOR)
    assert [one.pk for one in in_force(alice.project)] == [first.pk]
