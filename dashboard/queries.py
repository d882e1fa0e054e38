"""What the staff pages ask of the database, within the scope the guard has opened."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Min
from django.db.models.functions import TruncDate
from django.utils import timezone

from audit.queue import Narrowing
from memory_core.models import Finding, MemoryVersion, Status, Subject
from memory_core.models.memory import VersionQuerySet
from memory_core.services.resembling import resembling

CHART_DAYS = 14
ARRIVALS = 100


@dataclass(frozen=True, slots=True)
class Totals:
    waiting: int
    in_force: int
    people: int
    oldest: datetime | None


@dataclass(frozen=True, slots=True)
class Day:
    """How many versions were proposed on a day, by what has become of them."""

    day: date
    approved: int
    pending: int
    refused: int

    @property
    def total(self) -> int:
        return self.approved + self.pending + self.refused


@dataclass(frozen=True, slots=True)
class Held:
    """How many memories of a person wait and are in force."""

    waiting: int = 0
    in_force: int = 0


def totals() -> Totals:
    waiting = MemoryVersion.objects.awaiting_human().aggregate(number=Count("pk"), oldest=Min("recorded_at"))
    return Totals(
        waiting=waiting["number"],
        in_force=MemoryVersion.objects.in_force().count(),
        people=Subject.objects.exclude(state=Subject.State.ERASED).count(),
        oldest=waiting["oldest"],
    )


def found_by_kind(limit: int) -> Sequence[tuple[str, int]]:
    """The kinds that screening found most often, with their numbers."""
    counted = Finding.objects.order_by().values("kind").annotate(number=Count("pk")).order_by("-number", "kind")
    return [(row["kind"], row["number"]) for row in counted[:limit]]


def last_days() -> list[Day]:
    """What was proposed on each of the last CHART_DAYS days, today last."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=CHART_DAYS - 1)
    first = midnight.date()
    recent = MemoryVersion.objects.filter(recorded_at__gte=midnight).annotate(day=TruncDate("recorded_at"))
    rows = recent.order_by().values("day", "status").annotate(number=Count("pk"))
    numbers = {(row["day"], row["status"]): row["number"] for row in rows}
    return [_day(first + timedelta(days=n), numbers) for n in range(CHART_DAYS)]


def queue() -> VersionQuerySet:
    """What waits for a person, the riskiest first."""
    return MemoryVersion.objects.awaiting_human().queue_order()


def arrived(narrowing: Narrowing, since: UUID) -> int:
    """How many came into a list after this one, counted no further than ARRIVALS."""
    return narrowing.versions().filter(pk__gt=since).order_by("id")[:ARRIVALS].count()


def also_waiting(version: MemoryVersion) -> VersionQuerySet:
    """What else waits about the same person."""
    waiting = MemoryVersion.objects.awaiting_human().filter(owner_id=version.owner_id)
    return waiting.exclude(pk=version.pk).queue_order()


def alike(version: MemoryVersion, limit: int) -> list[MemoryVersion]:
    """What is in force about the same person in much the same words, the closest first."""
    ids = resembling(version.owner_id, version.text, limit=limit)
    wanted = MemoryVersion.objects.in_force().filter(pk__in=ids).exclude(pk=version.pk)
    found = {one.pk: one for one in wanted.select_related("memory__subject").prefetch_related("findings")}
    return [found[pk] for pk in ids if pk in found]


def in_force(*, kind: str = "", person: Subject | None = None) -> VersionQuerySet:
    """What Candor holds to be true, the newest first."""
    versions = MemoryVersion.objects.in_force().order_by("-id")
    if kind:
        versions = versions.filter(kind=kind)
    if person:
        versions = versions.filter(memory__subject=person)
    return versions


def held_by(people: Iterable[UUID]) -> dict[UUID, Held]:
    """How much is held about each of these people, in one query."""
    rows = MemoryVersion.objects.alive().filter(owner_id__in=list(people)).order_by()
    numbers: dict[UUID, dict[str, int]] = {}
    for row in rows.values("owner_id", "status").annotate(number=Count("pk")):
        numbers.setdefault(row["owner_id"], {})[row["status"]] = row["number"]
    return {
        owner: Held(waiting=count.get(Status.PENDING, 0), in_force=count.get(Status.APPROVED, 0))
        for owner, count in numbers.items()
    }


def _day(day: date, numbers: dict[tuple[date, str], int]) -> Day:
    refused = numbers.get((day, Status.REJECTED), 0) + numbers.get((day, Status.WITHDRAWN), 0)
    return Day(day, numbers.get((day, Status.APPROVED), 0), numbers.get((day, Status.PENDING), 0), refused)
