"""What waits for a person, as a query: narrowed, in order, a page at a time.

The order is risk (highest first), due time, id, which is the index `version_queue`. A cursor names the last
row that was seen, so a page costs the same wherever in the queue it begins.
"""

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from audit.models import Decision
from memory_core import vault
from memory_core.engine.types import Kind
from memory_core.models import Finding, Memory, MemoryVersion
from memory_core.models.memory import VersionQuerySet

HIGH_RISK, MEDIUM_RISK = 60, 30
BANDS: Mapping[str, Q] = {
    "high": Q(risk__gte=HIGH_RISK),
    "medium": Q(risk__gte=MEDIUM_RISK, risk__lt=HIGH_RISK),
    "low": Q(risk__lt=MEDIUM_RISK),
}
FORWARD, BACKWARD = ("-risk", "due_at", "id"), ("risk", "-due_at", "-id")
SAMPLE_PER_RISK = 100
MAC_DIGITS = 32
CODE_CHARS = 40
ON = "1"

# The first of what waits at every risk there is: a walk from risk to risk along the index, never the whole queue.
SAMPLE = """
    WITH RECURSIVE risks AS (
        (SELECT risk FROM memory_core_memoryversion WHERE status = 'pending' ORDER BY risk DESC LIMIT 1)
        UNION ALL
        SELECT (SELECT v.risk FROM memory_core_memoryversion v
                WHERE v.status = 'pending' AND v.risk < risks.risk ORDER BY v.risk DESC LIMIT 1)
        FROM risks WHERE risks.risk IS NOT NULL
    ), sample AS (
        SELECT first.* FROM risks CROSS JOIN LATERAL (
            SELECT v.id, v.memory_id, v.proposed_by FROM memory_core_memoryversion v
            WHERE v.status = 'pending' AND v.risk = risks.risk ORDER BY v.due_at, v.id LIMIT %s
        ) AS first
    )
"""
KINDS = "SELECT DISTINCT kind FROM sample JOIN memory_core_finding f ON f.version_id = sample.id ORDER BY kind"
AGENTS = """
    SELECT agent_mac, CASE WHEN agent_mac IS NULL THEN proposed_by END AS proposer, (array_agg(memory_id))[1]
    FROM sample JOIN memory_core_memory m ON m.id = memory_id GROUP BY agent_mac, proposer
"""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What of the queue somebody wants to see; it travels as a query string and holds codes and ids only.

    `agent` is the MAC of an agent's name in hex, or the actor that wrote the memory down. `second` asks for
    what has a first yes and needs another.
    """

    finding: str = ""
    person: UUID | None = None
    kind: str = ""
    agent: str = ""
    risk: str = ""
    overdue: bool = False
    second: bool = False

    @classmethod
    def of(cls, params: Mapping[str, str]) -> "Narrowing":
        """What an address asks for; whatever makes no sense is left out."""
        return cls(
            finding=_code(params.get("finding", "")),
            person=_id(params.get("person", "")),
            kind=_one_of(params.get("kind", ""), [kind.value for kind in Kind]),
            agent=_code(params.get("agent", "")),
            risk=_one_of(params.get("risk", ""), BANDS),
            overdue=params.get("overdue") == ON,
            second=params.get("second") == ON,
        )

    @classmethod
    def parse(cls, query: str) -> "Narrowing":
        """`of` for a query string, such as `query` gives."""
        return cls.of(dict(parse_qsl(query)))

    @property
    def query(self) -> str:
        """The same as a query string, without "?"; empty for the whole queue."""
        given = {field.name: getattr(self, field.name) for field in fields(self)}
        return urlencode({name: ON if value is True else str(value) for name, value in given.items() if value})

    def versions(self) -> VersionQuerySet:
        """What waits and fits, in the order of the queue. Call it inside the project's scope."""
        waiting = MemoryVersion.objects.awaiting_human().queue_order().filter(self._columns())
        if self.finding:
            waiting = waiting.filter(Exists(Finding.objects.filter(version=OuterRef("pk"), kind=self.finding)))
        if self.second:
            waiting = waiting.filter(Exists(Decision.objects.first_of_four_eyes().filter(version=OuterRef("pk"))))
        return waiting

    def _columns(self) -> Q:
        wanted = BANDS.get(self.risk, Q())
        if self.person:
            wanted &= Q(owner_id=self.person)
        if self.kind:
            wanted &= Q(kind=self.kind)
        if self.agent:
            wanted &= _by_agent(self.agent)
        return wanted & Q(due_at__lt=timezone.now()) if self.overdue else wanted


EVERYTHING = Narrowing()


@dataclass(frozen=True, slots=True)
class QueuePage:
    """A stretch of the queue. `next` and `previous` are cursors for `page`, empty where there is nothing more."""

    rows: list[MemoryVersion]
    next: str
    previous: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands in the order, and which way to read from there."""

    risk: int
    due_at: datetime | None
    id: UUID
    backward: bool = False

    @classmethod
    def after(cls, version: MemoryVersion) -> "Place":
        return cls(version.risk, version.due_at, version.pk)

    @classmethod
    def before(cls, version: MemoryVersion) -> "Place":
        return cls(version.risk, version.due_at, version.pk, backward=True)

    @property
    def cursor(self) -> str:
        due = self.due_at.isoformat() if self.due_at else None
        packed = json.dumps([self.risk, due, self.id.hex, self.backward], separators=(",", ":"))
        return base64.urlsafe_b64encode(packed.encode()).decode().rstrip("=")

    @classmethod
    def of(cls, cursor: str) -> "Place | None":
        """The place a cursor names, or None for one that was not made here."""
        try:
            risk, due, pk, backward = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
            due_at = None if due is None else datetime.fromisoformat(due)
            if due_at is not None and due_at.tzinfo is None:
                return None
            return cls(_small(risk), due_at, UUID(pk), bool(backward))
        except (ValueError, TypeError, AttributeError, RecursionError, binascii.Error):
            return None

    def beyond(self) -> list[Q]:
        """What comes after this place, in stretches that each follow the index from their first row."""
        same = Q(risk=self.risk)
        if self.backward:
            earlier = Q(due_at__lte=self.due_at) & (Q(due_at__lt=self.due_at) | Q(id__lt=self.id))
            without = [same & Q(due_at=None, id__lt=self.id), same & Q(due_at__isnull=False)]
            return [*([same & earlier] if self.due_at else without), Q(risk__gt=self.risk)]
        later = Q(due_at__gte=self.due_at) & (Q(due_at__gt=self.due_at) | Q(id__gt=self.id))
        without = [same & Q(due_at=None, id__gt=self.id)]
        return [*([same & later, same & Q(due_at=None)] if self.due_at else without), Q(risk__lt=self.risk)]


def page(narrowing: Narrowing, *, after: str = "", size: int) -> QueuePage:
    """The next `size` rows beyond a cursor, with their memories, people and findings.

    A cursor that makes no sense means the first page. Call it inside the project's scope.
    """
    place = Place.of(after) if after else None
    found = _stretch(narrowing.versions(), place, size + 1)
    has_more, rows = len(found) > size, found[:size]
    is_backward = place is not None and place.backward
    if place and (not rows or (is_backward and not has_more)):  # at the top, or beyond an end that has moved
        return page(narrowing, size=size)
    if is_backward:
        rows.reverse()
    return QueuePage(
        _whole(rows),
        Place.after(rows[-1]).cursor if has_more or is_backward else "",
        Place.before(rows[0]).cursor if place else "",
    )


def waiting_count(limit: int = 1000, *, narrowing: Narrowing = EVERYTHING) -> int:
    """How many wait, counted no further than `limit`."""
    return narrowing.versions().order_by()[:limit].count()


def newest_waiting() -> UUID | None:
    """The id of what came in last. Ids grow with time: what has a greater one arrived since."""
    return MemoryVersion.objects.awaiting_human().order_by("-id").values_list("pk", flat=True).first()


def kinds_waiting() -> list[str]:
    """The kinds of findings among what waits, as far as the first rows of every risk tell."""
    return [kind for (kind,) in _of_sample(KINDS)]


def agents_waiting() -> list[tuple[str, str]]:
    """The agents whose memories wait, as (value for `Narrowing.agent`, name), as far as the same rows tell.

    Where an agent has no name of its own, the name is empty and the value is the actor that wrote it down.
    """
    values = {pk: bytes(mac).hex() if mac else proposer for mac, proposer, pk in _of_sample(AGENTS)}
    named = {memory.pk: memory for memory in Memory.objects.filter(pk__in=values).only("owner_id", "scopes")}
    vault.load(memory.owner_id for memory in named.values())
    return sorted(((value, _agent_name(named[pk])) for pk, value in values.items()), key=lambda pair: pair[::-1])


def _stretch(waiting: VersionQuerySet, place: Place | None, size: int) -> list[MemoryVersion]:
    columns = waiting.only("id", "risk", "due_at")
    if place is None:
        return list(columns[:size])
    order = BACKWARD if place.backward else FORWARD
    first, *others = (columns.order_by(*order).filter(beyond)[:size] for beyond in place.beyond())
    return list(first.union(*others, all=True).order_by(*order)[:size])


def _whole(rows: Sequence[MemoryVersion]) -> list[MemoryVersion]:
    wanted = MemoryVersion.objects.filter(pk__in=[row.pk for row in rows])
    found = {version.pk: version for version in wanted.select_related("memory__subject").prefetch_related("findings")}
    return [found[row.pk] for row in rows if row.pk in found]


def _of_sample(question: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(SAMPLE + question, [SAMPLE_PER_RISK])
        return list(cursor.fetchall())


def _by_agent(agent: str) -> Q:
    try:
        mac = bytes.fromhex(agent) if len(agent) == MAC_DIGITS else None
    except ValueError:
        mac = None
    return Q(memory__agent_mac=mac) if mac else Q(proposed_by=agent, memory__agent_mac=None)


def _agent_name(memory: Memory) -> str:
    return str(memory.scopes.get("agent_id", "")) if vault.has_keys(memory.owner_id) else ""


def _code(value: str) -> str:
    is_code = len(value) <= CODE_CHARS + MAC_DIGITS and value.isascii() and value.isprintable()
    return value if is_code else ""


def _one_of(value: str, known: Any) -> str:
    return value if value in known else ""


def _id(value: str) -> UUID | None:
    try:
        return UUID(value)
    except ValueError:
        return None


def _small(risk: object) -> int:
    if not isinstance(risk, int) or isinstance(risk, bool) or not 0 <= risk <= 100:
        raise ValueError
    return risk
