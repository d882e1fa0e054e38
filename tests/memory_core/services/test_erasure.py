from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from memory_core import vault
from memory_core.callers import Caller
from memory_core.errors import KeyDestroyed, NotFound, ScopeMissing
from memory_core.keyring.models import DestroyedKey, WrappedKey
from memory_core.models import LedgerEntry, Memory, Project, Status, Subject, Turn
from memory_core.models.sealed import new_id
from memory_core.services import erasure, ingest, links, processing
from memory_core.services.subjects import Names
from memory_core.tenancy import project_scope
from tests.factories import ACTOR, make_memory, make_subject
from tests.memory_core.worlds import in_force, make_world, post, tell, texts, versions, waiting

pytestmark = pytest.mark.django_db

# What is left of a memory: ids without content, so that reads and requests of the past stay accountable.
# Until the key is rotated, the rotation knows what it is for.
IDS_STAY = {"memory_core_ledgerentry", "memory_core_job", "memory_core_recall", "memory_core_rotationdue"}
# What proves an erasure, and what a person had asked for and was told: ids, codes and times.
PROOF = {"memory_core_ledgerentry", "audit_erasurerun", "audit_privacyrequest", "audit_legalhold", "audit_notice"}


def tables_that_name(project: Project, *ids: UUID) -> set[str]:
    """Every table of the database in which one of the ids stands in any column of any row."""
    found = set()
    with project_scope(project.pk), connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for [table] in cursor.fetchall():
            cursor.execute(
                f"SELECT EXISTS (SELECT FROM {table} AS r WHERE r::text LIKE ANY(%s))", [[f"%{i}%" for i in ids]]
            )
            found |= {table} if cursor.fetchone()[0] else set()
    return found


def turns(subject: Subject) -> list[str]:
    with project_scope(subject.project_id):
        return [turn.content for turn in Turn.objects.filter(owner_id=subject.pk).order_by("recorded_at")]


def erase(subject: Subject) -> None:
    erasure.erase_subject(subject.pk, project_id=subject.project_id, actor=ACTOR)


def named(project: Project, **names: str) -> int:
    return erasure.erase_named(project.pk, Names(**names), actor=ACTOR)


def test_a_deleted_memory_is_in_no_table_any_more(caller: Caller, project: Project, alice: Subject) -> None:
    make_world(project)
    [version] = [v for v in in_force(project) if v.owner_id == alice.pk]
    assert len(tables_that_name(project, version.memory_id, version.pk)) > 6
    erasure.erase_memory(project.pk, version.memory_id, actor=ACTOR)
    assert tables_that_name(project, version.memory_id, version.pk) <= IDS_STAY


def test_all_versions_of_a_memory_go_with_it(alice: Subject) -> None:
    version = make_memory(alice)
    erasure.erase_memory(alice.project_id, version.memory_id, actor=ACTOR)
    assert versions(alice.project) == []


def test_the_turns_that_nothing_else_rests_on_go_too(alice: Subject) -> None:
    make_memory(alice, "User likes rain", said="I like rain")
    version = make_memory(alice, "User likes tea", said="I like tea")
    erasure.erase_memory(alice.project_id, version.memory_id, actor=ACTOR)
    assert turns(alice) == ["I like rain"]


def test_a_turn_that_another_memory_rests_on_stays(caller: Caller, project: Project, alice: Subject) -> None:
    tell(caller, "alice", "I live in Oslo and I have a dog.")
    first, *others = in_force(project)
    assert others
    erasure.erase_memory(project.pk, first.memory_id, actor=ACTOR)
    assert turns(alice) == ["I live in Oslo and I have a dog."]


@pytest.mark.parametrize(("linked", "left"), [(False, ["User lives in Oslo"]), (True, [])])
def test_what_a_memory_replaced_goes_with_it_only_when_asked(alice: Subject, linked: bool, left: list[str]) -> None:
    old = make_memory(alice, "User lives in Oslo")
    new = make_memory(alice, "User lives in Bergen", supersedes=old)
    gone = erasure.erase_memory(alice.project_id, new.memory_id, actor=ACTOR, linked=linked)
    assert gone == 2 - len(left) and texts(versions(alice.project)) == left


def test_the_whole_chain_goes_with_any_of_its_links_what_waits_too(alice: Subject) -> None:
    first = make_memory(alice, "User lives in Oslo")
    second = make_memory(alice, "User lives in Bergen", supersedes=first)
    third = make_memory(alice, "User lives in Rome", supersedes=second)
    make_memory(alice, "User lives in Moss", supersedes=third, status=Status.PENDING)
    make_memory(alice, "User likes tea")
    assert erasure.erase_memory(alice.project_id, second.memory_id, actor=ACTOR, linked=True) == 4
    assert texts(versions(alice.project)) == ["User likes tea"]


def test_an_agent_is_told_only_of_links_that_it_could_have_read(caller: Caller, alice: Subject) -> None:
    first = make_memory(alice, "User lives in Oslo")
    second = make_memory(alice, "User lives in Bergen", supersedes=first)
    make_memory(alice, "User lives in Moss", supersedes=second, status=Status.PENDING)
    assert erasure.erase_known(caller, first.memory_id, linked=True) == 2
    assert versions(alice.project) == []


def test_what_replaced_a_deleted_memory_stays(alice: Subject) -> None:
    old = make_memory(alice, "User lives in Oslo")
    make_memory(alice, "User lives in Bergen", supersedes=old)
    erasure.erase_memory(alice.project_id, old.memory_id, actor=ACTOR)
    assert texts(in_force(alice.project)) == ["User lives in Bergen"]


def test_a_memory_that_is_not_there_cannot_be_deleted(project: Project) -> None:
    with pytest.raises(NotFound):
        erasure.erase_memory(project.pk, new_id(), actor=ACTOR)


def test_another_project_cannot_delete_it(alice: Subject, other: Project) -> None:
    version = make_memory(alice)
    with pytest.raises(NotFound):
        erasure.erase_memory(other.pk, version.memory_id, actor=ACTOR)
    assert in_force(alice.project)


def test_a_deletion_is_in_the_ledger_by_its_id(alice: Subject) -> None:
    version = make_memory(alice)
    erasure.erase_memory(alice.project_id, version.memory_id, actor=ACTOR)
    with project_scope(alice.project_id):
        last = LedgerEntry.objects.order_by("sequence").last()
    assert last and (last.action, last.memory_id, last.subject_id) == ("memory.deleted", version.memory_id, alice.pk)


def test_everything_under_a_name_goes_waiting_and_past_ones_too(alice: Subject, bob: Subject) -> None:
    for status in (Status.PENDING, Status.REJECTED, Status.WITHDRAWN):
        make_memory(alice, f"User is {status}", status=status)
    make_memory(alice, "User lives in Bergen", supersedes=make_memory(alice))
    make_memory(bob, "User likes rain")
    assert named(alice.project, user_id="alice") == 5
    assert texts(versions(alice.project)) == ["User likes rain"] and turns(alice) == []


@pytest.mark.parametrize(
    ("names", "left"),
    [
        ({"user_id": "alice", "agent_id": "cook"}, ["plain", "bobs"]),
        ({"agent_id": "cook"}, ["plain"]),
        ({"agent_id": "*"}, ["plain"]),
        ({"user_id": "*"}, []),
        ({"run_id": "nobody"}, ["cooks", "plain", "bobs"]),
    ],
    ids=str,
)
def test_several_names_all_have_to_fit(alice: Subject, bob: Subject, names: dict[str, str], left: list[str]) -> None:
    make_memory(alice, "cooks", agent_id="cook")
    make_memory(alice, "plain")
    make_memory(bob, "bobs", agent_id="cook")
    named(alice.project, **names)
    assert texts(versions(alice.project)) == left


def test_no_name_deletes_nothing(alice: Subject) -> None:
    make_memory(alice)
    with pytest.raises(ScopeMissing):
        named(alice.project)
    assert in_force(alice.project)


def test_another_projects_namesake_keeps_everything(alice: Subject, other: Project) -> None:
    make_memory(make_subject(other, "alice"), "User likes rain")
    make_memory(alice)
    named(alice.project, user_id="alice")
    erase(alice)
    assert texts(in_force(other)) == ["User likes rain"]


def test_an_agent_gets_a_finished_job_that_counts(caller: Caller, alice: Subject) -> None:
    make_memory(alice)
    job = erasure.delete_all(caller, Names(user_id="alice"))
    assert (job.kind, job.status, job.summary) == ("DELETE", "SUCCEEDED", {"deleted": 1})


def test_of_an_erased_person_no_table_knows_anything(project: Project, alice: Subject) -> None:
    make_world(project)
    links.issue(project_id=project.pk, issued_by=ACTOR, subject_id=alice.pk)
    ids = [alice.pk, *(v.pk for v in versions(project, owner_id=alice.pk))]
    erase(alice)
    assert tables_that_name(project, *ids) == PROOF


def test_an_erased_person_leaves_others_alone(project: Project, alice: Subject, bob: Subject) -> None:
    make_world(project)
    erase(alice)
    assert {v.owner_id for v in versions(project)} == {bob.pk} and turns(bob)


def test_the_key_of_an_erased_person_is_destroyed(alice: Subject) -> None:
    sealed = vault.seal(alice.pk, "p", b"tea")
    erase(alice)
    assert not WrappedKey.objects.filter(owner_id=alice.pk).exists()
    assert DestroyedKey.objects.filter(owner_id=alice.pk).exists()
    with pytest.raises(KeyDestroyed):
        vault.open(alice.pk, "p", sealed)


def test_erasing_twice_is_no_error(alice: Subject) -> None:
    erase(alice)
    erase(alice)
    with project_scope(alice.project_id):
        assert LedgerEntry.objects.filter(action="subject.erased").count() == 1


def test_another_project_can_neither_erase_a_person_nor_destroy_the_key(alice: Subject, other: Project) -> None:
    version = make_memory(alice)
    erasure.erase_subject(alice.pk, project_id=other.pk, actor=ACTOR)
    assert texts(in_force(alice.project)) == [version.text]


def test_a_person_who_comes_back_is_somebody_new(caller: Caller, alice: Subject) -> None:
    erase(alice)
    job = tell(caller, "alice", "I live in Oslo.")
    assert job.owner_id != alice.pk and texts(in_force(alice.project)) == ["User lives in Oslo"]


def test_work_that_waited_for_an_erased_person_is_gone(caller: Caller, alice: Subject) -> None:
    job = ingest.accept(caller, post("I live in Oslo."))
    erase(alice)
    assert processing.work_lane(job.project_id, alice.pk) == 0 and versions(alice.project) == []


@pytest.mark.parametrize("kind", ["agent", "app", "run"])
def test_an_entity_that_is_no_person_is_all_its_memories(caller: Caller, project: Project, kind: str) -> None:
    names: dict[str, Any] = {f"{kind}_id": "x"}
    ingest.store_verbatim(caller, post("The shop opens at nine", user_id=None, **names))
    assert erasure.erase_entity(project.pk, kind, "x", actor=ACTOR) == 1
    with project_scope(project.pk):
        assert not Memory.objects.exists()


def test_a_person_nobody_knows_cannot_be_erased_by_name(project: Project) -> None:
    with pytest.raises(NotFound):
        erasure.erase_entity(project.pk, "user", "nobody", actor=ACTOR)


def test_the_ledger_says_who_asked_and_that_it_was_done(alice: Subject) -> None:
    erasure.erase_entity(alice.project_id, "user", "alice", actor=ACTOR)
    with project_scope(alice.project_id):
        entries = LedgerEntry.objects.about(alice.pk).order_by("sequence")
        done = list(entries.values_list("action", flat=True))
        assert done == ["subject.erasure_asked", "subject.sealed_off", "key.destroyed", "subject.erased"]
        assert {entry.actor for entry in entries} == {ACTOR}


def test_what_waits_is_deleted_with_its_findings(caller: Caller, project: Project) -> None:
    tell(caller, "alice", "I have diabetes.")
    [held] = waiting(project)
    erasure.erase_memory(project.pk, held.memory_id, actor=ACTOR)
    assert tables_that_name(project, held.pk) <= IDS_STAY
