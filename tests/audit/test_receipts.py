"""A receipt holds as long as nobody touches it, the ledger behind it, or what it says is gone."""

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from audit import erasure, receipts
from audit.models import ErasureRun, Receipt
from memory_core.errors import InvalidInput, NotFound
from memory_core.keyring.models import DestroyedKey
from memory_core.models import Subject, Turn
from memory_core.models.sealed import new_id
from memory_core.tenancy import project_scope
from tests.factories import ACTOR, make_memory, make_project, make_subject

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def receipt(alice: Subject) -> Receipt:
    make_memory(alice, "User lives in Oslo", said="I live in Oslo")
    return erase(alice)


def erase(subject: Subject) -> Receipt:
    run = erasure.proceed(erasure.start(subject.pk, project_id=subject.project_id, actor=ACTOR).pk)
    with project_scope(subject.project_id):
        return Receipt.objects.get(run=run)


def checked(*words: str) -> tuple[str, int]:
    """What the command says, and its exit code."""
    said = StringIO()
    try:
        call_command("verify_receipt", *words, stdout=said)
    except SystemExit as end:
        return said.getvalue(), int(str(end.code))
    return said.getvalue(), 0


def test_a_receipt_holds(receipt: Receipt) -> None:
    assert receipts.verify(receipt) == []
    said, code = checked("1")
    assert "Receipt 1 holds" in said and code == 0


def test_it_says_nothing_of_what_was_known(receipt: Receipt, alice: Subject) -> None:
    said = json.dumps(receipts.as_file(receipt)).lower()
    assert "alice" not in said and "oslo" not in said


def test_its_times_are_in_the_order_in_which_things_happened(receipt: Receipt) -> None:
    times = [receipt.says[name] for name in ("started_at", "unreachable_at", "key_destroyed_at", "verified_at")]
    assert times == sorted(times) and None not in times


def test_receipts_are_numbered_within_their_project(receipt: Receipt, alice: Subject) -> None:
    second = erase(make_subject(alice.project, "bob"))
    elsewhere = erase(make_subject(make_project("Globex", slug="globex")))
    assert (receipt.number, second.number, elsewhere.number) == (1, 2, 1)
    with pytest.raises(InvalidInput):
        receipts.find(number=1)
    assert receipts.find(number=1, slug="globex").pk == elsewhere.pk


@pytest.mark.parametrize(
    "change",
    [
        lambda says: says["left"].update({"memory_core.Memory": 1}),
        lambda says: says.update(unreachable_at="2020-01-01T00:00:00.000+00:00"),
        lambda says: says["planned"].clear(),
        lambda says: says.update(subject=str(new_id())),
    ],
)
def test_a_receipt_that_was_changed_does_not_hold(receipt: Receipt, change: Callable[[Any], None]) -> None:
    change(receipt.says)
    with project_scope(receipt.project_id):
        receipt.save()
    assert [problem for problem in receipts.verify(receipt) if "signature" in problem]


def test_a_receipt_signed_anew_does_not_hold_either(receipt: Receipt) -> None:
    """Whoever has the master key and the database cannot make the ledger say something else."""
    receipt.says["planned"] = {}
    receipt.mac = b""
    receipt.mac = receipts.mac(receipts.as_file(receipt))
    assert receipts.verify(receipt) == ["The ledger has no entry of this receipt having been issued as it is."]


def test_a_receipt_whose_ledger_was_changed_does_not_hold(receipt: Receipt) -> None:
    with psycopg.connect(settings.URLS.admin.rpartition("/")[0] + "/" + settings.URLS.owner.rpartition("/")[2]) as base:
        base.execute("SET session_replication_role = replica")
        base.execute("DELETE FROM memory_core_ledgerentry WHERE action = 'subject.erased'")
    [problem] = receipts.verify(receipt)
    assert "is not the erasure of this person" in problem


def test_a_person_who_is_back_is_noticed(receipt: Receipt, alice: Subject) -> None:
    with project_scope(alice.project_id):
        turn = Turn(project=alice.project, owner_id=alice.pk, mac=b"x" * 16, role="user", content=b"\1", position=0)
        turn.said_at = receipt.issued_at
        turn.save()
    problems = receipts.verify(receipt)
    assert "In memory_core.Turn: 1 rows belong to the person." in problems and checked("1")[1] == 1


def test_a_key_database_that_knows_of_nothing_is_noticed(receipt: Receipt, alice: Subject) -> None:
    DestroyedKey.objects.filter(pk=alice.pk).delete()
    assert receipts.verify(receipt) == ["The key database knows nothing of this key having been destroyed."]


def test_the_file_that_was_handed_out_holds(receipt: Receipt, tmp_path: Path) -> None:
    paper = tmp_path / "receipt.json"
    paper.write_text(json.dumps(receipts.as_file(receipt), indent=2))
    assert checked(str(paper)) == (checked("1")[0], 0)


def test_a_file_that_was_changed_does_not(receipt: Receipt, tmp_path: Path) -> None:
    paper = tmp_path / "receipt.json"
    paper.write_text(json.dumps({**receipts.as_file(receipt), "number": 7}))
    said, code = checked(str(paper))
    assert "signature" in said and code == 1


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"receipt": "x"}', '{"receipt": 5}'])
def test_what_is_no_receipt_is_refused(content: str) -> None:
    with pytest.raises(InvalidInput):
        receipts.verify_file(content)


@pytest.mark.parametrize("asked", ["7", "/nowhere/receipt.json"])
def test_a_receipt_that_is_not_there_is_said_so(project: object, asked: str) -> None:
    with pytest.raises(CommandError):
        call_command("verify_receipt", asked)


def test_the_persons_link_opens_their_receipt_and_no_other(receipt: Receipt, alice: Subject) -> None:
    other = erase(make_subject(alice.project, "bob"))
    assert receipts.opened_by(receipt.run_id, receipts.token_of(receipt.run_id)).pk == receipt.run_id
    for run_id, token in ((receipt.run_id, receipts.token_of(other.run_id)), (new_id(), "x"), (receipt.run_id, "é")):
        with pytest.raises(NotFound):
            receipts.opened_by(run_id, token)


def test_two_who_finish_at_once_leave_one_receipt(alice: Subject) -> None:
    run = erasure.start(alice.pk, project_id=alice.project_id, actor=ACTOR)
    stale = ErasureRun.objects.using("maintenance").get(pk=run.pk)
    erasure.proceed(run.pk)
    erasure._verify(stale, ("gone", "gone"))  # type: ignore[arg-type]
    with project_scope(alice.project_id):
        assert Receipt.objects.count() == 1
