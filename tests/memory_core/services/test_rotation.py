"""After a deletion the owner's key changes: old copies do not open, and nobody alive notices."""

import threading
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connections, models, transaction
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from memory_core import vault
from memory_core.errors import KeyDestroyed
from memory_core.keyring.models import ErasedRow, WrappedKey
from memory_core.models import Lane, LedgerEntry, MemoryVersion, Project, RotationDue, Subject, Turn
from memory_core.services import erasure, lanes, resealing, rotation
from memory_core.services.resealing import Moved
from memory_core.tenancy import project_scope
from tests.factories import ACTOR, make_memory

pytestmark = pytest.mark.django_db(transaction=True)

LATER = rotation.SETTLE + timedelta(seconds=1)


def later() -> datetime:
    return timezone.now() + LATER


def rotate(*, now: datetime | None = None) -> int:
    """Both steps, with the wait between them left out."""
    return rotation.run_due() + rotation.run_due(now=now or later())


def erase(version: MemoryVersion) -> None:
    erasure.erase_memory(version.project_id, version.memory_id, actor=ACTOR)


def column(version: MemoryVersion) -> bytes:
    with project_scope(version.project_id):
        return bytes(MemoryVersion.objects.filter(pk=version.pk).values_list("text", flat=True).get())


def text(version: MemoryVersion) -> str:
    with project_scope(version.project_id):
        return str(MemoryVersion.objects.get(pk=version.pk).text)


def due() -> list[UUID]:
    return list(RotationDue.objects.using("maintenance").values_list("pk", flat=True))


def opens(version: MemoryVersion, copy: bytes) -> bool:
    try:
        return bool(vault.open(version.owner_id, f"memory_core.memoryversion.text:{version.pk}", copy))
    except KeyDestroyed:
        return False


def test_the_owner_of_every_sealed_table_is_found_by_its_column() -> None:
    for table in resealing.tables():
        row = table.model(pk=1, owner_id=2, project_id=3) if table.owner == "owner_id" else table.model(pk=1)
        if table.owner == "project_id":
            row = table.model(project_id=3)
        assert row.key_owner == getattr(row, table.owner), table.model  # type: ignore[attr-defined]


def test_every_sealed_table_is_walked() -> None:
    sealed = {model for model in apps.get_models() if hasattr(model, "key_owner") and _has_sealed_field(model)}
    assert {table.model for table in resealing.tables()} == sealed


def _has_sealed_field(model: type[models.Model]) -> bool:
    return any(hasattr(field, "unseal") for field in model._meta.get_fields())


def test_an_old_copy_of_an_erased_memory_does_not_open(alice: Subject) -> None:
    version = make_memory(alice)
    copy = column(version)
    erase(version)
    assert opens(version, copy)
    assert rotate() == 1
    assert not opens(version, copy) and not due()


def test_what_is_still_remembered_reads_as_before(alice: Subject) -> None:
    gone, kept = (
        make_memory(alice),
        make_memory(alice, "User likes rain", metadata={"topic": "sky"}, slot="weather"),
    )
    erase(gone)
    rotate()
    vault.forget([alice.pk])
    with project_scope(alice.project_id):
        version = MemoryVersion.objects.select_related("memory").get(pk=kept.pk)
        turn = Turn.objects.get()
        person = Subject.objects.get(pk=alice.pk)
        read = (version.text, version.metadata, version.memory.slot, turn.content, person.external_id)
    assert read == ("User likes rain", {"topic": "sky"}, "weather", "User likes rain", "alice")


def test_nothing_but_the_sealed_columns_changes(alice: Subject) -> None:
    gone, kept = make_memory(alice), make_memory(alice, "User likes rain")
    before = _clear_columns(kept)
    erase(gone)
    rotate()
    assert _clear_columns(kept) == before


def _clear_columns(version: MemoryVersion) -> dict[str, object]:
    with project_scope(version.project_id):
        row = MemoryVersion.objects.filter(pk=version.pk).values().get()
    return {name: value for name, value in row.items() if not isinstance(value, bytes) or name == "content_mac"}


def test_another_person_keeps_their_key(alice: Subject, bob: Subject) -> None:
    other = make_memory(bob)
    before = column(other)
    erase(make_memory(alice))
    rotate()
    assert column(other) == before and WrappedKey.objects.filter(owner_id=bob.pk).count() == 2


def test_what_belongs_to_nobody_is_under_the_projects_key_and_rotates_too(project: Project, alice: Subject) -> None:
    kept = make_memory(alice)
    with project_scope(project.pk):
        lanes.hold(project.pk, project.pk)
        rotation.ask(project.pk, project.pk)
    assert rotate() == 1
    assert max(vault.generations(project.pk)) == 2 and text(kept) == "User likes tea"


def test_many_deletions_are_one_rotation(alice: Subject) -> None:
    for number in range(3):
        erase(make_memory(alice, f"User likes {number}"))
    assert rotate() == 1
    assert list(vault.generations(alice.pk)) == [2]
    entries = LedgerEntry.objects.using("maintenance").filter(action="key.rotated")
    assert [(entry.subject_id, entry.facts) for entry in entries] == [(alice.pk, {"dropped": 1})]


def test_the_old_key_stays_while_other_processes_may_still_seal_under_it(alice: Subject) -> None:
    version = make_memory(alice)
    copy = column(version)
    erase(version)
    rotation.run_due()
    rotation.run_due(now=timezone.now() + rotation.SETTLE - timedelta(seconds=5))
    assert opens(version, copy) and due() == [alice.pk]


def test_what_another_process_sealed_meanwhile_under_the_old_key_is_caught(alice: Subject) -> None:
    erase(make_memory(alice))
    stale = vault._keys(alice.pk)
    rotation.run_due()
    vault._cache[alice.pk] = stale
    late = make_memory(alice, "User likes rain")
    assert vault.generation_of(column(late)) == 1
    vault.forget([alice.pk])
    assert rotation.run_due(now=later()) == 0  # whoever has just read it may yet want to open it
    assert rotation.run_due(now=later()) == 1
    assert vault.generation_of(column(late)) == 2 and text(late) == "User likes rain"


def test_a_transaction_that_is_still_open_holds_the_old_key_back(alice: Subject) -> None:
    erase(make_memory(alice))
    rotation.run_due()
    with _open_elsewhere():
        assert rotation.run_due(now=later()) == 0
    assert rotation.run_due(now=later()) == 1


class _open_elsewhere:  # noqa: N801 - reads as a sentence
    """A transaction of the app's login in another thread."""

    def __enter__(self) -> None:
        self.begun, self.end = threading.Event(), threading.Event()
        self.thread = threading.Thread(target=self._run)
        self.thread.start()
        self.begun.wait(10)

    def _run(self) -> None:
        with transaction.atomic():
            Project.objects.first()
            self.begun.set()
            self.end.wait(10)
        connections.close_all()

    def __exit__(self, *_: object) -> None:
        self.end.set()
        self.thread.join()


def test_a_deletion_during_a_rotation_gets_one_of_its_own(alice: Subject) -> None:
    first, second = make_memory(alice), make_memory(alice, "User likes rain")
    erase(first)
    rotation.run_due()
    copy = column(second)
    assert vault.generation_of(copy) == 2
    erase(second)
    rotate()
    assert not opens(second, copy) and list(vault.generations(alice.pk)) == [3]


def test_deletions_that_never_pause_do_not_hold_the_first_one_up(alice: Subject) -> None:
    first = make_memory(alice)
    copy = column(first)
    erase(first)
    for number in range(5):  # another one before each look
        WrappedKey.objects.update(created_at=F("created_at") - timedelta(seconds=12))
        erase(make_memory(alice, f"User likes {number}"))
        rotation.run_due()
    assert not opens(first, copy) and due() == [alice.pk]


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resealing, "BATCH", 2)


class Killed(BaseException):
    pass


@pytest.mark.parametrize("step", ["turn", "batch", "drop"])
def test_a_rotation_that_is_killed_goes_on_where_it_stood(
    step: str, alice: Subject, small_batches: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = [make_memory(alice, f"User likes {number}") for number in range(5)]
    erase(kept.pop())
    with monkeypatch.context() as killing:
        _kill_at(step, killing)
        with pytest.raises(Killed):
            rotate()
    RotationDue.objects.using("maintenance").update(leased_until=None)  # its lease has run out
    for _ in range(3):
        rotation.run_due(now=later())
    assert not due() and len(vault.generations(alice.pk)) == 1
    assert [text(version) for version in kept] == [f"User likes {number}" for number in range(4)]


def _kill_at(step: str, killing: pytest.MonkeyPatch) -> None:
    """Raise what nothing catches right after the key database was changed, or between two batches."""
    name, module = {"turn": ("rotate", vault), "batch": ("_write", resealing), "drop": ("drop_before", vault)}[step]
    original = getattr(module, name)

    def killed(*arguments: object) -> object:
        original(*arguments)
        raise Killed

    killing.setattr(module, name, killed)


def test_a_worker_that_is_at_it_is_not_joined_by_another(alice: Subject) -> None:
    erase(make_memory(alice))
    RotationDue.objects.using("maintenance").update(leased_until=timezone.now() + rotation.LEASE)
    rotation.run_due()
    assert list(vault.generations(alice.pk)) == [1]


def test_a_person_who_is_erased_meanwhile_needs_no_rotation(alice: Subject) -> None:
    erase(make_memory(alice))
    erasure.erase_subject(alice.pk, project_id=alice.project_id, actor=ACTOR)
    rotate()
    assert not due() and not Lane.objects.using("maintenance").filter(pk=alice.pk).exists()


def test_missing_keys_are_a_failure_that_shows(alice: Subject, caplog: pytest.LogCaptureFixture) -> None:
    erase(make_memory(alice))
    RotationDue.objects.using("maintenance").update(asked_at=timezone.now() - rotation.LATE * 2)
    WrappedKey.objects.filter(owner_id=alice.pk).delete()
    rotation.run_due()
    row = RotationDue.objects.using("maintenance").get()
    assert (row.failures, row.error, rotation.late(timezone.now())) == (1, "KeyDestroyed", 1)
    assert "1 owners" in caplog.text


def test_one_that_fails_does_not_hold_up_the_others(alice: Subject, bob: Subject) -> None:
    for subject in (alice, bob):
        erase(make_memory(subject))
    WrappedKey.objects.filter(owner_id=alice.pk).delete()
    assert rotate() == 1 and due() == [alice.pk]


def test_a_value_that_does_not_open_is_left_alone_and_told(alice: Subject, caplog: pytest.LogCaptureFixture) -> None:
    broken = make_memory(alice)
    with project_scope(alice.project_id):
        MemoryVersion.objects.filter(pk=broken.pk).update(text=column(broken)[:-1] + b"?")
        lanes.hold(alice.project_id, alice.pk)
        rotation.ask(alice.pk, alice.project_id)
    rotate()
    assert not due() and "1 rows of an owner do not open" in caplog.text


def test_the_tombstone_is_written_with_the_deletion(alice: Subject) -> None:
    version = make_memory(alice)
    erase(version)
    assert list(ErasedRow.objects.values_list("pk", "owner_id")) == [(version.memory_id, alice.pk)]


def test_a_tombstone_that_could_not_be_written_at_once_is_written_by_the_rotation(alice: Subject) -> None:
    version = make_memory(alice)
    erase(version)
    ErasedRow.objects.all().delete()
    rotation.run_due()
    assert ErasedRow.objects.filter(pk=version.memory_id).exists()


def test_a_deletion_that_is_rolled_back_leaves_no_tombstone_and_asks_for_nothing(alice: Subject) -> None:
    version = make_memory(alice)
    with project_scope(alice.project_id):
        erase(version)
        transaction.set_rollback(True)
    assert not ErasedRow.objects.exists() and not due() and text(version) == "User likes tea"


@pytest.mark.usefixtures("alone_in_the_end")
def test_the_file_of_the_key_table_holds_nothing_of_a_dropped_key(alice: Subject) -> None:
    assert vault.rewrite()
    erase(make_memory(alice))
    before = _tuples()
    rotate()
    assert _tuples() == before


def _tuples() -> int:
    """Rows in the file, dead ones too: as many bytes as the living need."""
    with connections["keys"].cursor() as cursor:
        cursor.execute("SELECT pg_relation_size('keyring_wrappedkey'), (SELECT count(*) FROM keyring_wrappedkey)")
        size, rows = cursor.fetchone()
    return int(size) // int(rows)


@pytest.mark.usefixtures("alone_in_the_end")
def test_a_large_table_is_left_for_a_quiet_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "QUICKLY_REWRITTEN_BYTES", -1)
    assert not vault.rewrite() and vault.rewrite(however_large=True)


def test_the_number_of_queries_does_not_grow_with_the_rows(alice: Subject, bob: Subject) -> None:
    for number in range(20):
        make_memory(alice, f"User likes {number}")
    make_memory(bob)
    assert _queries_to_move(alice, rows=61) == _queries_to_move(bob, rows=4)


def _queries_to_move(subject: Subject, *, rows: int) -> int:
    vault.rotate(subject.pk)
    with CaptureQueriesContext(connections["default"]) as queries:
        moved = resealing.move_all(subject.project_id, subject.pk, floor=0, still_there=lambda: None)
    assert moved == Moved(rows)
    return len(queries)
