"""Anchors sent away: the lines of this machine's file, in order, to the address that the operator named.

How far the lines were delivered stands beside the file, so what could not be sent goes with the next minute's.
"""

import fcntl
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from memory_core.services.posting import PostFailed, post_bytes

log = logging.getLogger(__name__)

BYTES_PER_POST = 1_000_000
POSTS_AT_ONCE = 20


def deliver() -> int:
    """Post the lines that were not delivered yet, as `application/x-ndjson`; returns how many bytes arrived.

    The body is signed as every message that leaves here. Whatever is not answered with a 2xx counts as not delivered.
    """
    path: Path = settings.CANDOR_ANCHOR_FILE
    if not settings.CANDOR_ANCHOR_WEBHOOK or not path.exists():
        return 0
    delivered = 0
    with _held_mark(path) as mark:
        offset = _offset(mark, path)
        for _ in range(POSTS_AT_ONCE):
            body = _undelivered(path, offset + delivered)
            if not body or not _post(body):
                break
            delivered += len(body)
            os.pwrite(mark, f"{offset + delivered:020}\n".encode(), 0)
    return delivered


@contextmanager
def _held_mark(path: Path) -> Iterator[int]:
    """The file that says how far delivery has come, ours alone."""
    mark = os.open(path.with_name(f"{path.name}.delivered"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(mark, fcntl.LOCK_EX)
        yield mark
    finally:
        os.close(mark)


def _offset(mark: int, path: Path) -> int:
    """How far delivery has come. A file that is shorter is a new one and goes from its beginning."""
    text = os.pread(mark, 20, 0)
    offset = int(text) if text.isdigit() else 0
    return offset if offset <= path.stat().st_size else 0


def _undelivered(path: Path, offset: int) -> bytes:
    """Whole lines behind `offset`, at least one where there is any."""
    with path.open("rb") as file:
        file.seek(offset)
        lines: list[bytes] = []
        size = 0
        for line in file:
            if not line.endswith(b"\n") or (lines and size + len(line) > BYTES_PER_POST):
                break
            lines.append(line)
            size += len(line)
    return b"".join(lines)


def _post(body: bytes) -> bool:
    try:
        address, secret = settings.CANDOR_ANCHOR_WEBHOOK, settings.CANDOR_ANCHOR_SECRET
        post_bytes(address, body, "application/x-ndjson", secret=secret, to_operator=True)
    except PostFailed as error:
        log.warning("anchor webhook: not delivered, %s", error)
        return False
    return True
