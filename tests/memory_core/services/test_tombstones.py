"""A main database that was restored forgets again what was erased since, before it is served."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from memory_core import vault
from memory_core.keyring.models import DestroyedKey, ErasedRow
from memory_core.models import LedgerEntry, Memory, MemoryVersion, Project, Subject, TombstoneMark, Turn
from memory_core.services import erasure, tombstones
from memory_core.services.tombstones import Replayed
from memory_core.tenancy import project_scope
from tests.factories import ACTOR, make_memory, make_subject

pytestmark = pytest.mark.django_db(transaction=True)

EVERYWHERE = "maintenance"
KEPT = (Subject, Memory, MemoryVersion, Turn)


@pytest.fixture
def backup() -> Callable[[], Callable[[], None]]:
    """`backup()` takes the rows that matter here, and what it returns puts them back."""

    def take() -> Callable[[], None]:
        rows: list[tuple[Any, list[Any]]] = [(model, list(model.objects.using(EVERYWHERE).all())) for model in KEPT]
        mark = TombstoneMark.objects.using(EVERYWHERE).first()

        def restore() -> None:
            for model, held in rows:
                model.objects.using(EVERYWHERE).bulk_create(held, ignore_conflicts=True)
            TombstoneMark.objects.using(EVERYWHERE).all().delete()
            if mark:
                mark.save(using=EVERYWHERE, force_insert=True)

        return restore

    return take


def erase(version: MemoryVersion) -> None:
    erasure.erase_memory(version.project_id, version.memory_id, actor=ACTOR)


def memories() -> set[Any]:
    return set(Memory.objects.using(EVERYWHERE).values_list("pk", flat=True))


def test_what_was_erased_after_the_backup_is_erased_again(backup: Any, alice: Subject, bob: Subject) -> None:
    gone, kept, bobs = make_memory(alice), make_memory(alice, "User likes rain"), make_memory(bob)
    restore = backup()
    erase(gone)
    erasure.erase_subject(bob.pk, project_id=bob.project_id, actor=ACTOR)
    restore()
    assert memories() == {gone.memory_id, kept.memory_id, bobs.memory_id}
    assert tombstones.replay() == Replayed(people=1, memories=1)
    assert memories() == {kept.memory_id}
    assert list(Subject.objects.using(EVERYWHERE).values_list("pk", flat=True)) == [alice.pk]


def test_it_says_so_in_the_ledger(backup: Any, alice: Subject) -> None:
    gone = make_memory(alice)
    restore = backup()
    erase(gone)
    restore()
    tombstones.replay()
    acts = LedgerEntry.objects.using(EVERYWHERE).filter(memory_id=gone.memory_id, action="memory.deleted")
    assert [entry.actor for entry in acts.order_by("sequence")] == [ACTOR, "system:tombstones"]


def test_a_second_replay_finds_nothing_and_asks_little(backup: Any, alice: Subject) -> None:
    for number in range(30):
        erase(make_memory(alice, f"User likes {number}"))
    tombstones.replay()
    with CaptureQueriesContext(connections[EVERYWHERE]) as queries:
        assert tombstones.replay() == Replayed(people=0, memories=0)
    assert len(queries) <= 10


def test_an_erasure_that_was_obeyed_long_ago_is_not_looked_at_again(alice: Subject) -> None:
    kept = make_memory(alice)
    vault.bury(alice.pk, [kept.memory_id])
    TombstoneMark.objects.using(EVERYWHERE).create(up_to=timezone.now() + tombstones.CLOCKS_APART * 2)
    assert tombstones.replay() == Replayed(people=0, memories=0) and memories()


def test_many_erasures_of_long_ago_are_not_looked_at_for_ever(alice: Subject) -> None:
    erase(make_memory(alice))
    ErasedRow.objects.update(erased_at=timezone.now() - tombstones.CLOCKS_APART * 2)
    tombstones.replay()
    with CaptureQueriesContext(connections[EVERYWHERE]) as queries:
        assert not tombstones.outstanding()
    assert not any("memory_core_memory" in query["sql"] for query in queries)


def test_a_backup_of_before_the_first_erasure_obeys_them_all(backup: Any, alice: Subject) -> None:
    gone = make_memory(alice)
    restore = backup()
    erase(gone)
    ErasedRow.objects.update(erased_at=timezone.now() - timedelta(days=400))
    tombstones.replay()
    restore()
    assert tombstones.replay() == Replayed(people=0, memories=1)


def test_more_tombstones_than_fit_in_one_question(monkeypatch: pytest.MonkeyPatch, backup: Any, alice: Subject) -> None:
    monkeypatch.setattr(tombstones, "BATCH", 2)
    gone = [make_memory(alice, f"User likes {number}") for number in range(5)]
    restore = backup()
    for version in gone:
        erase(version)
    restore()
    assert tombstones.replay() == Replayed(people=0, memories=5)


def test_an_erasure_under_way_is_left_in_peace(alice: Subject) -> None:
    make_memory(alice)
    vault.destroy(alice.pk)
    assert not tombstones.outstanding()
    assert tombstones.replay(older_than=tombstones.UNDER_WAY) == Replayed(people=0, memories=0)


def test_readyz_says_no_until_it_is_done(client: Client, backup: Any, alice: Subject) -> None:
    gone = make_memory(alice)
    restore = backup()
    erase(gone)
    ErasedRow.objects.update(erased_at=timezone.now() - tombstones.UNDER_WAY * 2)
    restore()
    answer = client.get("/readyz")
    assert answer.status_code == 503 and "manage.py bootstrap" in answer.json()["reason"]
    tombstones.replay()
    ready = client.get("/readyz").json()
    assert (ready["status"], ready["checks"]) == ("ok", {"default": True, "keys": True, "erasures": True})


def test_the_tombstone_of_a_person_stands_for_those_of_the_memories(project: Project) -> None:
    subject = make_subject(project)
    erase(make_memory(subject))
    erasure.erase_subject(subject.pk, project_id=project.pk, actor=ACTOR)
    assert not ErasedRow.objects.exists() and DestroyedKey.objects.filter(pk=subject.pk).exists()


def test_a_restored_memory_of_somebody_else_with_the_same_words_stays(
    backup: Any, alice: Subject, bob: Subject
) -> None:
    gone, bobs = make_memory(alice), make_memory(bob)
    restore = backup()
    erase(gone)
    restore()
    tombstones.replay()
    with project_scope(bob.project_id):
        assert MemoryVersion.objects.get().pk == bobs.pk
