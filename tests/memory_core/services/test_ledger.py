import hashlib
import json
from dataclasses import dataclass

import psycopg
import pytest
from django.conf import settings
from django.db import DatabaseError, IntegrityError, connection, transaction

from memory_core.errors import AppendOnly
from memory_core.models import LedgerEntry, LedgerHead, Project, Subject
from memory_core.services import ledger
from memory_core.tenancy import project_scope
from tests.factories import ACTOR
from tests.memory_core.worlds import make_world, tell

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Chain:
    entries: list[LedgerEntry]
    head: LedgerHead


def chain_of(project: Project) -> Chain:
    with project_scope(project.pk):
        return Chain(list(LedgerEntry.objects.order_by("sequence")), LedgerHead.objects.get())


def note(project: Project) -> LedgerEntry:
    with ledger.act(project.pk) as log:
        log.add("test.noted", actor=ACTOR, fields=["text"])
    return chain_of(project).entries[-1]


def recomputed(entry: LedgerEntry) -> bytes:
    """The digest as docs/ledger.md gives it to an outsider, made without our code."""
    said = [
        str(entry.project_id),
        entry.at.isoformat(timespec="microseconds"),
        entry.actor,
        entry.action,
        str(entry.subject_id or ""),
        str(entry.memory_id or ""),
        str(entry.version_id or ""),
        entry.fields,
        entry.facts,
    ]
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    content = hashlib.sha256(text.encode()).digest()
    return hashlib.sha256(bytes(entry.previous) + entry.sequence.to_bytes(8, "big") + content).digest()


def test_entries_are_numbered_without_gaps_and_each_holds_the_digest_before_it(project: Project) -> None:
    make_world(project)
    entries = chain_of(project).entries
    assert [entry.sequence for entry in entries] == list(range(1, len(entries) + 1))
    digests = [b"", *(bytes(entry.digest) for entry in entries)]
    assert [bytes(entry.previous) for entry in entries] == digests[:-1]


def test_every_digest_can_be_recomputed_from_what_is_stored(project: Project) -> None:
    make_world(project)
    entries = chain_of(project).entries
    assert len(entries) > 10
    assert all(bytes(entry.digest) == recomputed(entry) == ledger.digest(entry) for entry in entries)


@pytest.mark.parametrize(
    "change",
    [{"actor": "user:2"}, {"action": "x"}, {"fields": []}, {"facts": {"n": 1}}, {"sequence": 9}, {"previous": b"x"}],
    ids=str,
)
def test_a_change_of_any_field_shows_in_the_digest(project: Project, change: dict[str, object]) -> None:
    entry = note(project)
    for name, value in change.items():
        setattr(entry, name, value)
    assert ledger.digest(entry) != bytes(entry.digest)


@pytest.mark.parametrize("name", ["project_id", "subject_id", "memory_id", "version_id"])
def test_a_change_of_what_an_entry_is_about_shows_in_the_digest(project: Project, other: Project, name: str) -> None:
    entry = note(project)
    setattr(entry, name, other.pk)
    assert ledger.digest(entry) != bytes(entry.digest)


def test_the_head_is_the_last_entry(project: Project) -> None:
    make_world(project)
    chain = chain_of(project)
    assert (chain.head.sequence, bytes(chain.head.digest)) == (len(chain.entries), bytes(chain.entries[-1].digest))


def test_two_projects_have_chains_of_their_own(project: Project, other: Project) -> None:
    first = note(project)
    second = note(other)
    assert (first.sequence, second.sequence) == (2, 2)
    assert bytes(first.digest) != bytes(second.digest)


def test_a_number_is_given_once(project: Project) -> None:
    entry = note(project)
    entry.pk = None
    with pytest.raises(IntegrityError), project_scope(project.pk):
        entry.save(force_insert=True)


def test_an_entry_falls_with_its_transaction(project: Project, alice: Subject) -> None:
    with transaction.atomic():
        with ledger.act(project.pk) as log:
            Subject.objects.filter(pk=alice.pk).update(state="paused")
            log.add("subject.paused", actor=ACTOR, subject=alice)
        assert len(chain_of(project).entries) == 2
        transaction.set_rollback(True)
    with project_scope(project.pk):
        assert LedgerEntry.objects.get().action == "project.created" and Subject.objects.get().state == "active"


def test_an_act_without_entries_writes_nothing(project: Project) -> None:
    with ledger.act(project.pk):
        pass
    assert chain_of(project).head.sequence == 1  # its making


def test_python_neither_changes_nor_deletes_entries(project: Project) -> None:
    note(project)
    with project_scope(project.pk):
        with pytest.raises(AppendOnly):
            LedgerEntry.objects.update(actor="x")
        with pytest.raises(AppendOnly):
            LedgerEntry.objects.all().delete()


def test_an_entry_cannot_be_saved_again_or_deleted_by_itself(project: Project) -> None:
    entry = note(project)
    for refused in (entry.save, entry.delete):
        with pytest.raises((AppendOnly, DatabaseError)), project_scope(project.pk), transaction.atomic():
            refused()


@pytest.mark.parametrize(
    "statement", ["UPDATE memory_core_ledgerentry SET actor = 'x'", "DELETE FROM memory_core_ledgerentry"]
)
@pytest.mark.parametrize("login", ["app", "maintenance"])
def test_the_grants_refuse_it_to_both_working_logins(login: str, statement: str) -> None:
    with (
        psycopg.connect(getattr(settings.URLS, login)) as connected,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connected.execute(statement)


@pytest.mark.parametrize(
    "statement", ["UPDATE memory_core_ledgerentry SET actor = 'x'", "DELETE FROM memory_core_ledgerentry"]
)
@pytest.mark.django_db(transaction=True)
def test_the_trigger_refuses_it_even_to_the_owner(project: Project, statement: str) -> None:
    note(project)
    with psycopg.connect(settings.URLS.owner) as owner, pytest.raises(psycopg.errors.RaiseException, match="Cannot"):
        owner.execute(statement)


def test_no_word_of_a_person_stands_in_the_ledger(project: Project) -> None:
    world = make_world(project)
    tell(
        world.caller,
        "zoe.quokka@acme.example",
        "I live in Quokkaville.",
        run_id="quokkarun",
        metadata={"quokka": "quokka"},
    )
    with project_scope(project.pk), connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(entry::text, ' ') FROM memory_core_ledgerentry AS entry")
        said = cursor.fetchone()[0].lower()
    assert "memory.approved" in said
    assert not any(word in said for word in ("quokka", "oslo", "alice", "lives"))


def test_every_act_of_the_way_of_a_memory_has_its_entry(project: Project) -> None:
    make_world(project)
    actions = {entry.action for entry in chain_of(project).entries}
    assert actions >= {"ingest.accepted", "ingest.read", "memory.proposed", "memory.approved", "memory.rejected",
                       "review.reject", "key.created"}  # fmt: skip
