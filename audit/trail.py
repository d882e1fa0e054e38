"""Reading the ledger: narrowed by who, what, whom, which memory and when, page by page, or all of it as a file."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from urllib.parse import urlencode
from uuid import UUID

from django.db import connection
from django.utils import timezone

from memory_core.models import LedgerEntry
from memory_core.models.ledger import LedgerQuerySet
from memory_core.services.ledger import act
from memory_core.tenancy import project_scope

SORTS = ("user", "agent", "subject", "system")
BATCH = 1_000
YEARS = range(1900, 9000)
COLUMNS = (
    *("project", "sequence", "at", "actor", "action", "subject", "memory", "version"),
    *("fields", "facts", "previous", "digest"),
)


class Form(StrEnum):
    JSONL = "jsonl"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Trail:
    """Which entries are asked for. `actor` is one such as `user:<id>`, or a whole sort of them such as `agent`."""

    actor: str = ""
    action: str = ""
    person: UUID | None = None
    memory: UUID | None = None
    since: date | None = None
    until: date | None = None

    @classmethod
    def of(cls, params: Mapping[str, str]) -> "Trail":
        """What an address asks for. What makes no sense is left out."""
        return cls(
            actor=_code(params.get("actor", "")),
            action=_code(params.get("action", "")),
            person=_uuid(params.get("person", "")),
            memory=_uuid(params.get("memory", "")),
            since=_date(params.get("since", "")),
            until=_date(params.get("until", "")),
        )

    @property
    def asked(self) -> dict[str, str]:
        """What is asked for, by name, as an address holds it."""
        given = {name: getattr(self, name) for name in self.__slots__}
        return {name: str(value) for name, value in given.items() if value}

    @property
    def query(self) -> str:
        return urlencode(self.asked)

    def entries(self, project_id: UUID) -> LedgerQuerySet:
        """The entries of a project, in its scope, in no order yet."""
        found = LedgerEntry.objects.filter(project_id=project_id)
        if self.actor in SORTS:
            found = found.filter(actor__gte=f"{self.actor}:", actor__lt=f"{self.actor};")
        elif self.actor:
            found = found.filter(actor=self.actor)
        conditions = {
            "action": self.action or None,
            "subject_id": self.person,
            "memory_id": self.memory,
            "at__gte": _start(self.since),
            "at__lt": _start(self.until + timedelta(days=1)) if self.until else None,
        }
        return found.filter(**{name: value for name, value in conditions.items() if value is not None})


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring entries, the latest first, and the numbers from which the ones beside them go on."""

    entries: list[LedgerEntry]
    earlier: int | None
    later: int | None


def stretch(trail: Trail, project_id: UUID, *, before: int | None, after: int | None, size: int) -> Stretch:
    """The entries just before one number, or just after another, or the latest. One query, however long the ledger."""
    found = trail.entries(project_id)
    if after is not None:
        rows = list(found.filter(sequence__gt=after).order_by("sequence")[: size + 1])
        shown = rows[:size][::-1]
        return Stretch(shown, shown[-1].sequence if shown else None, shown[0].sequence if len(rows) > size else None)
    if before is not None:
        found = found.filter(sequence__lt=before)
    rows = list(found.order_by("-sequence")[: size + 1])
    shown = rows[:size]
    later = shown[0].sequence if before is not None and shown else None
    return Stretch(shown, shown[-1].sequence if len(rows) > size else None, later)


def export(trail: Trail, project_id: UUID, form: Form, *, actor: str) -> Iterator[bytes]:
    """The entries as a file, from the first to the last that was there when it was asked for.

    Asking for it is an act with an entry of its own. The lines are read as they are sent, and no connection is
    held in between.
    """
    with act(project_id) as log:
        found = trail.entries(project_id)
        newest = found.order_by("-sequence").values_list("sequence", flat=True).first() or 0
        log.add(
            "ledger.exported",
            actor=actor,
            subject_id=trail.person,
            memory_id=trail.memory,
            form=form.value,
            entries=found.count(),
            narrowed_by=sorted(trail.asked),
        )
    write = _as_csv if form is Form.CSV else _as_lines
    return (write(batch, first=number == 0) for number, batch in enumerate(_batches(trail, project_id, newest)))


def as_row(entry: LedgerEntry) -> dict[str, object]:
    """An entry with everything its digest is computed from."""
    return {
        "project": str(entry.project_id),
        "sequence": entry.sequence,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": entry.actor,
        "action": entry.action,
        "subject": str(entry.subject_id or ""),
        "memory": str(entry.memory_id or ""),
        "version": str(entry.version_id or ""),
        "fields": entry.fields,
        "facts": entry.facts,
        "previous": bytes(entry.previous).hex(),
        "digest": bytes(entry.digest).hex(),
    }


def _batches(trail: Trail, project_id: UUID, newest: int) -> Iterator[list[LedgerEntry]]:
    last = 0
    while last < newest:
        with project_scope(project_id):
            rest = trail.entries(project_id).filter(sequence__gt=last, sequence__lte=newest)
            batch = list(rest.order_by("sequence")[:BATCH])
        if not connection.in_atomic_block:
            connection.close()  # back to the pool: a slow reader must not keep it
        if not batch:
            return
        last = batch[-1].sequence
        yield batch


def _as_lines(entries: list[LedgerEntry], *, first: bool) -> bytes:
    return "".join(json.dumps(as_row(entry), ensure_ascii=False) + "\n" for entry in entries).encode()


def _as_csv(entries: list[LedgerEntry], *, first: bool) -> bytes:
    text = io.StringIO()
    table = csv.writer(text)
    if first:
        table.writerow(COLUMNS)
    for entry in entries:
        row = as_row(entry)
        row |= {"fields": " ".join(entry.fields), "facts": json.dumps(entry.facts, ensure_ascii=False, sort_keys=True)}
        table.writerow(row[name] for name in COLUMNS)
    return text.getvalue().encode()


def _start(day: date | None) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, time.min)) if day else None


def _code(text: str) -> str:
    text = text.strip()
    return text if text.isascii() and text.isprintable() and len(text) <= 60 else ""


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text.strip())
    except ValueError:
        return None


def _date(text: str) -> date | None:
    """A day on which something may have happened. Neither end of the calendar can be stepped over."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return day if day.year in YEARS else None
