"""How good the judgement is, from what people decided: escapes, overturns, speed, agreement, and the queue's age.

Everything looks back WINDOW. Functions that ask the database are called inside the project's scope.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import sqrt
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.db.models import Aggregate, Count, Exists, FloatField, Min, OuterRef, Q
from django.utils import timezone

from audit.models import Decision, QualitySample
from audit.models.decision import DecisionQuerySet
from audit.sampling import MODEL_CHARS
from memory_core.models import MemoryVersion
from memory_core.services.remember import SCREENING

WINDOW = timedelta(days=90)
SIZES_KEPT = timedelta(minutes=5)  # weights hardly move, and counting 100,000 approvals takes a third of a second
Z_95 = 1.96
# Reading one sentence and the words it rests on takes a person some seconds. Who takes less on the middle one of
# twenty, or not even two on every tenth, is clicking, not reading.
FEWEST_TIMED = 20
SHORTEST_MEDIAN = 3.0
INSTANT_SECONDS = 1
INSTANT_SHARE = 0.1
BANDS = (timedelta(hours=1), timedelta(hours=4), timedelta(days=1), timedelta(days=3))
Verdict = Decision.Verdict
YES = (Verdict.APPROVE, Verdict.EDIT, Verdict.MASK, Verdict.SPLIT, Verdict.MERGE)


class Median(Aggregate):
    function = "percentile_cont"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = FloatField()


@dataclass(frozen=True, slots=True)
class Rate:
    """A share with its 95 % interval. `of` is how many it was measured on; with none, nothing is known: 0 to 1."""

    value: float
    low: float
    high: float
    of: int

    @property
    def is_known(self) -> bool:
        return self.of > 0


@dataclass(frozen=True, slots=True)
class Stratum:
    """One sort of automatic approval: how many there were, how many of the drawn ones were judged, and escaped."""

    name: str
    size: int
    drawn: int
    judged: int
    escaped: int

    @property
    def rate(self) -> Rate:
        return rate(self.escaped, self.judged)


@dataclass(frozen=True, slots=True)
class Escapes:
    """`covered` is the share of automatic approvals that lie in strata of which something was judged."""

    overall: Rate
    strata: Sequence[Stratum]
    covered: float
    median_seconds: float | None


@dataclass(frozen=True, slots=True)
class Reviewer:
    """What one reviewer decided. `agreed` is how often the second person said yes too, of `seconded` first yeses."""

    actor: str
    decided: int
    approved: int
    timed: int
    median_seconds: float | None
    instant: int
    overturned: int
    seconded: int
    agreed: int

    @property
    def approved_share(self) -> float:
        return self.approved / self.decided if self.decided else 0.0

    @property
    def is_too_fast(self) -> bool:
        if self.timed < FEWEST_TIMED or self.median_seconds is None:
            return False
        return self.median_seconds < SHORTEST_MEDIAN or self.instant > INSTANT_SHARE * self.timed


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits: since when, how much is overdue, and how many by age, the youngest band first."""

    waiting: int
    oldest: datetime | None
    overdue: int
    by_age: Sequence[int]


def wilson(successes: float, number: float, z: float = Z_95) -> tuple[float, float]:
    """The score interval of a share, within [0, 1]; (0, 1) when nothing was measured.

    E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), 209-212.
    """
    if number <= 0:
        return 0.0, 1.0
    share = min(max(successes / number, 0.0), 1.0)
    spread = z * sqrt(share * (1 - share) / number + z * z / (4 * number * number))
    middle, scale = share + z * z / (2 * number), 1 + z * z / number
    return max((middle - spread) / scale, 0.0), min((middle + spread) / scale, 1.0)


def rate(successes: int, number: int) -> Rate:
    low, high = wilson(successes, number)
    return Rate(successes / number if number else 0.0, low, high, number)


def stratified(strata: Iterable[Stratum]) -> Rate:
    """The share of escapes among all automatic approvals: each stratum's share, weighted by the stratum's size.

    Small strata are judged more closely than large ones, so plain counting would be wrong. The interval is
    Wilson's over Kish's effective number of judgements, 1 / sum(weight² / judged), which is the smaller the
    less evenly the weights lie (L. Kish, Survey Sampling, 1965, section 11.7). Strata of which nothing was
    judged say nothing.
    """
    judged = [stratum for stratum in strata if stratum.judged]
    total = sum(stratum.size for stratum in judged)
    if not total:
        return rate(0, 0)
    weights = [(stratum.size / total, stratum) for stratum in judged]
    share = sum(weight * stratum.escaped / stratum.judged for weight, stratum in weights)
    effective = 1 / sum(weight * weight / stratum.judged for weight, stratum in weights)
    low, high = wilson(share * effective, effective)
    return Rate(share, low, high, sum(stratum.judged for stratum in judged))


def escapes(project_id: UUID) -> Escapes:
    """How much of what screening approved on its own should not have been. The strata's sizes may be minutes old."""
    sizes = cache.get_or_set(f"quality-sizes-{project_id}", _sizes, SIZES_KEPT.total_seconds()) or {}
    counted = _judged()
    names = sorted({*sizes, *counted}, key=lambda name: (-sizes.get(name, 0), name))
    strata = [_stratum(name, sizes.get(name, 0), counted.get(name, (0, 0, 0))) for name in names]
    total = sum(stratum.size for stratum in strata)
    covered = sum(stratum.size for stratum in strata if stratum.judged)
    timed = QualitySample.objects.judged().filter(decided_at__gte=_start()).aggregate(median=Median("seconds"))
    return Escapes(stratified(strata), strata, covered / total if total else 0.0, timed["median"])


def overturned() -> Rate:
    """The share of decisions that were taken back, or whose memory was revoked later."""
    counts = _final().aggregate(number=Count("pk"), wrong=Count("pk", filter=_is_overturned()))
    return rate(counts["wrong"], counts["number"])


def median_seconds() -> float | None:
    """From being claimed to being decided, one by one; decisions in bulk have no time of their own."""
    median: float | None = _final().filter(batch=None).aggregate(median=Median("seconds"))["median"]
    return median


def reviewers() -> list[Reviewer]:
    """Everybody who decided, the busiest first."""
    one_by_one = Q(batch=None, seconds__isnull=False)
    rows = (
        _final()
        .values("actor")
        .annotate(
            decided=Count("pk"),
            approved=Count("pk", filter=Q(verdict__in=YES)),
            timed=Count("pk", filter=one_by_one),
            median=Median("seconds", filter=one_by_one),
            instant=Count("pk", filter=one_by_one & Q(seconds__lte=INSTANT_SECONDS)),
            wrong=Count("pk", filter=_is_overturned()),
        )
        .order_by("-decided", "actor")
    )
    seconded = _seconded()
    return [_reviewer(row, *seconded.get(row["actor"], (0, 0))) for row in rows]


def queue_health() -> Queue:
    now = timezone.now()
    edges = [now, *(now - band for band in BANDS), None]
    ages = {
        f"band{place}": Count("pk", filter=_between(edges[place], edges[place + 1])) for place in range(len(edges) - 1)
    }
    waiting = MemoryVersion.objects.awaiting_human().order_by()
    row = waiting.aggregate(
        number=Count("pk"), oldest=Min("recorded_at"), overdue=Count("pk", filter=Q(due_at__lt=now)), **ages
    )
    return Queue(row["number"], row["oldest"], row["overdue"], [row[band] for band in ages])


def _start() -> datetime:
    return timezone.now() - WINDOW


def _final() -> DecisionQuerySet:
    """Decisions of people that settled something, revocations of what was in force left out."""
    return Decision.objects.filter(final=True, at__gte=_start()).exclude(verdict=Verdict.REVOKE).order_by()


def _is_overturned() -> Q:
    revoked = Decision.objects.standing().filter(verdict=Verdict.REVOKE, at__gte=_start())
    of_it = revoked.filter(version=OuterRef("version"))
    of_what_it_made = revoked.filter(version=OuterRef("made__0"))
    return Q(undone_at__isnull=False) | (Q(verdict__in=YES) & (Q(Exists(of_it)) | Q(Exists(of_what_it_made))))


def _sizes() -> dict[str, int]:
    """How many automatic approvals of each stratum are in force."""
    fields = ("extractor", "model", "prompt_version", "rules_version", "kind")
    approved = MemoryVersion.objects.in_force().filter(decided_at__gte=_start(), decided_by=SCREENING)
    sizes: dict[str, int] = {}
    for *key, number in approved.order_by().values_list(*fields).annotate(number=Count("pk")):
        name = _name(*key)
        sizes[name] = sizes.get(name, 0) + number
    return sizes


def _name(extractor: str, model: str, prompt: str, rules: str, kind: str) -> str:
    return (
        f"{extractor}:{model[:MODEL_CHARS]}/{prompt}/{rules}/{kind}"
        if model
        else f"{extractor}/{prompt}/{rules}/{kind}"
    )


def _judged() -> dict[str, tuple[int, int, int]]:
    rows = QualitySample.objects.filter(drawn_at__gte=_start()).order_by().values("stratum")
    counted = rows.annotate(
        drawn=Count("pk"),
        judged=Count("pk", filter=~Q(outcome="")),
        escaped=Count("pk", filter=Q(outcome=QualitySample.Outcome.ESCAPED)),
    )
    return {row["stratum"]: (row["drawn"], row["judged"], row["escaped"]) for row in counted}


def _stratum(name: str, size: int, counted: tuple[int, int, int]) -> Stratum:
    """What was revoked since is out of force, but was approved all the same: a stratum holds what was drawn of it."""
    return Stratum(name, max(size, counted[0]), *counted)


def _seconded() -> dict[str, tuple[int, int]]:
    """By who said the first yes: how many a second person decided about, and to how many they said yes."""
    second = (
        Decision.objects.standing().filter(final=True, version=OuterRef("version")).exclude(actor=OuterRef("actor"))
    )
    first = Decision.objects.first_of_four_eyes().filter(at__gte=_start()).order_by()
    rows = (
        first.alias(decided=Exists(second), agreed=Exists(second.filter(verdict__in=YES)))
        .values("actor")
        .annotate(number=Count("pk", filter=Q(decided=True)), yes=Count("pk", filter=Q(agreed=True)))
    )
    return {row["actor"]: (row["number"], row["yes"]) for row in rows}


def _reviewer(row: Mapping[str, Any], seconded: int, agreed: int) -> Reviewer:
    return Reviewer(
        row["actor"],
        row["decided"],
        row["approved"],
        row["timed"],
        row["median"],
        row["instant"],
        row["wrong"],
        seconded,
        agreed,
    )


def _between(younger: datetime | None, older: datetime | None) -> Q:
    """Recorded after `older` and not after `younger`; the oldest band has no end."""
    return Q(recorded_at__lte=younger) & (Q(recorded_at__gt=older) if older else Q())
