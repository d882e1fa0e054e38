"""Witnesses of the ledger outside the database: a file that only grows and, where one is set, a webhook.

A line says up to which number and digest a project's chain has come, and keeps a mark of every entry since the
line before it. Lines are signed with a secret that the database does not know and hold each other by the
signature before, so whoever can write to the database alone cannot rewrite a chain unseen.
"""

import base64
import fcntl
import hashlib
import hmac
import json
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import BinaryIO
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from memory_core.services import chain

log = logging.getLogger(__name__)

ROWS_PER_LINE = 10_000


@dataclass(frozen=True, slots=True)
class Anchor:
    """One line. `after` and `sequence` bound the entries it witnesses, `marks` has one mark for each of them."""

    at: str
    project: str
    after: int
    sequence: int
    digest: str
    marks: str
    previous: str
    mac: str = ""

    @classmethod
    def of(cls, line: bytes) -> "Anchor | None":
        """The anchor on a line, or None when the line is not one: half written, or damaged."""
        try:
            anchor = cls(**json.loads(line))
            whole = len(anchor.row_marks) == chain.MARK_BYTES * (anchor.sequence - anchor.after) > 0
            return anchor if whole and anchor.moment.tzinfo and UUID(anchor.project) else None
        except (ValueError, TypeError, AttributeError):
            return None

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.at)

    @property
    def row_marks(self) -> bytes:
        return base64.b64decode(self.marks, validate=True)

    @property
    def is_genuine(self) -> bool:
        return hmac.compare_digest(self.mac.encode(), self.signature().encode())

    def signature(self) -> str:
        said = {name: value for name, value in asdict(self).items() if name != "mac"}
        return signed(json.dumps(said, sort_keys=True, separators=(",", ":")).encode())

    def line(self) -> bytes:
        return json.dumps(asdict(self), separators=(",", ":")).encode() + b"\n"


def signed(content: bytes) -> str:
    """HMAC-SHA256 in hexadecimal, as on every line."""
    return hmac.new(settings.CANDOR_ANCHOR_SECRET.encode(), content, hashlib.sha256).hexdigest()


def anchor() -> int:
    """Witness what was added to every chain since the last time; returns how many lines that took.

    What is added is checked first: a chain that no longer fits what was witnessed, or does not hold together,
    is not witnessed further, and an error is logged.
    """
    written = 0
    with _held_file() as file, chain.snapshot() as connection:  # in this order: nobody witnesses more meanwhile
        for project_id, head in chain.heads(connection).items():
            if head != _read_on(file).end_of(project_id):
                written += _witness(connection, file, project_id, head)
        os.fsync(file.fileno())
    return written


def newest(project_id: UUID) -> Anchor | None:
    """The last line about a project in this machine's file, or None where there is none to see."""
    try:
        with _path().open("rb") as file:
            return _read_on(file).latest.get(str(project_id))
    except OSError:
        return None


@dataclass(slots=True)
class _Known:
    """What a file was found to hold up to `offset`. Kept, because the file only grows and may grow long."""

    inode: int = -1
    offset: int = 0
    mac: str = ""
    latest: dict[str, Anchor] = field(default_factory=dict)

    def end_of(self, project_id: UUID) -> chain.Head:
        """How far a chain was witnessed."""
        last = self.latest.get(str(project_id))
        return chain.Head(last.sequence, bytes.fromhex(last.digest)) if last else chain.START

    def add(self, anchor: Anchor) -> None:
        self.mac = anchor.mac
        self.latest[anchor.project] = anchor


_files: dict[Path, _Known] = {}
_reading = Lock()


def _read_on(file: BinaryIO) -> _Known:
    """What the file holds, with the lines that came since it was last looked at."""
    with _reading:
        state = os.fstat(file.fileno())
        known = _files.get(_path())
        if known is None or known.inode != state.st_ino or known.offset > state.st_size:
            known = _files[_path()] = _Known(inode=state.st_ino)
        file.seek(known.offset)
        for line in file:
            if not line.endswith(b"\n"):
                break
            known.offset += len(line)
            if (found := Anchor.of(line)) and found.is_genuine:
                known.add(found)
        return known


@contextmanager
def _held_file() -> Iterator[BinaryIO]:
    """The file, ours alone while it is written to. A line that a crash cut short is closed and counts for nothing."""
    path = _path()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        size = file.seek(0, os.SEEK_END)
        if size and os.pread(descriptor, 1, size - 1) != b"\n":
            file.write(b"\n")
            file.flush()
        yield file


def _witness(connection: chain.Connection, file: BinaryIO, project_id: UUID, head: chain.Head) -> int:
    """Write the lines for what a chain has gained; returns how many. Nothing is written of what does not fit."""
    lines, end = 0, _read_on(file).end_of(project_id)
    for links in _batches(connection, project_id, end):
        known, end = _read_on(file), chain.Head(links[-1].sequence, links[-1].digest)
        file.write(_made(project_id, links, known.mac).line())
        file.flush()
        lines += 1
    if end != head:
        log.error("ledger of project %s breaks after entry %d: run verify_ledger", project_id, end.sequence)
    return lines


def _batches(connection: chain.Connection, project_id: UUID, end: chain.Head) -> Iterator[list[chain.Link]]:
    """The entries behind `end`, as far as they hang on it and on each other."""
    links = chain.links(connection, project_id, after=max(end.sequence - 1, 0))
    if end.sequence and ((last := next(links, None)) is None or not last.is_sound or chain.Head(*last[::3]) != end):
        return
    batch: list[chain.Link] = []
    for link in links:
        if (link.sequence, link.previous) != (end.sequence + 1, end.digest) or not link.is_sound:
            break
        end = chain.Head(link.sequence, link.digest)
        batch.append(link)
        if len(batch) == ROWS_PER_LINE:
            yield batch
            batch = []
    if batch:
        yield batch


def _made(project_id: UUID, links: list[chain.Link], previous: str) -> Anchor:
    last = links[-1]
    anchor = Anchor(
        at=timezone.now().isoformat(timespec="milliseconds"),
        project=str(project_id),
        after=last.sequence - len(links),
        sequence=last.sequence,
        digest=last.digest.hex(),
        marks=base64.b64encode(b"".join(link.mark for link in links)).decode(),
        previous=previous,
    )
    return replace(anchor, mac=anchor.signature())


def _path() -> Path:
    path: Path = settings.CANDOR_ANCHOR_FILE
    return path
