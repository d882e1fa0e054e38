from collections.abc import Sequence

import pytest

from audit import review
from memory_core.engine.types import Kind
from memory_core.errors import CandorError, Conflict, InvalidInput, NotFound, StaleDecision
from memory_core.models import Evidence, LedgerEntry, MemoryVersion, Project, Status, Subject
from memory_core.services import editing
from memory_core.services.editing import Changes
from memory_core.tenancy import project_scope
from tests.audit.deciding import (
    OMAR,
    RITA,
    again,
    bound,
    in_force_ids,
    indexed,
    is_in_force,
    made_by,
    merge,
    split,
    status_of,
)
from tests.factories import make_memory, make_subject
from tests.memory_core.worlds import in_force, shown, texts, versions, waiting

pytestmark = pytest.mark.django_db

TEA, RAIN = "User likes tea", "User likes rain"


@pytest.fixture
def both(alice: Subject) -> MemoryVersion:
    return make_memory(
        alice,
        "User likes tea and rain",
        status=Status.PENDING,
        agent_id="cook",
        run_id="r1",
        slot="taste",
        kind=Kind.PLAN,
    )


def quotes(version: MemoryVersion) -> set[str]:
    with project_scope(version.project_id):
        return {evidence.quote for evidence in Evidence.objects.filter(version=version).select_related("turn")}


def test_each_part_is_in_force_as_a_memory_of_its_own(both: MemoryVersion, project: Project) -> None:
    parts = made_by(split(both, TEA, RAIN))
    assert texts(in_force(project)) == [TEA, RAIN] and len({part.memory_id for part in parts}) == 2
    assert status_of(both) == "withdrawn" and indexed(project) == in_force_ids(project)


def test_each_part_has_the_same_scopes_kind_and_evidence(both: MemoryVersion) -> None:
    for part in made_by(split(both, TEA, RAIN)):
        assert (part.memory.scopes, part.memory.subject_id) == (both.memory.scopes, both.memory.subject_id)
        assert bytes(part.memory.agent_mac or b"") == bytes(both.memory.agent_mac or b"")
        assert part.kind == "plan" and quotes(part) == {both.text}


def test_only_the_first_part_replaces_what_the_whole_would_have(alice: Subject, project: Project) -> None:
    old = make_memory(alice, "User lives in Oslo")
    update = make_memory(alice, "User lives in Bergen and likes rain", status=Status.PENDING, supersedes=old)
    first, second = made_by(split(update, "User lives in Bergen", RAIN))
    assert not is_in_force(old) and again(old).ended_by_id == first.pk
    assert (first.memory.supersedes_id, second.memory.supersedes_id) == (old.memory_id, None)


@pytest.mark.parametrize("parts", [[], [TEA], [TEA] * 2, [f"{TEA} {n}" for n in range(6)], [TEA, " "]], ids=len)
def test_a_split_needs_two_to_five_different_facts(both: MemoryVersion, parts: Sequence[str]) -> None:
    with pytest.raises(InvalidInput) as refused:
        split(both, *parts)
    assert "texts" in refused.value.fields and status_of(both) == "pending"


def test_a_part_that_the_policy_blocks_stops_the_split(both: MemoryVersion, project: Project) -> None:
    Project.objects.update(screening={"email": "block"})
    with pytest.raises(InvalidInput, match="policy does not allow"):
        split(both, TEA, "Write to ada@acme.example")
    assert len(versions(project)) == 1


def test_merged_into_one_in_force_there_is_one_with_both_evidences(alice: Subject, project: Project) -> None:
    known, held = make_memory(alice, TEA), make_memory(alice, "User drinks tea daily", status=Status.PENDING)
    [new] = made_by(merge(held, known, "User likes tea and drinks it daily"))
    assert texts(in_force(project)) == ["User likes tea and drinks it daily"] and new.memory_id == known.memory_id
    assert status_of(held) == "withdrawn" and again(known).ended_by_id == new.pk
    assert quotes(new) == {TEA, "User drinks tea daily"} and indexed(project) == {new.pk}


def test_merged_into_one_that_waits_neither_waits_any_more(alice: Subject, both: MemoryVersion) -> None:
    other = make_memory(alice, TEA, status=Status.PENDING)
    merge(both, other, "User likes tea and rain")
    assert not waiting(alice.project) and len(in_force(alice.project)) == 1


def test_the_merged_one_keeps_what_either_knew(alice: Subject) -> None:
    known = make_memory(alice, TEA, metadata={"a": 1}, importance=3, categories=("food",))
    held = make_memory(alice, RAIN, status=Status.PENDING, metadata={"a": 2, "b": 2}, importance=8, stated=False)
    [new] = made_by(merge(held, known, "User likes tea and rain"))
    assert (new.metadata, new.importance, new.categories) == ({"a": 1, "b": 2}, 8, ["food"])
    assert not new.stated and new.value is None


def test_an_update_merged_into_what_it_would_replace_replaces_it(alice: Subject, project: Project) -> None:
    known = make_memory(alice, TEA)
    held = make_memory(alice, "User drinks tea", status=Status.PENDING, supersedes=known)
    merge(held, known, "User likes and drinks tea")
    assert texts(in_force(project)) == ["User likes and drinks tea"]


def test_it_is_not_merged_with_somebody_elses(both: MemoryVersion, project: Project) -> None:
    with pytest.raises(NotFound):
        merge(both, make_memory(make_subject(project, "bob"), TEA), TEA)


def test_it_is_not_merged_with_itself(both: MemoryVersion) -> None:
    with pytest.raises(InvalidInput):
        merge(both, both, TEA)


def test_it_is_not_merged_with_what_is_no_longer_alive(alice: Subject, both: MemoryVersion) -> None:
    known = make_memory(alice, TEA)
    editing.edit(alice.project_id, known.memory_id, Changes(text=RAIN), actor=OMAR)
    with pytest.raises(Conflict, match="choose again"):
        merge(both, known, TEA)
    assert status_of(both) == "pending"


def test_nobody_lets_pass_alone_what_they_proposed_by_merging_into_it(alice: Subject, both: MemoryVersion) -> None:
    own = make_memory(alice, TEA, status=Status.PENDING)
    with project_scope(alice.project_id):
        MemoryVersion.objects.filter(pk=own.pk).update(proposed_by=RITA)
    with pytest.raises(Conflict, match="Somebody else"):
        merge(both, own, TEA)
    assert merge(both, own, TEA, actor=OMAR).final


def test_an_immutable_memory_takes_nothing_in(alice: Subject, both: MemoryVersion) -> None:
    known = make_memory(alice, TEA)
    known.memory.immutable = True
    with project_scope(alice.project_id):
        known.memory.save(update_fields=["immutable"])
    with pytest.raises(Conflict, match="may not be changed"):
        merge(both, known, TEA)


def test_nothing_is_split_or_merged_that_changed_meanwhile(alice: Subject, both: MemoryVersion) -> None:
    known, binding = make_memory(alice, TEA), bound(both)
    with project_scope(both.project_id):
        MemoryVersion.objects.filter(pk=both.pk).update(kind="fact")
    with pytest.raises(StaleDecision):
        review.split(both.pk, texts=[TEA, RAIN], **binding)
    with pytest.raises(StaleDecision):
        review.merge(both.pk, into=known.pk, text=TEA, **binding)


def test_neither_leaves_a_word_in_the_ledger(alice: Subject, both: MemoryVersion) -> None:
    [tea, _] = made_by(split(both, TEA, RAIN))
    merge(make_memory(alice, "User drinks tea", status=Status.PENDING), tea, "User likes and drinks tea")
    with project_scope(alice.project_id):
        entries = list(LedgerEntry.objects.filter(actor=RITA))
    assert {"review.split", "review.merge"} <= {entry.action for entry in entries}
    assert not any("tea" in str(entry.facts) for entry in entries)


def test_another_project_can_do_neither(both: MemoryVersion) -> None:
    elsewhere = {**bound(both), "project_id": both.pk, "shown_mac": shown(both)}
    with pytest.raises(CandorError):
        review.split(both.pk, texts=[TEA, RAIN], **elsewhere)
    assert status_of(both) == "pending"
