"""Receipts of erasures: numbered, without content, and checkable for ever after by whoever has the master key."""

import hashlib
import hmac
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Max
from django.utils import timezone

from audit import outside
from audit.models import ErasureRun, Receipt
from memory_core.databases import derived_secret
from memory_core.errors import InvalidInput, NotFound
from memory_core.keyring.models import DestroyedKey
from memory_core.models import LedgerEntry, Project
from memory_core.services import key_traces, residue, stores
from memory_core.services.ledger import Log
from memory_core.services.residue import Traces
from memory_core.tenancy import project_scope

FORMAT = 1
ISSUED, ERASED = "receipt.issued", "subject.erased"


def issue(
    run: ErasureRun, *, log: Log, washed: tuple[key_traces.Traces, key_traces.Traces], looked: residue.Looked
) -> Receipt:
    """Write the receipt of a verified erasure, in the transaction that ends it."""
    erased = LedgerEntry.objects.about(run.subject_id).filter(action=ERASED).order_by("-sequence").first()
    receipt = Receipt(
        project_id=run.project_id,
        number=_next_number(run.project_id),
        run=run,
        ledger_sequence=erased.sequence if erased else 0,
        issued_at=timezone.now(),
    )
    receipt.says = _said(run, washed, looked)
    receipt.mac = mac(as_file(receipt))
    receipt.save(force_insert=True)
    log.add(ISSUED, actor=run.actor, subject_id=run.subject_id, number=receipt.number, mac=receipt.mac.hex())
    return receipt


def as_file(receipt: Receipt) -> dict[str, Any]:
    """Everything a receipt says, in the form in which it is handed out. `mac` is over all the rest."""
    return {
        "format": FORMAT,
        "receipt": str(receipt.pk),
        "project": str(receipt.project_id),
        "number": receipt.number,
        "issued_at": _time(receipt.issued_at),
        "ledger_sequence": receipt.ledger_sequence,
        **receipt.says,
        **({"mac": bytes(receipt.mac).hex()} if receipt.mac else {}),
    }


def mac(said: dict[str, Any]) -> bytes:
    """HMAC-SHA256 over everything but the `mac` itself, under a key that follows from the master key."""
    content = {name: value for name, value in said.items() if name != "mac"}
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    return hmac.digest(_key("receipts"), canonical, hashlib.sha256)


def verify(receipt: Receipt) -> list[str]:
    """What is wrong with a receipt, in sentences; nothing when it holds. Looks everywhere again for the person."""
    problems = _forged(as_file(receipt))
    with project_scope(receipt.project_id):
        run = ErasureRun.objects.get(pk=receipt.run_id)
        problems += _unlike_the_ledger(receipt, run)
        left = stores.row_counts(run.subject_id)
    left |= stores.aside_counts(run.subject_id)
    problems += [f"In {place}: {rows} rows belong to the person." for place, rows in left.items() if rows]
    problems += [f"In {place}: {rows} rows name the person." for place, rows in _found(run).items()]
    if not DestroyedKey.objects.filter(pk=run.subject_id).exists():
        problems.append("The key database knows nothing of this key having been destroyed.")
    return problems


def verify_file(content: str) -> tuple[Receipt, list[str]]:
    """The receipt that a file was made from, and what is wrong with either. Raises InvalidInput, NotFound."""
    said = _read(content)
    receipt = find(receipt_id=UUID(said["receipt"]))
    problems = _forged(said)
    if not problems and said != as_file(receipt):
        problems.append("The file is genuine, but the receipt in the database has been changed since.")
    return receipt, problems + verify(receipt)


def find(*, number: int = 0, slug: str = "", receipt_id: UUID | None = None) -> Receipt:
    """A receipt of any project, by its number within one or by its id. Raises NotFound, InvalidInput."""
    found = Receipt.objects.using("maintenance").order_by("pk")
    found = found.filter(pk=receipt_id) if receipt_id else found.filter(number=number)
    receipts = list((found.filter(project__slug=slug) if slug else found)[:2])
    if not receipts:
        raise NotFound("There is no such receipt.")
    if len(receipts) > 1:
        raise InvalidInput("Several projects have a receipt of this number: say which project.")
    return receipts[0]


def token_of(run_id: UUID) -> str:
    """What opens the receipt to the person whom it is about, who has no other way in any more."""
    return hmac.digest(_key("receipt-links"), run_id.bytes, hashlib.sha256).hex()


def opened_by(run_id: UUID, token: str) -> ErasureRun:
    """The run behind the link that a person was given. Raises NotFound."""
    if not hmac.compare_digest(token.encode("utf-8", "surrogateescape"), token_of(run_id).encode()):
        raise NotFound("There is no such receipt.")
    run = ErasureRun.objects.using("maintenance").filter(pk=run_id).first()
    if run is None:
        raise NotFound("There is no such receipt.")
    return run


def _said(
    run: ErasureRun, washed: tuple[key_traces.Traces, key_traces.Traces], looked: residue.Looked
) -> dict[str, Any]:
    return {
        "run": str(run.pk),
        "subject": str(run.subject_id),
        "asked_by": run.actor,
        "request": run.request.number if run.request else None,
        "do_not_remember": run.do_not_remember,
        "started_at": _time(run.started_at),
        "unreachable_at": _time(run.unreachable_at),
        "key_destroyed_at": _time(run.key_destroyed_at),
        "verified_at": _time(run.finished_at),
        "planned": run.plan,
        "left": run.left,
        "looked_at": {"tables": looked.tables, "columns": looked.columns},
        "key_file": washed[0].value,
        "key_log": washed[1].value,
        "outside": [*(one.as_json() for one in outside.told(run)), *run.outside],
    }


def _forged(said: dict[str, Any]) -> list[str]:
    if hmac.compare_digest(str(said.get("mac", "")).encode(), mac(said).hex().encode()):
        return []
    return ["What it says is not what was issued: the signature does not fit."]


def _unlike_the_ledger(receipt: Receipt, run: ErasureRun) -> Iterator[str]:
    entries = LedgerEntry.objects.about(run.subject_id)
    if not entries.filter(sequence=receipt.ledger_sequence, action=ERASED).exists():
        yield f"Entry {receipt.ledger_sequence} of the ledger is not the erasure of this person."
    issued = entries.filter(action=ISSUED, facts__number=receipt.number, facts__mac=bytes(receipt.mac).hex())
    if not issued.exists():
        yield "The ledger has no entry of this receipt having been issued as it is."


def _found(run: ErasureRun) -> dict[str, int]:
    return residue.search(Traces(run.subject_id)).found


def _read(content: str) -> dict[str, Any]:
    try:
        said = json.loads(content)
        UUID(said["receipt"])
    except (ValueError, TypeError, KeyError, AttributeError):
        raise InvalidInput("This file is not a receipt.") from None
    return dict(said)


def _next_number(project_id: UUID) -> int:
    """The project's row keeps two at once from taking the same."""
    Project.objects.select_for_update(no_key=True).get(pk=project_id)
    last: int | None = Receipt.objects.filter(project_id=project_id).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="milliseconds") if moment else None


def _key(purpose: str) -> bytes:
    return derived_secret(settings.MASTER_KEY or bytes(32), purpose).encode()
