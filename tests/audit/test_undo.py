"""Undo takes back everything a decision did, or nothing and says why."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from audit import undo
from audit.hindrances import SENTENCES
from audit.models import Decision
from memory_core.errors import Conflict, IllegalTransition, InvalidInput, NotFound
from memory_core.models import ApiKey, LedgerEntry, MemoryVersion, Project, Recall, Retired, Status, Subject
from memory_core.models.sealed import new_id
from memory_core.services import editing, erasure
from memory_core.services.editing import Changes
from memory_core.tenancy import project_scope
from tests.audit.deciding import (
    OMAR,
    RITA,
    again,
    approve,
    edit,
    in_force_ids,
    indexed,
    is_in_force,
    made_by,
    make_delicate,
    merge,
    reject,
    split,
    status_of,
    waivers,
)
from tests.factories import make_caller, make_memory, make_project
from tests.memory_core.worlds import in_force, texts, waiting

pytestmark = pytest.mark.django_db

WORDS = "User moved to Bergen"
ACTS: dict[str, Callable[[MemoryVersion, MemoryVersion], Decision]] = {
    "approve": lambda held, _: approve(held),
    "reject": lambda held, _: reject(held),
    "edit": lambda held, _: edit(held, WORDS),
    "split": lambda held, _: split(held, WORDS, "User likes rain"),
    "merge": lambda held, known: merge(held, known, WORDS),
}


@pytest.fixture
def old(alice: Subject) -> MemoryVersion:
    return make_memory(alice, "User lives in Oslo")


@pytest.fixture
def update(alice: Subject, old: MemoryVersion) -> MemoryVersion:
    """It waits to replace the old one."""
    return make_memory(alice, "User lives in Bergen", status=Status.PENDING, supersedes=old)


def take_back(decision: Decision, actor: str = RITA) -> Decision:
    return undo.undo(decision.pk, project_id=decision.project_id, actor=actor)


def read(version: MemoryVersion, **fields: Any) -> None:
    """As if an agent had been given it."""
    caller = make_caller(version.project)
    with project_scope(version.project_id):
        scope = {"project_id": version.project_id, "owner_id": version.owner_id, "api_key_id": caller.key_id}
        Recall.objects.create(versions=[version.pk], face="search", **{**scope, **fields})


def snapshot(project: Project) -> list[Any]:
    """All that a decision changes about versions that were there before."""
    with project_scope(project.pk):
        rows = MemoryVersion.objects.exclude(status=Status.WITHDRAWN).order_by("pk")
        return list(rows.values_list("pk", "status", "retired_at", "retired_as", "valid_to", "ended_by", "decided_by"))


@pytest.mark.parametrize("verdict", ACTS)
def test_undone_everything_stands_as_before(
    project: Project, old: MemoryVersion, update: MemoryVersion, verdict: str
) -> None:
    before, findable = snapshot(project), indexed(project)
    decision = ACTS[verdict](update, old)
    assert snapshot(project) != before
    take_back(decision)
    assert snapshot(project) == before and indexed(project) == findable == {old.pk}


@pytest.mark.parametrize("verdict", ACTS)
def test_what_was_undone_can_be_decided_again(update: MemoryVersion, old: MemoryVersion, verdict: str) -> None:
    take_back(ACTS[verdict](update, old))
    approve(again(update))
    assert is_in_force(update) and indexed(update.project) == in_force_ids(update.project) == {update.pk}


def test_an_undone_approval_brings_back_what_it_ended_with_its_validity(
    update: MemoryVersion, old: MemoryVersion
) -> None:
    decision = approve(update)
    assert again(old).valid_to == update.said_at and again(old).ended_by_id == update.pk
    take_back(decision)
    assert is_in_force(old) and again(old).valid_to is None and status_of(update) == Status.PENDING


def test_an_end_that_was_known_before_is_kept(alice: Subject) -> None:
    until = timezone.now() + timedelta(days=9)
    old = make_memory(alice, "User lives in Oslo", valid_to=until)
    take_back(approve(make_memory(alice, "User lives in Bergen", status=Status.PENDING, supersedes=old)))
    assert again(old).valid_to == until


def test_an_undone_approval_lets_nothing_pass_any_more(held: MemoryVersion) -> None:
    decision = approve(held)
    assert waivers(held) == [RITA]
    take_back(decision)
    assert waivers(held) == []


def test_an_undone_merge_lets_both_wait_again(alice: Subject, held: MemoryVersion) -> None:
    other = make_memory(alice, "User drinks tea", status=Status.PENDING)
    decision = merge(held, other, "User likes tea")
    assert [status_of(one) for one in (held, other)] == ["withdrawn", "withdrawn"]
    take_back(decision)
    assert [status_of(one) for one in (held, other)] == ["pending", "pending"] and not in_force(held.project)


def test_undoing_says_who_and_when_and_is_in_the_ledger(held: MemoryVersion) -> None:
    decision = take_back(reject(held), actor=OMAR)
    assert decision.undone_by == OMAR and decision.undone_at is not None
    with project_scope(held.project_id):
        entry = LedgerEntry.objects.get(action="review.undone")
    assert (entry.actor, entry.version_id, entry.facts["verdict"]) == (OMAR, held.pk, "reject")


def refusal(decision: Decision) -> str:
    """Why it cannot be taken back: the list says what undoing says."""
    [listed] = [one for one in undo.last_decisions(decision.project_id, decision.actor) if one.pk == decision.pk]
    before = snapshot(decision.project)
    with pytest.raises(Conflict) as refused:
        take_back(decision)
    assert not listed.can_undo and snapshot(decision.project) == before
    assert SENTENCES[listed.hindrance or ""] == refused.value.detail
    return listed.hindrance or ""


@pytest.mark.parametrize("verdict", ACTS)
def test_nothing_is_undone_twice(update: MemoryVersion, old: MemoryVersion, verdict: str) -> None:
    decision = ACTS[verdict](update, old)
    take_back(decision)
    assert refusal(decision) == "undone"


@pytest.mark.parametrize("verdict", ["approve", "edit", "split", "merge"])
def test_what_an_agent_has_read_is_not_undone(update: MemoryVersion, old: MemoryVersion, verdict: str) -> None:
    decision = ACTS[verdict](update, old)
    read((made_by(decision) or [again(update)])[-1])
    assert refusal(decision) == "read"


def test_what_was_read_before_the_decision_hinders_nothing(update: MemoryVersion) -> None:
    decision = approve(update)
    read(update, at=decision.at - timedelta(seconds=1))
    assert take_back(decision).undone_at


def test_that_another_memory_was_read_hinders_nothing(update: MemoryVersion, old: MemoryVersion) -> None:
    decision = approve(update)
    read(old)
    assert take_back(decision).undone_at


def test_what_was_replaced_since_is_not_undone(alice: Subject, update: MemoryVersion) -> None:
    decision = approve(update)
    make_memory(alice, "User lives in Rome", supersedes=update)
    assert refusal(decision) == "moved_on"


def test_what_something_waits_to_replace_is_not_undone(alice: Subject, update: MemoryVersion) -> None:
    decision = approve(update)
    make_memory(alice, "User lives in Rome", supersedes=update, status=Status.PENDING)
    assert refusal(decision) == "overtaken"


def test_a_rejection_is_not_undone_once_a_newer_version_is_there(old: MemoryVersion, project: Project) -> None:
    editing.edit(project.pk, old.memory_id, Changes(text="Call me on +41 79 123 45 67"), actor=OMAR)
    decision = reject(waiting(project)[0])
    editing.edit(project.pk, old.memory_id, Changes(text="Call me on +41 79 123 45 68"), actor=OMAR)
    assert refusal(decision) == "overtaken"


def test_an_edit_is_not_undone_once_somebody_decided_on_what_it_made(held: MemoryVersion) -> None:
    decision = edit(held, "User takes metformin")
    [made] = made_by(decision)
    approve(made, OMAR)
    assert refusal(decision) == "moved_on"


def test_what_is_gone_cannot_be_undone(held: MemoryVersion) -> None:
    decision = approve(held)
    erasure.erase_memory(held.project_id, held.memory_id, actor=RITA)
    with pytest.raises(NotFound):
        take_back(decision)


def test_another_projects_decision_cannot_be_undone(held: MemoryVersion) -> None:
    decision = approve(held)
    with pytest.raises(NotFound):
        undo.undo(decision.pk, project_id=make_project("Globex").pk, actor=RITA)
    assert is_in_force(held)


def test_the_last_decisions_are_ones_own_newest_first(alice: Subject) -> None:
    held = [make_memory(alice, f"User likes tea {n}", status=Status.PENDING) for n in range(4)]
    mine = [approve(held[0]), reject(held[1]), approve(held[2])]
    reject(held[3], OMAR)
    listed = undo.last_decisions(alice.project_id, RITA, limit=2)
    assert [one.pk for one in listed] == [mine[2].pk, mine[1].pk] and all(one.can_undo for one in listed)


def test_the_list_costs_the_same_however_long_it_is(alice: Subject) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as rows:
            undo.last_decisions(alice.project_id, RITA)
        return len(rows)

    edit(make_memory(alice, "User likes tea", status=Status.PENDING), "User drinks tea")
    few = cost()
    for number in range(5):
        edit(make_memory(alice, f"User likes tea {number}", status=Status.PENDING), f"User drinks tea {number}")
    assert cost() == few <= 14


def revoke(version: MemoryVersion, reason: str = "sensitive") -> undo.Revocation:
    return undo.revoke(version.pk, project_id=version.project_id, actor=RITA, reason=reason)


def test_revoking_names_who_has_read_it_and_how_often(update: MemoryVersion) -> None:
    approve(update)
    times = [timezone.now() + timedelta(seconds=n) for n in range(3)]
    for moment in times[:2]:
        read(update, at=moment, api_key_id=None)
    read(update, at=times[2])
    with project_scope(update.project_id):
        key = ApiKey.objects.latest("created_at")
    named, nameless = revoke(update).readers
    assert (named.actor, named.name, named.times) == (f"agent:{key.pk}", "test", 1)
    assert (nameless.first_at, nameless.last_at, nameless.times, nameless.name) == (*times[:2], 2, "")


def test_a_revoked_one_is_out_of_reading_and_what_it_ended_is_back(update: MemoryVersion, old: MemoryVersion) -> None:
    approve(update)
    assert [one.pk for one in revoke(update).restored] == [old.pk]
    assert again(update).retired_as == Retired.REVOKED and is_in_force(old) and indexed(old.project) == {old.pk}


@pytest.fixture
def rival(alice: Subject, old: MemoryVersion) -> MemoryVersion:
    """It waits to replace the old one too."""
    return make_memory(alice, "User lives in Rome", status=Status.PENDING, supersedes=old)


def test_what_has_been_replaced_since_does_not_come_back(
    old: MemoryVersion, update: MemoryVersion, rival: MemoryVersion
) -> None:
    approve(update), approve(rival)
    assert not revoke(update).restored and indexed(old.project) == in_force_ids(old.project) == {rival.pk}


def test_an_approval_is_not_undone_when_what_it_ended_cannot_come_back(
    update: MemoryVersion, rival: MemoryVersion
) -> None:
    decision = approve(update)
    approve(rival)
    assert refusal(decision) == "overtaken"


def test_of_several_that_one_has_ended_the_last_comes_back(project: Project, old: MemoryVersion) -> None:
    first, second = [
        editing.edit(project.pk, old.memory_id, Changes(text=text), actor=OMAR) for text in ("In Rome", "In Bergen")
    ]
    with project_scope(project.pk):
        MemoryVersion.objects.filter(pk=old.pk).update(ended_by=second)
    assert [one.pk for one in revoke(second).restored] == [first.pk] and not is_in_force(old)


def test_an_automatic_approval_can_be_revoked(old: MemoryVersion) -> None:
    revoke(old)
    with project_scope(old.project_id):
        decision = Decision.objects.get()
        entry = LedgerEntry.objects.get(action="review.revoke")
    assert (decision.verdict, decision.reason, decision.version_id) == ("revoke", "sensitive", old.pk)
    assert entry.facts == {"reason": "sensitive", "readers": 0}


def test_a_revocation_can_be_undone(update: MemoryVersion, old: MemoryVersion) -> None:
    approve(update)
    before = in_force_ids(old.project)
    revoke(update)
    take_back(undo.last_decisions(old.project_id, RITA)[0])
    assert in_force_ids(old.project) == indexed(old.project) == before and again(old).valid_to == update.said_at


def test_a_revocation_is_not_undone_once_something_else_holds(alice: Subject, old: MemoryVersion) -> None:
    revoke(old)
    [decision] = undo.last_decisions(alice.project_id, RITA)
    make_memory(alice, "User lives in Rome", supersedes=old)
    assert refusal(decision) == "overtaken" and texts(in_force(alice.project)) == ["User lives in Rome"]


def test_only_what_is_in_force_can_be_revoked(held: MemoryVersion) -> None:
    with pytest.raises(IllegalTransition):
        revoke(held)


def test_a_revocation_needs_a_reason(old: MemoryVersion) -> None:
    with pytest.raises(InvalidInput, match="Choose one of"):
        revoke(old, reason="because")


def test_what_never_was_can_neither_be_revoked_nor_undone(project: Project) -> None:
    with pytest.raises(NotFound):
        undo.revoke(new_id(), project_id=project.pk, actor=RITA, reason="wrong")
    with pytest.raises(NotFound):
        undo.undo(0, project_id=project.pk, actor=RITA)


def test_the_first_of_two_yeses_can_be_taken_back(alice: Subject) -> None:
    held = make_delicate(alice)
    take_back(approve(held))
    assert not approve(again(held), OMAR).final
