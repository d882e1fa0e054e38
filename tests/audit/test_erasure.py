"""Erasing a person phase by phase, looked at from outside: what is left, what is said, what happens the second time."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from threading import Timer
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db import connections

from audit import erasure, receipts
from audit.models import ErasureRun, LegalHold, Notice, PrivacyRequest, Receipt, Receiver, SavedFilter
from memory_core import vault
from memory_core.errors import Conflict, NotFound, NotPermitted
from memory_core.keyring.models import DestroyedKey, WrappedKey
from memory_core.models import LedgerEntry, Memory, MemoryVersion, Project, Subject, Suppression, Turn
from memory_core.models.sealed import new_id
from memory_core.services import erasure as mechanism
from memory_core.services import lanes, residue, stores, suppression
from memory_core.services.residue import Traces
from memory_core.tenancy import project_scope
from tests.audit.asking import agreed, worked_on
from tests.factories import ACTOR, make_memory, make_project, make_subject, make_user
from tests.memory_core.worlds import make_world, texts, versions

pytestmark = pytest.mark.django_db(transaction=True)

OFFICER = "user:olga"
# Where a run may be cut short: each phase before its transaction has ended, and between that and the next one.
CUT = [
    ("audit.erasure._announce", "before"),
    ("audit.erasure._announce", "after"),
    ("memory_core.vault.destroy", "before"),
    ("memory_core.vault.destroy", "after"),
    ("audit.erasure._note_key", "after"),
    ("memory_core.services.erasure.delete_aside", "before"),
    ("memory_core.services.erasure.delete_aside", "after"),
    ("audit.erasure._delete", "after"),
    ("memory_core.services.key_traces.wash", "before"),
    ("audit.receipts.issue", "after"),
    ("audit.erasure._forget_names", "before"),
]


@pytest.fixture
def other() -> Project:
    return make_project("Globex")


def start(subject: Subject, **fields: object) -> ErasureRun:
    return erasure.start(subject.pk, project_id=subject.project_id, actor=ACTOR, **fields)  # type: ignore[arg-type]


def erased(subject: Subject) -> ErasureRun:
    return erasure.proceed(start(subject).pk)


def receipt_of(run: ErasureRun) -> Receipt:
    with project_scope(run.project_id):
        return Receipt.objects.get(run=run)


def test_a_plan_counts_every_place_and_changes_nothing(alice: Subject) -> None:
    make_memory(alice)
    planned = erasure.plan(alice).stores
    assert [planned[f"memory_core.{name}"] for name in ("Memory", "Turn", "Subject", "Job")] == [1, 1, 1, 0]
    assert texts(versions(alice.project)) == ["User likes tea"]


def test_every_model_is_a_store_or_stays_for_a_reason(alice: Subject) -> None:
    make_world(alice.project)
    planned = erasure.plan(alice).stores
    empty = {"broker", "sessions.Session", "audit.SavedFilter", "audit.BulkRun", "memory_core.SignInLink"}
    assert [name for name, rows in planned.items() if not rows and name not in empty] == []


def test_when_it_has_started_the_key_is_gone_and_so_are_the_rows(alice: Subject) -> None:
    make_memory(alice)
    run = start(alice)
    assert run.phase == "rows_gone" and not any(stores.aside_counts(alice.pk).values())
    with project_scope(alice.project_id):
        assert not any(stores.row_counts(alice.pk).values())
    assert run.unreachable_at and run.key_destroyed_at and run.unreachable_at <= run.key_destroyed_at


def test_it_ends_with_a_receipt_of_what_was_looked_at(alice: Subject) -> None:
    make_memory(alice)
    run = erased(alice)
    receipt = receipt_of(run)
    assert (run.phase, run.finished_at is not None, run.traces) == ("verified", True, None)
    assert receipt.says["planned"]["memory_core.Memory"] == 1 and not any(receipt.says["left"].values())
    assert receipt.says["looked_at"]["columns"] > 200


def key_file(table: str = "keyring_wrappedkey") -> bytes:
    """What stands in the file of the table of keys, or of another one of that database."""
    query = f"SELECT pg_read_binary_file(pg_relation_filepath('{table}'))"
    with psycopg.connect(f"{settings.URLS.admin.rpartition('/')[0]}/{settings.URLS.keys.rpartition('/')[2]}") as keys:
        keys.execute("CHECKPOINT")
        return bytes((keys.execute(query).fetchone() or [b""])[0])


@pytest.mark.usefixtures("alone_in_the_end")
def test_the_names_kept_for_looking_cannot_be_opened_afterwards(alice: Subject) -> None:
    begun = start(alice)
    kept = bytes(begun.traces or b"")
    assert b"alice" in vault.open(begun.pk, f"audit.erasurerun.traces:{begun.pk}", kept)
    wrapped = [bytes(key.wrapped) for key in WrappedKey.objects.filter(owner_id=begun.pk)]
    before = key_file()
    erasure.proceed(begun.pk)
    assert not vault.has_keys(begun.pk)
    assert all(key in before and key not in key_file() for key in wrapped)


def test_others_stay_as_they_were(alice: Subject) -> None:
    bob = make_subject(alice.project, "bob")
    make_memory(alice)
    make_memory(bob, "User likes rain")
    erased(alice)
    assert texts(versions(alice.project)) == ["User likes rain"] and vault.has_keys(bob.pk)


def test_the_second_time_it_is_the_same_run_and_no_failure(alice: Subject) -> None:
    first = erased(alice)
    again = start(alice)
    assert (again.pk, again.finished_at) == (first.pk, first.finished_at)
    assert erasure.proceed(again.pk).error == ""


def test_staff_erase_nobody_without_a_request(alice: Subject) -> None:
    with pytest.raises(NotPermitted):
        erasure.start(alice.pk, project_id=alice.project_id, actor=OFFICER)
    assert vault.has_keys(alice.pk)


def test_a_request_erases_nobody_before_it_runs(alice: Subject) -> None:
    for request in (agreed(alice), worked_on(alice, "access"), agreed(make_subject(alice.project, "bob"))):
        with pytest.raises(Conflict):
            start(alice, request=request)
    assert vault.has_keys(alice.pk)


def test_of_nobody_there_is_nothing_to_erase(project: Project) -> None:
    with pytest.raises(NotFound):
        erasure.start(new_id(), project_id=project.pk, actor=ACTOR)


def test_another_project_can_erase_nobody_here(alice: Subject, other: Project) -> None:
    with pytest.raises(NotFound):
        erasure.start(alice.pk, project_id=other.pk, actor=ACTOR)
    assert vault.has_keys(alice.pk)


def test_a_legal_hold_stands_against_it_by_whatever_way(alice: Subject) -> None:
    with project_scope(alice.project_id):
        LegalHold(project=alice.project, subject_id=alice.pk, reason="a suit", set_by=OFFICER).save()
    for erase in (lambda: start(alice), lambda: mechanism.erase_entity(alice.project_id, "user", "alice", actor=ACTOR)):
        with pytest.raises(Conflict):
            erase()
    assert vault.has_keys(alice.pk)


def test_an_erasure_by_an_agents_key_is_verified_and_receipted_too(alice: Subject) -> None:
    mechanism.erase_entity(alice.project_id, "user", "alice", actor=ACTOR)
    assert erasure.resume_unfinished() == 1
    with project_scope(alice.project_id):
        assert Receipt.objects.get().says["asked_by"] == ACTOR


def test_whoever_wishes_it_is_not_remembered_again(alice: Subject) -> None:
    start(alice, do_not_remember=True)
    with project_scope(alice.project_id):
        assert suppression.is_forbidden(alice.project_id, "alice")
        assert not Suppression.objects.filter(owner_id=alice.pk).exists()


def test_the_wish_is_not_one_of_those_who_did_not_have_it(alice: Subject) -> None:
    start(alice)
    with project_scope(alice.project_id):
        assert not suppression.is_forbidden(alice.project_id, "alice")


def test_who_comes_back_is_somebody_new_and_no_residue(alice: Subject) -> None:
    begun = start(alice)
    make_memory(make_subject(alice.project, "alice"), "User likes rain")
    run = erasure.proceed(begun.pk)
    assert run.finished_at is not None and texts(versions(alice.project)) == ["User likes rain"]


def test_receivers_are_told_before_the_name_is_lost(alice: Subject) -> None:
    with project_scope(alice.project_id):
        Receiver.objects.create(project=alice.project, name="crm", url="https://crm.example")
    run = erased(alice)
    with project_scope(alice.project_id):
        [notice] = Notice.objects.filter(run=run)
    assert notice.payload["user_id"] == "alice"
    told = [one for one in receipt_of(run).says["outside"] if one["code"] == "receiver"]
    assert told == [{"code": "receiver", "name": "crm", "state": "queued"}]


def test_the_persons_session_ends(alice: Subject) -> None:
    visit = SessionStore()
    visit["subject_id"] = str(alice.pk)
    visit.save()
    start(alice)
    assert not SessionStore().exists(str(visit.session_key))


def test_a_saved_filter_that_names_the_person_goes(alice: Subject) -> None:
    user = make_user(alice.project)
    with project_scope(alice.project_id):
        rest = {"project": alice.project, "user": user}
        SavedFilter(name="hers", query=f"person={alice.pk}", **rest).save()
        SavedFilter(name="phones", query="finding=phone", **rest).save()
    start(alice)
    with project_scope(alice.project_id):
        assert [kept.name for kept in SavedFilter.objects.all()] == ["phones"]


def test_the_words_of_a_request_go_and_its_dates_stay(alice: Subject) -> None:
    make_world(alice.project)
    with project_scope(alice.project_id):
        request = PrivacyRequest.objects.get()
        request.details = {"why": "because"}
        request.save()
    start(alice)
    with project_scope(alice.project_id):
        [kept] = PrivacyRequest.objects.all()
        assert (kept.details, kept.number, kept.notes.count()) == ({}, 1, 0)


def test_what_slips_in_at_the_last_moment_is_found_and_deleted(alice: Subject) -> None:
    run = start(alice)
    with project_scope(alice.project_id):
        Turn(project=alice.project, owner_id=alice.pk, mac=b"x" * 16, role="user", content=b"\1", position=0,
             said_at=run.started_at).save()  # fmt: skip
    run = erasure.proceed(run.pk)
    assert run.finished_at is not None
    with project_scope(alice.project_id):
        assert not Turn.objects.exists()


def test_what_cannot_be_deleted_keeps_the_receipt_back(alice: Subject) -> None:
    run = start(alice)
    with project_scope(alice.project_id):
        SavedFilter(project=alice.project, user=make_user(alice.project), name="hers", query=alice.pk.hex).save()
    run = erasure.proceed(run.pk)
    assert (run.finished_at, run.error, run.left["main: audit_savedfilter.query"]) == (None, "residue", 1)


@pytest.mark.parametrize("left", ["alice@initech.example", "ALICE@initech.example"])
def test_a_name_in_clear_is_found_wherever_it_stands(project: Project, left: str) -> None:
    alice = make_subject(project, "alice@initech.example")
    run = start(alice)
    with project_scope(project.pk):
        SavedFilter(project=project, user=make_user(project), name="x", query=f"q={left}").save()
    assert erasure.proceed(run.pk).left["main: audit_savedfilter.query"] == 1


def test_looking_finds_an_id_in_any_type_of_column(alice: Subject) -> None:
    make_world(alice.project)
    found = residue.search(Traces(alice.pk, (bytes(alice.mac),))).found
    assert {"main: memory_core_memory.owner_id", "keys: keyring_wrappedkey.owner_id"} <= set(found)
    assert "main: memory_core_ledgerentry.subject_id" not in found


def test_a_person_who_came_back_with_a_backup_is_erased_again_whatever_stands_against_it(alice: Subject) -> None:
    make_memory(alice)
    with project_scope(alice.project_id):
        rows = [*Subject.objects.all(), *Memory.objects.all(), *MemoryVersion.objects.all()]
    erased(alice)
    with project_scope(alice.project_id):
        for row in rows:
            row.save(force_insert=True)
        LegalHold(project=alice.project, subject_id=alice.pk, reason="a suit", set_by=OFFICER).save()
    assert erased(alice).finished_at is not None and versions(alice.project) == []
    with project_scope(alice.project_id):
        assert [receipt.number for receipt in Receipt.objects.order_by("number")] == [1, 2]


def test_a_late_wake_up_makes_no_lane_for_somebody_gone(alice: Subject) -> None:
    start(alice)
    assert lanes.lease(alice.project_id, alice.pk) is None


def test_every_phase_leaves_its_entry(alice: Subject) -> None:
    erased(alice)
    with project_scope(alice.project_id):
        done = LedgerEntry.objects.about(alice.pk).order_by("sequence").values_list("action", flat=True)
        assert list(done) == ["subject.sealed_off", "key.destroyed", "subject.erased", "receipt.issued"]


@pytest.mark.usefixtures("alone_in_the_end")
def test_the_file_of_the_key_table_is_written_anew(alice: Subject) -> None:
    wrapped = [bytes(row.wrapped) for row in WrappedKey.objects.filter(owner_id=alice.pk)]
    before = key_file()
    receipt = receipt_of(erased(alice))
    assert receipt.says["key_file"] == "gone" and DestroyedKey.objects.filter(pk=alice.pk).exists()
    assert all(key in before and key not in key_file() for key in wrapped)


def test_while_an_older_transaction_runs_anywhere_the_key_file_is_not_called_clean(
    alice: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its rows would be carried over into the new file."""
    monkeypatch.setattr(vault, "OTHERS_SECONDS", 0.2)
    with psycopg.connect(settings.URLS.owner) as elsewhere:
        elsewhere.execute("SELECT pg_current_xact_id()")
        assert receipt_of(erased(alice)).says["key_file"] == "at night"


def test_while_somebody_reads_as_of_before_the_key_file_is_not_called_clean(
    alice: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who only reads has no transaction number, and holds the rows of an earlier moment all the same."""
    monkeypatch.setattr(vault, "OTHERS_SECONDS", 0.5)
    with reading_keys():
        assert receipt_of(erased(alice)).says["key_file"] == "at night"


@pytest.mark.usefixtures("alone_in_the_end")
def test_rows_that_were_carried_over_are_out_of_the_file_once_their_reader_has_gone(alice: Subject) -> None:
    wrapped = [bytes(row.wrapped) for row in WrappedKey.objects.filter(owner_id=alice.pk)]
    with reading_keys() as elsewhere:
        leaving = Timer(1, elsewhere.close)
        leaving.start()
        assert receipt_of(erased(alice)).says["key_file"] == "gone"
        leaving.join()
    assert not any(key in key_file() for key in wrapped)


def test_no_key_is_among_the_samples_that_the_server_takes_for_its_planner(alice: Subject) -> None:
    with connections["keys"].cursor() as cursor:
        cursor.execute("ANALYZE keyring_wrappedkey")
        cursor.execute("SELECT attname FROM pg_stats WHERE tablename = 'keyring_wrappedkey'")
        assert "owner_id" in (sampled := {name for (name,) in cursor.fetchall()}) and "wrapped" not in sampled


def test_what_was_sampled_of_keys_before_is_taken_out_of_the_file_of_the_samples(alice: Subject) -> None:
    sampled = [bytes(row.wrapped) for row in WrappedKey.objects.filter(owner_id=alice.pk)]
    names = ("0004_no_statistics_of_keys", "0005_samples_of_before")
    migrations = [import_module(f"memory_core.keyring.migrations.{name}").Migration for name in names]
    with connections["keys"].cursor() as cursor:
        cursor.execute("ALTER TABLE keyring_wrappedkey ALTER COLUMN wrapped SET STATISTICS 100")
        cursor.execute("ANALYZE keyring_wrappedkey")
        before = key_file("pg_statistic")
        cursor.execute(migrations[0].operations[0].sql)
        with psycopg.connect(
            settings.URLS.keys, autocommit=True
        ) as waiting:  # else rows are carried over for those beside
            assert vault._others_are_done(waiting, time.monotonic() + 120)
        cursor.execute(migrations[1].operations[0].sql)
    assert all(key in before and key not in key_file("pg_statistic") for key in sampled)


@contextmanager
def reading_keys() -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(settings.URLS.keys) as elsewhere:
        elsewhere.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        elsewhere.execute("SELECT count(*) FROM django_migrations")
        yield elsewhere


KILLED = """
import os, signal, sys
import django; django.setup()
from importlib import import_module
from uuid import UUID
from audit import erasure
module, _, name = sys.argv[1].rpartition(".")
whole = getattr(import_module(module), name)
def die(*given, **named):
    if sys.argv[2] == "after":
        whole(*given, **named)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(import_module(module), name, die)
run = erasure.start(UUID(sys.argv[3]), project_id=UUID(sys.argv[4]), actor="system:test")
erasure.proceed(run.pk)
"""


def killed(subject: Subject, where: str, when: str) -> None:
    """Begin to erase them in a process of its own that is killed there."""
    words = [sys.executable, "-c", KILLED, where, when, str(subject.pk), str(subject.project_id)]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "memory_core.settings"}
    ended = subprocess.run(words, env=environment, cwd=Path(settings.BASE_DIR), check=False)
    assert ended.returncode == -signal.SIGKILL


@pytest.mark.parametrize(("where", "when"), CUT)
def test_killed_in_any_phase_it_goes_on_and_ends(alice: Subject, where: str, when: str) -> None:
    make_memory(alice)
    killed(alice, where, when)
    ErasureRun.objects.using("maintenance").update(next_try_at="2026-01-01T00:00Z")
    erasure.resume_unfinished()
    run = ErasureRun.objects.using("maintenance").get()
    assert receipts.verify(Receipt.objects.using("maintenance").get()) == []
    assert run.traces is None and not vault.has_keys(run.pk) and start(alice).pk == run.pk


def test_killed_before_it_has_begun_nothing_has_happened(alice: Subject) -> None:
    make_memory(alice)
    killed(alice, "memory_core.services.erasure.seal_off", "after")
    assert texts(versions(alice.project)) == ["User likes tea"] and vault.has_keys(alice.pk)
    assert erased(alice).phase == "verified"
