"""Keys: seal, open, mac, rotate, destroy.

Every owner (a data subject, or a project for what belongs to no person) has a content key with a
generation, and an index key that never changes. Both live in the key database, wrapped by the
master key. What is sealed is bound to its place, so a value moved to another row does not open.

A sealed value is: version (1 byte), generation (4), nonce (12), AES-256-GCM ciphertext and tag.
"""

import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from threading import Lock
from typing import Any, TypeVar
from uuid import UUID

import psycopg
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.utils import timezone

from memory_core.errors import KeyDestroyed
from memory_core.keyring.models import DestroyedKey, ErasedRow, WrappedKey

T = TypeVar("T")

FORMAT = b"\x01"
KEY_BYTES = 32
NONCE_BYTES = 12
HEADER_BYTES = 5
MAC_BYTES = 16
CACHE_SECONDS = 30  # how long another process may still hold a key that was destroyed
CACHE_OWNERS = 20_000
QUICKLY_REWRITTEN_BYTES = 64_000_000  # some 200,000 owners, in about a second
REWRITE_WAIT = "2s"
OTHERS_SECONDS = 10.0
SIZE = "SELECT pg_table_size(%s::regclass)"
CARRIED_OVER = (  # as ANALYZE has just counted them, up to 240 MB one by one; where nobody counts, there may be some
    "SELECT CASE current_setting('track_counts') WHEN 'on' THEN pg_stat_get_dead_tuples(%s::regclass) ELSE 1 END"
)


@dataclass(frozen=True, slots=True)
class Keys:
    generation: int
    content: dict[int, AESGCM]
    index: bytes
    read_at: float
    derived: dict[str, Any]  # what was made of the keys, such as the rotation of vectors; goes when they go


_cache: dict[UUID, Keys] = {}
_lock = Lock()
_swept_at = 0.0


def create(owner: UUID) -> None:
    """Make the keys of a new owner. Raises KeyDestroyed for one that was erased."""
    if DestroyedKey.objects.filter(owner_id=owner).exists():
        raise KeyDestroyed
    WrappedKey.objects.bulk_create(
        [_new_key(owner, purpose, 1) for purpose in WrappedKey.Purpose], ignore_conflicts=True
    )


def seal(owner: UUID, place: str, clear: bytes) -> bytes:
    """Encrypt `clear` for one owner and one place (`model.field:row id`)."""
    keys = _keys(owner)
    nonce = os.urandom(NONCE_BYTES)
    header = FORMAT + keys.generation.to_bytes(4, "big")
    return header + nonce + keys.content[keys.generation].encrypt(nonce, clear, _bound(owner, place))


def open(owner: UUID, place: str, sealed: bytes) -> bytes:
    """Decrypt what `seal` made for the same owner and place.

    Raises KeyDestroyed when the owner or that generation of the key is gone, and
    ValueError when the value was changed or stands in another place.
    """
    generation = generation_of(sealed)
    cipher = _keys(owner).content.get(generation)
    if cipher is None:
        forget([owner])
        cipher = _keys(owner).content.get(generation)
    if cipher is None:
        raise KeyDestroyed
    nonce, body = sealed[HEADER_BYTES : HEADER_BYTES + NONCE_BYTES], sealed[HEADER_BYTES + NONCE_BYTES :]
    try:
        return cipher.decrypt(nonce, body, _bound(owner, place))
    except InvalidTag:
        raise ValueError(f"The sealed value at {place} was changed or moved.") from None


def generation_of(sealed: bytes) -> int:
    """Under which generation of its owner's content key a value is sealed."""
    return int.from_bytes(sealed[1:HEADER_BYTES], "big")


def reseal(owner: UUID, place: str, sealed: bytes) -> bytes:
    """The same value under the owner's newest key. Raises what `open` raises."""
    return seal(owner, place, open(owner, place, sealed))


def mac(owner: UUID, purpose: str, value: str) -> bytes:
    """A 16-byte keyed BLAKE2b of `value`: equal values can be looked up, none can be read."""
    return blake2b(value.encode(), digest_size=MAC_BYTES, key=_keys(owner).index, person=_person(purpose)).digest()


def index_key(owner: UUID) -> bytes:
    """The 32-byte key under which this owner's postings are hashed and vectors permuted."""
    return _keys(owner).index


def has_keys(owner: UUID) -> bool:
    """Whether anything of this owner can be opened."""
    try:
        _keys(owner)
    except KeyDestroyed:
        return False
    return True


def derived(owner: UUID, name: str, make: Callable[[bytes], T]) -> T:
    """`make(index key)`, made once for as long as the keys are held."""
    made = _keys(owner).derived
    if name not in made:
        made[name] = make(_keys(owner).index)
    result: T = made[name]
    return result


def load(owners: Iterable[UUID]) -> None:
    """Fetch the keys of many owners in one query, ahead of opening many rows."""
    missing = [owner for owner in set(owners) if not _is_fresh(_cache.get(owner))]
    if missing:
        _read(missing)


def rotate(owner: UUID) -> int:
    """Add the next generation of the content key and return its number. Older ones still open.

    Other processes go on sealing under the older one for up to CACHE_SECONDS. Raises KeyDestroyed.
    """
    with transaction.atomic(using="keys"):
        held = WrappedKey.objects.select_for_update().filter(owner_id=owner, purpose="content")
        newest = held.order_by("-generation").first()
        if newest is None:
            raise KeyDestroyed
        _new_key(owner, WrappedKey.Purpose.CONTENT, newest.generation + 1).save()
    forget([owner])
    return newest.generation + 1


def generations(owner: UUID) -> dict[int, datetime]:
    """The generations of the content key that there are, and when each was made. Raises KeyDestroyed for none.

    What is sealed by this process from now on is under the newest of them, or a newer one.
    """
    forget([owner])
    rows = WrappedKey.objects.filter(owner_id=owner, purpose="content").values_list("generation", "created_at")
    if not (made := dict(rows)):
        raise KeyDestroyed
    return made


def drop_before(owner: UUID, generation: int) -> int:
    """Destroy the content keys older than `generation`, once nothing is sealed under them; returns how many.

    `rewrite` then takes what is left of them out of the file.
    """
    gone, _ = WrappedKey.objects.filter(owner_id=owner, purpose="content", generation__lt=generation).delete()
    forget([owner])
    return gone


def destroy(owner: UUID) -> datetime:
    """Destroy every key of an owner for good; returns when. A second call returns the first time."""
    with transaction.atomic(using="keys"):
        tombstone, _ = DestroyedKey.objects.get_or_create(owner_id=owner, defaults={"destroyed_at": timezone.now()})
        WrappedKey.objects.filter(owner_id=owner).delete()
        ErasedRow.objects.filter(owner_id=owner).delete()  # this tombstone says it all
    forget([owner])
    return tombstone.destroyed_at


def bury(owner: UUID, memories: Iterable[UUID]) -> None:
    """Keep tombstones of single memories that were erased. A second time changes nothing."""
    rows = [ErasedRow(memory_id=memory, owner_id=owner) for memory in memories]
    ErasedRow.objects.bulk_create(rows, batch_size=5_000, ignore_conflicts=True)


def rewrite(*, however_large: bool = False) -> bool:
    """Write the key table anew, because deleted rows stay in its file as bytes; returns whether they are out of it.

    Nobody can read keys meanwhile: a large table is rewritten only when told so, at a quiet hour, and nobody who
    holds the table is waited for longer than REWRITE_WAIT. Deleted rows are carried over as long as somebody may
    still see them. So every transaction of the server that may be older than their deletion is waited for first, and
    where rows were carried over nevertheless (who only reads does not show as a transaction), it is done again; all
    that for OTHERS_SECONDS.
    """
    table, until = WrappedKey._meta.db_table, time.monotonic() + OTHERS_SECONDS
    with psycopg.connect(settings.URLS.keys, autocommit=True) as connection:
        if not however_large and _number(connection, SIZE, table) > QUICKLY_REWRITTEN_BYTES:
            return False
        connection.execute(f"SET lock_timeout = '{REWRITE_WAIT}'; SET default_statistics_target = 100".encode())
        pause = 1.0
        while _others_are_done(connection, until):
            try:
                connection.execute(f"VACUUM (FULL, ANALYZE) {table}".encode())
            except psycopg.errors.LockNotAvailable:
                return False
            if not _number(connection, CARRIED_OVER, table):
                return True
            time.sleep(pause)
            pause *= 2
    return False


def _others_are_done(connection: psycopg.Connection[Any], until: float) -> bool:
    """Whether every transaction that may have begun before this moment has ended, asked until then."""
    now = _number(connection, "SELECT pg_current_xact_id()::text::bigint")
    while _number(connection, "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint") < now:
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return time.monotonic() <= until


def _number(connection: psycopg.Connection[Any], question: str, *given: str) -> int:
    [number] = connection.execute(question.encode(), given).fetchone() or (0,)
    return int(number)


def forget(owners: Iterable[UUID]) -> None:
    """Drop keys from this process's memory."""
    with _lock:
        for owner in owners:
            _cache.pop(owner, None)


def _keys(owner: UUID) -> Keys:
    keys = _cache.get(owner)
    if keys is None or not _is_fresh(keys):
        _read([owner])
        keys = _cache.get(owner)
    if keys is None:
        raise KeyDestroyed
    return keys


def _is_fresh(keys: Keys | None) -> bool:
    return keys is not None and _clock() - keys.read_at < CACHE_SECONDS


def _clock() -> float:
    """Seconds that go on counting while the machine sleeps, where the system has such a clock."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()


def _read(owners: list[UUID]) -> None:
    found: dict[UUID, list[WrappedKey]] = {}
    asked_at = _clock()
    for row in WrappedKey.objects.filter(owner_id__in=owners):
        found.setdefault(row.owner_id, []).append(row)
    with _lock:
        _drop_stale()
        for owner in owners:
            _cache.pop(owner, None)
        for owner, rows in found.items():
            if keys := _unwrapped(rows, asked_at):
                _cache[owner] = keys


def _drop_stale() -> None:
    """Keys are forgotten when their time is up, used or not; looked at once per CACHE_SECONDS."""
    global _swept_at
    now = _clock()
    if now - _swept_at < CACHE_SECONDS and len(_cache) < CACHE_OWNERS:
        return
    _swept_at = now
    for owner in [owner for owner, keys in _cache.items() if not _is_fresh(keys)]:
        del _cache[owner]


def _unwrapped(rows: list[WrappedKey], asked_at: float) -> Keys | None:
    content = {row.generation: AESGCM(_unwrap(row)) for row in rows if row.purpose == WrappedKey.Purpose.CONTENT}
    index = [_unwrap(row) for row in rows if row.purpose == WrappedKey.Purpose.INDEX]
    if not content or not index:
        return None
    return Keys(max(content), content, index[0], asked_at, {})


def _new_key(owner: UUID, purpose: WrappedKey.Purpose, generation: int) -> WrappedKey:
    nonce = os.urandom(NONCE_BYTES)
    row = WrappedKey(owner_id=owner, purpose=purpose, generation=generation)
    row.wrapped = nonce + _master().encrypt(nonce, os.urandom(KEY_BYTES), _label(row))
    return row


def _unwrap(row: WrappedKey) -> bytes:
    wrapped = bytes(row.wrapped)
    try:
        return _master().decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], _label(row))
    except InvalidTag:
        raise ImproperlyConfigured("The master key does not open the key database: it is another one's.") from None


def _master() -> AESGCM:
    if settings.MASTER_KEY is None:
        raise ImproperlyConfigured("There is no master key: set CANDOR_MASTER_KEY or CANDOR_MASTER_KEY_FILE.")
    return AESGCM(settings.MASTER_KEY)


def _label(row: WrappedKey) -> bytes:
    return f"{row.owner_id}|{row.purpose}|{row.generation}".encode()


def _bound(owner: UUID, place: str) -> bytes:
    return f"{owner}|{place}".encode()


def _person(purpose: str) -> bytes:
    return blake2b(purpose.encode(), digest_size=16).digest()
